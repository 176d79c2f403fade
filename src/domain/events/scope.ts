import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Actor } from "../../core/actor.ts";
import { isStaff } from "../../core/actor.ts";
import type { DB } from "../../database/schema.ts";

/** A condition on `claim`, for a kysely `where`. */
export type Scoped = (eb: ExpressionBuilder<DB, "claim">) => Expression<SqlBool>;

/** The claims that an actor reaches: a customer's own, a guest's one, a service centre's own, all of the seller for other staff. */
export function scopeOf(actor: Actor): Scoped {
  return (eb) => {
    const own = eb("claim.sellerId", "=", actor.sellerId);
    if (actor.role === "customer_owner" || actor.role === "customer_member")
      return actor.customerId ? eb.and([own, eb("claim.customerId", "=", actor.customerId)]) : eb.lit(false);
    if (actor.role === "guest")
      return actor.claimId ? eb.and([own, eb("claim.id", "=", actor.claimId)]) : eb.lit(false);
    if (actor.role === "centre_member")
      return actor.centreId ? eb.and([own, eb("claim.centreId", "=", actor.centreId)]) : eb.lit(false);
    return isStaff(actor) || actor.role === "system" ? own : eb.lit(false);
  };
}

import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
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

/**
 * The orders or applications that an actor reaches, as a condition on `subject` in plain SQL: a customer's own, all of the seller for its
 * staff; those of a service centre and guests reach none.
 */
export function reachOfSubject(actor: Actor): RawBuilder<SqlBool> {
  const own = sql<SqlBool>`subject.seller_id = ${actor.sellerId}`;
  if (actor.role === "customer_owner" || actor.role === "customer_member")
    return actor.customerId ? sql<SqlBool>`${own} and subject.customer_id = ${actor.customerId}` : sql<SqlBool>`false`;
  if (actor.role === "centre_member") return sql<SqlBool>`false`;
  return isStaff(actor) || actor.role === "system" ? own : sql<SqlBool>`false`;
}

/** Rows of money that an actor reaches, beside `claim` or `subject`, an order, whichever they are about; in plain SQL. */
export function reachOfMoney(actor: Actor): RawBuilder<SqlBool> {
  const claims = scopeOf(actor)(expressionBuilder<DB, "claim">());
  return sql<SqlBool>`((claim.id is not null and ${claims}) or (subject.id is not null and ${reachOfSubject(actor)}))`;
}

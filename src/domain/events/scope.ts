import {
  type Compilable,
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type RawBuilder,
  type SqlBool,
  sql,
} from "kysely";
import type { Actor } from "../../core/actor.ts";
import { isStaff } from "../../core/actor.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { DB } from "../../database/schema.ts";
import type { Tx } from "../../database/transaction.ts";

/** A condition on `claim`, for a kysely `where`. */
export type Scoped = (eb: ExpressionBuilder<DB, "claim">) => Expression<SqlBool>;

/** What of an actor tells which claims they reach. */
type Reach = Pick<Actor, "role" | "sellerId" | "customerId" | "claimId" | "centreId">;

/**
 * The claims that an actor reaches: a customer's own, a guest's one, those with a unit for a service centre's own people, all of the seller
 * for other staff.
 */
export function scopeOf(actor: Reach): Scoped {
  return (eb) => {
    const own = eb("claim.sellerId", "=", actor.sellerId);
    if (actor.role === "customer_owner" || actor.role === "customer_member")
      return actor.customerId ? eb.and([own, eb("claim.customerId", "=", actor.customerId)]) : eb.lit(false);
    if (actor.role === "guest")
      return actor.claimId ? eb.and([own, eb("claim.id", "=", actor.claimId)]) : eb.lit(false);
    if (actor.role === "centre_member")
      return eb.and([
        own,
        eb.exists(
          eb
            .selectFrom("claimLine as l")
            .select("l.id")
            .where(sql<boolean>`l.seller_id = claim.seller_id and l.claim_id = claim.id and ${reachOfLine(actor)}`),
        ),
      ]);
    return isStaff(actor) || actor.role === "system" ? own : eb.lit(false);
  };
}

/** Reads claims through an actor's reach with a query that is built once for each kind of reach, see `compiledOnce`. */
export function compiledInReach<Args extends readonly string[], Row>(
  build: (tx: Tx, scope: Scoped, ...args: Args) => Compilable<Row>,
): (tx: Tx, actor: Reach, ...args: Args) => Promise<Row[]> {
  type Read = (
    tx: Tx,
    ...args: [seller: string, customer: string, claim: string, centre: string, ...Args]
  ) => Promise<Row[]>;
  const reads = new Map<string, Read>();
  return (tx, { role, sellerId, customerId = "", claimId = "", centreId = "" }, ...args) => {
    const kind = [role, ...[customerId, claimId, centreId].map((id) => id !== "")].join(" ");
    let read = reads.get(kind);
    if (!read) {
      read = compiledOnce((within, seller, customer, claim, centre, ...rest) => {
        const reach = {
          ...(customerId && { customerId: customer }),
          ...(claimId && { claimId: claim }),
          ...(centreId && { centreId: centre }),
        };
        return build(within, scopeOf({ role, sellerId: seller, ...reach }), ...(rest as unknown as Args));
      }) as Read;
      reads.set(kind, read);
    }
    return read(tx, sellerId, customerId, claimId, centreId, ...args);
  };
}

/**
 * Which units `l`, of claims that an actor reaches, they reach, as a condition in plain SQL: a service centre's people those for their centre,
 * everybody else all.
 */
export function reachOfLine({ role, centreId }: Pick<Actor, "role" | "centreId">): RawBuilder<SqlBool> {
  return role === "centre_member" ? sql<SqlBool>`l.centre_id = ${centreId ?? null}::uuid` : sql<SqlBool>`true`;
}

/** The same for what may be about one unit, named by `column`, or about the claim as a whole. */
export function reachOfLineIn(actor: Actor, column: "d.line_id" | "attachment.line_id"): RawBuilder<SqlBool> {
  if (actor.role !== "centre_member") return sql<SqlBool>`true`;
  const line = sql.ref(column);
  return sql<SqlBool>`(${line} is null or exists (
    select from claim_line l where l.seller_id = ${actor.sellerId} and l.id = ${line} and ${reachOfLine(actor)}))`;
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

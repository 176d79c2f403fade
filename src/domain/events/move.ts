import { sql } from "kysely";
import type { Lifecycle } from "../../core/lifecycle.ts";
import type { Context } from "../context.ts";
import type { Action } from "../people/permissions.ts";
import { type Subject, subjectId, subjectOf } from "../subject.ts";
import { appendEvent } from "./append.ts";
import { type Passed, permission, refuseIf, wrongState } from "./guard.ts";
import { lockSubject } from "./lock.ts";

/** The lifecycles whose statuses are moved here. */
export type Axis =
  | "claim"
  | "custody"
  | "work"
  | "quote"
  | "payment"
  | "online"
  | "refund"
  | "order"
  | "application"
  | "reimbursement";

/** What moves: the claim, order or application itself, a line of a claim, or a quote, payment or refund. */
export type Target = Subject & Moving;

interface Moving {
  readonly lineId?: string;
  readonly quoteId?: string;
  readonly paymentId?: string;
  readonly onlineId?: string;
  readonly refundId?: string;
  readonly reimbursementId?: string;
}

/** What the history keeps of a move besides who and when. */
export interface What {
  readonly reason?: string;
  readonly clauses?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A move that was made. */
export interface Moved<Status extends string> {
  readonly from: Status;
  readonly to: Status;
  /** Its place in the history. */
  readonly sequence: number;
}

const places = {
  claim: { table: "claim", column: "status", id: "claimId" },
  custody: { table: "claim_line", column: "custody", id: "lineId" },
  work: { table: "claim_line", column: "work", id: "lineId" },
  quote: { table: "quote", column: "status", id: "quoteId" },
  payment: { table: "payment", column: "status", id: "paymentId" },
  online: { table: "online_payment", column: "status", id: "onlineId" },
  refund: { table: "refund", column: "status", id: "refundId" },
  order: { table: "customer_order", column: "status", id: "orderId" },
  reimbursement: { table: "reimbursement", column: "status", id: "reimbursementId" },
  application: { table: "centre_application", column: "status", id: "applicationId" },
} as const satisfies Record<Axis, { table: string; column: string; id: keyof Target }>;

/**
 * Moves a status along its lifecycle and writes the event, both under the subject's lock: the only writer of a status.
 * Refuses with `not_allowed` a role that may not, with `wrong_state` a verb that does not start from the present status
 * (which also is how the slower of two people learns who was faster).
 */
export async function move<Name extends Axis, Status extends string, Verb extends string>(
  context: Context,
  lifecycle: Lifecycle<Name, Status, Verb>,
  target: Target,
  ...[verb, what = {}]: [verb: NoInfer<Verb>, what?: What]
): Promise<Moved<Status>> {
  refuseIf(permission(context, `${lifecycle.name}.${verb}` as Action));
  const subject = await lockSubject(context, target);
  const place = places[lifecycle.name];
  const id = target[place.id];
  if (!id) throw new Error(`a move of ${lifecycle.name} must name its ${place.id}`);
  const { from, to } = lifecycle.transitions[verb];
  const current = id === subjectId(target) ? subject.status : await statusOf(context, place, id);
  const moved = from.includes(current as Status) && (await compareAndSet(context, place, { id, from: current, to }));
  if (!moved) {
    const events = await passedOf(context, target);
    throw wrongState(context, lifecycle.name, { status: current, ...ofLine(target), events });
  }
  const details = { ...what.details, ...(what.reason ? { reason: what.reason } : {}) };
  const event = await appendEvent(context, {
    ...subjectOf(target),
    lineId: target.lineId,
    ...(!whole.includes(lifecycle.name) && { aboutId: id }),
    verb: `${lifecycle.name}.${verb}`,
    fromStatus: current,
    toStatus: to,
    clauses: what.clauses,
    details: Object.keys(details).length > 0 ? details : undefined,
  });
  return { from: current as Status, to, sequence: event.sequence };
}

/** What moves as a whole, or is a line: clocks are about it without naming it. */
const whole: readonly Axis[] = ["claim", "custody", "work", "order", "application"];

type Place = (typeof places)[Axis];

async function statusOf({ tx, actor }: Context, place: Place, id: string): Promise<string> {
  const { rows } = await sql<{
    status: string;
  }>`select ${sql.ref(place.column)} as status from ${sql.table(place.table)}
    where seller_id = ${actor.sellerId} and id = ${id}`.execute(tx);
  if (!rows[0]) throw new Error(`${place.table} ${id} does not exist`);
  return rows[0].status;
}

async function compareAndSet(
  { tx, actor }: Context,
  place: Place,
  change: { id: string; from: string; to: string },
): Promise<boolean> {
  const column = sql.ref(place.column);
  const { numAffectedRows } =
    await sql`update ${sql.table(place.table)} set ${column} = ${change.to}, version = version + 1
    where seller_id = ${actor.sellerId} and id = ${change.id} and ${column} = ${change.from}`.execute(tx);
  return numAffectedRows === 1n;
}

async function passedOf({ tx, actor }: Context, target: Target): Promise<Passed[]> {
  return tx
    .selectFrom("event")
    .select(["lineId", "verb", "toStatus", "at", "actorName"])
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", subjectId(target))
    .orderBy("sequence")
    .execute();
}

function ofLine({ lineId }: Target): { lineId?: string } {
  return lineId ? { lineId } : {};
}

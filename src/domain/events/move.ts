import { sql } from "kysely";
import type { Lifecycle } from "../../core/lifecycle.ts";
import type { Context } from "../context.ts";
import type { Action } from "../people/permissions.ts";
import { type Subject, subjectId } from "../subject.ts";
import { appendEvents } from "./append.ts";
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
 * Moves a status along its lifecycle and writes the event, both under the subject's lock: with `moveLines` the only writer of a status.
 * Refuses with `not_allowed` a role that may not, with `wrong_state` a verb that does not start from the present status
 * (which also is how the slower of two people learns who was faster).
 */
export async function move<Name extends Axis, Status extends string, Verb extends string>(
  context: Context,
  lifecycle: Lifecycle<Name, Status, Verb>,
  target: Target,
  ...[verb, what = {}]: [verb: NoInfer<Verb>, what?: What]
): Promise<Moved<Status>> {
  const place = places[lifecycle.name];
  const id = target[place.id];
  if (!id) throw new Error(`a move of ${lifecycle.name} must name its ${place.id}`);
  const about = whole.includes(lifecycle.name) ? {} : { aboutId: id };
  const one = { id, what, lineId: target.lineId, ...about };
  const [moved] = await moveAll(context, lifecycle, { subject: target, moving: [one], verb });
  if (!moved) throw new Error(`${lifecycle.name}.${verb} moved nothing`);
  return moved;
}

/** The same for many units of a claim at once, by as many statements as for one; each has its event. All of them move, or none does. */
export async function moveLines<Name extends "custody" | "work", Status extends string, Verb extends string>(
  context: Context,
  lifecycle: Lifecycle<Name, Status, Verb>,
  claimId: string,
  ...[verb, lines]: [verb: NoInfer<Verb>, lines: readonly { readonly id: string; readonly what: What }[]]
): Promise<void> {
  const moving = lines.map(({ id, what }) => ({ id, lineId: id, what }));
  await moveAll(context, lifecycle, { subject: { claimId }, moving, verb });
}

/** A row whose status moves, and what its event says. */
interface MovingRow {
  readonly id: string;
  readonly lineId?: string | undefined;
  readonly aboutId?: string;
  readonly what: What;
}

async function moveAll<Name extends Axis, Status extends string, Verb extends string>(
  context: Context,
  lifecycle: Lifecycle<Name, Status, Verb>,
  ...[{ subject, moving, verb }]: [
    of: { readonly subject: Subject; readonly moving: readonly MovingRow[]; readonly verb: Verb },
  ]
): Promise<Moved<Status>[]> {
  refuseIf(permission(context, `${lifecycle.name}.${verb}` as Action));
  const { status } = await lockSubject(context, subject);
  const place = places[lifecycle.name];
  const ids = moving.map(({ id }) => id);
  const isWhole = ids.every((id) => id === subjectId(subject));
  const present = isWhole ? new Map(ids.map((id) => [id, status])) : await statusesOf(context, place, ids);
  const { from, to } = lifecycle.transitions[verb];
  const stays = moving.find(({ id }) => !from.includes(present.get(id) as Status));
  if (stays || (await compareAndSet(context, place, { ids, from, to })) !== ids.length) {
    const { id = "", lineId } = stays ?? moving[0] ?? {};
    const events = await passedOf(context, subject);
    throw wrongState(context, lifecycle.name, { status: present.get(id) ?? "", ...(lineId && { lineId }), events });
  }
  const events = await appendEvents(
    context,
    subject,
    moving.map(({ id, what, ...about }) => ({
      ...about,
      verb: `${lifecycle.name}.${verb}`,
      fromStatus: present.get(id),
      toStatus: to,
      clauses: what.clauses,
      details: detailsOf(what),
    })),
  );
  return events.map(({ fromStatus, sequence }) => ({ from: fromStatus as Status, to, sequence }));
}

function detailsOf({ details, reason }: What): Readonly<Record<string, unknown>> | undefined {
  const all = { ...details, ...(reason ? { reason } : {}) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** What moves as a whole, or is a line: clocks are about it without naming it. */
const whole: readonly Axis[] = ["claim", "custody", "work", "order", "application"];

type Place = (typeof places)[Axis];

async function statusesOf(
  { tx, actor }: Context,
  place: Place,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    id: string;
    status: string;
  }>`select id, ${sql.ref(place.column)} as status from ${sql.table(place.table)}
    where seller_id = ${actor.sellerId} and id = any(${ids})`.execute(tx);
  const found = new Map(rows.map(({ id, status }) => [id, status]));
  const lost = ids.find((id) => !found.has(id));
  if (lost) throw new Error(`${place.table} ${lost} does not exist`);
  return found;
}

async function compareAndSet(
  { tx, actor }: Context,
  place: Place,
  change: { readonly ids: readonly string[]; readonly from: readonly string[]; readonly to: string },
): Promise<number> {
  const column = sql.ref(place.column);
  const { numAffectedRows } =
    await sql`update ${sql.table(place.table)} set ${column} = ${change.to}, version = version + 1
    where seller_id = ${actor.sellerId} and id = any(${change.ids}) and ${column} = any(${change.from})`.execute(tx);
  return Number(numAffectedRows);
}

async function passedOf({ tx, actor }: Context, target: Subject): Promise<Passed[]> {
  return tx
    .selectFrom("event")
    .select(["lineId", "verb", "toStatus", "at", "actorName"])
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", subjectId(target))
    .orderBy("sequence")
    .execute();
}

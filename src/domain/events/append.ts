import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { runClocks } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { type Subject, subjectId, subjectOf, subjectTable } from "../subject.ts";
import { hashDetails, hashOf, type StoredEvent } from "./chain.ts";

/** What is to be written down of a thing that happened. */
export type NewEvent = Subject & NewLink;

interface NewLink {
  readonly lineId?: string | undefined;
  /** The quote, payment, refund or withdrawal that it is about; clocks may be about it too. */
  readonly aboutId?: string | undefined;
  readonly verb: string;
  readonly fromStatus?: string;
  readonly toStatus?: string;
  readonly clauses?: readonly string[] | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** What may be noted besides the moves of a status. */
export const notedVerbs = [
  "claim.begun",
  "claim.edited",
  "claim.linesAdded",
  "claim.lineRemoved",
  "claim.refiled",
  "claim.rerouted",
  "line.edited",
  "message.sent",
  "note.written",
  "attachment.added",
  "deadline.missed",
  "deadline.warned",
  "deadline.moved",
  "deadline.extended",
  "parcel.matched",
  "parcel.turnedAway",
  "inspection.saved",
  "inspection.completed",
  "quote.drafted",
  "repair.recorded",
  "refund.requested",
  "refund.parked",
  "online.started",
  "online.parked",
  "decision.overridden",
  "appeal.filed",
  "appeal.answered",
  "repair.tested",
  "replacement.named",
  "line.contents",
  "line.declined",
  "carrier.claimed",
  "order.packed",
  "order.unpacked",
  "order.parcelShipped",
  "order.parcelArrived",
  "order.lineTested",
  "order.escalate",
  "carrier.arranged",
  "parcel.tracked",
  "parcel.takenBack",
  "order.withdrawn",
  "order.repriced",
  "order.goodsBack",
  "application.submitted",
  "reimbursement.requested",
  "supplier.paid",
] as const;
export type NotedVerb = (typeof notedVerbs)[number];

/** Notes a fact that moves no status, such as `message.sent`; a bare id is a claim's. */
export async function noteEvent(
  context: Context,
  target: string | (Subject & Pick<NewLink, "aboutId" | "clauses"> & { readonly lineId?: string }),
  verb: NotedVerb,
  details?: Readonly<Record<string, unknown>>,
): Promise<StoredEvent> {
  const of = typeof target === "string" ? { claimId: target } : target;
  return appendEvent(context, { ...of, verb, details });
}

/** Adds the next link to a subject's history, under its lock; its row remembers the chain's length and last hash. */
export async function appendEvent(context: Context, event: NewEvent): Promise<StoredEvent> {
  const { tx, actor } = context;
  const own = sql`seller_id = ${actor.sellerId} and id = ${subjectId(event)}`;
  const { rows } = await sql<ChainEnd>`
    select event_count, event_head from ${subjectTable(event)} where ${own} for update`.execute(tx);
  if (!rows[0]) throw new Error(`what the event ${event.verb} is about does not exist`);
  const link = linkAfter(rows[0], event, context);
  const { details, ...columns } = link;
  await tx
    .insertInto("event")
    .values({ ...columns, clauses: [...link.clauses], details: details && JSON.stringify(details) })
    .execute();
  await sql`update ${subjectTable(event)}
    set event_count = ${link.sequence}, event_head = ${link.hash}, updated_at = ${link.at} where ${own}`.execute(tx);
  await runClocks(context, event);
  return link;
}

interface ChainEnd {
  readonly eventCount: number;
  readonly eventHead: string;
}

function linkAfter(end: ChainEnd, event: NewEvent, context: Context): StoredEvent {
  const { actor, now } = context;
  const open = {
    sellerId: actor.sellerId,
    claimId: null,
    orderId: null,
    applicationId: null,
    ...subjectOf(event),
    sequence: end.eventCount + 1,
    lineId: event.lineId ?? null,
    at: new Date(now),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    verb: event.verb,
    fromStatus: event.fromStatus ?? null,
    toStatus: event.toStatus ?? null,
    clauses: event.clauses ?? [],
    // As it will be read back: without what is undefined.
    details: event.details ? (JSON.parse(JSON.stringify(event.details)) as Record<string, unknown>) : null,
    salt: randomBytes(16).toString("hex"),
    previousHash: end.eventHead,
  };
  const sealed = { ...open, detailsHash: hashDetails(open) };
  return { ...sealed, hash: hashOf(sealed, end.eventHead) };
}

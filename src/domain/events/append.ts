import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { runClocks } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { type Subject, subjectId, subjectOf, subjectTable } from "../subject.ts";
import { hashDetails, hashOf, type StoredEvent } from "./chain.ts";

/** What is to be written down of a thing that happened. */
export interface NewEvent {
  readonly lineId?: string | undefined;
  /** The quote, payment, refund or withdrawal that it is about; clocks may be about it too. */
  readonly aboutId?: string | undefined;
  readonly verb: string;
  readonly fromStatus?: string | undefined;
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
  target: string | (Subject & Pick<NewEvent, "aboutId" | "clauses"> & { readonly lineId?: string }),
  verb: NotedVerb,
  details?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const of = typeof target === "string" ? { claimId: target } : target;
  await appendEvents(context, of, [{ ...of, verb, details }]);
}

/** Adds the next links to a subject's history, under its lock; its row remembers the chain's length and last hash. */
export async function appendEvents(
  context: Context,
  subject: Subject,
  events: readonly NewEvent[],
): Promise<StoredEvent[]> {
  const { tx, actor } = context;
  const own = sql`seller_id = ${actor.sellerId} and id = ${subjectId(subject)}`;
  const { rows } = await sql<ChainEnd>`
    select event_count, event_head from ${subjectTable(subject)} where ${own} for update`.execute(tx);
  if (!rows[0]) throw new Error(`what the event ${events[0]?.verb} is about does not exist`);
  const links: StoredEvent[] = [];
  for (const event of events)
    links.push(linkAfter(endOf(links) ?? rows[0], { ...subjectOf(subject), ...event }, context));
  const end = endOf(links);
  if (!end) return [];
  await insertLinks(context, links);
  await sql`update ${subjectTable(subject)}
    set event_count = ${end.eventCount}, event_head = ${end.eventHead}, updated_at = ${new Date(context.now)} where ${own}`.execute(
    tx,
  );
  await runClocks(context, subjectOf(subject), events);
  return links;
}

/** One statement with one text for however many, so that it is planned once. */
async function insertLinks({ tx }: Context, links: readonly StoredEvent[]): Promise<void> {
  await sql`insert into event (seller_id, claim_id, order_id, application_id, sequence, line_id, at, actor_kind, actor_id, actor_name, verb,
      from_status, to_status, clauses, details, salt, details_hash, previous_hash, hash)
    select "sellerId", "claimId", "orderId", "applicationId", sequence, "lineId", at, "actorKind", "actorId", "actorName", verb,
      "fromStatus", "toStatus", clauses, details, salt, "detailsHash", "previousHash", hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r("sellerId" uuid, "claimId" uuid, "orderId" uuid, "applicationId" uuid,
      sequence integer, "lineId" uuid, at timestamptz, "actorKind" text, "actorId" text, "actorName" text, verb text, "fromStatus" text,
      "toStatus" text, clauses text[], details jsonb, salt text, "detailsHash" text, "previousHash" text, hash text)`.execute(
    tx,
  );
}

interface ChainEnd {
  readonly eventCount: number;
  readonly eventHead: string;
}

function endOf(links: readonly StoredEvent[]): ChainEnd | undefined {
  const last = links.at(-1);
  return last && { eventCount: last.sequence, eventHead: last.hash };
}

function linkAfter(end: ChainEnd, event: Subject & NewEvent, context: Context): StoredEvent {
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

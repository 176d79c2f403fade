import { sql } from "kysely";
import { isStaff } from "../../core/actor.ts";
import type { Day } from "../../core/day.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Context } from "../context.ts";
import { type StoredEvent, type Subject, subjectColumn, subjectId } from "../events/index.ts";
import { deadlineColumns } from "./deadline-columns.ts";
import { readRefunds } from "./read-refunds.ts";
import type {
  AttachmentRecord,
  CarrierWord,
  ClaimRecord,
  DeadlineRecord,
  MessageRecord,
  ParcelRecord,
} from "./record.ts";

/** What stands around the lines of a claim. */
export type Around = Pick<ClaimRecord, "parcels" | "attachments" | "deadlines" | "refunds" | "messages" | "events">;

/** Reads it: parcels, files, clocks, messages and the history, each oldest first. Only the tables that are `filled` are asked. */
export async function readAround(context: Context, claimId: string, filled: ReadonlySet<string>): Promise<Around> {
  return {
    refunds: filled.has("refund") ? await readRefunds(context, claimId) : [],
    parcels: filled.has("parcel") ? await readParcels(context, claimId) : [],
    attachments: filled.has("attachment") ? await readAttachments(context, { claimId }) : [],
    deadlines: filled.has("deadline") ? await readDeadlines(context, { claimId }) : [],
    messages: filled.has("message") ? await readMessages(context, claimId) : [],
    events: await readEvents(context, { claimId }),
  };
}

async function readParcels({ tx, actor }: Context, claimId: string): Promise<ParcelRecord[]> {
  const rows = await tx
    .selectFrom("parcel as p")
    .innerJoin("parcelLine as pl", (on) => on.onRef("pl.sellerId", "=", "p.sellerId").onRef("pl.parcelId", "=", "p.id"))
    .select(["p.id", "p.direction", "p.carrier", "p.tracking", "p.fromKind", "p.shippedOn", "p.arrivedOn"])
    .select(["p.freightPaidBy", "p.lostOn", "p.refusedOn", "p.carrierClaim"])
    .select(({ fn }) => fn.agg<string[]>("array_agg", ["pl.lineId"]).as("lineIds"))
    .select(carrierWord.as("told"))
    .where("p.sellerId", "=", actor.sellerId)
    .where("p.claimId", "=", claimId)
    .groupBy(["p.sellerId", "p.id"])
    .orderBy("p.createdAt")
    .orderBy("p.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    direction: row.direction as ParcelRecord["direction"],
    fromKind: row.fromKind as ParcelRecord["fromKind"],
    shippedOn: row.shippedOn as Day,
    arrivedOn: row.arrivedOn as Day | null,
    freightPaidBy: row.freightPaidBy as ParcelRecord["freightPaidBy"],
    lostOn: row.lostOn as Day | null,
    refusedOn: row.refusedOn as Day | null,
    carrierClaim: row.carrierClaim as ParcelRecord["carrierClaim"],
  }));
}

/** What the carrier told of parcel `p`, with its latest scans, in the same query. */
const carrierWord = sql<CarrierWord | null>`(
  select jsonb_build_object('stage', t.stage, 'text', t.told, 'place', t.place, 'on', t.told_on, 'problem', t.problem, 'provider', t.provider,
    'scans', coalesce((select jsonb_agg(jsonb_build_object('on', s.happened_on, 'text', s.text, 'place', s.place)
        order by s.happened_at desc, s.fingerprint)
      from (select * from parcel_scan where seller_id = t.seller_id and parcel_id = t.parcel_id
        order by happened_at desc, fingerprint limit 20) s), '[]'))
  from parcel_tracking t where t.seller_id = p.seller_id and t.parcel_id = p.id and t.provider is not null)`;

/** The files of a subject, oldest first. */
export async function readAttachments({ tx, actor }: Context, subject: Subject): Promise<AttachmentRecord[]> {
  const [column, id] = subjectColumn(subject);
  const rows = await tx
    .selectFrom("attachment")
    .select([
      "id",
      "lineId",
      "kind",
      "purpose",
      "shows",
      "fileName",
      "contentType",
      "bytes",
      "uploadedBy",
      "uploadedAt",
      "packageId",
    ])
    .where("sellerId", "=", actor.sellerId)
    .where(column, "=", id)
    .orderBy("uploadedAt")
    .orderBy("id")
    .execute();
  return rows as AttachmentRecord[];
}

/** The clocks of a subject with their notices, oldest first. */
export async function readDeadlines({ tx, actor }: Context, subject: Subject): Promise<DeadlineRecord[]> {
  const column = sql.ref(`d.${subject.claimId ? "claim_id" : subject.orderId ? "order_id" : "application_id"}`);
  const { rows } = await sql<DeadlineRecord>`
    select ${deadlineColumns}, (
        select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'dueOn', n.due_on, 'daysLeft', n.days_left, 'toldAt', n.told_at,
          'mail', case when m.id is not null then jsonb_build_object('recipient', m.recipient, 'status', m.status, 'sentAt', m.sent_at) end)
          order by n.told_at, n.id), '[]')
        from deadline_notice n left join mail m on m.seller_id = n.seller_id and m.id = n.mail_id
        where n.seller_id = d.seller_id and n.deadline_id = d.id and (n.claim_id = d.claim_id or n.order_id = d.order_id or n.application_id = d.application_id)
      ) as notices
    from deadline d where d.seller_id = ${actor.sellerId} and ${column} = ${subjectId(subject)}
    order by d.created_at, d.acts_at, d.id`.execute(tx);
  return rows;
}

async function readMessages({ tx, actor }: Context, claimId: string): Promise<MessageRecord[]> {
  const rows = await tx
    .selectFrom("message")
    .select(["id", "internal", "authorKind", "authorName", "text", "sentAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .$if(!isStaff(actor), (query) => query.where("internal", "=", false))
    .orderBy("sentAt")
    .orderBy("id")
    .execute();
  return rows as MessageRecord[];
}

/** The history of a subject. */
export async function readEvents({ tx, actor }: Context, subject: Subject): Promise<StoredEvent[]> {
  return (await eventRows(tx, actor.sellerId, subjectId(subject))) as unknown as StoredEvent[];
}

const eventRows = compiledOnce((tx: Tx, sellerId: string, subject: string) =>
  tx
    .selectFrom("event")
    .selectAll()
    .where("sellerId", "=", sellerId)
    .where("subjectId", "=", subject)
    .orderBy("sequence"),
);

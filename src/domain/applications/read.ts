import { type RawBuilder, sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type CentrePhoto, type CentreProfile, profileNames, profileOf } from "../centres/index.ts";
import { type DeadlineRecord, deadlineColumns, withoutNotices } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfSubject, type StoredEvent } from "../events/index.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/** An application with everything about it that is shown. */
export interface ApplicationRecord extends CentreProfile {
  readonly id: string;
  readonly number: string;
  readonly status: ApplicationStatus;
  readonly customerId: string;
  readonly customer: string;
  readonly customerEmail: string;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly centreId: string | null;
  readonly photos: readonly CentrePhoto[];
  /** The clock of the review, as long as it runs. */
  readonly deadline: DeadlineRecord | null;
  readonly version: number;
}

/** What narrows the list. */
export interface ListApplications {
  /** Those that are still to be answered, or those that were. */
  readonly open?: boolean | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 100. */
  readonly limit: number;
}

/** Applications in the actor's reach: the longest waiting first of open ones, else the newest first; a page at a time. */
export async function listApplications(context: Context, { open, cursor, limit }: ListApplications) {
  const after = readCursor(cursor);
  const statuses = open === undefined ? all : open ? waiting : answered;
  const order = open ? sql`asc` : sql`desc`;
  const beyond = open ? sql`>` : sql`<`;
  const rows = await readRows(
    context,
    sql`subject.status = any(${statuses}) and (${after?.at ?? null}::timestamptz is null
      or (subject.created_at, subject.id) ${beyond} (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by subject.created_at ${order}, subject.id ${order} limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor({ at: last.submittedAt, id: last.id }) : null };
}

const waiting: readonly ApplicationStatus[] = ["submitted", "under_review"];
const answered: readonly ApplicationStatus[] = ["listed", "declined"];
const all: readonly ApplicationStatus[] = [...waiting, ...answered];

/** How many applications wait to be answered. */
export async function countOpenApplications({ tx, actor }: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from centre_application subject
    where ${reachOfSubject(actor)} and subject.status = any(${waiting})`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** One application in the actor's reach. */
export async function readApplication(context: Context, id: string): Promise<ApplicationRecord> {
  const [row] = isId(id) ? await readRows(context, sql`subject.id = ${id}`) : [];
  if (!row) throw new Refusal("not_found");
  return row;
}

/** What happened to an application, oldest first. */
export async function applicationEvents({ tx, actor }: Context, applicationId: string): Promise<StoredEvent[]> {
  const rows = await tx
    .selectFrom("event")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", applicationId)
    .orderBy("sequence")
    .execute();
  return rows as unknown as StoredEvent[];
}

type Row = Parameters<typeof profileOf>[0] & Omit<ApplicationRecord, keyof CentreProfile | "deadline">;

async function readRows(context: Context, rest: RawBuilder<unknown>): Promise<ApplicationRecord[]> {
  const { tx, actor } = context;
  const columns = sql.join(profileNames.map((name) => sql.ref(`subject.${name}`)));
  const { rows } = await sql<Row>`
    select ${columns}, subject.id, subject.number, subject.status, subject.customer_id, subject.submitted_at, subject.decided_at,
      subject.reason, subject.centre_id, subject.version, customer.name as customer, customer.email as customer_email,
      coalesce((select json_agg(json_build_object('id', p.id, 'fileName', p.file_name) order by p.id) from centre_photo p
        where p.seller_id = subject.seller_id and p.application_id = subject.id), '[]') as photos
    from centre_application subject
      join customer on customer.seller_id = subject.seller_id and customer.id = subject.customer_id
    where ${reachOfSubject(actor)} and ${rest}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const { rows: clocks } = await sql<DeadlineRecord & { readonly applicationId: string }>`
    select d.application_id, ${deadlineColumns}, ${withoutNotices} from deadline d
    where d.seller_id = ${actor.sellerId} and d.application_id = any(${ids}) and d.status in ('running', 'overdue')`.execute(
    tx,
  );
  const byApplication = new Map(clocks.map((clock) => [clock.applicationId, clock]));
  return rows.map((row) => ({ ...row, ...profileOf(row), deadline: byApplication.get(row.id) ?? null }));
}

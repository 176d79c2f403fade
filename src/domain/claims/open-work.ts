import { sql } from "kysely";
import type { Day } from "../../core/day.ts";
import type { ClockName } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { deadlineColumns, withoutNotices } from "./deadline-columns.ts";
import type { DeadlineRecord } from "./record.ts";
import { linesInSituation, reachOf, type Situation, situationColumns } from "./situation.ts";

/** How many units are in a situation. */
export interface SituationCount extends Situation {
  readonly units: number;
}

/** A clock of an open claim that is due, or has run out and is still waited for. */
export interface DueClaim {
  readonly claimId: string;
  readonly deadline: DeadlineRecord;
}

/** The situations that units of open claims are in: a few dozen rows however many claims there are. */
export async function openSituations({ tx, actor }: Context): Promise<SituationCount[]> {
  const { rows } = await sql<SituationCount>`
    select s.*, count(*)::integer as units from (
      select ${situationColumns} from ${linesInSituation}
      where claim.status = any(${open}) and ${reachOf(actor)}
    ) s group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(tx);
  return rows;
}

/** Ids of open claims with a unit in one of these situations, longest untouched first. */
export async function claimsInSituations(
  { tx, actor }: Context,
  situations: readonly Situation[],
  limit: number,
): Promise<string[]> {
  if (situations.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select s.id from (
      select claim.id, claim.updated_at, ${situationColumns} from ${linesInSituation}
      where claim.status = any(${open}) and ${reachOf(actor)}
    ) s join jsonb_to_recordset(${JSON.stringify(situations)}::jsonb)
      as wanted (status text, custody text, work text, inspected boolean, verdict text, quote text, payment text,
        refund text, forfeitable boolean)
      on (wanted.status, wanted.custody, wanted.work, wanted.inspected, wanted.forfeitable)
          = (s.status, s.custody, s.work, s.inspected, s.forfeitable)
        and wanted.verdict is not distinct from s.verdict and wanted.quote is not distinct from s.quote and wanted.payment is not distinct from s.payment
        and wanted.refund is not distinct from s.refund
    group by s.id, s.updated_at order by s.updated_at, s.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Clocks of open claims that have run out, or do so up to `until`, the longest overdue first. One a claim and group, where `groups` names the
 * clocks that are looked at together.
 */
export async function dueClaims(
  { tx, actor }: Context,
  until: Day,
  { groups, limit }: { readonly groups: readonly (readonly ClockName[])[]; readonly limit: number },
): Promise<DueClaim[]> {
  const group = JSON.stringify(Object.fromEntries(groups.flatMap((names, at) => names.map((name) => [name, at]))));
  const { rows } = await sql<DeadlineRecord & { claimId: string }>`
    select * from (
      select distinct on (d.claim_id, d.looked_at_with) d.claim_id, ${deadlineColumns}, ${withoutNotices}
      from (select deadline.*, ${group}::jsonb -> name as looked_at_with from deadline) d
        join claim on claim.seller_id = d.seller_id and claim.id = d.claim_id
      where d.status in ('running', 'overdue') and d.due_on <= ${until}::date
        and claim.status = any(${open}) and ${reachOf(actor)}
      order by d.claim_id, d.looked_at_with, d.due_on, d.id
    ) due order by due_on, claim_id limit ${limit}`.execute(tx);
  return rows.map(({ claimId, ...deadline }) => ({ claimId, deadline }));
}

/**
 * Claims in which the customer had the last word, longest waiting first, and how many there are. What support has before it
 * anyway (submitted, in triage) is left out, and what nobody touched since `since`.
 */
export async function unansweredClaims(
  { tx, actor }: Context,
  since: Date,
  limit: number,
): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select claim.id, (count(*) over ())::integer as count from claim
      join lateral (
        select author_kind, sent_at from message
        where message.seller_id = claim.seller_id and message.claim_id = claim.id and not internal
        order by sent_at desc, id desc limit 1
      ) last on last.author_kind = 'customer'
    where claim.updated_at >= ${since} and claim.status not in ('draft', 'submitted', 'triage') and ${reachOf(actor)}
    order by last.sent_at, claim.id limit ${limit}`.execute(tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** Claims in which a customer asked for another look that nobody has answered, longest waiting first, and how many there are. */
export async function appealedClaims({ tx, actor }: Context, limit: number): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select claim.id, (count(*) over ())::integer as count from claim
      join appeal on appeal.seller_id = claim.seller_id and appeal.claim_id = claim.id and appeal.status = 'filed'
    where ${reachOf(actor)}
    group by claim.id order by min(appeal.filed_at), claim.id limit ${limit}`.execute(tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** Statuses of claims that somebody still has to do something about; a draft is the customer's own affair. */
const open = ["submitted", "triage", "info_needed", "authorized", "in_progress", "resolved"];

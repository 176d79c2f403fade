import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type Actor, isStaff } from "../../core/actor.ts";
import { countedUpTo } from "../../core/counted.ts";
import type { Day } from "../../core/day.ts";
import type { ClockName } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { reachOfLineIn } from "../events/index.ts";
import { deadlineColumns, withoutNotices } from "./deadline-columns.ts";
import type { DeadlineRecord } from "./record.ts";
import { reachOf, type Situation, situationColumns } from "./situation.ts";

/** How many units are in a situation: so many, or that many and more. */
export interface SituationCount extends Situation {
  readonly units: number;
  /** All of the situation in one word. */
  readonly situation: string;
}

/** A clock of an open claim that is due, or has run out and is still waited for. */
export interface DueClaim {
  readonly claimId: string;
  readonly deadline: DeadlineRecord;
}

/**
 * The situations that units of open claims are in: a few dozen rows however many claims there are, found by stepping from one to the next
 * in the index, and each counted up to `countedUpTo` claims.
 */
export async function openSituations({ tx, actor }: Context): Promise<SituationCount[]> {
  const reached = reachOfOpen(actor);
  const { rows } = await sql<SituationCount>`
    with recursive step (situation) as (
      (select situation from open_situation s where ${reached} order by situation limit 1)
      union all
      select (select s.situation from open_situation s where ${reached} and s.situation > step.situation order by s.situation limit 1)
      from step where step.situation is not null
    )
    select first.*, counted.units from step
      cross join lateral (
        select s.situation, ${situationColumns} from open_situation s where ${reached} and s.situation = step.situation
        order by s.updated_at, s.claim_id limit 1
      ) first
      cross join lateral (
        select sum(capped.units)::integer as units from (
          select s.units from open_situation s where ${reached} and s.situation = step.situation
          order by s.updated_at, s.claim_id limit ${countedUpTo}
        ) capped
      ) counted`.execute(tx);
  return rows;
}

/** Ids of open claims with a unit in one of these situations, longest untouched first. */
export async function claimsInSituations(
  { tx, actor }: Context,
  situations: readonly Pick<SituationCount, "situation">[],
  limit: number,
): Promise<string[]> {
  if (situations.length === 0) return [];
  const wanted = situations.map(({ situation }) => situation);
  const { rows } = await sql<{ id: string }>`
    select claim_id as id from unnest(${wanted}::text[]) wanted (situation)
      cross join lateral (
        select s.claim_id, s.updated_at from open_situation s where ${reachOfOpen(actor)} and s.situation = wanted.situation
        order by s.updated_at, s.claim_id limit ${limit}
      ) found
    group by claim_id, updated_at order by updated_at, claim_id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What of `open_situation s` an actor of the seller's reaches: a centre's own people their centre's, others all. */
function reachOfOpen(actor: Actor): RawBuilder<SqlBool> {
  if (actor.role === "centre_member")
    return sql<SqlBool>`s.seller_id = ${actor.sellerId} and s.centre_id = ${actor.centreId ?? null}::uuid`;
  return isStaff(actor) ? sql<SqlBool>`s.seller_id = ${actor.sellerId}` : sql<SqlBool>`false`;
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
        and claim.status = any(${open}) and ${reachOf(actor)} and ${reachOfLineIn(actor, "d.line_id")}
      order by d.claim_id, d.looked_at_with, d.due_on, d.id
    ) due order by due_on, claim_id limit ${limit}`.execute(tx);
  return rows.map(({ claimId, ...deadline }) => ({ claimId, deadline }));
}

/** Claims in which the customer had the last word, longest waiting first, and how many there are. */
export async function unansweredClaims(
  { tx, actor, now }: Context,
  limit: number,
): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, (count(*) over ())::integer as count from (
      select claim.id, claim.unanswered_since from claim
      where ${isUnanswered(now)} and ${reachOf(actor)}
      order by claim.unanswered_since, claim.id limit ${countedUpTo}
    ) unanswered
    order by unanswered_since, id limit ${limit}`.execute(tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** How far back an unanswered message is looked for, in milliseconds. */
const heard = 90 * 86_400_000;

/**
 * Whether the customer had the last word, as a condition on `claim`. What support has before it anyway (submitted, in triage) is left out,
 * and what nobody touched for long.
 */
export function isUnanswered(now: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(claim.unanswered_since is not null and claim.updated_at >= ${new Date(now - heard)}
    and claim.status not in ('draft', 'submitted', 'triage'))`;
}

/** Whether the customer asked for another look that nobody has answered, as a condition on `claim`. */
export const isAppealed = sql<SqlBool>`exists (
  select from appeal where appeal.seller_id = claim.seller_id and appeal.claim_id = claim.id and appeal.status = 'filed')`;

/** Whether a centre will not take one of its units, as a condition on `claim`. */
export const isDeclined = sql<SqlBool>`exists (
  select from claim_line l where l.seller_id = claim.seller_id and l.claim_id = claim.id and l.declined is not null)`;

/** Claims with a unit that its centre will not take, longest untouched first, and how many there are. */
export async function declinedClaims({ tx, actor }: Context, limit: number): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select claim.id, (count(*) over ())::integer as count from claim
    where claim.id in (select claim_id from claim_line where seller_id = ${actor.sellerId} and declined is not null)
      and claim.status = any(${open}) and ${reachOf(actor)}
    order by claim.updated_at, claim.id limit ${limit}`.execute(tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** Whether one of its units that the actor reaches is in one of these situations, as a condition on `claim`. */
export function isInSituations(actor: Actor, situations: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from open_situation s
    where s.seller_id = claim.seller_id and s.claim_id = claim.id and s.situation = any(${situations}::text[])
      and ${reachOfOpen(actor)})`;
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

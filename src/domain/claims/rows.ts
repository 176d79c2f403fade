import { sql } from "kysely";
import type { Actor } from "../../core/actor.ts";
import type { Day } from "../../core/day.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { reachOfLine, reachOfLineIn } from "../events/index.ts";
import { deadlineColumns, withoutNotices } from "./deadline-columns.ts";
import type { ClaimStatus } from "./lifecycle.ts";
import type { DeadlineRecord } from "./record.ts";
import { type Situation, situationColumns } from "./situation.ts";

/** A claim as lists show it. */
export interface ClaimRowRecord {
  readonly id: string;
  readonly number: string;
  readonly rmaNumber: string | null;
  readonly status: ClaimStatus;
  readonly kind: ClaimKind;
  readonly customer: { readonly id: string; readonly name: string };
  readonly reportedOn: Day | null;
  readonly updatedAt: Date;
  readonly lines: number;
  readonly firstSerial: string;
  readonly firstModel: string | null;
  /** The situations its lines are in, each once. */
  readonly situations: readonly Situation[];
  /** The clock that runs out first, or has run out and is waited for. */
  readonly deadline: DeadlineRecord | null;
}

/** Rows of these claims, in the order of `ids`, with four queries however many they are. Reach is the caller's to have checked. */
export async function claimRows(
  { tx, actor }: Pick<Context, "tx" | "actor">,
  ids: readonly string[],
): Promise<ClaimRowRecord[]> {
  if (ids.length === 0) return [];
  const among = [...new Set(ids)];
  const [claims, situations, firsts, deadlines] = [
    byId((await claimsOf(among).execute(tx)).rows),
    Map.groupBy((await situationsOf(actor, among).execute(tx)).rows, ({ claimId }) => claimId),
    byClaim((await firstLinesOf(actor, among).execute(tx)).rows),
    byClaim((await nextDeadlinesOf(actor, among).execute(tx)).rows),
  ];
  return ids.flatMap((id) => {
    const claim = claims.get(id);
    const first = firsts.get(id);
    if (!claim) return [];
    const { customerId, customerName, ...rest } = claim;
    return {
      ...rest,
      customer: { id: customerId, name: customerName },
      lines: first?.lines ?? 0,
      firstSerial: first?.serial ?? "",
      firstModel: first?.model ?? null,
      situations: (situations.get(id) ?? []).map(situationOf),
      deadline: deadlines.get(id) ?? null,
    };
  });
}

type ClaimCells = Omit<
  ClaimRowRecord,
  "customer" | "lines" | "firstSerial" | "firstModel" | "situations" | "deadline"
> & { readonly customerId: string; readonly customerName: string };

function claimsOf(ids: readonly string[]) {
  return sql<ClaimCells>`
    select claim.id, claim.number, claim.rma_number, claim.status, claim.kind, claim.reported_on, claim.updated_at,
      customer.id as customer_id, customer.name as customer_name
    from claim join customer on customer.seller_id = claim.seller_id and customer.id = claim.customer_id
    where claim.id = any(${ids}::uuid[])`;
}

function situationsOf(actor: Actor, ids: readonly string[]) {
  return sql<Situation & { readonly claimId: string }>`
    select distinct s.claim_id, ${situationColumns}
    from line_situation s join claim_line l on l.seller_id = s.seller_id and l.id = s.line_id
    where s.claim_id = any(${ids}::uuid[]) and ${reachOfLine(actor)}`;
}

function situationOf({ claimId: _, ...situation }: Situation & { readonly claimId: string }): Situation {
  return situation;
}

function firstLinesOf(actor: Actor, ids: readonly string[]) {
  return sql<{ claimId: string; serial: string; model: string | null; lines: number }>`
    select distinct on (l.claim_id) l.claim_id, l.serial, m.name as model,
      (count(*) over (partition by l.claim_id))::integer as lines
    from claim_line l
      left join unit u on u.seller_id = l.seller_id and u.id = l.unit_id
      left join model m on m.seller_id = u.seller_id and m.id = u.model_id
    where l.claim_id = any(${ids}::uuid[]) and ${reachOfLine(actor)} order by l.claim_id, l.position`;
}

function nextDeadlinesOf(actor: Actor, ids: readonly string[]) {
  return sql<DeadlineRecord & { readonly claimId: string }>`
    select distinct on (d.claim_id) d.claim_id, ${deadlineColumns}, ${withoutNotices}
    from deadline d where d.status in ('running', 'overdue') and d.claim_id = any(${ids}::uuid[]) and ${reachOfLineIn(actor, "d.line_id")}
    order by d.claim_id, d.due_on, d.id`;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function byClaim<Row extends { readonly claimId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.claimId, row]));
}

import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, type LineRecord, lineOf, type QuoteRecord, workLifecycle } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { citing, policyOf, processClause, ruling } from "../policies/index.ts";
import { answerQuote, quoteForChange, quoteTarget } from "./find.ts";
import { quoteLifecycle } from "./lifecycle.ts";

export interface DeclineQuote {
  readonly reason: string;
}

/** Whether the quote may be declined: where the policy says so (WM-4.3.2, JM-5), not for a unit that can be repaired. */
export function declineQuoteGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  quote: QuoteRecord,
): Refusal | null {
  const policy = policyOf(onlooker, record);
  const at = { status: quote.status, lineId: quote.lineId, events: record.events };
  const refusal = permission(onlooker, "quote.decline") ?? standing(onlooker, quoteLifecycle, "decline", at);
  if (refusal) return refusal;
  const kept = ruling(policy, "repairable_unit") && !isDamaged(lineOf(record, quote.lineId));
  return kept ? new Refusal("repairable_unit", citing(policy, "repairable_unit")) : null;
}

/** The customer declines; the unit goes back unrepaired. Returns the claim's id. */
export async function declineQuote(context: Context, quoteId: string, { reason }: DeclineQuote): Promise<string> {
  const { record, line, quote } = await quoteForChange(context, quoteId);
  refuseIf(declineQuoteGuard(context, record, quote));
  const clause = ruling(policyOf(context, record), "repairable_unit")
    ? processClause(policyOf(context, record), "repairable_unit")
    : undefined;
  const clauses = clause ? [clause] : [];
  await move(context, quoteLifecycle, quoteTarget(record, quote), "decline", {
    reason,
    clauses,
    details: { number: quote.number },
  });
  await answerQuote(context, quoteId, reason);
  await move(context, workLifecycle, { claimId: record.id, lineId: line.id }, "returnUnrepaired", { clauses });
  return record.id;
}

/** What the policies call scrap or mixed: parts of it are beyond repair (WM-4.3.1, JM-4.1 name burns and corrosion). */
function isDamaged({ inspection }: LineRecord): boolean {
  const { scrap, burnt, waterOrCorrosion, repairable, worthRepairing } = inspection?.findings.finding ?? {};
  return (
    scrap === true || burnt === true || waterOrCorrosion === true || repairable === false || worthRepairing === false
  );
}

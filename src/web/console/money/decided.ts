import type { ClaimLine, VerdictCardData } from "../../data.ts";
import type { RefundSum } from "../../ui/RefundSums.tsx";

/** What was decided to go back for a unit, as far as it is known. */
export interface DecidedRefund extends RefundSum {
  /** What may be taken off besides, once somebody knows how much. */
  readonly open: readonly Pick<RefundSum["deductions"][number], "kind" | "clause">[];
}

/** The refund that a person, the policy or the law gives for a unit; null where none does, or its price is unknown. */
export function decidedRefund(
  { decision, clauses: cards }: Pick<VerdictCardData, "decision" | "clauses">,
  override: ClaimLine["override"],
): DecidedRefund | null {
  if (override?.remedy.kind === "refund" && override.remedy.amount)
    return { gross: override.remedy.amount, deductions: [], amount: override.remedy.amount, open: [] };
  const all = [...decision.remedies, ...decision.statute.flatMap(({ remedies }) => remedies)];
  const refunds = all.filter(({ kind }) => kind === "refund");
  const refund = refunds.find(({ opens }) => opens === "now") ?? refunds[0];
  if (!refund?.amount) return null;
  const told = ({ kind, clauses: [id] }: { readonly kind: string; readonly clauses: readonly string[] }) => ({
    kind: kinds[kind] ?? "other",
    clause: cards.find((card) => card.id === id) ?? null,
  });
  const { amount, deductions = [], mayDeduct = [] } = refund;
  const off = deductions.reduce((sum, each) => sum + each.amount.amount, 0);
  return {
    gross: { ...amount, amount: amount.amount + off },
    deductions: deductions.map((each) => ({ ...told(each), percent: each.percent ?? null, amount: each.amount })),
    amount,
    open: mayDeduct.map(told),
  };
}

/** The engine's words for what is taken off, in those of refunds. */
const kinds: Readonly<Record<string, RefundSum["deductions"][number]["kind"]>> = {
  depreciation: "depreciation",
  customs: "customs",
  freight: "freight",
  shipping: "freight",
};

/** Every paper, in the order of a claim's story. */
export const paperNames = [
  "authorization-slip",
  "commercial-invoice",
  "receiving-report",
  "decision-sheet",
  "inspection-report",
  "quote",
  "repair-report",
  "packing-list",
  "return-invoice",
  "refund-note",
] as const;
export type PaperName = (typeof paperNames)[number];

const perUnit: readonly PaperName[] = ["decision-sheet", "inspection-report", "quote", "repair-report", "refund-note"];

/** Whether a paper is about one unit; the others are about the claim, or about the units that were asked for. */
export function isPerUnit(paper: PaperName): boolean {
  return perUnit.includes(paper);
}

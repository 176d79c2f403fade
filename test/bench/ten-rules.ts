import { type CompiledPolicy, checkPacks, type Facts } from "../../src/policy/index.ts";

const voids = [
  ["T-OVERCLOCK", "finding.overclocked"],
  ["T-WATER", "finding.waterOrCorrosion"],
  ["T-BURNT", "finding.burnt"],
  ["T-ALTERED", "finding.altered"],
  ["T-PARTS", "finding.partsReplaced"],
  ["T-MISUSE", "finding.misuse"],
  ["T-FAKE", "unit.counterfeit"],
  ["T-SERIAL", "unit.serialLegible = false"],
  ["T-CHANNEL", 'purchase.channel = "marketplace"'],
] as const;

/** A policy of ten rules: a term of 365 days and nine ways to lose it. */
export function tenRulePolicy(): CompiledPolicy {
  const three = (text: string) => `{ en: "${text}", es: "${text}", zh: "${text}" }`;
  const clauses = ["T-TERM", ...voids.map(([clause]) => clause)].map(
    (clause) => `  ${clause}: ${three(textOf(clause))}`,
  );
  const text = [
    "id: ten-rules",
    `title: ${three("Ten rules")}`,
    'version: "1"',
    "effectiveFrom: 2024-01-01",
    "decidedBy: delivery.shippedOn",
    "layer: product",
    "source: { document: bench }",
    'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P365D") }',
    "voids:",
    ...voids.map(([clause, condition]) => `  ${clause}: ${condition}`),
    "clauses:",
    ...clauses,
  ].join("\n");
  const { policies, faults } = checkPacks([{ file: "ten-rules.yaml", text }]);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return policies.get("ten-rules")!;
}

/** The text of a clause of the ten rules. */
export function textOf(clause: string): string {
  return `What clause ${clause} says, in one plain sentence.`;
}

/** Cases of which some are covered, some too late, some void for one or two reasons; all facts known. */
export function sampleCases(count: number): Facts[] {
  return Array.from({ length: count }, (_, index) => {
    const flag = (every: number) => index % every === every - 1;
    return {
      delivery: { shippedOn: `2025-${pad((index % 12) + 1)}-${pad((index % 28) + 1)}` },
      claim: { kind: "fault", reportedOn: `2026-${pad(((index * 7) % 12) + 1)}-${pad(((index * 3) % 28) + 1)}` },
      unit: { serialLegible: !flag(29), counterfeit: flag(31) },
      purchase: { channel: flag(13) ? "marketplace" : "official" },
      finding: {
        overclocked: flag(7),
        waterOrCorrosion: flag(11),
        burnt: flag(17),
        altered: flag(19),
        partsReplaced: flag(23),
        misuse: flag(37),
      },
    };
  });
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

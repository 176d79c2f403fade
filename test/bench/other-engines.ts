import { ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import type { Facts } from "../../src/policy/index.ts";
import { textOf } from "./ten-rules.ts";

const flags = [
  ["T-OVERCLOCK", "finding", "overclocked", true],
  ["T-WATER", "finding", "waterOrCorrosion", true],
  ["T-BURNT", "finding", "burnt", true],
  ["T-ALTERED", "finding", "altered", true],
  ["T-PARTS", "finding", "partsReplaced", true],
  ["T-MISUSE", "finding", "misuse", true],
  ["T-FAKE", "unit", "counterfeit", true],
  ["T-SERIAL", "unit", "serialLegible", false],
  ["T-CHANNEL", "purchase", "channel", "marketplace"],
] as const;

/** The ten rules for json-rules-engine: one rule each, an event names the clause. The last day is worked out beforehand. */
export function jsonRules(): (facts: Facts) => Promise<string[]> {
  const engine = new Engine();
  engine.addOperator("notAfter", (tested: string, last: string) => tested <= last);
  for (const [clause, fact, key, value] of flags) {
    engine.addRule({
      conditions: { all: [{ fact, path: `$.${key}`, operator: "equal", value }] },
      event: { type: "voids", params: { clause, text: textOf(clause) } },
    });
  }
  engine.addRule({
    conditions: { all: [{ fact: "claim", path: "$.reportedOn", operator: "notAfter", value: { fact: "lastDay" } }] },
    event: { type: "grants", params: { clause: "T-TERM", text: textOf("T-TERM") } },
  });
  return async (facts) => {
    const { events } = await engine.run({ ...facts, lastDay: lastDay(facts) });
    return events.map((event) => String(event.params?.clause));
  };
}

/** The ten rules for GoRules Zen: one decision table that collects every row that fits. */
export function zenTable(): (facts: Facts) => Promise<string[]> {
  const rules = flags.map(([clause, group, key, value], index) => ({
    _id: `r${index}`,
    when: `${group}.${key} == ${typeof value === "string" ? `'${value}'` : value}`,
    clause: `'${clause}'`,
    text: `'${textOf(clause)}'`,
  }));
  rules.push({
    _id: "r9",
    when: "date(claim.reportedOn) <= date(lastDay)",
    clause: "'T-TERM'",
    text: `'${textOf("T-TERM")}'`,
  });
  const content = {
    nodes: [
      { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
      {
        id: "table",
        type: "decisionTableNode",
        name: "table",
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: "collect",
          inputs: [{ id: "when", name: "when" }],
          outputs: [
            { id: "clause", name: "clause", field: "clause" },
            { id: "text", name: "text", field: "text" },
          ],
          rules,
        },
      },
      { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "e1", type: "edge", sourceId: "in", targetId: "table" },
      { id: "e2", type: "edge", sourceId: "table", targetId: "out" },
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return async (facts) => {
    const { result } = await decision.evaluate({ ...facts, lastDay: lastDay(facts) });
    return (result as { clause: string }[]).map((row) => row.clause);
  };
}

function lastDay(facts: Facts): string {
  return new Date(Date.parse(facts.delivery!.shippedOn!) + 365 * 86_400_000).toISOString().slice(0, 10);
}

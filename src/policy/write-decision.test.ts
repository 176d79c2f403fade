import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { caseSchema, type Decision, decide, type Facts, loadPacks, Sheet, writeDecision } from "./index.ts";

const folder = fileURLToPath(new URL("../../policies/", import.meta.url));
const packs = loadPacks(folder);
const cases = readdirSync(folder).flatMap((id) =>
  caseSchema.array().parse(parse(readFileSync(`${folder}/${id}/cases.yaml`, "utf8"))),
);

function written(decision: Decision): string {
  const sheet = new Sheet(64);
  writeDecision(decision, sheet);
  return Buffer.from(sheet.written).toString();
}

test("every case is written as JSON.stringify writes it, also the second time", () => {
  for (const _again of [1, 2]) {
    for (const { policy, facts, asOf } of cases) {
      for (const locale of locales) {
        const decision = decide(packs.get(policy)!, facts as Facts, asOf as Day, { locale });
        expect(written(decision)).toBe(JSON.stringify(decision));
      }
    }
  }
}, 30_000);

test("a case decided before others says the same after them, whatever was remembered", () => {
  const decided = (order: typeof cases) =>
    new Map(
      order.map((each) => [
        `${each.policy}/${each.name}`,
        JSON.stringify(decide(packs.get(each.policy)!, each.facts as Facts, each.asOf as Day)),
      ]),
    );
  const backwards = decided(cases.toReversed());
  for (const [name, text] of decided(cases)) expect(backwards.get(name), name).toBe(text);
});

test("what a decision shares with others cannot be changed", () => {
  const policy = policyOf(
    'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }\n' +
      "freight:\n  - { clause: T-IN, leg: inbound, paidBy: seller }",
  );
  const facts = { delivery: { shippedOn: "2026-01-01" }, claim: { kind: "fault", reportedOn: "2026-02-01" } } as Facts;
  const { freight } = decide(policy, facts, "2026-02-02" as Day);
  expect(() => (freight.clauses as string[]).push("T-OUT")).toThrow(TypeError);
});

test("a text with quotes and a backslash is written so that it can be read again", () => {
  const policy = policyOf('warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }');
  const decision = decide(policy, { delivery: { shippedOn: "2026-01-01" } } as Facts, "2026-02-02" as Day);
  const odd = { ...decision, policy: 'a"b\\c\n', reasons: [{ ...decision.reasons[0]!, text: '"\u2028\\' }] };
  expect(written(odd)).toBe(JSON.stringify(odd));
});

test("what follows from two policies that say nothing but a term is not mixed up", () => {
  const plain = policyOf('warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }');
  const noted = policyOf(
    'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }\nnotices:\n  - { clause: T-NOTE }',
  );
  const facts = { delivery: { shippedOn: "2026-01-01" }, claim: { kind: "fault", reportedOn: "2026-02-01" } } as Facts;
  for (const policy of [plain, noted, plain, noted]) {
    const decision = decide(policy, facts, "2026-02-02" as Day);
    expect(written(decision)).toBe(JSON.stringify(decision));
  }
});

test("a sheet holds what was written one after another, in letters of any length, and can take back the last of it", () => {
  const sheet = new Sheet(8);
  sheet.text("保修至 2026年");
  sheet.bytes(Buffer.from("día"));
  sheet.byte(10);
  const before = sheet.size;
  sheet.text("x".repeat(100));
  expect(sheet.size).toBe(before + 100);
  sheet.clear(before);
  sheet.text("z");
  expect(Buffer.from(sheet.written).toString()).toBe("保修至 2026年día\nz");
});

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { checkPacks, type Decision, decide, type Facts, factEntry, loadPacks } from "./index.ts";
import { type Change, trialsOf, withFacts } from "./trial.ts";

const packs = loadPacks(fileURLToPath(new URL("../../policies", import.meta.url)));
const asOf = "2026-12-01" as Day;

test("an answer is tried once for a case, whoever asks, and anew once the case is another", () => {
  const policy = policyOf('warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }');
  const facts = { claim: { kind: "fault", reportedOn: "2026-12-01" }, delivery: { shippedOn: "2026-06-01" } };
  const late: Change[] = [{ fact: "claim.reportedOn", value: "2027-12-01" }];
  const once = trialsOf(policy, facts as Facts, asOf)(late);
  expect(trialsOf(policy, structuredClone(facts) as Facts, asOf)(late)).toBe(once);
  expect(once.verdict).toBe("not_covered");
  facts.delivery.shippedOn = "2027-06-01";
  expect(trialsOf(policy, facts as Facts, asOf)(late).verdict).toBe("covered");
});

/** Claims of which little is known, alike but for one day each time, in an order that goes back and forth. */
const days = [null, "2024-01-31", "2025-11-30", "2025-12-01", null, "2026-11-24", "2025-11-30", "2026-12-01"];
const cases = ["fault", "doa"].flatMap((kind) =>
  ["shippedOn", "deliveredOn"].flatMap((fact) =>
    days.map((day): Facts => ({ claim: { kind }, customer: { kind: "business" }, delivery: { [fact]: day } }) as Facts),
  ),
);

test.each(["service-agreement", "minisforum", "all-mining"])(
  "what was tried for other claims under %s changes nothing, whichever came first",
  (id) => {
    const told = (facts: Facts) => {
      const known = decide(packs.get(id)!, facts, asOf);
      const outcome = trialsOf(packs.get(id)!, facts, asOf)(answered(known));
      return { known, outcome };
    };
    const other = checkPacks(texts).policies.get(id)!;
    const again = (facts: Facts) => {
      const known = decide(other, facts, asOf);
      const { verdict, missing } = decide(other, withFacts(facts, answered(known)), asOf);
      return { known, outcome: { verdict, missing: missing.length } };
    };
    expect(cases.map(told)).toEqual(cases.toReversed().map(again).toReversed());
  },
);

/** The first question of yes or no, answered. */
function answered({ missing }: Decision): Change[] {
  const first = missing.find(({ fact }) => factEntry(fact)?.type === "boolean");
  return first ? [{ fact: first.fact, value: true }] : [];
}

const texts = readdirSync(new URL("../../policies", import.meta.url)).map((id) => ({
  file: `${id}.yaml`,
  text: readFileSync(new URL(`../../policies/${id}/policy.yaml`, import.meta.url), "utf8"),
}));

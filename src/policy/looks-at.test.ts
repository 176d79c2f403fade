import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { looksAt } from "./index.ts";

test("a policy looks at the facts that its rules name, and at no others", () => {
  const policy = policyOf('warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }');
  expect(["delivery.shippedOn", "unit.serial", "nobody.knows"].map((fact) => looksAt(policy, fact))).toEqual([
    true,
    false,
    false,
  ]);
});

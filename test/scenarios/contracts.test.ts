import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { addLines, beginClaim, checkRows, loadClaim } from "../../src/domain/claims/index.ts";
import type { Context, Policies } from "../../src/domain/context.ts";
import { agreeContract, decideLine } from "../../src/domain/policies/index.ts";
import { checkPacks } from "../../src/policy/index.ts";
import { type World, world } from "../world.ts";

/** Twenty-four months instead of the twelve of the product's own terms. */
const contract = `
id: contract-minasur
title: { en: Framework contract, es: Contrato marco, zh: 框架合同 }
version: "2026.1"
effectiveFrom: 2024-01-01
decidedBy: delivery.shippedOn
layer: contract
extends: whatsminer
source: { document: Framework contract }
warranty:
  clause: MS-TERM
  startsOn: delivery.deliveredOn
  lasts: duration("P24M")
  testedOn: parcel.arrivedOn
  overrides: WM-3.1
clauses:
  MS-TERM:
    en: Covered for 24 months from delivery.
    es: Cubierto 24 meses desde la entrega.
    zh: 自交付之日起保修 24 个月。
`;

function withContract(policies: Policies): Policies {
  const below = ["whatsminer", "all-mining"].map((id) => ({
    file: `${id}/policy.yaml`,
    text: policies.installed(id)?.text ?? "",
  }));
  const checked = checkPacks([...below, { file: "contract-minasur/policy.yaml", text: contract }]);
  expect(checked.faults).toEqual([]);
  const own = checked.policies.get("contract-minasur");
  return { ...policies, find: (id, on) => (id === own?.id ? own : policies.find(id, on)) };
}

/** Two customers with a machine of eighteen months; one of them has the contract. */
async function setUp() {
  const unit = { releasedOn: "2024-08-20", shippedOn: "2024-08-25", deliveredOn: "2024-09-01" };
  const set = await world({ policy: "whatsminer", unit, units: 3 });
  const act = <T>(by: Actor, work: (context: Context) => Promise<T>) =>
    set.act(by, (context) => work({ ...context, policies: withContract(context.policies) }));
  return { set, act };
}

const begin = (set: World, by: Actor) => (context: Context) =>
  beginClaim(context, { kind: "fault", serials: [set.serials[by === set.customer ? 0 : 1] ?? ""] });

test("a contract stands above the terms it extends, for its customer alone (SA-4.4)", async () => {
  const { set, act } = await setUp();
  await act(set.policyManager, (context) => agreeContract(context, set.customerId, { policy: "contract-minasur" }));
  const decided = (by: Actor) =>
    act(by, async (context) => {
      const claim = await loadClaim(context, await begin(set, by)(context));
      const [line] = claim.lines;
      return { claim, decision: line && decideLine(context, claim, line) };
    });
  const mine = await decided(set.customer);
  expect(mine.claim.policy).toBe("contract-minasur");
  expect(mine.claim.events[0]).toMatchObject({ verb: "claim.begun", clauses: ["SA-4.4"] });
  expect(mine.decision?.reasons.map(({ clause }) => clause)).toContain("MS-TERM");
  expect(mine.decision?.verdict).not.toBe("not_covered");
  const other = await decided(set.stranger);
  expect(other.claim.policy).toBe("whatsminer");
  expect(other.claim.events[0]?.clauses).toEqual([]);
  expect(other.decision?.verdict).toBe("not_covered");
});

test("more units of the same terms go into a claim under contract, and are looked at as such before", async () => {
  const { set, act } = await setUp();
  await act(set.administrator, (context) => agreeContract(context, set.customerId, { policy: "contract-minasur" }));
  const claimId = await act(set.customer, begin(set, set.customer));
  const [, , third = ""] = set.serials;
  await act(set.customer, async (context) => {
    const among = { taken: [], policy: "contract-minasur", customer: set.customerId };
    const [row] = await checkRows(context, [{ serial: third, description: "" }], among);
    expect(row?.problem).toBeNull();
    await addLines(context, claimId, { serials: [third] });
  });
  expect((await act(set.customer, (context) => loadClaim(context, claimId))).policy).toBe("contract-minasur");
});

test("what is no contract is not agreed on, and only who answers for policies agrees", async () => {
  const { set, act } = await setUp();
  const agree = (by: Actor, policy: string) => act(by, (context) => agreeContract(context, set.customerId, { policy }));
  for (const policy of ["whatsminer", "statute-eu", "nothing"])
    await expect(agree(set.policyManager, policy)).rejects.toMatchObject({
      code: "no_contract",
      details: { clauses: ["SA-4.4"] },
    });
  for (const by of [set.customer, set.agent, set.technician])
    await expect(agree(by, "contract-minasur")).rejects.toMatchObject({ code: "not_allowed" });
});

import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { addLines, beginClaim, checkRows, loadClaim } from "../../src/domain/claims/index.ts";
import type { Context } from "../../src/domain/context.ts";
import { agreeContract, decideLine, endContract, listContracts } from "../../src/domain/policies/index.ts";
import { courseOf } from "../course.ts";
import { type World, world } from "../world.ts";

const contract = "priority-service";

/** Customers of a seller that offers priority service beside the maker's terms. */
async function setUp() {
  const set = await world({ policy: "whatsminer", units: 3 });
  const act = <T>(by: Actor, work: (context: Context) => Promise<T>) =>
    set.act(by, (context) =>
      work({ ...context, seller: { ...context.seller, policies: [...context.seller.policies, contract] } }),
    );
  const agree = (by: Actor, policy = contract) =>
    act(by, (context) => agreeContract(context, { customerId: set.customerId, policy }));
  const listed = () => act(set.auditor, async (context) => (await listContracts(context, { limit: 10 })).items);
  return { set, act, agree, listed };
}

const begin = (set: World, by: Actor) => (context: Context) =>
  beginClaim(context, { kind: "fault", serials: [set.serials[by === set.customer ? 0 : 1] ?? ""] });

test("a contract stands above the terms it extends, for its customer alone (SA-4.4)", async () => {
  const { set, act, agree } = await setUp();
  await agree(set.policyManager);
  const decided = (by: Actor) =>
    act(by, async (context) => {
      const claim = await loadClaim(context, await begin(set, by)(context));
      const [line] = claim.lines;
      return { claim, decision: line && decideLine(context, claim, line) };
    });
  const mine = await decided(set.customer);
  expect(mine.claim.policy).toBe(contract);
  expect(mine.claim.events[0]).toMatchObject({ verb: "claim.begun", clauses: ["SA-4.4"] });
  expect(mine.decision?.freight.inbound).toBe("seller");
  const other = await decided(set.stranger);
  expect(other.claim.policy).toBe("whatsminer");
  expect(other.claim.events[0]?.clauses).toEqual([]);
  expect(other.decision?.freight.inbound).toBe("customer");
});

test("the service level of a contract runs in place of the one below it: three working days, not seven", async () => {
  const { set, act, agree } = await setUp();
  await agree(set.policyManager);
  const claimId = await courseOf({ ...set, act }, { claim: "received" });
  const { deadlines, policy } = await act(set.auditor, (context) => loadClaim(context, claimId));
  expect(policy).toBe(contract);
  const [running] = deadlines.filter(({ name }) => name === "repair");
  expect(running).toMatchObject({ clause: "PS-REPAIR", status: "running" });
  const general = await world({ policy: "whatsminer", claim: "received" });
  const [below] = (await general.load()).deadlines.filter(({ name }) => name === "repair");
  expect(below?.clause).toBe("WM-6.1");
  expect((running?.dueOn ?? "") < (below?.dueOn ?? "")).toBe(true);
});

test("more units of the same terms go into a claim under contract, and are looked at as such before", async () => {
  const { set, act, agree } = await setUp();
  await agree(set.administrator);
  const claimId = await act(set.customer, begin(set, set.customer));
  const [, , third = ""] = set.serials;
  await act(set.customer, async (context) => {
    const among = { taken: [], policy: contract, customer: set.customerId };
    const [row] = await checkRows(context, [{ serial: third, description: "" }], among);
    expect(row?.problem).toBeNull();
    await addLines(context, claimId, { serials: [third] });
  });
  expect((await act(set.customer, (context) => loadClaim(context, claimId))).policy).toBe(contract);
});

test("a contract ends: what was filed under it stays, what comes after follows the general terms, and it can be agreed on anew", async () => {
  const { set, act, agree, listed } = await setUp();
  await agree(set.policyManager);
  await agree(set.policyManager);
  const [agreed, ...twice] = await listed();
  expect(twice).toEqual([]);
  const filed = await act(set.customer, begin(set, set.customer));
  const end = (by: Actor) => act(by, (context) => endContract(context, agreed?.id ?? ""));
  await expect(end(set.agent)).rejects.toMatchObject({ code: "not_allowed" });
  await end(set.policyManager);
  await expect(end(set.administrator)).rejects.toMatchObject({
    code: "contract_ended",
    details: { values: { name: set.policyManager.name } },
  });
  const policyOf = async (id: string) => (await act(set.customer, (context) => loadClaim(context, id))).policy;
  expect(await policyOf(filed)).toBe(contract);
  const later = await act(set.customer, (context) =>
    beginClaim(context, { kind: "fault", serials: [set.serials[2] ?? ""] }),
  );
  expect(await policyOf(later)).toBe("whatsminer");
  await agree(set.administrator);
  expect((await listed()).map(({ ended }) => ended?.by ?? null)).toEqual([null, set.policyManager.name]);
});

test("what is no contract of the seller is not agreed on, and only who answers for policies agrees", async () => {
  const { set, agree } = await setUp();
  for (const policy of ["whatsminer", "statute-eu", "nothing"])
    await expect(agree(set.policyManager, policy)).rejects.toMatchObject({
      code: "no_contract",
      details: { clauses: ["SA-4.4"] },
    });
  for (const by of [set.customer, set.agent, set.technician])
    await expect(agree(by)).rejects.toMatchObject({ code: "not_allowed" });
  const without = await world({ policy: "whatsminer" });
  const elsewhere = without.act(without.policyManager, (context) =>
    agreeContract(context, { customerId: without.customerId, policy: contract }),
  );
  await expect(elsewhere).rejects.toMatchObject({ code: "no_contract" });
});

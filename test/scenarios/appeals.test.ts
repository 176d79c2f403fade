import { expect, test } from "vitest";
import { type Refusal, tellRefusal } from "../../src/core/refusal.ts";
import { abilitiesOf } from "../../src/domain/abilities/index.ts";
import { answerAppeal, appealLine, overrideLine } from "../../src/domain/appeals/index.ts";
import { rejectClaim } from "../../src/domain/claims/index.ts";
import { proofsOf } from "../../src/domain/policies/index.ts";
import { startRepair } from "../../src/domain/repairs/index.ts";
import type { World } from "../world.ts";
import { world } from "../world.ts";

const repair = {
  verdict: "covered",
  remedy: { kind: "repair", charge: "free", amount: null },
  reason: "A loyal customer",
} as const;
const refund = (amount: number) =>
  ({
    verdict: "covered",
    remedy: { kind: "refund", charge: "none", amount: { amount, currency: "EUR" } },
    reason: "Sorry",
  }) as const;

async function target(set: World) {
  return { claimId: set.claimId, lineId: (await set.line()).id };
}

test("goodwill repairs free what the policy charges for, and both decisions stay", async () => {
  const set = await world({ claim: "quoted", findings: { finding: { burnt: true } } });
  const at = await target(set);
  await set.act(set.agent, (context) => overrideLine(context, at, repair));
  const line = await set.line();
  expect(line.decision?.decision.verdict).toBe("not_covered");
  expect(line.override).toMatchObject({ verdict: "covered", reason: "A loyal customer", decidedBy: "Sam" });
  expect([line.work, line.quotes[0]?.status]).toEqual(["approved", "superseded"]);
  await set.act(set.technician, (context) => startRepair(context, at));
  expect((await set.line()).repair?.charge).toBe("free");
  expect((await set.load()).events.map(({ verb }) => verb)).toContain("decision.overridden");
});

test("goodwill ends where the role's limit does, and before anything is decided", async () => {
  const set = await world({ claim: "submitted" });
  const at = await target(set);
  const give = (actor: World["agent"], input: ReturnType<typeof refund>) =>
    set.act(actor, (context) => overrideLine(context, at, input));
  const refusal = await give(set.agent, refund(20_001)).catch((error: unknown) => error as Refusal);
  expect(refusal).toMatchObject({ code: "beyond_limit" });
  expect(tellRefusal(refusal as Refusal, "en").text).toBe(
    "This goes beyond what your role (support agent) may give as goodwill: repair, spare part, refund up to EUR 200.00, return unrepaired.",
  );
  const unnamed = { ...refund(1), remedy: { kind: "refund", charge: "none", amount: null } } as const;
  await expect(set.act(set.agent, (context) => overrideLine(context, at, unnamed))).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(give(set.technician, refund(1))).rejects.toMatchObject({ code: "not_allowed" });
  await give(set.agent, refund(20_000));
  await give(set.administrator, refund(90_000));
  expect((await set.line()).override).toMatchObject({ decidedBy: "Ann", remedy: { amount: { amount: 90_000 } } });
  const draft = await world({ claim: "draft" });
  const nothing = { claimId: draft.claimId, lineId: (await draft.line()).id };
  await expect(draft.act(draft.agent, (context) => overrideLine(context, nothing, repair))).rejects.toMatchObject({
    code: "nothing_decided",
  });
});

test("a customer appeals once, and somebody else than who decided answers", async () => {
  const set = await world({ claim: "submitted" });
  const at = await target(set);
  const refused = {
    ...repair,
    verdict: "not_covered",
    remedy: { kind: "none", charge: "none", amount: null },
  } as const;
  await set.act(set.agent, (context) => overrideLine(context, at, refused));
  const appeal = () => set.act(set.customer, (context) => appealLine(context, at, { words: "Here is the invoice" }));
  await expect(set.act(set.stranger, (context) => appealLine(context, at, { words: "Me too" }))).rejects.toMatchObject({
    code: "not_found",
  });
  await appeal();
  await expect(appeal()).rejects.toMatchObject({ code: "appealed_already" });
  const answer = (actor: World["agent"]) =>
    set.act(actor, (context) => answerAppeal(context, at, { outcome: "upheld", ...repair }));
  await expect(answer(set.agent)).rejects.toMatchObject({ code: "same_person" });
  const record = await set.load();
  const abilities = (actor: World["agent"]) =>
    set.act(actor, async (context) => abilitiesOf(context, record).lines.get(at.lineId)?.["appeal.answer"]?.allowed);
  expect([await abilities(set.agent), await abilities(set.administrator)]).toEqual([false, true]);
  await answer(set.administrator);
  expect(await set.line()).toMatchObject({
    appeal: { status: "upheld", answeredBy: "Ann", words: "Here is the invoice" },
    override: { verdict: "covered", decidedBy: "Ann" },
  });
  await expect(answer(set.administrator)).rejects.toMatchObject({ code: "no_appeal" });
  const verbs = (await set.load()).events.map(({ verb }) => verb);
  expect(verbs.slice(-4)).toEqual(["decision.overridden", "appeal.filed", "appeal.answered", "decision.overridden"]);
});

test("whoever rejected a claim does not answer the appeal against it; an upheld one takes the rejection back", async () => {
  const set = await world({ claim: "submitted" });
  const at = await target(set);
  const clauses = [(await set.line()).decision?.decision.reasons[0]?.clause ?? ""];
  await set.act(set.agent, (context) => rejectClaim(context, at.claimId, { reason: "No proof", clauses }));
  await set.act(set.customer, (context) => appealLine(context, at, { words: "Here is the invoice" }));
  const upheld = { outcome: "upheld", ...repair } as const;
  await expect(set.act(set.agent, (context) => answerAppeal(context, at, upheld))).rejects.toMatchObject({
    code: "same_person",
  });
  await set.act(set.administrator, (context) => answerAppeal(context, at, upheld));
  expect(await set.load()).toMatchObject({ status: "triage", outcome: null });
  const mails = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("template").where("claimId", "=", at.claimId).orderBy("id").execute(),
  );
  expect(mails.map(({ template }) => template).slice(-3)).toEqual([
    "claim_rejected",
    "appeal_filed",
    "appeal_answered",
  ]);
});

test("only files of the claim are evidence of an appeal", async () => {
  const set = await world({ claim: "submitted" });
  const at = await target(set);
  const input = { words: "See the photo", attachments: [set.claimId] };
  await expect(set.act(set.customer, (context) => appealLine(context, at, input))).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/attachments/0" }] },
  });
});

test("every stored decision of a unit comes out the same when it is decided again", async () => {
  const set = await world({ claim: "quoted", findings: { finding: { burnt: true } } });
  const { lineId } = await target(set);
  const proofs = await set.act(set.auditor, (context) => proofsOf(context, lineId));
  expect(proofs.map(({ stage }) => stage)).toEqual(["inspected", "received", "authorized", "submitted"]);
  expect(proofs.map(({ differences }) => differences)).toEqual([[], [], [], []]);
});

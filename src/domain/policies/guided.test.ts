import { expect, test } from "vitest";
import { world } from "../../../test/world.ts";
import { changeDraft, checkText, guidedFields, openDraft, readDraft } from "./index.ts";

const policy = "minisforum";

test("what is taken off a refund can be changed without writing YAML: how much, which amount, under which clause", async () => {
  const set = await world({ policy });
  const fields = guidedFields(set.policies.find(policy)!).filter(({ path }) => path.includes("deductions"));
  const percent = fields.find(({ kind, value }) => kind === "percent" && value === "20")!;
  expect(percent).toMatchObject({
    row: "depreciation",
    when: expect.stringContaining("P12M"),
    clause: "MF-DEPRECIATION",
  });
  const amount = fields.find(({ value }) => value === "pack.shippingPaid")!;
  expect(amount.choices).toEqual(
    expect.arrayContaining(["purchase.price", "parcel.customsCharges", "pack.shippingPaid"]),
  );
  const clause = fields.find(({ kind, value }) => kind === "clause" && value === "MF-7DAY")!;
  expect(clause.choices).toContain("MF-CUSTOMS");

  const change = (version: number, field: typeof amount, value: string) =>
    set.act(set.policyManager, (context) => changeDraft(context, { policy, version }, { path: field.path, value }));
  await set.act(set.policyManager, (context) => openDraft(context, policy));
  await change(1, percent, "15");
  await change(2, amount, "parcel.customsCharges");
  await change(3, clause, "MF-CUSTOMS");
  const { text } = await set.act(set.policyManager, (context) => readDraft(context, policy));
  const original = set.policies.installed(policy)!.text.split("\n");
  const changed = text.split("\n").flatMap((line, at) => (line === original[at] ? [] : [line.trim()]));
  expect(text.split("\n")).toHaveLength(original.length);
  expect(changed).toEqual([
    'version: "2026.2"',
    "percent: 15",
    "- { clause: MF-CUSTOMS, kind: shipping, amount: parcel.customsCharges }",
    // Its words named the old percentage once in each language.
    expect.stringMatching(/^en: .*15/),
    expect.stringMatching(/^es: .*15/),
    expect.stringMatching(/^zh: .*15/),
  ]);
  await expect(change(4, amount, "delivery.shippedOn")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(change(4, clause, "CN-TERM")).rejects.toMatchObject({ code: "invalid_input" });
  const { faults } = await set.act(set.policyManager, async (context) =>
    checkText(context.policies, policy, { text, cases: "" }),
  );
  expect(faults).toEqual([]);
});

test("a deadline that would end before its warnings is refused beside its value; the warnings are changed first", async () => {
  const id = "whatsminer";
  const set = await world({ policy: id });
  const fields = guidedFields(set.policies.find(id)!);
  const deadline = fields.filter(({ row, kind }) => row === "forfeiture" && kind === "duration");
  // Three clocks of one name are told apart by what they are counted from, and when they hold.
  expect(deadline.map(({ from }) => from)).toEqual(["quote.sentOn", "parcel.arrivedOn", "asOf"]);
  expect(deadline.map(({ when }) => when)).toEqual([null, "claim.ticketOpened = false", "pack.returnRefused"]);
  const [within] = deadline;
  const warnings = fields.find(({ kind }) => kind === "warnings")!;
  expect(warnings).toMatchObject({ value: "60, 80, 89", clause: "WM-4.3.3" });

  const change = (version: number, field: typeof warnings, value: string) =>
    set.act(set.policyManager, (context) => changeDraft(context, { policy: id, version }, { path: field.path, value }));
  await set.act(set.policyManager, (context) => openDraft(context, id));
  await expect(change(1, within!, "P24D")).rejects.toMatchObject({
    details: { fields: [{ pointer: "/value", code: "shorter_than_warnings" }] },
  });
  await expect(change(1, warnings, "60, 90")).rejects.toMatchObject({
    details: { fields: [{ code: "warnings_too_late" }] },
  });
  await expect(change(1, warnings, "soon")).rejects.toMatchObject({ details: { fields: [{ code: "wrong_value" }] } });
  await change(1, warnings, "10, 23");
  await change(2, within!, "P24D");
  const { text } = await set.act(set.policyManager, (context) => readDraft(context, id));
  const { policy: compiled } = checkText(set.policies, id, { text, cases: "" });
  expect(compiled?.pack.deadlines?.[0]).toMatchObject({ within: 'duration("P24D")', warnAfterDays: [10, 23] });
  expect(compiled?.pack.deadlines?.[1]).toMatchObject({ within: 'duration("P90D")', warnAfterDays: [60, 80, 89] });
  // Its words stay until the last of the three is changed: till then some of what they say is still 90 days.
  const words = (of: string) =>
    checkText(set.policies, id, { text: of, cases: "" }).policy?.pack.clauses["WM-4.3.3"]?.en;
  expect(words(text)).toMatch(/^After 90 days/);
  await change(3, fields.filter(({ kind }) => kind === "warnings")[1]!, "10, 23");
  await change(4, deadline[1]!, "P24D");
  await change(5, fields.filter(({ kind }) => kind === "warnings")[2]!, "10, 23");
  await change(6, deadline[2]!, "P24D");
  const last = await set.act(set.policyManager, (context) => readDraft(context, id));
  expect(words(last.text)).toMatch(/^After 24 days/);
});

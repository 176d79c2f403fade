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

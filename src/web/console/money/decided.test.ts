import { expect, test } from "vitest";
import type { ClaimLine, VerdictCardData } from "../../data.ts";
import { decidedRefund } from "./decided.ts";

const euros = (amount: number) => ({ amount: amount * 100, currency: "EUR" });
const clauses = ["MF-DEPRECIATION", "MF-CUSTOMS"].map((id) => ({ id, text: "", source: "", note: null }));

function card(remedies: readonly object[], statute: readonly object[] = []): VerdictCardData {
  return { clauses, decision: { remedies, statute } } as unknown as VerdictCardData;
}

const refund = {
  kind: "refund",
  amount: euros(800),
  deductions: [{ kind: "depreciation", percent: 20, amount: euros(200), clauses: ["MF-DEPRECIATION"] }],
  mayDeduct: [{ kind: "customs", clauses: ["MF-CUSTOMS"] }],
};

test("what was decided is told with what it takes off, and what may still be taken off", () => {
  expect(decidedRefund(card([{ kind: "repair" }, refund]), null)).toEqual({
    gross: euros(1000),
    deductions: [{ kind: "depreciation", percent: 20, amount: euros(200), clause: clauses[0] }],
    amount: euros(800),
    open: [{ kind: "customs", clause: clauses[1] }],
  });
});

test("what the law gives counts where the policy gives no money, and what a person gave before both", () => {
  const law = [{ remedies: [{ kind: "refund", amount: euros(1000) }] }];
  expect(decidedRefund(card([{ kind: "repair" }], law), null)).toMatchObject({ amount: euros(1000), open: [] });
  const given = { remedy: { kind: "refund", charge: "none", amount: euros(50) } } as unknown as ClaimLine["override"];
  expect(decidedRefund(card([refund], law), given)).toMatchObject({ gross: euros(50), deductions: [] });
});

test("a refund that is open counts before one that still waits for something", () => {
  const waits = { ...refund, opens: "after_inspection" };
  const law = [{ remedies: [{ kind: "refund", amount: euros(1000), opens: "now" }] }];
  expect(decidedRefund(card([waits], law), null)).toMatchObject({ amount: euros(1000), deductions: [] });
});

test("nothing is decided where no money is given, or nobody knows the price", () => {
  expect(decidedRefund(card([{ kind: "repair" }]), null)).toBeNull();
  expect(decidedRefund(card([{ kind: "refund", amount: null, deductions: [] }]), null)).toBeNull();
});

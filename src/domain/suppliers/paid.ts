import { day } from "../../core/day.ts";
import { dayInWords } from "../../core/formats.ts";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { claimForChange } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { pastDayFaults } from "../policies/index.ts";
import { memoOf, type SupplierClaimRecord, supplierClaimsOf } from "./supplier-claim.ts";

/** A transfer of the supplier's, as finance saw it. */
export interface SupplierPaid {
  /** `YYYY-MM-DD`. */
  readonly paidOn: string;
  readonly reference: string;
}

/** Whether the supplier's money may be noted as received: it owes some, and nobody noted it yet. */
export function supplierPaidGuard(
  onlooker: Onlooker,
  { recovered, paidOn }: Pick<SupplierClaimRecord, "recovered" | "paidOn">,
): Refusal | null {
  const refusal = permission(onlooker, "supplier.takeMoney");
  if (refusal) return refusal;
  if (!recovered || recovered.amount === 0) return new Refusal("supplier_owes_nothing");
  return paidOn ? new Refusal("supplier_has_paid", { values: { on: dayInWords(paidOn) } }) : null;
}

/** What the supplier owed for a unit is on the account, and owed no more. Returns the claim's id. */
export async function supplierPaid(
  context: Context,
  { claimId, id }: { readonly claimId: string; readonly id: string },
  { paidOn, reference }: SupplierPaid,
): Promise<string> {
  const { tx, actor } = context;
  await claimForChange(context, claimId);
  const leg = isId(id) && (await supplierClaimsOf(context, claimId)).find((one) => one.id === id);
  if (!leg) throw new Refusal("not_found");
  refuseIf(supplierPaidGuard(context, leg));
  const fields = pastDayFaults(context, "/paidOn", paidOn, day(leg.sentOn));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const money = leg.recovered;
  if (!money) throw new Error("what a supplier paid was owed");
  await tx
    .updateTable("supplierClaim")
    .set({ paidOn, paidReference: reference, paidNotedBy: actor.name })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
  const { lineId, supplier } = leg;
  await noteEvent(context, { claimId, lineId, aboutId: id }, "supplier.paid", { supplier, amount: money, reference });
  await post(context, {
    claimId,
    cause: "supplier.paid",
    subjectId: id,
    memo: `${memoOf(leg)} · ${reference}`,
    postings: [debit("cash:bank_transfer", money), credit("suppliers", money)],
  });
  return claimId;
}

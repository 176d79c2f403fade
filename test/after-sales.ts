import { newId } from "../src/core/id.ts";
import { keepAttachment } from "../src/domain/attachments/index.ts";
import { editClaim, loadClaim, submitClaim, triageClaim } from "../src/domain/claims/index.ts";
import { sendBack } from "../src/domain/parcels/index.ts";
import { dutiesOf, policyOf } from "../src/domain/policies/index.ts";
import { settleLines } from "../src/domain/remedies/index.ts";
import { type ClaimFromOrder, claimFromOrder } from "../src/domain/sales/index.ts";
import type { Shop } from "./shop.ts";

/** A claim from the order, submitted with a photo, and looked at by staff. */
export async function filedFromOrder(set: Shop, orderId: string, input: ClaimFromOrder): Promise<string> {
  const claimId = await set.act(set.customer, (context) => claimFromOrder(context, orderId, input));
  await set.act(set.customer, async (context) => {
    const { version } = await loadClaim(context, claimId);
    await editClaim(context, claimId, version, { summary: "See the photo.", returnAddress: set.address });
    const id = newId<"attachment">(context.now);
    const row = {
      id,
      lineId: null,
      purpose: "evidence",
      shows: null,
      packageId: null,
      kind: "photo",
      fileName: "a.jpg",
    } as const;
    const stored = { contentType: "image/jpeg", bytes: 1, sha256: id, storageKey: id, width: 1, height: 1 };
    const file = {
      subject: { claimId },
      lineId: null,
      uploadId: id,
      fileName: "a.jpg",
      purpose: "evidence",
      shows: null,
    } as const;
    await keepAttachment(context, { input: file, row: { ...row, ...stored } });
    const duties = dutiesOf(policyOf(context, await loadClaim(context, claimId)));
    await submitClaim(context, claimId, { acceptTerms: true, duties });
  });
  await set.act(set.agent, (context) => triageClaim(context, claimId, { notes: "As packed: two short." }));
  return claimId;
}

export async function reissued(set: Shop, claimId: string): Promise<void> {
  await set.act(set.agent, async (context) => {
    const lineIds = (await loadClaim(context, claimId)).lines.map(({ id }) => id);
    const input = { kind: "reissue", lineIds, reason: "", clauses: [], item: "", method: "bank_transfer" } as const;
    await settleLines(context, claimId, input);
  });
}

export async function sentAgain(set: Shop, claimId: string, tracking: string): Promise<void> {
  await set.act(set.shipping, async (context) => {
    const lineIds = (await loadClaim(context, claimId)).lines.map(({ id }) => id);
    await sendBack(context, claimId, { carrier: "DHL", tracking, shippedOn: set.clock.today(), lineIds });
  });
}

import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { nextNumber } from "../numbers/index.ts";
import type { ClaimStatus } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

const refilable: readonly ClaimStatus[] = ["expired", "cancelled", "rejected"];

/** Whether the claim may be filed again: once it ended without a result, and only once at a time. */
export function refileClaimGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  const allowed = permission(onlooker, "claim.refile");
  if (allowed) return allowed;
  if (!refilable.includes(record.status)) return wrongState(onlooker, "claim", record);
  return record.refiledAs ? new Refusal("already_refiled", { values: { number: record.refiledAs.number } }) : null;
}

/** Files a claim that ended again: a new draft with its lines, answers, address and evidence. Returns the new claim's id. */
export async function refileClaim(context: Context, claimId: string): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(refileClaimGuard(context, record));
  const { tx, actor, now } = context;
  const id = newId<"claim">(now);
  const number = await nextNumber(context, "R");
  await tx
    .insertInto("claim")
    .values({
      sellerId: actor.sellerId,
      id,
      number,
      customerId: record.customer.id,
      status: "draft",
      kind: record.kind,
      policy: record.policy,
      locale: record.locale,
      summary: record.summary,
      evidence: JSON.stringify(record.evidence),
      returnAddress: record.returnAddress && JSON.stringify(record.returnAddress),
      // What was arranged for that one claim is arranged anew.
      returnCarrier: record.returnCarrier?.arranged === null ? JSON.stringify(record.returnCarrier) : null,
      refiledFrom: record.id,
      orderId: record.order?.id ?? null,
      createdBy: actor.name,
      createdAt: new Date(now),
      updatedAt: new Date(now),
    })
    .execute();
  const lineIds = new Map(record.lines.map((line) => [line.id, newId<"line">(now)]));
  for (const line of record.lines) await copyLine(context, id, { line, newLineId: lineIds.get(line.id) ?? "" });
  await copyEvidence(context, record, { claimId: id, lineIds });
  await noteEvent(context, record.id, "claim.refiled", { as: number });
  await noteEvent(context, id, "claim.begun", { from: record.number });
  return id;
}

async function copyLine(
  { tx, actor }: Context,
  claimId: string,
  { line, newLineId }: { readonly line: LineRecord; readonly newLineId: string },
): Promise<void> {
  await tx
    .insertInto("claimLine")
    .values({
      sellerId: actor.sellerId,
      id: newLineId,
      claimId,
      position: line.position,
      unitId: line.unit?.id ?? null,
      orderLineId: line.goods?.orderLineId ?? null,
      quantity: line.goods?.quantity ?? 1,
      serial: line.serial,
      serialKey: serialKey(line.serial),
      custody: "with_customer",
      work: "waiting",
      description: line.description,
      firstNoticedOn: line.firstNoticedOn,
      keepOriginal: line.keepOriginal,
      returnReplacedParts: line.returnReplacedParts,
      preferredRemedy: line.preferredRemedy,
      part: line.part && JSON.stringify(line.part),
      accessories: JSON.stringify(line.accessories.map((each) => ({ ...each, in: null, out: null }))),
      answers: JSON.stringify(line.answers),
    })
    .execute();
}

/** The files stay where they are stored; the new claim points to them as well. */
async function copyEvidence(
  { tx, actor, now }: Context,
  record: ClaimRecord,
  { claimId, lineIds }: { readonly claimId: string; readonly lineIds: ReadonlyMap<string, string> },
): Promise<void> {
  const files = await tx
    .selectFrom("attachment")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", record.id)
    .where("purpose", "=", "evidence")
    .execute();
  if (files.length === 0) return;
  const copies = files.map(({ subjectId: _, ...file }) => ({
    ...file,
    id: newId<"attachment">(now),
    claimId,
    lineId: file.lineId === null ? null : (lineIds.get(file.lineId) ?? null),
  }));
  await tx.insertInto("attachment").values(copies).execute();
}

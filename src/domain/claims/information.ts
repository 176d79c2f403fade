import { isStaff } from "../../core/actor.ts";
import { newId } from "../../core/id.ts";
import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord } from "./record.ts";

export interface RequestInformation {
  readonly text: string;
}

export interface SupplyInformation {
  readonly text: string;
}

/** Whether the customer may be asked for something. */
export function requestInformationGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return (
    permission(onlooker, "claim.requestInformation") ?? standing(onlooker, claimLifecycle, "requestInformation", record)
  );
}

/** Asks the customer for what is missing; the question is a message of the claim and is mailed. Returns the claim's id. */
export async function requestInformation(
  context: Context,
  claimId: string,
  { text }: RequestInformation,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(requestInformationGuard(context, record));
  await move(context, claimLifecycle, { claimId }, "requestInformation", { details: { text } });
  await keepMessage(context, claimId, text);
  await tellCustomer(context, claimId, "information_needed", { text });
  return claimId;
}

/** Whether the actor may give what was asked for. */
export function supplyInformationGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return (
    permission(onlooker, "claim.supplyInformation") ?? standing(onlooker, claimLifecycle, "supplyInformation", record)
  );
}

/** Answers what was asked; the claim goes back to whoever checks it. Returns the claim's id. */
export async function supplyInformation(
  context: Context,
  claimId: string,
  { text }: SupplyInformation,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(supplyInformationGuard(context, record));
  await move(context, claimLifecycle, { claimId }, "supplyInformation", { details: { text } });
  await keepMessage(context, claimId, text);
  return claimId;
}

async function keepMessage({ tx, actor, now }: Context, claimId: string, text: string): Promise<void> {
  await tx
    .insertInto("message")
    .values({
      sellerId: actor.sellerId,
      id: newId<"message">(now),
      claimId,
      internal: false,
      authorKind: isStaff(actor) ? "staff" : "customer",
      authorName: actor.name,
      authorId: actor.id,
      text,
      sentAt: new Date(now),
    })
    .execute();
}

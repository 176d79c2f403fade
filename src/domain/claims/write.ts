import type { Updateable } from "kysely";
import type { Claim } from "../../database/schema.ts";
import type { Context } from "../context.ts";
import type { ReturnCarrier } from "./record.ts";

/** Sets columns of a claim that are no status; its version moves on, so that an edit from an older one is noticed. */
export async function setClaim(
  { tx, actor }: Context,
  claimId: string,
  values: Omit<Updateable<Claim>, "status" | "version">,
): Promise<void> {
  await tx
    .updateTable("claim")
    .set((eb) => ({ ...values, version: eb("version", "+", 1) }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .execute();
}

/** By which carrier the units go back. */
export async function setReturnCarrier(context: Context, claimId: string, carrier: ReturnCarrier): Promise<void> {
  await setClaim(context, claimId, { returnCarrier: JSON.stringify(carrier) });
}

import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import { isOnList } from "./own-units.ts";

/** What became of serial numbers that a customer puts on their list. */
export interface AddedToFleet {
  readonly added: number;
  /** Theirs before: bought, claimed for, or already on the list. */
  readonly known: number;
  /** As they were typed; the seller's records hold no such machine. */
  readonly unknown: readonly string[];
}

/**
 * Puts machines on the customer's own list, as many as the seller's records hold; the same again changes nothing. It gives no right to them:
 * whoever types the number of another's machine sees no more of it than the public check tells.
 */
export async function addToFleet(context: Context, serials: readonly string[]): Promise<AddedToFleet> {
  const { tx, actor, now } = context;
  const { sellerId, customerId } = actor;
  if (!customerId) throw new Refusal("not_found");
  const typed = new Map(serials.map((serial) => [serialKey(serial), serial.trim()]));
  typed.delete("");
  const found = await tx
    .selectFrom("unit")
    .select(["id", "serialKey", isOnList(actor).as("theirs")])
    .where("sellerId", "=", sellerId)
    .where("serialKey", "in", [...typed.keys(), ""])
    .where("parentId", "is", null)
    .execute();
  const fresh = found.filter(({ theirs }) => !theirs);
  if (fresh.length > 0)
    await tx
      .insertInto("fleetUnit")
      .values(fresh.map(({ id: unitId }) => ({ sellerId, customerId, unitId, addedAt: new Date(now) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const { serialKey } of found) typed.delete(serialKey);
  return { added: fresh.length, known: found.length - fresh.length, unknown: [...typed.values()] };
}

/** Takes a machine off the customer's list. What they bought or claimed for stays theirs. */
export async function removeFromFleet({ tx, actor }: Context, unitId: string): Promise<void> {
  const { sellerId, customerId } = actor;
  if (!customerId || !isId(unitId)) throw new Refusal("not_found");
  const { numDeletedRows } = await tx
    .deleteFrom("fleetUnit")
    .where("sellerId", "=", sellerId)
    .where("customerId", "=", customerId)
    .where("unitId", "=", unitId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Refusal("not_found");
}

import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import type { PostalAddress } from "../sellers/index.ts";
import { readCustomer } from "./customers.ts";

/** An address in a customer's book. */
export interface KeptAddress {
  readonly id: string;
  readonly address: PostalAddress;
}

/** The addresses of the actor's customer, or for staff of the one they name; the newest first. */
export async function listAddresses(context: Context, customerId: string | undefined): Promise<KeptAddress[]> {
  const { tx, actor } = context;
  const of = actor.customerId ?? customerId;
  if (!of) return [];
  const rows = await tx
    .selectFrom("customerAddress")
    .select(["id", "address"])
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", of)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ id, address }) => ({ id, address: address as PostalAddress }));
}

/** Adds an address to the actor's customer, or for staff to the one they name. */
export async function addAddress(
  context: Context,
  input: { readonly address: PostalAddress; readonly customerId?: string | undefined },
): Promise<KeptAddress> {
  const { tx, actor, now } = context;
  const customerId = actor.customerId ?? input.customerId;
  if (!customerId) throw new Refusal("invalid_input", { fields: [fieldFault("/customerId", "required")] });
  if (!(await readCustomer(context, customerId))) throw new Refusal("not_found");
  const id = newId<"address">(now);
  await tx
    .insertInto("customerAddress")
    .values({
      sellerId: actor.sellerId,
      id,
      customerId,
      address: JSON.stringify(input.address),
      createdAt: new Date(now),
    })
    .execute();
  return { id, address: input.address };
}

/** Removes an address; claims keep theirs. Not found where it is another customer's. */
export async function removeAddress({ tx, actor }: Context, id: string): Promise<void> {
  const { customerId } = actor;
  const { numDeletedRows } = await tx
    .deleteFrom("customerAddress")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .$if(customerId !== undefined, (query) => query.where("customerId", "=", customerId as string))
    .executeTakeFirstOrThrow();
  if (numDeletedRows !== 1n) throw new Refusal("not_found");
}

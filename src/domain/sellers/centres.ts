import { newId } from "../../core/id.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Context } from "../context.ts";

/** A place that a parcel can go to. */
export interface PostalAddress {
  readonly name: string;
  readonly lines: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  readonly kind: "address" | "pickup_point";
}

/** A service centre as people see it. */
export interface CentreCard {
  readonly id: string;
  readonly name: string;
  readonly address: PostalAddress;
}

/** Adds a service centre for an administrator. */
export async function createCentre(
  { tx, actor, now }: Context,
  input: { readonly name: string; readonly address: PostalAddress },
): Promise<CentreCard> {
  const id = await addCentre(tx, { sellerId: actor.sellerId, id: newId(now), now, ...input });
  return { id, ...input };
}

/** Writes a centre down; returns its id. */
export async function addCentre(tx: Tx, centre: CentreCard & { readonly sellerId: string; readonly now: number }) {
  const { sellerId, id, name, address, now } = centre;
  await tx
    .insertInto("serviceCentre")
    .values({ sellerId, id, name, address: JSON.stringify(address), createdAt: new Date(now) })
    .execute();
  return id;
}

/** The seller's centres, by name. */
export async function listCentres({ tx, actor }: Context): Promise<CentreCard[]> {
  const rows = await tx
    .selectFrom("serviceCentre")
    .select(["id", "name", "address"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, address }) => ({ id, name, address: address as PostalAddress }));
}

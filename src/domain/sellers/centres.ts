import type { Tx } from "../../database/transaction.ts";

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

interface FirstCentre {
  readonly id: string;
  readonly name: string;
  readonly address: PostalAddress;
}

/** Writes the first centre of a new seller down; returns its id. */
export async function firstCentre(tx: Tx, centre: FirstCentre & { readonly sellerId: string; readonly now: number }) {
  const { sellerId, id, name, address, now } = centre;
  await tx
    .insertInto("serviceCentre")
    .values({ sellerId, id, name, address: JSON.stringify(address), createdAt: new Date(now) })
    .execute();
  return id;
}

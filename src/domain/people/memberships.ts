import type { Db } from "../../database/connect.ts";
import { inTransaction } from "../../database/transaction.ts";

/** What somebody is at one seller. */
export interface Membership {
  readonly seller: { readonly slug: string; readonly name: string };
  readonly role: string;
  readonly as: "staff" | "customer";
}

/** What a person is at every seller of the installation; row-level security shows them their own memberships only. */
export function membershipsOf(db: Db, personId: string): Promise<Membership[]> {
  return inTransaction(db, { sellerId: null, personId }, async (tx) => {
    const staff = await tx
      .selectFrom("staffMember")
      .innerJoin("seller", "seller.id", "staffMember.sellerId")
      .select(["slug", "seller.name", "role"])
      .where("personId", "=", personId)
      .where("removedAt", "is", null)
      .orderBy("seller.name")
      .execute();
    const customer = await tx
      .selectFrom("customerMember")
      .innerJoin("seller", "seller.id", "customerMember.sellerId")
      .select(["slug", "seller.name", "role"])
      .where("personId", "=", personId)
      .orderBy("seller.name")
      .execute();
    const told = (as: Membership["as"]) => (row: { slug: string; name: string; role: string }) => ({
      seller: { slug: row.slug, name: row.name },
      role: row.role,
      as,
    });
    return [...staff.map(told("staff")), ...customer.map(told("customer"))];
  });
}

import { Refusal } from "../../core/refusal.ts";
import type { Address } from "../claims/index.ts";
import type { Context } from "../context.ts";

/** Who a seller is on its invoices. */
export interface Issuer {
  /** The name in the register; the seller's own where none was given. */
  readonly legalName: string;
  readonly address: Address | null;
  /** Tax or VAT number; may be empty. */
  readonly taxId: string;
  /** What stands at the foot of invoices; may be empty. */
  readonly note: string;
}

/** Who the seller is on invoices, with the version that an edit names. */
export async function readIssuer({ tx, actor, seller }: Context): Promise<Issuer & { readonly version: number }> {
  const row = await tx
    .selectFrom("invoiceSettings")
    .select(["legalName", "address", "taxId", "note", "version"])
    .where("sellerId", "=", actor.sellerId)
    .executeTakeFirst();
  if (!row) return { legalName: seller.name, address: null, taxId: "", note: "", version: 1 };
  return { ...row, legalName: row.legalName || seller.name, address: row.address as unknown as Address | null };
}

/** Changes it, from the version that was read; papers that were issued keep what they say. */
export async function editIssuer({ tx, actor }: Context, version: number, issuer: Issuer): Promise<void> {
  const { sellerId } = actor;
  await tx
    .insertInto("invoiceSettings")
    .values({ sellerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { legalName, address, taxId, note } = issuer;
  const { numUpdatedRows } = await tx
    .updateTable("invoiceSettings")
    .set((eb) => ({
      legalName,
      address: address && JSON.stringify(address),
      taxId,
      note,
      updatedBy: actor.name,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", sellerId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const row = await tx
    .selectFrom("invoiceSettings")
    .select("updatedBy")
    .where("sellerId", "=", sellerId)
    .executeTakeFirst();
  throw new Refusal("changed_meanwhile", { values: { who: row?.updatedBy || "–" } });
}

import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Db } from "../../database/connect.ts";

/** What anybody may know of a seller. */
export interface SellerRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
  readonly colour: string;
  readonly logo: string | null;
  readonly email: string;
  readonly demo: boolean;
  /** So many days it answers for its own repairs and swaps. */
  readonly repairCoverDays: number;
  readonly policies: readonly string[];
}

const columns = [
  "id",
  "slug",
  "name",
  "locale",
  "timeZone",
  "currency",
  "colour",
  "logo",
  "email",
  "demo",
  "repairCoverDays",
  "policies",
] as const;

/** A seller by id; its card is public, so any transaction reads it. */
export async function readSeller(db: Db, id: string): Promise<SellerRecord> {
  const seller = await db.selectFrom("seller").select(columns).where("id", "=", id).executeTakeFirst();
  if (!seller) throw new Refusal("not_found");
  return seller as SellerRecord;
}

/** Every seller of the installation, by name. */
export async function listSellers(db: Db): Promise<SellerRecord[]> {
  return (await db.selectFrom("seller").select(columns).orderBy("name").orderBy("id").execute()) as SellerRecord[];
}

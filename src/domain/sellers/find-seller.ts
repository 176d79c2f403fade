import type { Db } from "../../database/connect.ts";

/** The id behind a seller's slug, or null. Slugs never change (the application may not update them), so found ones are kept. */
export async function idOfSeller(db: Db, slug: string): Promise<string | null> {
  const known = cache(db);
  const kept = known.get(slug);
  if (kept) return kept;
  const seller = await db.selectFrom("seller").select("id").where("slug", "=", slug).executeTakeFirst();
  if (seller) known.set(slug, seller.id);
  return seller?.id ?? null;
}

const caches = new WeakMap<Db, Map<string, string>>();

function cache(db: Db): Map<string, string> {
  const known = caches.get(db) ?? new Map<string, string>();
  caches.set(db, known);
  return known;
}

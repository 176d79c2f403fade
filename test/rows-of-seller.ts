import pg from "pg";
import { expect } from "vitest";
import type { World } from "./world.ts";

/** Reads as the owner of the database, who sees what the application does not. */
export async function asOwner<T>({ url }: Pick<World, "url">, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await read(client);
  } finally {
    await client.end();
  }
}

/** Every row of the seller by table, as text, to hold two states against each other. */
export function rowsOfSeller(set: Pick<World, "url" | "sellerId">): Promise<Readonly<Record<string, unknown>>> {
  return asOwner(set, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.tables using (table_schema, table_name)
        where c.table_schema = 'public' and c.column_name = 'seller_id' and table_type = 'BASE TABLE' order by 1`,
    );
    expect(tables.rows.length).toBeGreaterThan(20);
    const found: Record<string, unknown> = {};
    // The owner, too, sees only the rows of the seller that the session names, unless it is a superuser.
    await client.query("select set_config('recourse.seller', $1, false)", [set.sellerId]);
    for (const { name } of tables.rows) {
      const text = `select t::text as row from ${pg.escapeIdentifier(name)} t where seller_id = $1 order by 1`;
      found[name] = (await client.query(text, [set.sellerId])).rows;
    }
    return found;
  });
}

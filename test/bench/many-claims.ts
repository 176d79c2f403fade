import type { Client } from "pg";

/** So many claims and units as a maker has after years, made in the database itself: every claim a copy of the first, in every state. */
export async function multiplyClaims(
  client: Client,
  { sellerId, claims, units }: { readonly sellerId: string; readonly claims: number; readonly units: number },
): Promise<void> {
  const run = (sql: string, values: readonly unknown[] = []) => client.query(sql, [sellerId, ...values]);
  const copy = async (
    table: string,
    changed: Readonly<Record<string, string>>,
    from: string,
    values: readonly unknown[],
  ) => {
    const { rows } = await client.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
      [table],
    );
    const names = rows.map(({ name }) => name);
    const selected = names.map((name) => changed[name] ?? `first.${name}`);
    await run(`insert into ${table} (${names.join(", ")}) select ${selected.join(", ")} from ${from}`, values);
  };
  // Of the seventh version, as ids of the API are.
  const id = (kind: string, of = "n") =>
    `overlay(overlay(md5('${kind}' || ${of}) placing '7' from 13) placing '8' from 17)::uuid`;
  const from = (table: string, where: string) =>
    `(select * from ${table} where seller_id = $1 ${where} limit 1) first, generate_series($2::integer, $3::integer) n`;
  const known = await run("select count(*)::integer as count from unit where serial like 'MANY%' and seller_id = $1");
  const have = await run(
    "select count(*)::integer as count from claim where summary like 'Copied%' and seller_id = $1",
  );
  const [unitsBefore, claimsBefore] = [known.rows[0].count as number, have.rows[0].count as number];
  await run(
    `insert into model (seller_id, id, manufacturer, name, category, policy, created_at)
      values ($1, ${id("model", "''")}, 'MicroBT', 'M50S', 'miner', 'whatsminer', now()) on conflict do nothing`,
  );
  await run(
    `insert into unit (seller_id, id, serial, serial_key, model_id, released_on, shipped_on, created_at, updated_at)
      select $1, ${id("unit")}, 'MANY' || lpad(n::text, 7, '0'), 'MANY' || lpad(n::text, 7, '0'), ${id("model", "''")},
        date '2024-01-01' + n % 900, date '2024-01-02' + n % 900, now(), now()
      from generate_series($2::integer, $3::integer) n`,
    [unitsBefore + 1, units],
  );
  await run(
    `insert into customer (seller_id, id, kind, name, email, locale, created_at)
      select $1, ${id("customer")}, 'business', 'Many ' || n, 'many' || n || '@example.com', 'en', now()
      from generate_series(0, 999) n on conflict do nothing`,
  );
  const range = [claimsBefore + 1, claims];
  const states =
    "(array['closed','closed','closed','closed','closed','closed','triage','authorized','in_progress','resolved'])[n % 10 + 1]";
  await copy(
    "claim",
    {
      id: id("claim"),
      number: "'R-2020-' || lpad(n::text, 7, '0')",
      customer_id: id("customer", "n % 1000"),
      status: states,
      summary: "'Copied'",
      rma_number: "null",
      guest_token_hash: "null",
      updated_at: "now() - n * interval '1 minute'",
    },
    from("claim", "and status <> 'draft'"),
    range,
  );
  await copy(
    "claim_line",
    {
      id: id("line"),
      claim_id: id("claim"),
      position: "1",
      unit_id: id("unit"),
      serial: "'MANY' || lpad(n::text, 7, '0')",
      serial_key: "'MANY' || lpad(n::text, 7, '0')",
      custody:
        "(array['delivered','delivered','delivered','delivered','delivered','delivered','with_customer','in_transit_in','at_centre','delivered'])[n % 10 + 1]",
      work: "(array['ready','ready','ready','ready','ready','ready','waiting','waiting','received','ready'])[n % 10 + 1]",
    },
    from("claim_line", ""),
    range,
  );
  // Tables that grew over years are vacuumed; that of a moment ago would be while the bench reads.
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
}

import type pg from "pg";

/** Everything the migrations made, as SQL text in a fixed order: tables with their constraints, indexes, row-level security, rights and triggers, then functions. */
export async function describeCatalog(client: pg.Client): Promise<string> {
  const tables = await client.query<{ name: string; oid: number }>(
    `select relname as name, oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname collate "C"`,
  );
  const parts: string[] = [];
  for (const { name, oid } of tables.rows) parts.push(await describeTable(client, name, oid));
  const functions = await lines(
    client,
    `select pg_get_functiondef(oid) || ';' from pg_proc where pronamespace = 'public'::regnamespace order by proname collate "C", oid`,
  );
  const rest = await lines(
    client,
    `select format('create view %I as %s', viewname, definition) from pg_views where schemaname = 'public'
      union all select format('create sequence %I;', sequencename) from pg_sequences where schemaname = 'public'
      union all select format('create extension %I;', extname) from pg_extension where extname <> 'plpgsql'
      union all select format('create type %I: %s;', typname, typtype) from pg_type
        where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r') order by 1`,
  );
  return `${[...parts, ...functions, ...rest].map((part) => part.trimEnd()).join("\n\n")}\n`;
}

async function describeTable(client: pg.Client, name: string, oid: number): Promise<string> {
  const columns = await lines(
    client,
    `select format('%I %s', attname, format_type(atttypid, atttypmod))
        || case when attnotnull then ' not null' else '' end
        || case when attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(adbin, adrelid))
             when attidentity <> '' then ' generated as identity'
             when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid) else '' end
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`,
    oid,
  );
  const constraints = await lines(
    client,
    `select format('constraint %I %s', conname, pg_get_constraintdef(oid)) from pg_constraint
      where conrelid = $1 and contype not in ('n', 't') order by array_position('{p,u,c,f,x}'::"char"[], contype), conname collate "C"`,
    oid,
  );
  const after = [
    ...(await lines(client, indexes, oid)),
    ...(await lines(client, rowSecurity, oid)),
    ...(await lines(client, policies, oid)),
    ...(await lines(client, rights, oid)),
    ...(await lines(
      client,
      `select pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`,
      oid,
    )),
  ];
  return [
    `create table ${name} (`,
    [...columns, ...constraints].map((line) => `  ${line}`).join(",\n"),
    ");",
    ...after,
  ].join("\n");
}

const indexes = `select pg_get_indexdef(indexrelid) || ';' from pg_index join pg_class on oid = indexrelid
  where indrelid = $1 and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
  order by relname collate "C"`;

const rowSecurity = `select format('alter table %I %s;', relname, action) from pg_class,
  lateral (values (1, relrowsecurity, 'enable row level security'), (2, relforcerowsecurity, 'force row level security'))
    as flag (position, is_set, action)
  where oid = $1 and is_set order by position`;

const policies = `select format('create policy %I on %I%s for %s to %s%s%s;', polname, relname,
    case when polpermissive then '' else ' as restrictive' end,
    case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
    case when polroles = '{0}' then 'public' else (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any (polroles)) end,
    ' using (' || pg_get_expr(polqual, polrelid) || ')', ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')')
  from pg_policy join pg_class c on c.oid = polrelid where polrelid = $1 order by polname collate "C"`;

// The owner's own rights are no news.
const rights = `select format('grant %s on %I to %s;', string_agg(lower(what), ', ' order by what), name, who) from (
    select relname as name, privilege_type as what, coalesce(rolname, 'public') as who, relowner, grantee
      from pg_class c, aclexplode(relacl) left join pg_roles r on r.oid = grantee where c.oid = $1
    union all
    select relname, privilege_type || ' (' || attname || ')', coalesce(rolname, 'public'), relowner, grantee
      from pg_class c join pg_attribute on attrelid = c.oid, aclexplode(attacl) left join pg_roles r on r.oid = grantee where c.oid = $1
  ) as granted where grantee <> relowner group by name, who order by who collate "C"`;

async function lines(client: pg.Client, text: string, oid?: number): Promise<string[]> {
  const { rows } = await client.query<string[]>({ text, values: oid === undefined ? [] : [oid], rowMode: "array" });
  return rows.map(([line]) => line ?? "");
}

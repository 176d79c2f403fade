import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { applicationRole } from "./connect.ts";
import { LaunchFailure } from "./failure.ts";
import { queues } from "./queues.ts";

/** One numbered file of SQL. */
interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Brings the database up to date: the application's role, each file of `folder` that was not applied yet (in its own
 * transaction), the queues. Programs that start at once wait for each other. Returns the names that were applied.
 * Throws `LaunchFailure` where a file was changed after it was applied, or the database is newer than the files.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const files = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "recourse migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [7_365_003]);
    await checkVersion(client);
    await createRole(client);
    await client.query(
      "create table if not exists migration (number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const missing = await unapplied(client, files);
    for (const file of missing) await apply(client, file);
    await prepareQueues(client);
    return missing.map((file) => file.name);
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const files: Migration[] = [];
  for (const name of readdirSync(folder)
    .filter((entry) => entry.endsWith(".sql"))
    .sort()) {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
    if (number !== files.length + 1) {
      throw new LaunchFailure(
        `${join(folder, name)} should be number ${files.length + 1}: migrations are numbered without gaps (0001_name.sql, 0002_…).`,
      );
    }
    const text = readFileSync(join(folder, name), "utf8");
    files.push({ number, name, text, sha256: createHash("sha256").update(text).digest("hex") });
  }
  return files;
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
  );
  if ((rows[0]?.number ?? 0) >= 160_000) return;
  throw new LaunchFailure(`Recourse needs PostgreSQL 16 or later; DATABASE_URL leads to ${rows[0]?.text}.`);
}

/** Roles belong to the whole PostgreSQL, so another database's migration may be making it at this moment. */
async function createRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${applicationRole}') then
      create role ${applicationRole} nologin nosuperuser nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
  const { rows } = await client.query<{ may: boolean; safe: boolean }>(
    `select pg_has_role(current_user, oid, 'set') as may, not (rolsuper or rolbypassrls) as safe
       from pg_roles where rolname = $1`,
    [applicationRole],
  );
  if (!rows[0]?.safe) {
    throw new LaunchFailure(
      `The role ${applicationRole} may bypass row-level security; it must be neither superuser nor bypassrls.`,
    );
  }
  if (!rows[0].may) await client.query(`grant ${applicationRole} to current_user`);
}

async function unapplied(client: pg.Client, files: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Migration>("select number, name, sha256 from migration order by number");
  for (const applied of rows) {
    const file = files[applied.number - 1];
    if (!file) {
      throw new LaunchFailure(
        `The database is newer than this program: it has migration ${applied.name}. Start the version that applied it, or a later one.`,
      );
    }
    if (file.sha256 !== applied.sha256) {
      throw new LaunchFailure(
        `The migration ${file.name} was changed after it was applied to this database. Put the change into a new file; where the data is of no use, remove the data folder.`,
      );
    }
  }
  return files.slice(rows.length);
}

async function apply(client: pg.Client, file: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(file.text);
    await client.query("insert into migration (number, name, sha256) values ($1, $2, $3)", [
      file.number,
      file.name,
      file.sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    const { message, position } = error as { message: string; position?: string };
    const line = position ? `:${file.text.slice(0, Number(position)).split("\n").length}` : "";
    throw new Error(`${file.name}${line}: ${message}`, { cause: error });
  }
}

/** pg-boss's own tables and the queues are made by the owner; the application's role then only uses them. */
async function prepareQueues(client: pg.Client): Promise<void> {
  const db = {
    async executeSql(text: string, values?: unknown[]) {
      // Several statements in one text give several results.
      const results = [await client.query<Record<string, unknown>>(text, values)].flat();
      return { rows: results.flatMap((result) => result.rows) };
    },
  };
  const boss = new PgBoss({ db, supervise: false, schedule: false });
  await boss.start();
  const present = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const [name, { policy, ...settings }] of Object.entries(queues)) {
    const options = { ...settings, retryBackoff: true };
    if (present.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, { ...options, policy: policy ?? "standard" });
  }
  await boss.stop({ graceful: false, close: false });
  await client.query(`
    grant usage on schema public, pgboss to ${applicationRole};
    grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
    grant usage on all sequences in schema pgboss to ${applicationRole};
    grant execute on all functions in schema pgboss to ${applicationRole}`);
}

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A program's hold on the database; as long as it lasts, nobody else stops PostgreSQL. */
export interface Use {
  readonly url: string;
  /** Gives the hold up; true where nobody else is known to have one, so that PostgreSQL may be stopped. */
  releaseAsLast(): Promise<boolean>;
}

const database = "recourse";
// Any two numbers, the same in every version: one is held by everybody, one by the only server.
const presence = 7_365_001;
const serving = 7_365_002;

/** Whether PostgreSQL answers on the socket in that folder; `busy` while it starts up or shuts down. */
export async function greet(socketFolder: string): Promise<"ready" | "busy" | "gone"> {
  const client = new pg.Client({
    host: socketFolder,
    user: "recourse",
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return "ready";
  } catch (error) {
    return (error as { code?: string }).code === "57P03" ? "busy" : "gone";
  }
}

/**
 * Takes hold of the database, which is made where it is missing. A server must be the only one: `heldBy` names the
 * other. `gone` where PostgreSQL ended meanwhile. `onEnd` is called when the connection that carries the hold breaks.
 */
export async function claimUse(
  socketFolder: string,
  as: "server" | "visitor",
  onEnd: () => void,
): Promise<Use | { heldBy: string } | "gone"> {
  try {
    await createDatabase(socketFolder);
    const client = await connect(socketFolder, database);
    await client.query("select pg_advisory_lock_shared($1)", [presence]);
    if (as === "server" && !(await becomeServer(client))) {
      const heldBy = await holder(client);
      await client.end();
      return { heldBy };
    }
    let released = false;
    client.once("end", () => released || onEnd());
    return {
      url: `postgresql:///${database}?host=${encodeURIComponent(socketFolder)}&user=recourse`,
      async releaseAsLast() {
        released = true;
        return release(client);
      },
    };
  } catch (error) {
    if (isGone(error)) return "gone";
    throw error;
  }
}

async function connect(socketFolder: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketFolder,
    user: "recourse",
    database: name,
    application_name: `process ${process.pid}`,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

async function createDatabase(socketFolder: string): Promise<void> {
  const client = await connect(socketFolder, "postgres");
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } catch (error) {
    // Two programs at once: the other one made it.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

/** Tries for two seconds, since the connection of a server that was just killed takes a moment to end. */
async function becomeServer(client: pg.Client): Promise<boolean> {
  for (const deadline = Date.now() + 2_000; ; await sleep(50)) {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [serving]);
    if (rows[0]?.got) return true;
    if (Date.now() > deadline) return false;
  }
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [serving],
  );
  return rows[0]?.name ?? "unknown process";
}

async function release(client: pg.Client): Promise<boolean> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [presence]);
    const { rows } = await client.query<{ last: boolean }>("select pg_try_advisory_lock($1) as last", [presence]);
    return rows[0]?.last ?? false;
  } catch (error) {
    if (isGone(error)) return true;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Connection refused, ended, or PostgreSQL starting up or shutting down; anything else is a bug. */
function isGone(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code?.startsWith("57P")) return true;
  return (
    ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE"].includes(code ?? "") ||
    /Connection terminated/.test(message ?? "")
  );
}

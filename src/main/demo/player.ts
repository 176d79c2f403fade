import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { diskStorage } from "../../adapters/storage-disk.ts";
import { connect } from "../../database/connect.ts";
import { loadPolicies } from "../policies.ts";
import { loadDemo } from "./load.ts";

/** What the server tells this program: where it shall play. */
export interface DemoErrand {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

// Ctrl-C reaches this program too, but the server says when it ends: by a signal, or by being gone.
let stop = (): void => process.exit(0);
process.on("SIGINT", () => {});
for (const told of ["SIGTERM", "disconnect"] as const) process.once(told, () => stop());

const [errand] = (await once(process, "message")) as [DemoErrand];
const { databaseUrl, dataFolder, now } = errand;
const db = connect(databaseUrl, { max: 4 });
process.on("uncaughtException", (error) => {
  // With the server its database may have gone.
  if (process.connected) console.error(error);
  process.exit(1);
});
// One at a time: that of a killed server ends with the claim at work.
await db.connection().execute(async (alone) => {
  await sql`select pg_advisory_lock(7365011)`.execute(alone);
  const policies = await loadPolicies(db, fileURLToPath(new URL("../../../policies", import.meta.url)), now);
  const storage = diskStorage(join(dataFolder, "files"));
  const passwordHash = () => Promise.reject(new Error("the server made the demo's people"));
  const load = await loadDemo({ db, policies, storage, passwordHash, now });
  stop = load.stop;
  await load.finish();
});
await db.destroy();
process.exit(0);

import { fileURLToPath } from "node:url";
import { connect, type Db } from "../database/connect.ts";
import { LaunchFailure } from "../database/failure.ts";
import { launchDatabase } from "../database/launch.ts";
import { migrate } from "../database/migrate.ts";
import type { Config } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";

/** A database that is up, migrated and open. */
export interface OpenDatabase {
  readonly db: Db;
  /** As its owner. */
  readonly url: string;
  /** In words, for the terminal. */
  readonly how: string;
  readonly migrations: readonly string[];
  /** Closes the connections, and stops a built-in PostgreSQL that nobody else uses. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A server is alone on its data folder; the command line comes beside it. */
  readonly as: "server" | "visitor";
  readonly log: (line: string) => void;
  /** The built-in PostgreSQL ended and cannot be had again. */
  readonly onLost: (failure: Error) => void;
  /** What is done while a new database is made; nothing is asked of a database before it is done. */
  readonly meanwhile?: Promise<void>;
}

/** Starts, adopts or finds the database that the settings name and brings it up to date. Throws `LaunchFailure`. */
export async function openDatabase(config: Config, options: OpenOptions): Promise<OpenDatabase> {
  prepareDataFolder(config.dataFolder);
  const { url, how, stop } = config.databaseUrl
    ? { url: config.databaseUrl, how: "PostgreSQL server", stop: async () => {} }
    : await launchBuiltIn(config.dataFolder, options);
  await options.meanwhile;
  try {
    const migrations = await migrate(url, fileURLToPath(new URL("../../migrations", import.meta.url)));
    const db = connect(url, { onIdleError: (error) => options.log(`a database connection broke: ${error.message}`) });
    return {
      db,
      url,
      how,
      migrations,
      async close() {
        await db.destroy();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw config.databaseUrl ? unreachable(error, config.databaseUrl) : error;
  }
}

async function launchBuiltIn(dataFolder: string, options: OpenOptions) {
  const { url, how, stop } = await launchDatabase({ dataFolder, ...options });
  const told = {
    initialised: "built-in PostgreSQL, new",
    started: "built-in PostgreSQL",
    adopted: "built-in PostgreSQL, still running",
  };
  return { url, how: told[how], stop };
}

/** Failures that the address explains, as a sentence; anything else is a bug and keeps its stack. */
function unreachable(error: unknown, url: string): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const expected = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "ENOENT",
    "28000",
    "28P01",
    "3D000",
    "42501",
  ];
  if (!code || !expected.includes(code)) return error;
  const { host, pathname } = new URL(url);
  return new LaunchFailure(`DATABASE_URL (${host || "socket"}${pathname}) does not work: ${message || code}`);
}

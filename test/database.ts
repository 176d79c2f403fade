import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connect, type Db } from "../src/database/connect.ts";
import { databaseAt } from "./template.ts";

export interface FreshDatabase {
  /** As the application sees it: under row-level security. */
  readonly db: Db;
  /** As the owner. */
  readonly url: string;
  /** Closes `db` and drops the database. */
  close(): Promise<void>;
}

/** A migrated, empty database of one's own: a copy of the run's template, made in some tens of milliseconds. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, close } = await makeDatabase(`template ${new URL(inject("templateUrl")).pathname.slice(1)}`);
  const db = connect(url, { max: 8 });
  return {
    db,
    url,
    async close() {
      await db.destroy();
      await close();
    },
  };
}

/** A database with nothing in it, for tests of migrations. */
export function emptyDatabase(): Promise<Pick<FreshDatabase, "url" | "close">> {
  return makeDatabase("template template0");
}

async function makeDatabase(from: string): Promise<Pick<FreshDatabase, "url" | "close">> {
  const template = inject("templateUrl");
  const name = `recourse_${randomUUID().replaceAll("-", "")}`;
  await asOwner(template, `create database ${name} ${from}`);
  return {
    url: databaseAt(template, name),
    close: () => asOwner(template, `drop database ${name} with (force)`),
  };
}

/** Not over the template itself, which PostgreSQL copies only while nobody is connected to it. */
async function asOwner(template: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAt(template, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

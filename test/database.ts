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
  const template = inject("templateUrl");
  const source = new URL(template).pathname.slice(1);
  const name = `recourse_${randomUUID().replaceAll("-", "")}`;
  await asOwner(template, `create database ${name} template ${source}`);
  const url = databaseAt(template, name);
  const db = connect(url, { max: 8 });
  return {
    db,
    url,
    async close() {
      await db.destroy();
      await asOwner(template, `drop database ${name} with (force)`);
    },
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

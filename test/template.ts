import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../src/database/migrate.ts";
import { throwAwayCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The template database, as its owner; `freshDatabase` copies it. */
    templateUrl: string;
  }
}

/** Once per run: a PostgreSQL (the one of TEST_DATABASE_URL, else a throw-away one) with one migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const cluster = given ? { url: given, stop: async () => {} } : await throwAwayCluster();
  const name = `recourse_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const templateUrl = databaseAt(cluster.url, name);
  await migrate(templateUrl, fileURLToPath(new URL("../migrations", import.meta.url)));
  project.provide("templateUrl", templateUrl);
  return async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await cluster.stop();
  };
}

/** The address of another database on the same PostgreSQL. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

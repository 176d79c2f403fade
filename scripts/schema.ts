// `npm run schema`: migrates an empty database and writes what came of it to schema.sql and src/database/schema.ts.
// With --check nothing is written; it fails where either file is not what the migrations make.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { launchDatabase } from "../src/database/launch.ts";
import { migrate } from "../src/database/migrate.ts";
import { describeCatalog } from "./catalog.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = (name: string) => join(root, "node_modules", ".bin", name);
const folder = mkdtempSync(join(tmpdir(), "recourse-schema-"));

const database = await launchDatabase({ dataFolder: folder, as: "visitor", durable: false });
try {
  await migrate(database.url, join(root, "migrations"));
  const made: Record<string, string> = {
    "schema.sql": await schemaText(database.url),
    "src/database/schema.ts": typesOf(database.url),
  };
  if (!process.argv.includes("--check")) write(made);
  else if (compare(made)) await expectCanary(database.url);
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function schemaText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return `-- What the migrations make, written by \`npm run schema\`; read it, change the migrations.\n\n${await describeCatalog(client)}`;
  } finally {
    await client.end();
  }
}

function typesOf(url: string): string {
  const file = join(folder, "schema.ts");
  const mapping = JSON.stringify({ int8: "number", json: "JsonColumn", jsonb: "JsonColumn" });
  const options = ["--camel-case", "--date-parser", "string", "--type-mapping", mapping];
  const which = ["--dialect", "postgres", "--url", url, "--exclude-pattern", "{pgboss.*,migration}"];
  execFileSync(program("kysely-codegen"), [...which, ...options, "--log-level", "error", "--out-file", file], {
    cwd: folder,
  });
  const head =
    '// Written by `npm run schema`; change the migrations instead.\n\nimport type { JsonColumn } from "./json.ts";';
  const generated = readFileSync(file, "utf8").replace(/^\/\*\*[\s\S]*?\*\//, head);
  // The formatter goes by where the file will be.
  return execFileSync(program("biome"), ["check", "--write", "--stdin-file-path=src/database/schema.ts"], {
    cwd: root,
    input: generated,
    encoding: "utf8",
  });
}

function write(made: Record<string, string>): void {
  for (const [file, text] of Object.entries(made)) writeFileSync(join(root, file), text);
  console.log(`Wrote ${Object.keys(made).join(" and ")}.`);
}

function compare(made: Record<string, string>): boolean {
  const stale = Object.entries(made).filter(([file, text]) => readFileSync(join(root, file), "utf8") !== text);
  if (stale.length === 0) return true;
  console.error(
    `${stale.map(([file]) => file).join(" and ")} no longer match the migrations. Run \`npm run schema\` and commit the result.`,
  );
  process.exitCode = 1;
  return false;
}

/** A column that no migration made has to show in both files, or the comparison above says nothing. */
async function expectCanary(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("alter table unit add column planted_canary integer");
  await client.end();
  const seen = { "schema.sql": await schemaText(url), "src/database/schema.ts": typesOf(url) };
  for (const [file, text] of Object.entries(seen)) {
    if (readFileSync(join(root, file), "utf8") !== text && /planted_?canary/i.test(text)) continue;
    console.error(`A column that was added to the database was not caught in ${file}.`);
    process.exitCode = 1;
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Answer } from "../../src/api/contract/index.ts";
import { launchDatabase } from "../../src/database/launch.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { createKey } from "../../src/domain/people/index.ts";
import { fileClaim } from "../drills/file-claims.ts";
import { prepare, type Scene, setUp, withDatabase } from "../drills/scene.ts";
import { DrilledServer, freePort } from "../drills/server.ts";
import { multiplyClaims } from "./many-claims.ts";

const total = Number(process.argv[3] ?? 200_000);
const seconds = 60;

/** How long a draft takes to be held against that many stored decisions, each with a line of its own: over HTTP, by the server's own job. */
export async function bench(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-bench-"));
  const server = new DrilledServer(dataFolder, await freePort());
  try {
    await server.start();
    await setUp(server.url);
    const scene = await withDatabase(dataFolder, prepare);
    await fileClaim({ url: server.url, seller: scene.slug, ...scene }, { number: 1 });
    await decideMany(dataFolder, scene);
    const key = await withDatabase(dataFolder, (db) =>
      inTransaction(db, scene, (tx) =>
        createKey(tx, { ...scene, name: "bench", role: "administrator", now: Date.now() }),
      ),
    );
    print(await replay(`${server.url}/v1/sellers/${scene.slug}/policies/whatsminer`, key));
  } finally {
    await server.stop();
    await server.killServer();
    server.killDatabase();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Copies of the one claim that was filed, and for the line of each a copy of its decision. */
async function decideMany(dataFolder: string, { sellerId }: Scene): Promise<void> {
  const database = await launchDatabase({ dataFolder, as: "visitor" });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await multiplyClaims(client, { sellerId, claims: total, units: total });
  await client.query("set session_replication_role = replica");
  await client.query(`insert into decision (seller_id, id, claim_id, line_id, stage, policy, policy_digest, as_of, verdict, facts, settings,
      result, decided_at, decided_by)
    select l.seller_id, l.id, l.claim_id, l.id, d.stage, d.policy, d.policy_digest, d.as_of, d.verdict, d.facts, d.settings, d.result,
      d.decided_at, d.decided_by
    from claim_line l, (select * from decision limit 1) d where l.serial like 'MANY%'`);
  await client.query("update claim_line set decision_id = id where serial like 'MANY%'");
  await client.query("vacuum analyze");
  await client.end();
  await database.stop();
}

type Replay = Answer<"GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}">;

async function replay(url: string, key: string): Promise<{ readonly done: Replay; readonly took: number }> {
  const ask = async <T>(method: string, path: string, body?: object, etag = ""): Promise<T> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "if-match": etag };
    const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { etag } = await ask<{ etag: string }>("POST", "/draft", {});
  await ask("POST", "/draft/changes", { path: ["tables", "period", "otherwise"], value: "6" }, etag);
  const began = performance.now();
  let done = await ask<Replay>("POST", "/replays", {});
  while (done.status === "waiting" || done.status === "running") {
    await new Promise((go) => setTimeout(go, 200));
    done = await ask<Replay>("GET", `/replays/${done.id}`);
  }
  return { done, took: (performance.now() - began) / 1000 };
}

function print({ done, took }: { readonly done: Replay; readonly took: number }): void {
  const met = done.status === "done" && took <= seconds;
  const counted = done.done.toLocaleString("en");
  process.stdout.write(
    `${counted} stored decisions held against a draft (${done.status})  ${took.toFixed(1)} s (${(took / seconds).toFixed(2)} of ${seconds}, ${met ? "met" : "NOT met"})\n`,
  );
  if (!met) process.exitCode = 1;
}

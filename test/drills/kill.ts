import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Desk, type Filing, fileClaim } from "./file-claims.ts";
import { inspectClaims } from "./inspect-claims.ts";
import { prepare, setUp, withDatabase } from "./scene.ts";
import { DrilledServer, freePort } from "./server.ts";

const clients = 4;

/**
 * Kills the server or its PostgreSQL (`kill -9`) `rounds` times while claims are filed over HTTP. Passes where every
 * acknowledged claim is there once and whole.
 */
export async function killDrill(rounds: number): Promise<boolean> {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-drill-"));
  const server = new DrilledServer(dataFolder, await freePort());
  try {
    console.log(`kill: the server is up after ${(await server.start()).toFixed(1)} s; ${rounds} kills follow`);
    await setUp(server.url);
    const scene = await withDatabase(dataFolder, prepare);
    const filings: Filing[] = [];
    const stop = new AbortController();
    const desk: Desk = { url: server.url, seller: scene.slug, key: scene.key, customerId: scene.customerId };
    const filing = Promise.all(Array.from({ length: clients }, () => keepFiling(desk, filings, stop.signal)));
    const kills = killRepeatedly(server, rounds, () => countSubmitted(filings)).finally(() => stop.abort());
    const [{ ofServer, ofDatabase, longest }] = await Promise.all([kills, filing]);
    const found = await withDatabase(dataFolder, (db) => inspectClaims(db, scene, filings));
    const endedWell = await server.stop();
    for (const line of [...found.lost, ...found.doubled, ...found.half].slice(0, 20)) console.log(`kill: ${line}`);
    const acknowledged = countSubmitted(filings);
    console.log(
      `kill: ${ofServer + ofDatabase} × kill -9 (${ofServer} server, ${ofDatabase} PostgreSQL), longest outage ${longest.toFixed(1)} s; ` +
        `${found.claims} claims in the database, ${acknowledged} submissions acknowledged, ` +
        `${found.lost.length} lost, ${found.doubled.length} twice, ${found.half.length} half` +
        `${endedWell ? "" : "; the server did not end cleanly"}`,
    );
    const enough = acknowledged >= rounds;
    if (!enough) console.log("kill: fewer claims than kills: this proves nothing");
    return enough && endedWell && found.lost.length + found.doubled.length + found.half.length === 0;
  } finally {
    await server.killServer();
    server.killDatabase();
    await sleep(500);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function keepFiling(desk: Desk, filings: Filing[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const filing: Filing = { number: filings.length };
    filings.push(filing);
    await fileClaim(desk, filing);
  }
}

function countSubmitted(filings: readonly Filing[]): number {
  return filings.filter(({ submitted }) => submitted).length;
}

async function killRepeatedly(server: DrilledServer, rounds: number, acknowledged: () => number) {
  let [ofServer, ofDatabase, longest] = [0, 0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    // Each blow falls into work: after a claim went through, at no particular moment of the next ones.
    for (const before = acknowledged(); acknowledged() === before; ) await sleep(10);
    await sleep(Math.random() * 400);
    const began = performance.now();
    if (Math.random() < 0.5) {
      ofServer += 1;
      await server.killServer();
      // Now and then both at once: what a power failure looks like to the files.
      if (Math.random() < 0.3) server.killDatabase();
      await server.start();
    } else {
      ofDatabase += 1;
      server.killDatabase();
      await sleep(20);
      await server.ready();
    }
    longest = Math.max(longest, (performance.now() - began) / 1000);
    if (round % 20 === 0) console.log(`kill: ${round} of ${rounds}`);
  }
  await sleep(500);
  return { ofServer, ofDatabase, longest };
}

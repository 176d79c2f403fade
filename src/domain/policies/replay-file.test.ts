import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { type World, world } from "../../../test/world.ts";
import type { Context } from "../context.ts";
import {
  cancelReplay,
  changeDraft,
  listReplays,
  openDraft,
  readDraft,
  readReplay,
  replayChanges,
  runReplay,
  saveDraft,
  startFileReplay,
  unreadCases,
} from "./index.ts";

const policy = "canaan";

/** A draft with ninety days instead of 180. */
async function shorter(set: World): Promise<void> {
  await set.act(set.policyManager, async (context) => {
    await openDraft(context, policy);
    await changeDraft(context, { policy, version: 1 }, { path: ["warranty", "lasts"], value: "P90D" });
  });
}

function replayOf(set: World, text: string) {
  const run = <T>(work: (context: Context) => Promise<T>) => set.act(set.policyManager, work);
  return startFileReplay(run, policy, { bytes: Readable.from([Buffer.from(text)]), name: "past.csv" });
}

const work = (set: World, replayId: string) =>
  runReplay(set.db, set.policies, { sellerId: set.sellerId, replayId }, set.clock.now);

const header = "id,asOf,delivery.shippedOn,claim.kind,claim.reportedOn,inspection.complete";

test("the cases of a file are decided under what is in force and under the draft; what cannot be read is named, and stops nothing", async () => {
  const set = await world({ policy });
  await shorter(set);
  const id = await replayOf(
    set,
    [
      header,
      "late,2026-01-10,2025-08-01,fault,2026-01-10,true",
      "early,2025-09-10,2025-08-01,fault,2025-09-10,true",
      "odd,2026-02-30,2025-08-01,fault,2026-01-10,true",
      "wrong,2026-01-10,2025-08-01,broken,2026-01-10,true",
    ].join("\n"),
  );
  for (let time = 0; time < 2; time++) await work(set, id);
  const replay = await set.act(set.auditor, (context) => readReplay(context, policy, id));
  expect(replay).toMatchObject({ status: "done", total: 4, done: 4, unread: 2, givenFile: "past.csv" });
  expect(replay.counts).toMatchObject({ changed: 1, flows: { "covered>not_covered": 1, "covered>covered": 1 } });
  const changes = await set.act(set.auditor, (context) => replayChanges(context, replay, { after: null, limit: 10 }));
  expect(changes).toMatchObject([
    { claim: null, name: "late", before: { endsOn: "2026-01-28" }, after: { endsOn: "2025-10-30" } },
  ]);
  const faults = await set.act(set.auditor, (context) => unreadCases(context, id, 10));
  expect(faults).toMatchObject([
    { line: 4, fault: expect.stringContaining("2026-02-30") },
    { line: 5, fault: expect.stringContaining("claim.kind") },
  ]);
});

test("two hundred and fifty and one more cases go over in batches, each once", async () => {
  const set = await world({ policy });
  await shorter(set);
  const rows = Array.from({ length: 501 }, (_, at) => `c${at},2026-01-10,2025-08-01,fault,2026-01-10,true`);
  const id = await replayOf(set, [header, ...rows].join("\n"));
  await work(set, id);
  const replay = await set.act(set.auditor, (context) => readReplay(context, policy, id));
  expect(replay).toMatchObject({ status: "done", done: 501, counts: { changed: 501 } });
  const page = await set.act(set.auditor, (context) => replayChanges(context, replay, { after: "500", limit: 400 }));
  expect(page.map(({ name }) => name)).toEqual(["c499", "c500"]);
});

test("what the draft asks anew does not keep the version in force from deciding", async () => {
  const set = await world({ policy });
  await set.act(set.policyManager, async (context) => {
    await openDraft(context, policy);
    const { text, cases } = await readDraft(context, policy);
    const words = "{ en: Sealed, es: Precintado, zh: 封条 }";
    const fact = `facts:\n  pack.sealed: { type: boolean, stage: intake, label: ${words}, question: ${words} }\n`;
    const changed = text.replace(/^voids:\n/m, `${fact}voids:\n`).replace("finding.overclocked", "pack.sealed = false");
    expect(changed).not.toBe(text);
    await saveDraft(context, { policy, version: 1 }, { text: changed, cases });
  });
  const id = await replayOf(set, `${header},pack.sealed\na,2025-09-10,2025-08-01,fault,2025-09-10,true,false\n`);
  await work(set, id);
  const { counts, unread } = await set.act(set.auditor, (context) => readReplay(context, policy, id));
  expect({ unread, flows: counts.flows }).toEqual({ unread: 0, flows: { "covered>not_covered": 1 } });
});

test("a file that is no table, or an empty one, is refused and leaves nothing behind; a stopped one stops", async () => {
  const set = await world({ policy });
  await shorter(set);
  await expect(replayOf(set, `${header}\na,"2026-01-10,2025`)).rejects.toMatchObject({ code: "table_broken" });
  await expect(replayOf(set, header)).rejects.toMatchObject({ code: "table_empty" });
  const kept = await set.act(set.auditor, async (context) => ({
    replays: await listReplays(context, policy),
    cases: await context.tx.selectFrom("policyReplayCase").selectAll().execute(),
  }));
  expect(kept.replays.map(({ status }) => status)).toEqual(["failed", "failed"]);
  expect(kept.cases).toEqual([]);
  const id = await replayOf(set, `${header}\na,2026-01-10,2025-08-01,fault,2026-01-10,true\n`);
  await set.act(set.policyManager, (context) => cancelReplay(context, policy, id));
  await work(set, id);
  expect(await set.act(set.auditor, (context) => readReplay(context, policy, id))).toMatchObject({
    status: "cancelled",
    done: 0,
  });
});

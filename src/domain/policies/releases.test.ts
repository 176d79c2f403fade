import { expect, test } from "vitest";
import { courseOf } from "../../../test/course.ts";
import { type World, world } from "../../../test/world.ts";
import type { Day } from "../../core/day.ts";
import { loadClaim } from "../claims/index.ts";
import {
  acceptDraftCases,
  cancelReplay,
  changeDraft,
  checkText,
  discardDraft,
  inForceFor,
  openDraft,
  publishDraft,
  readDraft,
  readReplay,
  releaseFiles,
  releasesOf,
  replayChanges,
  runReplay,
  saveDraft,
  startReplay,
} from "./index.ts";

const policy = "canaan";
const path = ["warranty", "lasts"];

/** A year of warranty instead of 180 days, cases and all. */
async function draftYear(set: World): Promise<number> {
  return set.act(set.policyManager, async (context) => {
    await openDraft(context, policy);
    await changeDraft(context, { policy, version: 1 }, { path, value: "P365D" });
    const { cases } = checkText(context.policies, policy, await readDraft(context, policy));
    const names = (cases?.failed ?? []).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    await acceptDraftCases(context, { policy, version: 2 }, { names });
    return 3;
  });
}

async function publishYear(set: World, inForceFrom: string): Promise<string> {
  const version = await draftYear(set);
  return set.act(set.policyManager, (context) =>
    publishDraft(context, { policy, version }, { inForceFrom, reason: "A year, as the maker gives it" }),
  );
}

test("a service manager changes a duration, accepts the cases it moves, and publishes", async () => {
  const set = await world({ policy });
  await draftYear(set);
  const draft = await set.act(set.policyManager, (context) => readDraft(context, policy));
  const original = set.policies.installed(policy)!.text;
  expect(draft.text).toBe(
    original
      .replace('version: "2026.1"', 'version: "2026.2"')
      .replace('duration("P180D")', 'duration("P365D")')
      .replace("Covered for 180 days", "Covered for 365 days")
      .replace("durante 180 días", "durante 365 días")
      .replace("保修 180 天", "保修 365 天"),
  );
  const id = await set.act(set.policyManager, (context) =>
    publishDraft(context, { policy, version: 3 }, { inForceFrom: "2026-03-01", reason: "A year" }),
  );
  const releases = await set.act(set.auditor, releasesOf);
  expect(releases.get(policy)).toMatchObject([
    { id, version: "2026.2", inForceFrom: "2026-03-01", publishedBy: "Paul", reason: "A year", state: "in_force" },
    { id: "installed", version: "2026.1", inForceFrom: null, state: "earlier" },
  ]);
  expect(await set.act(set.auditor, (context) => releaseFiles(context, policy, id))).toMatchObject({
    text: expect.stringContaining("effectiveFrom: 2026-03-01"),
  });
  await expect(set.act(set.policyManager, (context) => readDraft(context, policy))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("each day has its version, an accepted claim keeps its own, and no other seller sees any of it", async () => {
  const set = await world({ policy, claim: "submitted", unit: { shippedOn: "2026-01-10" } });
  const other = await world({ policy });
  const before = (await set.load()).terms?.digest;
  await publishYear(set, "2026-01-01");
  const found = await set.act(set.agent, async ({ policies }) => ({
    shippedBefore: inForceFor(policies, policy, () => "2025-12-31")?.version,
    shippedOnTheDay: inForceFor(policies, policy, () => "2026-01-01")?.version,
    unknownDay: inForceFor(policies, policy, () => undefined)?.version,
    old: policies.byDigest(before ?? "")?.version,
  }));
  expect(found).toEqual({ shippedBefore: "2026.1", shippedOnTheDay: "2026.2", unknownDay: "2026.2", old: "2026.1" });
  expect((await set.line()).decision?.decision.version).toBe("2026.1");
  const theirs = await other.act(other.agent, async ({ policies }) => policies.find(policy)?.version);
  expect(theirs).toBe("2026.1");
});

test("a new claim is decided under the release in force on the day its unit was shipped", async () => {
  const set = await world({ policy, on: "2026-06-01", unit: { shippedOn: "2025-09-10" } });
  await publishYear(set, "2025-09-10");
  const claimId = await courseOf(set, { claim: "submitted" });
  const { terms, lines } = await set.act(set.auditor, (context) => loadClaim(context, claimId));
  expect(terms?.version).toBe("2026.2");
  expect(lines[0]?.decision?.decision).toMatchObject({ version: "2026.2", warranty: { endsOn: "2026-09-10" } });
  const late = await world({ policy, on: "2026-06-01", unit: { shippedOn: "2025-09-10" } });
  await publishYear(late, "2025-09-11");
  const before = await late.act(late.auditor, async (context) =>
    loadClaim(context, await courseOf(late, { claim: "submitted" })),
  );
  expect(before.lines[0]?.decision?.decision).toMatchObject({ version: "2026.1", warranty: { endsOn: "2026-03-09" } });
});

test("nothing is published while the text has faults, a case fails, or nothing changed", async () => {
  const set = await world({ policy });
  const publish = (version: number, newVersion?: string) =>
    set.act(set.policyManager, (context) =>
      publishDraft(context, { policy, version }, { inForceFrom: "2026-03-01", reason: "Why not", newVersion }),
    );
  await set.act(set.policyManager, (context) => openDraft(context, policy));
  const { text, cases } = await set.act(set.policyManager, (context) => readDraft(context, policy));
  const save = (version: number, files: { text?: string; cases?: string }) =>
    set.act(set.policyManager, (context) => saveDraft(context, { policy, version }, files));
  await save(1, { text: text.replace("delivery.shippedOn, lasts", "delivery.shipedOn, lasts") });
  await expect(publish(2)).rejects.toMatchObject({ code: "faults_first" });
  await save(2, { text: text.replace("P180D", "P90D") });
  await expect(publish(3)).rejects.toMatchObject({ code: "cases_fail" });
  await save(3, { text, cases });
  await expect(publish(3)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(publish(4, "2026.1")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(set.act(set.agent, (context) => openDraft(context, policy))).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(set.act(set.policyManager, (context) => openDraft(context, policy))).rejects.toMatchObject({
    code: "draft_open",
  });
  await set.act(set.policyManager, (context) => discardDraft(context, policy));
  expect((await set.act(set.auditor, releasesOf)).get(policy)).toHaveLength(1);
});

test("faults name their line, whatever the text holds", async () => {
  const set = await world({ policy });
  const { text, cases } = set.policies.installed(policy)!;
  const check = (changed: string, tried = cases) =>
    checkText(set.policies, policy, { text: changed, cases: tried }).faults;
  const line = text.slice(0, text.indexOf("finding.burnt")).split("\n").length;
  expect(check(text.replace("finding.burnt", "finding.brunt"))).toMatchObject([
    { file: "policy.yaml", line, message: expect.stringContaining("finding.burnt") },
  ]);
  expect(check(text.replace("id: canaan", "id: other"))).toMatchObject([
    { line: 1, message: "the id must stay canaan" },
  ]);
  expect(check(text, "- { name: one }")).toMatchObject([{ file: "cases.yaml" }, {}, {}, {}]);
  expect(check(text, "a: &a [*a, *a]").length).toBeGreaterThan(0);
  expect(check("[".repeat(10_000))).toMatchObject([{ file: "policy.yaml" }]);
  expect(check(text.replace("extends: all-mining", "extends: canaan"))[0]?.message).toContain("circle");
});

test("a release is for ever: nobody changes or deletes it", async () => {
  const set = await world({ policy });
  await publishYear(set, "2026-03-01");
  await expect(
    set.act(set.administrator, ({ tx }) => tx.updateTable("policyRelease").set({ reason: "Other" }).execute()),
  ).rejects.toThrow(/denied/);
  await expect(set.act(set.administrator, ({ tx }) => tx.deleteFrom("policyRelease").execute())).rejects.toThrow(
    /denied/,
  );
});

test("a replay tells which past lines the draft decides otherwise, twice the same, and stops when told", async () => {
  const set = await world({
    policy,
    claim: "submitted",
    on: "2026-06-01",
    units: 3,
    unit: { shippedOn: "2025-09-10" },
  });
  await draftYear(set);
  const start = () => set.act(set.policyManager, (context) => startReplay(context, policy));
  const read = (id: string) => set.act(set.auditor, (context) => readReplay(context, policy, id));
  const [id, cancelled] = [await start(), await start()];
  expect(await read(id)).toMatchObject({ status: "waiting", total: 3, done: 0 });
  await set.act(set.policyManager, (context) => cancelReplay(context, policy, cancelled));
  for (let time = 0; time < 2; time++)
    for (const replayId of [id, cancelled])
      await runReplay(set.db, set.policies, { sellerId: set.sellerId, replayId }, set.clock.now);
  expect(await read(cancelled)).toMatchObject({ status: "cancelled", done: 0 });
  const { counts, ...replay } = await read(id);
  expect(replay).toMatchObject({ status: "done", total: 3, done: 3 });
  expect(counts.changed).toBe(3);
  expect(counts.before.not_covered).toBe(3);
  expect(counts.after.not_covered).toBe(0);
  const changes = await set.act(set.auditor, (context) =>
    replayChanges(context, { id, givenFile: null }, { after: null, limit: 10 }),
  );
  expect(changes).toHaveLength(3);
  expect(changes[0]).toMatchObject({ before: { endsOn: "2026-03-09" as Day }, after: { endsOn: "2026-09-10" as Day } });
});

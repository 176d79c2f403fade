import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { courseOf } from "../../test/course.ts";
import { world } from "../../test/world.ts";
import { type Day, day } from "../core/day.ts";
import { openDraft, publishDraft, readDraft, saveDraft } from "../domain/policies/index.ts";
import * as engine from "../policy/index.ts";
import type { Command, Surroundings } from "./command.ts";
import { command as replay } from "./replay.ts";
import { command as verify } from "./verify.ts";

const packs = fileURLToPath(new URL("../../policies", import.meta.url));
let dir = "";
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "recourse-verify-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(
  command: Command,
  args: readonly string[],
  more: Partial<Surroundings> = {},
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const into = (key: "out" | "err") =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said[key] += chunk.toString();
        done();
      },
    });
  const surroundings: Surroundings = {
    stdin: Readable.from([]),
    stdout: into("out"),
    stderr: into("err"),
    engine: async () => engine,
    packs,
    now: Date.parse("2026-03-01T12:00:00Z"),
    timeZone: "UTC",
    openDatabase: () => Promise.reject(new Error("no database here")),
    ...more,
  };
  return { code: await command.run(args, surroundings), ...said };
}

function file(name: string, content: unknown): string {
  const path = join(dir, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const facts: engine.Facts = {
  customer: { kind: "consumer", country: "DE" },
  delivery: { shippedOn: "2025-08-01", deliveredOn: "2025-08-12" },
  claim: { kind: "fault", reportedOn: "2026-01-28" },
  inspection: { complete: true },
};
const policy = engine.loadPolicy(packs, "canaan");
const decision = engine.decide(policy, facts, day("2026-03-01"));

describe("verify", () => {
  test("a stored decision is true where its policy says the same again", async () => {
    const { code, out } = await run(verify, [file("true.json", { decision, facts })]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^true: canaan 2026\.1 .*\nsha256:/)]);
  });

  test("in whatever language it was told, with its facts in a file of their own", async () => {
    const told = engine.decide(policy, facts, day("2026-03-01"), { locale: "zh" });
    const { code } = await run(verify, [file("zh.json", told), "--facts", file("facts.json", facts)]);
    expect(code).toBe(0);
  });

  test("with the settings of its day", async () => {
    const settings = { locale: "en" as const, withoutRegimes: { "statute-eu": "counsel" } };
    const off = engine.decide(policy, facts, day("2026-03-01"), settings);
    expect((await run(verify, [file("off.json", { decision: off, facts, settings })])).code).toBe(0);
    const { code, out } = await run(verify, [file("on.json", { decision: off, facts })]);
    expect([code, out]).toEqual([1, expect.stringContaining("statuteOff\n")]);
  });

  test("what was changed afterwards is named with both sides", async () => {
    const forged = { ...decision, verdict: "not_covered", warranty: { ...decision.warranty, endsOn: "2026-01-20" } };
    const { code, out } = await run(verify, [file("forged.json", { decision: forged, facts })]);
    expect(code).toBe(1);
    expect(out).toContain('verdict\n  stored      "not_covered"\n  recomputed  "covered"');
    expect(out).toContain('warranty.endsOn\n  stored      "2026-01-20"\n  recomputed  "2026-01-28"');
    expect(out).toContain("false: it differs in 2 places");
  });

  test("another pack than the one that decided is said", async () => {
    const { code, out } = await run(verify, [
      file("old.json", { decision: { ...decision, digest: "sha256:old" }, facts }),
    ]);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining("The pack that decided (sha256:old) is neither among the packs"),
    ]);
  });

  test("a version of a seller's own is found in the database", async () => {
    const set = await world({ policy: "canaan", on: "2026-06-01", unit: { shippedOn: "2026-01-10" } });
    const draft = { policy: "canaan", version: 1 };
    await set.act(set.policyManager, async (context) => {
      await openDraft(context, "canaan");
      const { text } = await readDraft(context, "canaan");
      await saveDraft(context, draft, { text: text.replace("P180D", "P179D"), cases: "" });
      await publishDraft(context, { ...draft, version: 2 }, { inForceFrom: "2026-01-01", reason: "A day less" });
    });
    await courseOf(set, { claim: "submitted" });
    const row = await set.act(set.auditor, ({ tx }) =>
      tx.selectFrom("decision").select(["facts", "settings", "result"]).executeTakeFirstOrThrow(),
    );
    const { facts, settings, result } = row;
    const path = file("own.json", { decision: JSON.parse(result), facts, settings });
    const findDatabase = async () => ({ db: set.db, close: async () => {} });
    expect(await run(verify, [path], { findDatabase })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^true: canaan 2026\.2 /),
    });
    expect(await run(verify, [path])).toMatchObject({
      code: 1,
      out: expect.stringContaining("neither among the packs"),
    });
    const forged = file("own-forged.json", {
      decision: { ...JSON.parse(result), version: "2026.9" },
      facts,
      settings,
    });
    expect((await run(verify, [forged], { findDatabase })).code).toBe(1);
  });

  test.each([
    ["no JSON", "{", /not JSON/],
    ["a list", "[]", /expected an object/],
    ["a policy that is not there", { decision: { ...decision, policy: "canan" }, facts }, /did you mean canaan/],
    ["a fact that is not one", { decision, facts: { claim: { kid: "fault" } } }, /claim\.kind/],
  ])("%s is refused with what is wrong", async (_name, content, message) => {
    const { code, err } = await run(verify, [file("bad.json", content)]);
    expect([code, err]).toEqual([1, expect.stringMatching(message)]);
  });

  test("a day that is none is a difference, not a crash", async () => {
    const { code, out } = await run(verify, [
      file("day.json", { decision: { ...decision, asOf: "2026-02-30" as Day }, facts }),
    ]);
    expect([code, out]).toEqual([1, expect.stringContaining("asOf")]);
  });
});

describe("replay", () => {
  const draft = () => {
    const text = engine.loadPolicy(packs, "canaan").pack;
    file("policy.yaml", { ...text, version: "draft", warranty: { ...text.warranty, lasts: 'duration("P90D")' } });
    return dir;
  };
  const lines = [
    { id: "=late", asOf: "2026-01-10", facts: { ...facts, claim: { kind: "fault", reportedOn: "2026-01-10" } } },
    { id: "early", asOf: "2025-09-10", facts: { ...facts, claim: { kind: "fault", reportedOn: "2025-09-10" } } },
  ];

  test("counts what a draft would change, and lists it with both decisions", async () => {
    const cases = file("cases.ndjson", `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
    const out = join(dir, "out.csv");
    const told = await run(replay, ["--policy", draft(), "--facts", cases, "--out", out]);
    expect(told.code).toBe(0);
    expect(told.out).toContain("canaan 2026.1 → canaan draft");
    expect(told.out).toMatch(/2 cases, 1 would change/);
    expect(told.out).toMatch(/1 {2}covered → not_covered/);
    const { readFileSync } = await import("node:fs");
    const rows = readFileSync(out, "utf8").trim().split("\n");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toBe(
      "'=late,2026-01-10,covered,2026-01-28,CN-TERM,repair:free,customer/seller,,,not_covered,2025-10-30,CN-TERM,repair:quoted,customer/customer,,",
    );
  });

  test("reads CSV, and the money that changes hands", async () => {
    const header =
      "id,asOf,unit.use,unit.firstBuyer,purchase.channel,purchase.warehouse,purchase.preorder,delivery.deliveredOn,claim.kind,claim.reportedOn,claim.replacementInStock,finding.manufacturingDefect,finding.repairable,inspection.complete,purchase.price.amount,purchase.price.currency,evidence.description,evidence.orderNumber";
    const row =
      "a,2025-05-01,personal,true,official,CN,false,2024-06-01,fault,2025-05-01,true,true,false,true,79900,EUR,true,true";
    const pack = engine.loadPolicy(packs, "minisforum").pack;
    const remedies = pack.remedies!.filter(({ clause }) => clause !== "MF-DEPRECIATION");
    const clauses = Object.fromEntries(
      Object.entries(pack.clauses).map(([id, each]) => [
        id,
        id === "MF-DEPRECIATION" ? { ...each, carriedBy: "lifecycle" } : each,
      ]),
    );
    file("policy.yaml", { ...pack, remedies, clauses });
    const { out, code } = await run(replay, ["--policy", dir, "--facts", file("cases.csv", `${header}\n${row}\n`)]);
    expect(code).toBe(0);
    expect(out).toContain("refunds EUR: 63920 → 0 minor units (-63920)");
  });

  test("a bad line is named and stops nothing", async () => {
    const text = [
      "{",
      '{"facts":{"claim":{"knd":"fault"}}}',
      '{"asOf":"2026-02-30","facts":{}}',
      '{"id":1}',
      JSON.stringify(lines[1]),
    ];
    const { code, out } = await run(replay, ["--policy", "canaan", "--facts", file("bad.ndjson", text.join("\n"))]);
    expect(code).toBe(1);
    expect(out).toContain("1 cases, 0 would change");
    for (const line of ["line 1: not JSON", "line 2: claim.knd", "line 3: asOf", "line 4: expected an object"])
      expect(out).toContain(line);
  });

  test("where a table breaks off, what came before it is counted and the place is said", async () => {
    const table = 'id,claim.kind\n1,fault\n2,"fault\n3,fault\n';
    const { code, out } = await run(replay, ["--policy", "canaan", "--facts", file("broken.csv", table)]);
    expect(code).toBe(1);
    expect(out).toContain("1 cases, 0 would change");
    expect(out).toMatch(/line 4: the table breaks off here, so nothing after it was read: Quote Not Closed/);
  });

  test("a file without a case, and a folder, are said", async () => {
    const empty = file("empty.csv", "id,claim.kind\n");
    expect(await run(replay, ["--policy", "canaan", "--facts", empty])).toMatchObject({
      code: 1,
      err: `${empty}: there is no case in it\n`,
    });
    expect(await run(replay, ["--policy", "canaan", "--facts", tmpdir()])).toMatchObject({ code: 1 });
  });

  test("a file that is not there is said", async () => {
    expect(await run(replay, ["--policy", "canaan", "--facts", "/nowhere.csv"])).toMatchObject({
      code: 1,
      err: "/nowhere.csv: no such file\n",
    });
  });
});

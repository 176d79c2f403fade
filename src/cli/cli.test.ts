import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packText } from "../../test/policies.ts";

const cli = fileURLToPath(new URL("../main/cli.ts", import.meta.url));
let dir = "";

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "recourse-cli-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user does. */
async function recourse(args: readonly string[], input = ""): Promise<Outcome> {
  const child = spawn(process.execPath, [cli, ...args]);
  const [out, err] = [[], []] as [Buffer[], Buffer[]];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

function file(name: string, text: string): string {
  const path = join(dir, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const facts = {
  delivery: { shippedOn: "2025-08-01" },
  claim: { kind: "fault", reportedOn: "2026-01-30" },
  inspection: { complete: true },
};

describe("decide", () => {
  test("prints the decision of one case as JSON", async () => {
    const { code, out } = await recourse([
      "decide",
      "--policy",
      "canaan",
      file("facts.json", JSON.stringify(facts)),
      "--as-of",
      "2026-03-01",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      policy: "canaan",
      asOf: "2026-03-01",
      verdict: "not_covered",
      warranty: { endsOn: "2026-01-28" },
    });
  });

  test("prints it for people in their language, from the input", async () => {
    const { out } = await recourse(
      ["decide", "--policy", "canaan", "-", "--as-of", "2026-03-01", "--text", "--locale", "es"],
      JSON.stringify(facts),
    );
    expect(out).toContain("Sin cobertura desde el 29 ene 2026");
    expect(out).toContain("el último día fue el 28 ene 2026; el día que cuenta es el 30 ene 2026");
  });

  test.each([
    ["an unknown policy", ["decide", "--policy", "cannan", "-"], "{}", "did you mean canaan?"],
    [
      "an unknown fact",
      ["decide", "--policy", "canaan", "-"],
      '{"claim":{"knd":"fault"}}',
      "claim.knd: expected a known fact; the nearest is claim.kind",
    ],
    ["what is not JSON", ["decide", "--policy", "canaan", "-"], "{", "not JSON"],
    ["a file that is not there", ["decide", "--policy", "canaan", "/nowhere.json"], "", "/nowhere.json"],
  ])("%s exits 1 and says what is wrong", async (_name, args, input, message) => {
    const { code, err } = await recourse(args, input);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  test.each([
    ["decide"],
    ["decide", "--policy", "canaan"],
    ["decide", "--polcy", "canaan", "-"],
    ["decide", "--policy", "canaan", "-", "--as-of", "2026-02-30"],
    ["decide", "--policy", "canaan", "-", "--locale", "de"],
    ["cases"],
    ["dance"],
  ])("a command line that cannot be understood exits 2: %s %s", async (...args) => {
    const { code, err } = await recourse(args);
    expect(code).toBe(2);
    expect(err).not.toBe("");
  });
});

describe("decide --ndjson", () => {
  test("answers every line in its order; bad lines say what is wrong and never stop the stream", async () => {
    const good = (reportedOn: string) =>
      JSON.stringify({
        policy: "canaan",
        asOf: "2026-03-01",
        facts: { ...facts, claim: { kind: "fault", reportedOn } },
      });
    const lines = [
      good("2026-01-28"),
      "not json",
      "[1]",
      '{"policy":"cannan","facts":{}}',
      '{"policy":"canaan","facts":{"finding":{"overcloked":true}}}',
      '{"policy":"canaan","asOf":"2026-02-30","facts":{}}',
      '{"policy":"canaan","fcts":{}}',
      '{"policy":"canaan"}',
      '{"facts":{}}',
      '{"policy":"../canaan","facts":{}}',
      `{"policy":"canaan","facts":{"unit":{"model":"${"x".repeat(1_100_000)}"}}}`,
      "",
      good("2026-01-29"),
    ];
    const { code, out } = await recourse(["decide", "--ndjson"], `${lines.join("\n")}\n`);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { verdict?: string; error?: { path: string; line: number } });
    expect(code).toBe(0);
    expect(answers.map((each) => each.verdict ?? each.error?.path)).toEqual([
      "covered",
      "line",
      "line",
      "policy",
      "finding.overcloked",
      "asOf",
      "fcts",
      "facts",
      "policy",
      "policy",
      "line",
      "line",
      "not_covered",
    ]);
    expect(answers.map((each) => each.error?.line ?? 0)).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0]);
    expect(answers[4]).toEqual({
      error: {
        line: 5,
        path: "finding.overcloked",
        expected: "a known fact; the nearest is finding.overclocked",
        got: "an unknown name",
        nearest: "finding.overclocked",
      },
    });
  });

  test("a last line without a line break is answered, and letters of several bytes survive any cut", async () => {
    const line = JSON.stringify({
      policy: "canaan",
      asOf: "2026-03-01",
      facts: { ...facts, unit: { model: "阿瓦隆" } },
    });
    const { out } = await recourse(["decide", "--ndjson"], Array.from({ length: 2_000 }, () => line).join("\n"));
    const answers = out.trimEnd().split("\n");
    expect(answers).toHaveLength(2_000);
    expect(new Set(answers).size).toBe(1);
  });
});

describe("cases", () => {
  const one = (expected: object) =>
    JSON.stringify([{ name: "a case", policy: "canaan", asOf: "2026-03-01", facts, expect: expected }]);

  test.each([
    [
      "a subset of the decision",
      {
        verdict: "not_covered",
        warranty: { endsOn: "2026-01-28" },
        clauses: ["CN-TERM", "CN-PAID"],
        remedies: ["repair:quoted", "repair"],
      },
    ],
    [
      "what must not be there",
      { notClauses: ["CN-OVERCLOCK"], missingNot: ["unit.model"], notRemedies: ["refund", "repair:free"] },
    ],
    ["empty lists", { deadlines: [], serviceLevels: [], statute: [] }],
    [
      "a list of objects, each by the keys given",
      { reasons: [{ effect: "expires", clause: "CN-TERM" }, { by: "CN-TERM" }], notices: [{ clause: "AM-DOWNTIME" }] },
    ],
  ])("exits 0 where %s holds", async (_name, expected) => {
    const { code, out } = await recourse(["cases", file("good.yaml", one(expected))]);
    expect(out).toContain("1 passed, 0 failed");
    expect(code).toBe(0);
  });

  test.each([
    ["verdict", { verdict: "covered" }],
    ["warranty.endsOn", { warranty: { endsOn: "2026-01-27" } }],
    ["clauses", { clauses: ["CN-OVERCLOCK"] }],
    ["notClauses", { notClauses: ["CN-TERM"] }],
    ["missing", { missing: ["unit.model"] }],
    ["remedies", { remedies: ["repair:free"] }],
    ["notRemedies", { notRemedies: ["repair"] }],
    ["refund", { refund: 100 }],
    ["evidence.missing", { evidence: { missing: ["photo"] } }],
    ["statute", { statute: [{ regime: "statute-eu" }] }],
    ["statuteClauses", { statuteClauses: ["EU-FREE"] }],
    ["serviceLevels", { serviceLevels: [{ dueOn: "2026-01-01" }] }],
    ["reasons", { reasons: [{ clause: "CN-TERM", effect: "grants" }] }],
  ])("exits 1 where %s differs, with what was expected and what came", async (path, expected) => {
    const { code, out } = await recourse(["cases", file("bad.yaml", one(expected))]);
    expect(code).toBe(1);
    expect(out).toContain("FAIL  a case");
    expect(out).toMatch(new RegExp(`${path.replace(".", "\\.")}\\n +expected .*\\n +got `));
    expect(out).toContain("0 passed, 1 failed");
  });

  test("a case that cannot be read is told with its place, and the others are still tried", async () => {
    const text = `${one({ bogus: 1 }).slice(0, -1)}, ${one({ verdict: "not_covered" }).slice(1)}`;
    const path = file("unread.yaml", text);
    const { code, out } = await recourse(["cases", path]);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:1:${text.indexOf('"bogus"') + 1}: a decision has no "bogus"`);
    expect(out).toContain("1 passed, 1 failed");
  });

  test.each([
    ["a file that is not there", "/nowhere.yaml"],
    ["a file that is no list", "object.yaml"],
  ])("%s counts as failed", async (_name, path) => {
    file("object.yaml", "a: b");
    expect(await recourse(["cases", path.startsWith("/") ? path : join(dir, path)])).toMatchObject({ code: 1 });
  });
});

describe("what a user mistypes is named, with what would be right", () => {
  test.each([
    ["an option", ["decide", "--polcy", "canaan", "facts.json"], "no option is called --polcy; did you mean --policy?"],
    ["a command", ["policy", "chek"], 'no command is called "policy chek"; did you mean policy check?'],
    ["the folder of packs", ["cases", "x.yaml", "--packs", "/nowhere"], "--packs: /nowhere is no folder"],
  ])("%s", async (_name, args, told) => {
    const { code, out, err } = await recourse(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(told);
  });

  test("--help says how a command is used", async () => {
    expect(await recourse(["decide", "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("recourse decide --policy ID"),
      err: "",
    });
  });
});

describe("policy check", () => {
  test("says that the product's own packs are sound", async () => {
    expect(await recourse(["policy", "check"])).toMatchObject({ code: 0, out: expect.stringContaining("no fault") });
  });

  test("prints file:line:column of a fault and exits 1", async () => {
    const pack = packText('warranty: { clause: T-TERM, startsOn: delivery.shipedOn, lasts: duration("P12M") }', {
      id: "broken",
    });
    const path = file("packs/broken/policy.yaml", pack);
    const { code, out } = await recourse(["policy", "check", join(dir, "packs")]);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:8:39: no fact is called "delivery.shipedOn"; did you mean "delivery.shippedOn"?`);
  });

  test("a folder that is not there exits 1", async () => {
    expect((await recourse(["policy", "check", join(dir, "nowhere")])).code).toBe(1);
  });
});

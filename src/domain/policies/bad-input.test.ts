import { expect, test } from "vitest";
import { type World, world } from "../../../test/world.ts";
import { checkText, openDraft, publishDraft, readDraft, releasesOf, saveDraft } from "./index.ts";

const policy = "canaan";
const mega = 1024 * 1024;

/** Texts that somebody might send, each with a word that its fault must have, and the line where that is one. */
const bad: readonly (readonly [string, (text: string) => string, RegExp, number | null])[] = [
  [
    "an unknown key",
    (text) => text.replace("warranty: {", "waranty: {"),
    /unknown key "waranty"; did you mean warranty/,
    null,
  ],
  ["an unknown key in a rule", (text) => text.replace("lasts:", "lats:"), /unknown key "lats"|lasts/, null],
  ["a wrong type", (text) => text.replace(/version: ".*"/, "version: 3"), /expected text, got 3/, null],
  [
    "a condition of the wrong type",
    (text) => text.replace("finding.overclocked", "delivery.shippedOn"),
    /boolean|true or false/,
    null,
  ],
  [
    "an impossible date",
    (text) => text.replace("effectiveFrom: 2024-01-01", "effectiveFrom: 2024-02-30"),
    /a day that exists/,
    null,
  ],
  [
    "an impossible date in a condition",
    (text) => text.replace("finding.overclocked", 'delivery.shippedOn > date("2025-02-29")'),
    /not a day that exists/,
    null,
  ],
  [
    "a number beyond safe integers",
    (text) => text.replace("finding.overclocked", "purchase.price.amount > 90071992547409930"),
    /90071992547409930|exactly/,
    null,
  ],
  [
    "an expression of ten megabytes",
    (text) => text.replace("finding.overclocked", `finding.overclocked${" or finding.wear".repeat((10 * mega) / 16)}`),
    /at most/,
    1,
  ],
  ["ten thousand levels of lists", () => "[".repeat(10_000), /nests deeper/, 1],
  [
    "ten thousand levels of indentation",
    () => Array.from({ length: 10_000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    /nests deeper|at most/,
    null,
  ],
  [
    "ten thousand levels of parentheses",
    (text) => text.replace("finding.overclocked", `${"(".repeat(10_000)}finding.overclocked${")".repeat(10_000)}`),
    /at most 4000 are allowed/,
    null,
  ],
  [
    "as many parentheses as an expression can hold",
    (text) => text.replace("finding.overclocked", `${"(".repeat(1900)}finding.overclocked${")".repeat(1900)}`),
    /nest|deep|levels/,
    null,
  ],
  [
    "a bomb of anchors",
    () =>
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? "a" : `b${at - 1}`}, *${at === 0 ? "a" : `b${at - 1}`}]`).join("\n")}`,
    /anchors and aliases/,
    1,
  ],
  [
    "a layer that goes in a circle",
    (text) => text.replace("extends: all-mining", "extends: canaan"),
    /circle: canaan → canaan/,
    null,
  ],
  [
    "a clause id used twice",
    (text) => text.replace(/^clauses:\n/m, "clauses:\n  CN-TERM: { en: a, es: b, zh: c }\n"),
    /CN-TERM stands here a second time/,
    null,
  ],
  [
    "a clause that is not there",
    (text) => text.replace("clause: CN-TERM", "clause: CN-TERMS"),
    /CN-TERMS is not in the pack; did you mean CN-TERM/,
    null,
  ],
  ["nothing", () => "", /empty|expected/, 1],
  ["no text at all", () => "\u0000\u0001\ufffd", /./, null],
];

async function drafted(set: World) {
  await set.act(set.policyManager, (context) => openDraft(context, policy));
  return set.act(set.policyManager, (context) => readDraft(context, policy));
}

test.each(bad)("%s is an error with its place, within a moment", async (_name, spoil, words, line) => {
  const set = await world({ policy });
  const original = set.policies.installed(policy)!.text;
  const text = spoil(original);
  expect(text).not.toBe(original);
  const began = performance.now();
  const { policy: compiled, faults } = checkText(set.policies, policy, { text, cases: "" });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(compiled).toBeNull();
  const fault = faults.find(({ message }) => words.test(message));
  expect(
    fault,
    faults
      .slice(0, 3)
      .map(({ message }) => message.slice(0, 200))
      .join("\n"),
  ).toBeDefined();
  const lines = text.split("\n").length;
  expect(fault!.line).toBeGreaterThanOrEqual(1);
  expect(fault!.line).toBeLessThanOrEqual(lines);
  if (line !== null) expect(fault!.line).toBe(line);
});

test("whatever stands in a draft, nothing that is published changes, and it cannot be published", async () => {
  const set = await world({ policy });
  const { text } = await drafted(set);
  const before = await set.act(set.auditor, async (context) => ({
    digest: context.policies.find(policy)?.digest,
    releases: (await releasesOf(context)).get(policy),
  }));
  let version = 1;
  for (const [name, spoil] of bad) {
    // Publishing writes the day that it was given into the text.
    if (name === "an impossible date") continue;
    const spoiled = spoil(text).replaceAll("\u0000", "");
    if (spoiled.length > mega) continue;
    await set.act(set.policyManager, (context) =>
      saveDraft(context, { policy, version }, { text: spoiled, cases: "" }),
    );
    version += 1;
    await expect(
      set.act(set.policyManager, (context) =>
        publishDraft(context, { policy, version }, { inForceFrom: "2026-03-01", reason: "Why not" }),
      ),
    ).rejects.toMatchObject({ code: "faults_first" });
  }
  expect(version).toBeGreaterThan(10);
  const after = await set.act(set.auditor, async (context) => ({
    digest: context.policies.find(policy)?.digest,
    releases: (await releasesOf(context)).get(policy),
  }));
  expect(after).toEqual(before);
});

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadPacks } from "../../policy/index.ts";
import { notedVerbs } from "../events/index.ts";
import { permissions } from "../people/permissions.ts";
import { type ClockName, clockNames, clocks, turns } from "./table.ts";

const packs = [...loadPacks(fileURLToPath(new URL("../../../policies", import.meta.url))).values()];

/** Clocks of orders and of centre applications, which are no claims. */
const elsewhere = /^ZM-/;

test("every clock of every pack runs at the desk, by its name", () => {
  const missing = packs.flatMap(({ id, deadlines, serviceLevels }) =>
    [...deadlines, ...serviceLevels]
      .filter(({ name, clause }) => !clockNames.includes(name as ClockName) && !elsewhere.test(clause))
      .map(({ name, clause }) => `${id}: ${name} (${clause})`),
  );
  expect(missing).toEqual([]);
});

test("what the table gives to a policy, some policy says", () => {
  const said = new Set(
    packs.flatMap(({ deadlines, serviceLevels }) => [...deadlines, ...serviceLevels].map(({ name }) => name)),
  );
  const silent = clockNames.filter(
    (name) =>
      clocks[name].of !== "order" &&
      typeof clocks[name].length === "string" &&
      clocks[name].length !== "quote" &&
      !said.has(name),
  );
  expect(silent).toEqual([]);
});

test("every verb of the table is one that happens", () => {
  const known = new Set<string>([...Object.keys(permissions), ...notedVerbs]);
  const named = clockNames.flatMap((name) => {
    const { starts, met, reopened = [], stopped, asksAgain = [] } = clocks[name];
    return [...starts, ...met, ...reopened, ...stopped, ...asksAgain];
  });
  const verbs = [...named, ...Object.keys(turns.customer), ...Object.keys(turns.seller)];
  expect(verbs.filter((verb) => !known.has(verb) && !verb.startsWith("decision."))).toEqual([]);
});

test("a clock that takes something from the customer is never the seller's, and warns where it can forfeit", () => {
  for (const name of clockNames) {
    const { binds, miss } = clocks[name];
    expect([name, binds === "seller", miss === "escalate"]).toEqual([name, binds === "seller", binds === "seller"]);
  }
  const forfeitures = packs.flatMap(({ deadlines }) => deadlines.filter(({ onMiss }) => onMiss === "forfeit"));
  expect(forfeitures.length).toBeGreaterThan(0);
  expect(forfeitures.filter(({ warnAfterDays }) => warnAfterDays.length === 0)).toEqual([]);
});

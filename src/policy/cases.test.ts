import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Day } from "../core/day.ts";
import { caseSchema, decide, type Facts, loadPacks, matchCase } from "./index.ts";

const folder = fileURLToPath(new URL("../../policies/", import.meta.url));
const packs = loadPacks(folder);

describe.each(readdirSync(folder))("the cases of %s hold", (id) => {
  const cases = caseSchema.array().parse(parse(readFileSync(`${folder}/${id}/cases.yaml`, "utf8")));

  test.each(cases.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { policy, facts, asOf, expect: expected }) => {
      expect(matchCase(decide(packs.get(policy)!, facts as Facts, asOf as Day), expected)).toEqual([]);
    },
  );

  test("none of them has a name twice", () => {
    expect(new Set(cases.map((each) => each.name)).size).toBe(cases.length);
  });
});

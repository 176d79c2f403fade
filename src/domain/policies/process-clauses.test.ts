import { expect, test } from "vitest";
import { loadPacks } from "../../policy/load.ts";
import { processClauses } from "./process-clauses.ts";

const policies = loadPacks("policies");

test.each(Object.entries(processClauses))(
  "%s is carried by clauses that the packs have",
  (_, { clauses, otherwise }) => {
    const known = new Set([...policies.values()].flatMap((policy) => [...policy.clauses.keys()]));
    expect(clauses.filter((clause) => !known.has(clause))).toEqual([]);
    if (otherwise) expect([...(policies.get("service-agreement")?.clauses.keys() ?? [])]).toContain(otherwise);
  },
);

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { conditionFunctions, packJsonSchema } from "../src/policy/index.ts";
import { isCondition, offersAt, ownNames, type Vocabulary } from "../src/web/console/policies/editor/offers.ts";
import { placeAt, scalarAt, writeScalar } from "../src/web/console/policies/editor/yaml-place.ts";

const text = readFileSync("policies/canaan/policy.yaml", "utf8");
const vocabulary: Vocabulary = {
  schema: packJsonSchema() as Record<string, unknown>,
  facts: [
    { name: "finding.overclocked", type: "boolean", label: "Overclocked", values: [] },
    { name: "evidence.photo", type: "boolean", label: "Photos", values: [] },
  ],
  functions: conditionFunctions().map(({ name, parameters }) => ({ name, parameters: [...parameters] })),
  clauses: [{ id: "AM-ROUTE", text: "…" }],
  policies: ["all-mining", "canaan"],
};

/** What is offered at the bar of a text. */
function offered(marked: string): string[] {
  const at = marked.indexOf("|");
  const whole = marked.replace("|", "");
  const place = placeAt(whole, at);
  return place ? offersAt(place, vocabulary, ownNames(whole)).map(({ label }) => label) : [];
}

test("a key is offered by its place, and not twice", () => {
  expect(offered("id: canaan\n|")).toEqual(expect.arrayContaining(["warranty", "windows", "clauses"]));
  expect(offered("id: canaan\n|")).not.toContain("id");
  expect(offered("id: canaan\nwarranty:\n  cl|\n")).toEqual(expect.arrayContaining(["clause", "startsOn", "lasts"]));
  expect(offered("freight:\n  - { clause: CN-A, | }\n")).toEqual(expect.arrayContaining(["leg", "paidBy", "when"]));
  expect(offered("freight:\n  - { clause: CN-A, l| }\n")).not.toContain("clause");
  expect(offered("freight:\n  - clause: CN-A\n    pa|\n")).toEqual(expect.arrayContaining(["leg", "paidBy"]));
});

test("values, clauses and facts are offered where they belong", () => {
  expect(offered("layer: |\n")).toEqual(["statute", "contract", "product", "general"]);
  expect(offered("freight:\n  - { clause: CN-A, leg: in| }\n")).toEqual(["inbound", "outbound", "both"]);
  expect(offered("freight:\n  - { clause: | }\nclauses:\n  CN-A: { en: a }\n")).toEqual(["CN-A", "AM-ROUTE"]);
  expect(offered("voids:\n  C|\nclauses:\n  CN-A: { en: a }\n")).toEqual(expect.arrayContaining(["CN-A"]));
  expect(offered("windows:\n  - kind: [fault, d|]\n")).toEqual(expect.arrayContaining(["doa", "damaged_box"]));
  expect(offered("extends: |")).toEqual(["all-mining", "canaan"]);
  expect(offered("evidence:\n  - requires: [ph|]\n")).toEqual(["photo"]);
  expect(offered("voids:\n  CN-A: finding.over|\n")).toEqual(expect.arrayContaining(["finding.overclocked", "and"]));
  expect(offered("voids:\n  CN-A:\n    when: >-\n      finding.wear\n      or finding.o|\n")).toContain(
    "finding.overclocked",
  );
  expect(offered("warranty:\n  startsOn: | # the day\n")).toContain("max");
  expect(offered("# lay|\nid: a\n")).toEqual([]);
});

test("in every place of a pack the word that stands there is among what is offered", () => {
  let tried = 0;
  for (const { index, 0: word } of text.matchAll(
    /(?<=clause: |layer: |leg: |paidBy: |kind: |charge: |onMiss: )[\w.-]+/g,
  )) {
    const place = placeAt(text, index + 1);
    expect(place?.role, text.slice(index - 30, index + 20)).toBe("value");
    const known: Vocabulary = { ...vocabulary, clauses: [] };
    expect(offersAt(place!, known, ownNames(text)).map(({ label }) => label)).toContain(word);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(10);
});

test("a condition is found under the cursor and put anew, its surroundings untouched", () => {
  const voids =
    "voids:\n  CN-A: finding.wear # seen\n  CN-B:\n    when: >-\n      finding.burnt\n      or finding.misuse\n    kinds: [fault]\n";
  const flow = 'freight:\n  - { clause: CN-A, when: verdict = "covered", leg: both }\n';
  for (const [source, word] of [
    [voids, "finding.wear"],
    [voids, "or finding.misuse"],
    [flow, "verdict"],
  ] as const) {
    const scalar = scalarAt(source, source.indexOf(word) + 2)!;
    expect(isCondition(vocabulary, scalar.path)).toBe(true);
    for (const value of [
      'claim.kind = "fault"',
      "not(finding.altered)",
      'claim.kind in ("fault", "doa") and { a: 1 }.a = 1',
      'finding.burnt\n  or claim.kind = "doa: new"',
      "it's",
      "true",
    ]) {
      const made = writeScalar(source, scalar, value);
      const read: unknown = scalar.path.reduce<unknown>((at, step) => (at as never)[step], parse(made));
      expect(String(read)).toBe(
        value
          .split("\n")
          .map((line) => line.trim())
          .join(" "),
      );
      expect(made.startsWith(source.slice(0, scalar.from))).toBe(true);
      expect(made).toContain(source.slice(scalar.to).split("\n").slice(1).join("\n"));
      expect(made.includes("# seen")).toBe(source.includes("# seen"));
    }
  }
  expect(scalarAt(flow, flow.indexOf("both"))?.path).toEqual(["freight", 0, "leg"]);
  expect(isCondition(vocabulary, ["freight", 0, "leg"])).toBe(false);
});

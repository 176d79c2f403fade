import { describe, expect, test } from "vitest";
import { packText } from "../../test/policies.ts";
import { checkPacks } from "./index.ts";

/** A pack with every section; what stands between « and » is an expression, a clause, or a name that is looked up. */
const sections = `warranty:
  clause: «T-TERM»
  startsOn: «delivery.shippedOn»
  lasts: «duration("P12M")»
  extended: { clause: «T-EXT», months: 6, when: «purchase.preorder» }
  testedOn: claim.reportedOn
  when: «unit.firstBuyer»
  unless: «unit.hosted»
windows:
  - { clause: «T-WIN», kind: doa, from: «delivery.deliveredOn», within: «duration("P7D")», when: «claim.asNew» }
voids:
  T-BARE: «finding.burnt»
  T-VOID: { when: «finding.wear», unless: «evidence.modificationApproval», kinds: [fault] }
excludes:
  T-OUT: { when: «purchase.channel = "marketplace"», kinds: all }
undeterminable: { clause: «T-OPEN», when: «inspection.complete» }
duties:
  T-DUTY: { until: «claim.triaged», when: «claim.authorized» }
evidence:
  - { clause: «T-PROOF», requires: [invoice, { anyOf: [photo, video] }], when: «unit.hosted» }
remedies:
  - clause: «T-FIX»
    kind: refund
    charge: none
    when: «verdict = "covered"»
    refund:
      of: «purchase.price»
      deductions:
        - { clause: «T-LESS», kind: use, percent: 20, when: «finding.wear» }
        - { clause: «T-DUTYS», kind: customs, amount: «parcel.customsCharges» }
denies:
  - { clause: «T-NEVER», kinds: [refund], when: «finding.vandalism» }
freight:
  - { clause: «T-WAY», leg: inbound, paidBy: customer, when: «verdict = "not_covered"» }
refusals:
  - { clause: «T-SHUT», when: «parcel.soaked» }
routes:
  - { clause: «T-DESK», handledBy: business_desk, when: «purchase.bulk» }
deadlines:
  - { clause: «T-DUE», name: pay, from: «quote.sentOn», within: «duration("P1M")», onMiss: return, unless: «quote.paidOn <= asOf» }
serviceLevels:
  - { clause: «T-SOON», name: first, from: «parcel.arrivedOn», workingDays: 3, when: «claim.triaged» }
  - { clause: «T-LATER», name: second, after: «first», within: «duration("P2D")» }
notices:
  - { clause: «T-TELL», when: «unit.hosted» }`;

const places = [...sections.matchAll(/«([^»]*)»/g)].map(({ 1: inside = "", index }) => ({ inside, index }));
const plain = (text: string) => text.replaceAll(/[«»]/g, "");
const kindOf = (inside: string) => (/^T-[A-Z]+$/.test(inside) ? "clause" : inside === "first" ? "name" : "expression");

/** The faults of the pack with something else at one place, and the line and column of that place. */
function spoilt(index: number, inside: string, instead: string) {
  const before = plain(sections.slice(0, index));
  const after = plain(sections.slice(index + inside.length + 2));
  const text = packText(plain(sections)).replace(plain(sections), () => before + instead + after);
  const lead = text.slice(0, text.indexOf("warranty:")) + before;
  const lines = lead.split("\n");
  return {
    faults: checkPacks([{ file: "pack.yaml", text }]).faults,
    line: lines.length,
    column: lines.at(-1)!.length + 1,
  };
}

test("the sample is sound", () => {
  expect(checkPacks([{ file: "pack.yaml", text: packText(plain(sections)) }]).faults).toEqual([]);
});

describe("a fault stands where it is, in every section", () => {
  test.each(places.filter(({ inside }) => kindOf(inside) === "expression"))(
    "an unknown fact instead of $inside",
    ({ inside, index }) => {
      const { faults, line, column } = spoilt(index, inside, "no.such.fact");
      expect(faults).toContainEqual(
        expect.objectContaining({ line, column, message: expect.stringContaining('no fact is called "no.such.fact"') }),
      );
    },
  );

  test.each(places.filter(({ inside }) => kindOf(inside) === "expression"))(
    "a value of the wrong type instead of $inside",
    ({ inside, index }) => {
      const wrong = inside.startsWith("duration") ? "purchase.bulk" : 'duration("P1D")';
      const { faults, line, column } = spoilt(index, inside, wrong);
      expect(faults).toContainEqual(
        expect.objectContaining({ line, column, message: expect.stringMatching(/^expected .*, got /) }),
      );
    },
  );

  test.each(places.filter(({ inside }) => kindOf(inside) === "clause"))(
    "an unknown clause instead of $inside",
    ({ inside, index }) => {
      const text = packText(plain(sections));
      const { line, column } = spoilt(index, inside, inside);
      const lines = text.split("\n");
      const at = lines[line - 1]!;
      lines[line - 1] = `${at.slice(0, column - 1)}T-NOPE${at.slice(column - 1 + inside.length)}`;
      const { faults } = checkPacks([{ file: "pack.yaml", text: lines.join("\n") }]);
      expect(faults).toContainEqual(
        expect.objectContaining({
          line,
          column,
          message: expect.stringContaining("the clause T-NOPE is not in the pack"),
        }),
      );
    },
  );

  test.each(["T-BARE", "T-VOID", "T-OUT", "T-DUTY"])("%s as a key that is no clause of the pack", (id) => {
    const lines = packText(plain(sections)).split("\n");
    const line = lines.findIndex((each) => each.startsWith(`  ${id}:`));
    lines[line] = lines[line]!.replace(id, "T-NOPE");
    const { faults } = checkPacks([{ file: "pack.yaml", text: lines.join("\n") }]);
    expect(faults).toContainEqual(
      expect.objectContaining({
        line: line + 1,
        column: 3,
        message: expect.stringContaining("T-NOPE is not in the pack"),
      }),
    );
  });

  test("a service level after one that there is not, or that comes later", () => {
    const place = places.find(({ inside }) => kindOf(inside) === "name")!;
    for (const instead of ["third", "second"]) {
      const { faults, line, column } = spoilt(place.index, place.inside, instead);
      expect(faults).toContainEqual(
        expect.objectContaining({
          line,
          column,
          message: `no earlier service level of this pack is called "${instead}"`,
        }),
      );
    }
  });

  test.each([
    ["serviceLevels:\n  - { clause: T-A, name: a, workingDays: 1 }", "say `from` or `after`, one of them"],
    [
      "serviceLevels:\n  - { clause: T-A, name: a, from: asOf, workingDays: 1 }\n  - { clause: T-A, name: b, from: asOf, after: a, workingDays: 1 }",
      "say `from` or `after`, one of them",
    ],
    ["serviceLevels:\n  - { clause: T-A, name: a, from: asOf }", "say `workingDays` or `within`, one of them"],
    [
      'deadlines:\n  - { clause: T-A, name: a, from: asOf, workingDays: 1, within: duration("P1D"), onMiss: remind }',
      "say `workingDays` or `within`, one of them",
    ],
    [
      "remedies:\n  - { clause: T-A, kind: refund, charge: none, refund: { of: purchase.price, deductions: [{ clause: T-A, kind: use }] } }",
      "say `percent` or `amount`, one of them",
    ],
    [
      "remedies:\n  - { clause: T-A, kind: refund, charge: none, refund: { of: purchase.price, deductions: [{ clause: T-A, kind: use, percent: 1, amount: purchase.price }] } }",
      "say `percent` or `amount`, one of them",
    ],
    [
      "remedies:\n  - { clause: T-A, kind: repair, charge: free, refund: { of: purchase.price } }",
      "only a remedy of kind refund has `refund`",
    ],
    ["remedies:\n  - { clause: T-A, kind: refund, charge: none }", "a refund must say `refund: { of: … }`"],
    [
      "windows:\n  - { clause: T-A, kind: doa, from: delivery.deliveredOn }",
      "a window needs both `from` and `within`, or neither",
    ],
    [
      'windows:\n  - { clause: T-A, kind: doa, within: duration("P1D") }',
      "a window needs both `from` and `within`, or neither",
    ],
    [
      "facts:\n  pack.colour: { type: choice, stage: intake, label: { en: a, es: b, zh: c }, question: { en: a, es: b, zh: c } }\nnotices:\n  - { clause: T-A }",
      "a fact of type choice, and no other, needs `values`",
    ],
    [
      "facts:\n  pack.colour: { type: text, stage: intake, label: { en: a, es: b, zh: c }, question: { en: a, es: b, zh: c }, values: { red: { en: a, es: b, zh: c } } }\nnotices:\n  - { clause: T-A }",
      "a fact of type choice, and no other, needs `values`",
    ],
  ])("%s", (more, message) => {
    const text = packText(
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }\n${more}`,
    );
    const { faults } = checkPacks([{ file: "pack.yaml", text }]);
    expect(faults.map((each) => each.message)).toContain(message);
    for (const fault of faults) expect(fault.line).toBeGreaterThan(8);
  });
});

test("faults come in the order of the file, and files by their name", () => {
  const text = packText("voids:\n  T-A: no.fact and no.other\n  T-B: no.third");
  const faults = checkPacks([
    { file: "b.yaml", text },
    { file: "a.yaml", text: text.replace("id: trial", "id: first") },
  ]).faults.map(({ file, line, column }) => [file, line, column]);
  expect(faults).toEqual([
    ["a.yaml", 9, 8],
    ["a.yaml", 9, 20],
    ["a.yaml", 10, 8],
    ["b.yaml", 9, 8],
    ["b.yaml", 9, 20],
    ["b.yaml", 10, 8],
  ]);
});

import { expect, test } from "vitest";
import { packText } from "../../test/policies.ts";
import { checkPacks } from "./index.ts";

const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';

/** The faults of a text, as line and message. */
function told(text: string): string[] {
  return checkPacks([{ file: "pack.yaml", text }]).faults.map(({ line, message }) => `${line}: ${message}`);
}

test.each([
  ["another type", (text: string) => text.replace('version: "1"', "version: 1"), "3: expected text, got 1"],
  [
    "a list for keys",
    (text: string) => text.replace(/^source: .*$/m, "source: [a]"),
    "7: expected keys with values, got a list",
  ],
  ["nothing for text", (text: string) => text.replace('version: "1"', "version:"), "3: expected text, got nothing"],
  [
    "a name that is none of the list",
    (text: string) => text.replace("layer: product", "layer: produkt"),
    '6: expected statute, contract, product or general, got "produkt"; did you mean product?',
  ],
  [
    "a name that is like none",
    (text: string) => text.replace("layer: product", "layer: sideways"),
    '6: expected statute, contract, product or general, got "sideways"',
  ],
  [
    "a fact that is none",
    (text: string) => text.replace("decidedBy: delivery.shippedOn", "decidedBy: delivery.shipedOn"),
    '5: expected a fact such as delivery.shippedOn, got "delivery.shipedOn"; did you mean delivery.shippedOn?',
  ],
  [
    "a day that does not exist",
    (text: string) => text.replace("2024-01-01", "2024-13-01"),
    '4: expected a day that exists, written YYYY-MM-DD, got "2024-13-01"',
  ],
  ["a missing text", (text: string) => text.replace(", es: Prueba", ""), "2: `es` is missing; expected text"],
  ["an empty text", (text: string) => text.replace("es: Prueba", 'es: ""'), '2: expected text, not nothing, got ""'],
  [
    "a missing section",
    (text: string) => text.replace(/^source: .*\n/m, ""),
    "1: `source` is missing; expected keys with values",
  ],
  [
    "a key of no meaning",
    (text: string) => text.replace("warranty:", "waranty:"),
    '8: unknown key "waranty"; did you mean warranty?',
  ],
  ["a key like none", (text: string) => `${text}\nqqqqqqqq: 1`, '11: unknown key "qqqqqqqq"'],
  [
    "a key of no meaning in a rule",
    (text: string) => text.replace("lasts:", "last:"),
    '8: unknown key "last"; did you mean lasts?',
  ],
  [
    "a clause that is no id",
    (text: string) => text.replaceAll("T-TERM", "term"),
    '8: expected a clause id such as CN-TERM, got "term"',
  ],
])("%s", (_name, spoil, expected) => {
  const text = packText(term);
  expect(spoil(text)).not.toBe(text);
  expect(told(spoil(text))).toContain(expected);
});

test.each([
  [
    "freight paid by nobody",
    "freight:\n  - { clause: T-F, leg: inbound, paidBy: nobody }",
    '10: expected customer or seller, got "nobody"',
  ],
  [
    "a kind of claim that is none",
    "windows:\n  - { clause: T-F, kind: falt }",
    '10: expected fault, doa, loose_heat_sink, damaged_box, transit_damage, wrong_item, missing_item, change_of_mind or undelivered or a list, got "falt"; did you mean fault?',
  ],
  [
    "a kind of claim in a list",
    "windows:\n  - { clause: T-F, kind: [fault, dao] }",
    '10: expected fault, doa, loose_heat_sink, damaged_box, transit_damage, wrong_item, missing_item, change_of_mind or undelivered, got "dao"; did you mean doa?',
  ],
  [
    "more than all",
    "remedies:\n  - { clause: T-F, kind: refund, charge: none, refund: { of: purchase.price, deductions: [{ clause: T-F, kind: use, percent: 101 }] } }",
    "10: expected at most 100, got 101",
  ],
  [
    "less than nothing",
    "remedies:\n  - { clause: T-F, kind: refund, charge: none, refund: { of: purchase.price, deductions: [{ clause: T-F, kind: use, percent: -1 }] } }",
    "10: expected at least 0, got -1",
  ],
  ["an empty list", "denies:\n  - { clause: T-F, kinds: [] }", "10: expected at least 1 entries, got a list"],
  [
    "a part of a day",
    "deadlines:\n  - { clause: T-F, name: pay, from: asOf, workingDays: 1.5, onMiss: remind }",
    "10: expected a whole number or a list, got 1.5",
  ],
  [
    "a key of no meaning in a refund",
    "remedies:\n  - { clause: T-F, kind: refund, charge: none, refund: { of: purchase.price, deduction: [] } }",
    '10: unknown key "deduction"; did you mean deductions?',
  ],
  [
    "a key of no meaning in a clause",
    "notices:\n  - { clause: T-F, whn: true }",
    '10: unknown key "whn"; did you mean when?',
  ],
  [
    "a name that is too wild",
    "tables:\n  Many Words: { keys: [unit.model], unit: days, rows: [], otherwise: 1 }",
    "10: expected lower-case letters, digits and underscores",
  ],
  ["text where a rule belongs", "freight: yes please", '9: expected a list, got "yes please"'],
])("%s", (_name, sections, expected) => {
  expect(told(packText(`${term}\n${sections}`))).toContain(expected);
});

test("what stands there is shown in a few words, however long it is", () => {
  const [fault] = told(packText(term).replace("layer: product", `layer: ${"x".repeat(500)}`));
  expect(fault!.length).toBeLessThan(200);
  expect(fault).toMatch(/…$/);
});

test.each([
  ["", "1: expected keys with values, got nothing"],
  ["- a\n- b", "1: expected keys with values, got a list"],
  ["words", '1: expected keys with values, got "words"'],
  ["7", "1: expected keys with values, got 7"],
])("a file with %j is no pack", (text, expected) => {
  expect(told(text)).toEqual([expected]);
});

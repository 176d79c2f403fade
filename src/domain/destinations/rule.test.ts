import { expect, test } from "vitest";
import { embargoes } from "./embargoes.ts";
import { barOf, type Place } from "./rule.ts";

const place = (country: string, more: Partial<Place> = {}): Place => ({
  country,
  region: "",
  city: "",
  postcode: "",
  ...more,
});
const why = (at: Place) => {
  const bar = barOf(embargoes, at);
  return bar === "unclear" || bar === null ? bar : bar.why.en;
};

test.each([
  ["Cuba", place("CU"), "Cuba is under an embargo."],
  ["Iran", place("IR", { postcode: "11369" }), "Iran is under an embargo."],
  ["North Korea", place("KP"), "North Korea is under an embargo."],
  ["Syria, whose embargo has ended", place("SY", { city: "Damascus" }), null],
  ["Pakistan", place("PK"), null],
  ["Germany without a postcode", place("DE"), null],
  ["Kyiv", place("UA", { city: "Kyiv", postcode: "01001" }), null],
  ["Ukraine without a postcode", place("UA", { city: "Kyiv" }), "unclear"],
  ["Crimea by its postcode", place("UA", { city: "X", postcode: "98600" }), "The Crimea region is under an embargo."],
  ["Crimea as Russia numbers it", place("RU", { postcode: "299 011" }), "The Crimea region is under an embargo."],
  [
    "Crimea behind a foreign postcode",
    place("UA", { city: "Севасто́поль", postcode: "01001" }),
    "The Crimea region is under an embargo.",
  ],
  [
    "a postcode with the country's letters",
    place("UA", { postcode: "UA-95000" }),
    "The Crimea region is under an embargo.",
  ],
  [
    "Donetsk by its region",
    place("UA", { region: "Donetska oblast", postcode: "84500" }),
    "The region of Donetsk is under an embargo.",
  ],
  ["the town of Donetsk near Rostov", place("RU", { city: "Donetsk", postcode: "346330" }), null],
  ["Luhansk", place("UA", { city: "Луга́нськ", postcode: "01001" }), "The region of Luhansk is under an embargo."],
  ["Moscow", place("RU", { city: "Moscow", postcode: "101000" }), null],
])("%s", (_, at, expected) => {
  expect(why(at)).toBe(expected);
});

test("every rule says why in three languages, on which law, and when it was looked up", () => {
  for (const rule of embargoes) {
    expect(Object.keys(rule.why).sort()).toEqual(["en", "es", "zh"]);
    expect(rule.source).toMatch(/\d/);
    expect(rule.asOf).toBe("2026-12-01");
  }
});

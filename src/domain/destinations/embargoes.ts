import { day } from "../../core/day.ts";
import type { DestinationRule } from "./rule.ts";

const asOf = day("2026-12-01");
const programs = "https://ofac.treasury.gov/sanctions-programs-and-country-information";
const embargo = { embargo: true, regions: [], postcodes: [], asOf, link: programs };
const why = (en: string, es: string, zh: string) => ({
  en: `${en} is under an embargo.`,
  es: `${es} está bajo embargo.`,
  zh: `${zh}处于全面禁运之下。`,
});

const crimea = {
  ...embargo,
  source: "US: Executive Order 13685 (19 December 2014), 31 CFR part 589; EU: Regulation (EU) No 692/2014",
  why: why("The Crimea region", "La región de Crimea", "克里米亚地区"),
};
const donetsk = {
  ...embargo,
  source: "US: Executive Order 14065 (21 February 2022), 31 CFR part 589; EU: Regulation (EU) 2022/263",
  why: why("The region of Donetsk", "La región de Donetsk", "顿涅茨克地区"),
};
const luhansk = { ...donetsk, why: why("The region of Luhansk", "La región de Lugansk", "卢甘斯克地区") };
const crimeanNames = [
  "crimea",
  "krym",
  "крым",
  "крим",
  "sevastopol",
  "севастополь",
  "simferopol",
  "симферополь",
  "克里米亚",
];

/**
 * Where nobody delivers to who trades under these laws: comprehensive embargoes only. Syria is not among them: its embargo ended on
 * 1 July 2025 (Executive Order 14312, 90 FR 29395), and lists of persons are not destinations. The newest source read was of October
 * 2025; a seller has its counsel look at the list, and changes it in Settings.
 */
export const embargoes: readonly DestinationRule[] = [
  { ...embargo, country: "CU", why: why("Cuba", "Cuba", "古巴"), source: "US: 31 CFR part 515, 15 CFR 746.2" },
  { ...embargo, country: "IR", why: why("Iran", "Irán", "伊朗"), source: "US: 31 CFR part 560, 15 CFR 746.7" },
  {
    ...embargo,
    country: "KP",
    why: why("North Korea", "Corea del Norte", "朝鲜"),
    source: "UN: Resolution 2397 (2017); US: 31 CFR part 510; EU: Regulation (EU) 2017/1509",
  },
  { ...crimea, country: "UA", regions: crimeanNames, postcodes: ["95", "96", "97", "98", "99"] },
  { ...crimea, country: "RU", regions: crimeanNames, postcodes: ["295", "296", "297", "298", "299"] },
  {
    ...donetsk,
    country: "UA",
    regions: ["donetsk", "донецк", "донецьк", "顿涅茨克"],
    postcodes: ["83", "84", "85", "86", "87"],
  },
  // The region of Rostov has a town of Donetsk, hence no bare name here.
  {
    ...donetsk,
    country: "RU",
    regions: ["donetsk people", "донецкая народная", "днр"],
    postcodes: ["283", "284", "285", "286", "287"],
  },
  {
    ...luhansk,
    country: "UA",
    regions: ["luhansk", "lugansk", "луганск", "луганськ", "卢甘斯克"],
    postcodes: ["91", "92", "93", "94"],
  },
  {
    ...luhansk,
    country: "RU",
    regions: ["luhansk", "lugansk", "луганская народная", "луганск", "лнр"],
    postcodes: ["291", "292", "293", "294"],
  },
];

/** Countries between which goods go without customs: each area a single customs territory. */
const unions = {
  // The Union's customs territory, with Monaco; treaties and Article 4 of the Union Customs Code (952/2013).
  EU: "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK",
  // Eurasian Economic Union.
  EAEU: "AM BY KG KZ RU",
  // Gulf Cooperation Council.
  GCC: "AE BH KW OM QA SA",
  // Southern African Customs Union.
  SACU: "BW LS NA SZ ZA",
  // Customs treaty of 1923.
  "CH-LI": "CH LI",
} as const;

const byCountry = new Map(
  Object.entries(unions).flatMap(([union, countries]) =>
    countries.split(" ").map((country) => [country, union] as const),
  ),
);

/** The customs union that a country belongs to, by a short name; null for none. */
export function customsUnionOf(country: string): string | null {
  return byCountry.get(country) ?? null;
}

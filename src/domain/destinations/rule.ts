import type { Day } from "../../core/day.ts";
import type { SellerWords } from "../../core/locale.ts";
import type { PostalAddress } from "../sellers/index.ts";

/** A country, or a part of one, that the seller does not deliver to. */
export interface DestinationRule {
  /** ISO 3166-1 alpha-2: how its addresses are written. */
  readonly country: string;
  /** Names of the part, as regions and cities are written; with `postcodes` empty, too, the rule is about the whole country. */
  readonly regions: readonly string[];
  /** How the part's postcodes begin. */
  readonly postcodes: readonly string[];
  /** An embargo; nobody lifts that of a whole country for one address. */
  readonly embargo: boolean;
  /** For the customer, in the languages that were written. */
  readonly why: SellerWords;
  /** The law, or whatever else it rests on. */
  readonly source: string;
  readonly link: string | null;
  /** The day on which the source was looked up. */
  readonly asOf: Day;
}

/** What of an address says where it is. */
export type Place = Pick<PostalAddress, "country" | "region" | "city" | "postcode">;

/** The first rule that bars the place, or `unclear` where a rule about a part of the country cannot be told without the postcode. */
export function barOf(rules: readonly DestinationRule[], place: Place): DestinationRule | "unclear" | null {
  const here = rules.filter(({ country }) => country === place.country);
  const bar = here.find((rule) => !isPart(rule) || names(rule, place) || numbers(rule, place));
  if (bar) return bar;
  // Unknown is not elsewhere: without a postcode such an address may lie in the part.
  return here.some(({ postcodes }) => postcodes.length > 0) && postcodeKey(place.postcode) === "" ? "unclear" : null;
}

/** Whether a person may find that one address is delivered to all the same: never where a whole country is under an embargo. */
export function isLiftable(rule: DestinationRule): boolean {
  return isPart(rule) || !rule.embargo;
}

function isPart({ regions, postcodes }: DestinationRule): boolean {
  return regions.length + postcodes.length > 0;
}

function names({ regions }: DestinationRule, { region, city }: Place): boolean {
  const [inRegion, inCity] = [nameKey(region), nameKey(city)];
  return regions.map(nameKey).some((name) => name !== "" && (inRegion.includes(name) || inCity.includes(name)));
}

function numbers({ postcodes }: DestinationRule, { postcode }: Place): boolean {
  const given = postcodeKey(postcode);
  return postcodes.some((start) => given.startsWith(postcodeKey(start)));
}

/** Letters and digits alone, without case and accents. */
export function nameKey(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** What numbers the place: a country's letters before it ("UA-95000") do not count. */
function postcodeKey(text: string): string {
  return nameKey(text).replace(/^[a-z]{2}(?=\d)/, "");
}

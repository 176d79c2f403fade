import type { Position } from "geojson";
import type { Coordinates } from "./distance.ts";
import { outlineOf } from "./outlines.ts";

/** Where an address is, as well as its words tell: the middle of its city, or else of its country. */
export interface FoundPlace extends Coordinates {
  readonly by: "city" | "country";
}

/** Looks an address up by its city and country; null where neither is known. Nobody outside is asked. */
export async function findPlace(address: { readonly city?: string | undefined; readonly country: string }) {
  const city = address.city ? (await cities()).get(keyOf(address.country, address.city)) : undefined;
  if (city) return { ...city, by: "city" } satisfies FoundPlace;
  const middle = await middleOf(address.country);
  return middle && ({ ...middle, by: "country" } satisfies FoundPlace);
}

let read: Promise<ReadonlyMap<string, Coordinates>> | undefined;

/** The seven thousand cities that the data names, by country and name; of namesakes the largest. */
function cities(): Promise<ReadonlyMap<string, Coordinates>> {
  return (read ??= readCities());
}

interface City {
  readonly city: string;
  readonly city_ascii: string;
  readonly lat: number;
  readonly lng: number;
  readonly pop: number;
  readonly iso2: string;
}

async function readCities(): Promise<ReadonlyMap<string, Coordinates>> {
  const found = new Map<string, Coordinates>();
  const { default: rows } = await import("city-timezones/data/cityMap.json", { with: { type: "json" } });
  for (const { city, city_ascii, lat, lng, iso2 } of (rows as readonly City[]).toSorted((a, b) => a.pop - b.pop))
    for (const name of new Set([city, city_ascii])) found.set(keyOf(iso2, name), { latitude: lat, longitude: lng });
  return found;
}

function keyOf(country: string, city: string): string {
  const plain = city.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return `${country} ${plain.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
}

/** The centre of the country's largest piece of land. */
async function middleOf(country: string): Promise<Coordinates | null> {
  const outline = await outlineOf(country);
  if (!outline) return null;
  const [largest] = outline.rings.map(centroid).toSorted((a, b) => b.area - a.area);
  return largest ? { latitude: largest.latitude, longitude: largest.longitude } : null;
}

function centroid(ring: readonly Position[]): Coordinates & { readonly area: number } {
  let [area, x, y] = [0, 0, 0];
  for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] as Position;
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return { area: Math.abs(area / 2), longitude: x / (3 * area), latitude: y / (3 * area) };
}

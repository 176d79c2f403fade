import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** The outline of a country on land: outer rings and holes, each a ring of longitude and latitude. */
export interface Outline {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly rings: readonly (readonly Position[])[];
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

let read: Promise<readonly Outline[]> | undefined;

/** Every country's outline (Natural Earth, 1:50 million), read once when it is first asked for. */
export function outlines(): Promise<readonly Outline[]> {
  return (read ??= readOutlines());
}

/** The outline of the country, or of the one it is part of; null where the data has neither. */
export async function outlineOf(country: string): Promise<Outline | null> {
  const all = await outlines();
  const own = all.find((outline) => outline.country === country);
  if (own) return own;
  const { iso1A2Code } = await import("@rapideditor/country-coder");
  const parent = iso1A2Code(country, { level: "country" });
  return all.find((outline) => outline.country === parent) ?? null;
}

async function readOutlines(): Promise<readonly Outline[]> {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const [text, { iso1A2Code }] = await Promise.all([readFile(path, "utf8"), import("@rapideditor/country-coder")]);
  const world = JSON.parse(text) as Topology<{ readonly countries: GeometryCollection }>;
  return feature(world, world.objects.countries).features.flatMap(({ id, geometry }) => {
    const country = id === undefined ? null : iso1A2Code(String(id));
    if (!country || (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")) return [];
    const rings = ringsOf(geometry);
    return [{ country, rings, box: boxOf(rings.flat()) }];
  });
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).map(unbroken);
}

/** A ring over the line where days change goes on east of 180 degrees instead of once around the world. */
function unbroken(ring: Position[]): Position[] {
  const breaks = ring.some(([x = 0], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);
  return breaks ? ring.map(([x = 0, y = 0]) => [x < 0 ? x + 360 : x, y]) : ring;
}

function boxOf(points: readonly Position[]): Outline["box"] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of points) {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return box;
}

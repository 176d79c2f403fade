import type { Position } from "geojson";
import { fieldFault } from "../../core/fault.ts";
import { inEach } from "../../core/locale.ts";
import type { FieldFault } from "../../core/refusal.ts";
import { type Coordinates, kilometres } from "./distance.ts";
import { type Outline, outlineOf, outlines } from "./outlines.ts";

/** How far off its coast a country's own harbours, islands and piers may lie, since the outlines are drawn coarsely. */
const offCoast = 30;
/** How far over a border a place may lie, for the same reason. */
const overBorder = 10;

/**
 * What is wrong with coordinates for an address in `country`: at sea, or in another country. Null where they fit, and where
 * nothing is known of the country's outline.
 */
export async function placeFault(pointer: string, country: string, at: Coordinates): Promise<FieldFault | null> {
  const own = await outlineOf(country);
  if (!own || holds(own, at)) return null;
  const other = (await outlines()).find((outline) => holds(outline, at));
  const away = distanceTo(own, at);
  if (away <= (other ? overBorder : offCoast)) return null;
  const values = { country: nameOf(country), away: Math.round(away) };
  return other
    ? fieldFault(pointer, "in_another_country", { ...values, other: nameOf(other.country) })
    : fieldFault(pointer, "at_sea", values);
}

function nameOf(country: string) {
  return inEach((locale) => new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country);
}

/** Whether the place lies within an outline, of which a part may go on east of 180 degrees. */
function holds(outline: Outline, { latitude, longitude }: Coordinates): boolean {
  return encloses(outline, latitude, longitude) || encloses(outline, latitude, longitude + 360);
}

/** A ray to the east crosses the rings an odd number of times. */
function encloses({ rings, box }: Outline, latitude: number, longitude: number): boolean {
  const [west, south, east, north] = box;
  if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
  let inside = false;
  for (const ring of rings)
    for (const [index, [x = 0, y = 0]] of ring.entries()) {
      const [px = 0, py = 0] = ring[index === 0 ? ring.length - 1 : index - 1] as Position;
      if (y > latitude !== py > latitude && longitude < ((px - x) * (latitude - y)) / (py - y) + x) inside = !inside;
    }
  return inside;
}

function distanceTo({ rings }: Outline, at: Coordinates): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (const [longitude = 0, latitude = 0] of ring)
      nearest = Math.min(nearest, kilometres(at, { latitude, longitude }));
  return nearest;
}

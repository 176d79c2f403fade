import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection, Position } from "geojson";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import worldUrl from "world-atlas/countries-50m.json?url";
import { groupsOf } from "./groups-of.ts";

/** A place on the map, with the number and the name it has in the list. */
export interface MapPoint {
  readonly id: string;
  readonly number: number;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Drawn as where distances are told from, not as a centre. */
  readonly isStart?: boolean;
}

/** What the map is told besides its places. */
interface MapSetting {
  readonly onPick: (id: string) => void;
  /** What a screen reader says of the map and of its buttons. */
  readonly words: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string };
}

setWorkerUrl(workerUrl);

/**
 * Draws places on a map of country outlines, all of it from this server. Gives the end of it; rejects where the browser cannot draw
 * (no WebGL).
 */
export async function drawMap(
  place: HTMLElement,
  points: readonly MapPoint[],
  { onPick, words }: MapSetting,
): Promise<() => void> {
  const world = (await (await fetch(worldUrl)).json()) as Topology<{ readonly countries: GeometryCollection }>;
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const map = new MapLibre({
    container: place,
    attributionControl: false,
    locale: {
      "Map.Title": words.map,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
    },
    // A page is scrolled past a map more often than the map is zoomed.
    cooperativeGestures: false,
    scrollZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 9,
    fadeDuration: 0,
    style: {
      version: 8,
      sources: { land: { type: "geojson", data: outlinesOf(world) } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--map-sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--map-land") } },
        { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--map-border") } },
      ],
    },
    ...viewOf(points),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().tabIndex = -1;
  const starts = points.filter(({ isStart }) => isStart);
  for (const start of starts) mark(map, start, startMark(start));
  const centres = points.filter(({ isStart }) => !isStart);
  let shown = "";
  let marks: readonly Marker[] = [];
  const regroup = () => {
    const groups = groupsOf(
      centres.map((point) => ({ ...point, ...map.project([point.longitude, point.latitude]) })),
      marksApart,
    );
    const grouped = groups.map((group) => group.map(({ id }) => id).join()).join(" ");
    if (grouped === shown) return;
    shown = grouped;
    const hadFocus = place.contains(document.activeElement) && document.activeElement?.getAttribute("aria-label");
    for (const old of marks) old.remove();
    marks = groups.map((group) => {
      const element = centreMark(group, () => nearer(map, group) || onPick(group[0].id));
      const shownMark = mark(map, group[0], element);
      // Whoever works by keys goes on where the group was.
      if (hadFocus && hadFocus.startsWith(group[0].label)) element.focus();
      return shownMark;
    });
  };
  regroup();
  map.on("zoomend", regroup);
  return () => map.remove();
}

/** Pixels between two marks: the width of one that stands for several. */
const marksApart = 46;

function mark(map: MapLibre, { longitude, latitude }: MapPoint, element: HTMLElement): Marker {
  return new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
}

/** Goes so near that a group comes apart; says whether it can. */
function nearer(map: MapLibre, group: readonly MapPoint[]): boolean {
  if (group.length === 1 || map.getZoom() >= map.getMaxZoom()) return false;
  map.fitBounds(boundsOf(group), { padding: 60 });
  return true;
}

/** The countries; an outline over the line where days change goes on beyond it, instead of once around the world. */
function outlinesOf(world: Topology<{ readonly countries: GeometryCollection }>): FeatureCollection {
  const land = feature(world, world.objects.countries);
  for (const { geometry } of land.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(unbroken);
    if (geometry.type === "MultiPolygon")
      geometry.coordinates = geometry.coordinates.map((rings) => rings.map(unbroken));
  }
  return land;
}

function unbroken(ring: Position[]): Position[] {
  const breaks = ring.some(([x = 0], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);
  return breaks ? ring.map(([x = 0, y = 0]) => [x < 0 ? x + 360 : x, y]) : ring;
}

function viewOf(points: readonly MapPoint[]) {
  if (points.length === 0) return { center: [10, 25] as [number, number], zoom: 0.8 };
  return { bounds: boundsOf(points), fitBoundsOptions: { padding: 48, maxZoom: 5 } };
}

function boundsOf(points: readonly MapPoint[]): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { longitude, latitude } of points) bounds.extend([longitude, latitude]);
  return bounds;
}

function startMark({ label }: MapPoint): HTMLElement {
  const element = document.createElement("span");
  element.className = "map-mark";
  element.dataset["start"] = "true";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", label);
  return element;
}

/** The mark of one centre, or of several that would cover each other: the first's number and how many more. */
function centreMark(group: readonly [MapPoint, ...MapPoint[]], onPress: () => void): HTMLElement {
  const element = document.createElement("button");
  element.className = "map-mark";
  element.type = "button";
  const more = group.length - 1;
  element.textContent = `${group[0].number}${more ? ` +${more}` : ""}`;
  element.addEventListener("click", onPress);
  element.setAttribute("aria-label", group.map(({ label }) => label).join("; "));
  return element;
}

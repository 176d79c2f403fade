import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection, Position } from "geojson";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import worldUrl from "world-atlas/countries-50m.json?url";

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
  for (const point of points)
    new Marker({ element: markerOf(point, onPick) }).setLngLat([point.longitude, point.latitude]).addTo(map);
  return () => map.remove();
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
  const [first] = points;
  if (!first) return { center: [10, 25] as [number, number], zoom: 0.8 };
  const bounds = new LngLatBounds();
  for (const { longitude, latitude } of points) bounds.extend([longitude, latitude]);
  return { bounds, fitBoundsOptions: { padding: 48, maxZoom: 5 } };
}

function markerOf({ id, number, label, isStart }: MapPoint, onPick: (id: string) => void): HTMLElement {
  const mark = document.createElement(isStart ? "span" : "button");
  mark.className = "map-mark";
  if (isStart) {
    mark.dataset["start"] = "true";
    mark.setAttribute("role", "img");
  } else {
    mark.setAttribute("type", "button");
    mark.textContent = String(number);
    mark.addEventListener("click", () => onPick(id));
  }
  mark.setAttribute("aria-label", label);
  return mark;
}

export { placeFault } from "./check.ts";
export { type Coordinates, kilometres } from "./distance.ts";
export { type FoundPlace, findPlace } from "./find.ts";

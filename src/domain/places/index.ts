export { placeFault } from "./check.ts";
export { type Coordinates, kilometres } from "./distance.ts";
export { findPlace } from "./find.ts";

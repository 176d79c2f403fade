export { type Movement, type Shelf, shift } from "./shift.ts";

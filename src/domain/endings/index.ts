export { endingOf } from "./ending-of.ts";
export { expireClaim } from "./expire.ts";
export { resolveWhenDone } from "./resolve.ts";

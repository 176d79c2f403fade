export { expireClaim } from "./expire.ts";
export { resolveWhenDone } from "./resolve.ts";

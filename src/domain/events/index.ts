export { appendEvent, type NewEvent, type NotedVerb, notedVerbs, noteEvent } from "./append.ts";
export { type Chain, type StoredEvent, verifyChain } from "./chain.ts";
export { type Onlooker, permission, refuseIf, standing, wrongState } from "./guard.ts";
export { type LockedClaim, lockClaim } from "./lock.ts";
export { type Axis, type Moved, move, type Target, type What } from "./move.ts";
export { type Scoped, scopeOf } from "./scope.ts";
export { stateWords } from "./words.ts";

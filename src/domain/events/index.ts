export {
  claimIdOf,
  orderIdOf,
  type Subject,
  type SubjectColumns,
  subjectColumn,
  subjectId,
  subjectOf,
} from "../subject.ts";
export { type NotedVerb, notedVerbs, noteEvent } from "./append.ts";
export { type StoredEvent, verifyChain } from "./chain.ts";
export { type ChangeFeed, changeChannel, type Hearer, hearsOf, readChange } from "./changes.ts";
export { type Onlooker, permission, refuseIf, standing, wrongState } from "./guard.ts";
export { lockClaim, lockSubject } from "./lock.ts";
export { type Axis, move, moveLines, type Target, type What } from "./move.ts";
export {
  compiledInReach,
  reachOfLine,
  reachOfLineIn,
  reachOfMoney,
  reachOfSubject,
  type Scoped,
  scopeOf,
} from "./scope.ts";
export { stateWord, stateWords } from "./words.ts";

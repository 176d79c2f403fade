export type * from "./decision.ts";
export {
  type ClaimKind,
  claimKinds,
  dictionary,
  type FactEntry,
  type FactName,
  type Facts,
  factEntry,
  factNames,
  type Stage,
} from "./facts.ts";
export type { Clause, Pack } from "./pack.ts";

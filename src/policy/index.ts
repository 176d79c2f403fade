export { checkPacks } from "./check.ts";
export type { CompiledPolicy } from "./compiled.ts";
export { type DecideOptions, decide } from "./decide.ts";
export type * from "./decision.ts";
export {
  type ClaimKind,
  dictionary,
  type FactEntry,
  type Facts,
  factEntry,
  nearestName,
  saidFindings,
} from "./facts.ts";
export {
  checkFolder,
  loadPacks,
  loadPolicy,
  PackError,
  readPackFiles,
  UnknownPolicyError,
  writeFault,
} from "./load.ts";
export { caseSchema, type Mismatch, matchCase } from "./matchCase.ts";
export { type Pack, packSchema } from "./pack.ts";
export { FactsError, factFaults } from "./readFacts.ts";
export { besideRegimes, regimesOf } from "./regimes.ts";
export { type PackFault, readSource } from "./source.ts";

export { type Checked, checkPacks, type PackText } from "./check.ts";
export { type CompiledPolicy, clauseText } from "./compiled.ts";
export { type DecideOptions, decide } from "./decide.ts";
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
  nearestName,
  type Stage,
  saidFindings,
} from "./facts.ts";
export { checkFolder, loadPacks, loadPolicy, PackError, UnknownPolicyError, writeFault } from "./load.ts";
export { caseSchema, type Mismatch, matchCase, type PolicyCase } from "./matchCase.ts";
export type { Clause, Pack } from "./pack.ts";
export { type FactFault, FactsError, factFaults } from "./readFacts.ts";
export type { PackFault } from "./source.ts";

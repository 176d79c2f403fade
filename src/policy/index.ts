export { checkPacks } from "./check.ts";
export { besideTheLaw, type PointBeside } from "./compared.ts";
export type { CompiledPolicy } from "./compiled.ts";
export { type DecideOptions, decide, decideShape } from "./decide.ts";
export type * from "./decision.ts";
export { readEpochDay } from "./epoch.ts";
export {
  type Asked,
  type Audience,
  askedTogether,
  type Explanation,
  explain,
  openLabels,
  sourceOf,
} from "./explain.ts";
export {
  type ClaimKind,
  dictionary,
  type FactEntry,
  type Facts,
  factEntry,
  nearestName,
  saidFindings,
} from "./facts.ts";
export { type ClockLength, type HeldClock, heldClocks } from "./held-clocks.ts";
export { type InterviewOptions, type InterviewQuestion, nextQuestions } from "./interview.ts";
export {
  checkFolder,
  loadDraft,
  loadPacks,
  loadPolicy,
  PackError,
  readPackFiles,
  UnknownPolicyError,
  writeFault,
} from "./load.ts";
export { looksAt } from "./looks-at.ts";
export { caseSchema, type Mismatch, matchCase, type PolicyCase } from "./match-case.ts";
export { documentName, type Pack, packSchema, sourceName } from "./pack.ts";
export { type ReadCase, readCases } from "./read-cases.ts";
export { FactsError, factFaults } from "./read-facts.ts";
export { besideRegimes, regimesOf } from "./regimes.ts";
export { emptyTally, type Outcome, outcomeOf, type Replayed, replayCase, sameOutcome, type Tally } from "./replay.ts";
export { type ReplayRow, readCsvCases, readReplayRows } from "./replay-rows.ts";
export { untilHint, verdictSentence } from "./sentence.ts";
export { type Question, Shape } from "./shape.ts";
export { Sheet } from "./sheet.ts";
export { type PackFault, readSource } from "./source.ts";
export { type Difference, type StoredDecision, verifyDecision } from "./verify.ts";
export { type ConditionFunction, conditionFunctions, packJsonSchema } from "./vocabulary.ts";
export { writeDecision } from "./write-decision.ts";

export { askedTogether, documentName, openLabels, sourceName, sourceOf, verdictSentence } from "../../policy/index.ts";
export { customerMaySay, readAnswers } from "./answers.ts";
export { carrierRefusal, carriersOf } from "./carriers.ts";
export { type CheckedText, checkText, compileText } from "./check-text.ts";
export {
  agreeContract,
  contractClause,
  contractsOffered,
  endContract,
  listContracts,
  type TermsOf,
  termsFor,
} from "./contracts.ts";
export { decideLine, dutiesOf, policyOf, storeDecision, storeDecisions } from "./decide.ts";
export { decideGiven } from "./decide-given.ts";
export { decideSettings } from "./decide-settings.ts";
export { type Difference, differencesOf } from "./differences.ts";
export { acceptDraftCases, changeDraft, discardDraft, listDrafts, openDraft, readDraft, saveDraft } from "./drafts.ts";
export { type EvidencePiece, evidenceAsked, evidenceForm } from "./evidence.ts";
export { customerIsAsked, explainDecision, factsOfCase, questionsFor, reasonsIn, type Telling } from "./explain.ts";
export { factsOf } from "./facts.ts";
export { type GuidedField, guidedFields } from "./guided.ts";
export { inForceFor } from "./in-force.ts";
export { policiesOf } from "./of-seller.ts";
export { notOpenYet } from "./opens.ts";
export { pastDayFaults } from "./past-day.ts";
export {
  afterSalesPolicy,
  citing,
  clauseWords,
  hasClause,
  houseClause,
  processClause,
  ruling,
} from "./process-clauses.ts";
export { type DecisionProof, proofsOf } from "./proofs.ts";
export { publishDraft } from "./publish.ts";
export {
  listReplays,
  type ReplayChange,
  type ReplayRecord,
  readReplay,
  replayChanges,
  unreadCases,
} from "./read-replays.ts";
export { type Release, releaseFiles, releasesOf, usedPolicies, usedPolicy } from "./releases.ts";
export { cancelReplay, startReplay } from "./replay.ts";
export { startFileReplay } from "./replay-file.ts";
export { runReplay } from "./run-replay.ts";
export { type StatuteRecord, statutesOf, switchStatute } from "./statutes.ts";
export { today } from "./today.ts";
export { unifiedDiff } from "./unified-diff.ts";
export { storePolicyVersions } from "./versions.ts";
export { vocabularyOf } from "./vocabulary.ts";

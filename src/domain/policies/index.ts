export { type FactScope, readAnswers } from "./answers.ts";
export { decideLine, dutiesOf, policyOf, storeDecision } from "./decide.ts";
export { factsOf } from "./facts.ts";
export {
  citing,
  hasClause,
  houseClauses,
  type ProcessRule,
  processClause,
  processClauses,
  ruling,
} from "./process-clauses.ts";
export { today } from "./today.ts";
export { storePolicyVersions } from "./versions.ts";

export { sourceOf, untilHint, verdictSentence } from "../../policy/index.ts";
export { customerMaySay, readAnswers } from "./answers.ts";
export { decideLine, dutiesOf, policyOf, storeDecision } from "./decide.ts";
export { decideGiven } from "./decide-given.ts";
export { factsOf } from "./facts.ts";
export { citing, clauseWords, hasClause, processClause, ruling } from "./process-clauses.ts";
export { today } from "./today.ts";
export { storePolicyVersions } from "./versions.ts";

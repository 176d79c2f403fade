export { answerAppeal, answerAppealGuard, appealLine, appealLineGuard } from "./appeal.ts";
export { overrideLine, overrideLineGuard } from "./override.ts";

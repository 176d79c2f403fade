export { answerAppeal, answerAppealGuard, appealLine, appealLineGuard } from "./appeal.ts";
export { goodwillOf } from "./goodwill.ts";
export { overrideLine, overrideLineGuard } from "./override.ts";

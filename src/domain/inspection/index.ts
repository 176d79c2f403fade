export { factsToInspect } from "./asked.ts";
export { type CompleteInspection, completeInspection, completeInspectionGuard } from "./complete.ts";
export { openQuestions } from "./outcome.ts";
export { type SaveFindings, saveFindings, saveFindingsGuard } from "./save-findings.ts";
export { startInspection, startInspectionGuard } from "./start.ts";

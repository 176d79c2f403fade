export { factsToInspect } from "./asked.ts";
export { completeInspection, completeInspectionGuard } from "./complete.ts";
export { openQuestions, remedyWords } from "./outcome.ts";
export { saveFindings } from "./save-findings.ts";
export { startInspection, startInspectionGuard } from "./start.ts";

export { recordRepair, recordRepairGuard } from "./record.ts";
export { replacedPartsToReturn } from "./replaced-parts.ts";
export { startRepair, startRepairGuard } from "./start.ts";
export { recordTest, recordTestGuard, startTesting, startTestingGuard } from "./testing.ts";

export { type RecordRepair, recordRepair, recordRepairGuard } from "./record.ts";
export { replacedPartsToReturn } from "./replaced-parts.ts";
export { startRepair, startRepairGuard } from "./start.ts";
export { type RecordTest, recordTest, recordTestGuard, startTesting, startTestingGuard } from "./testing.ts";

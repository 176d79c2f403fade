export { type DeadlineName, endDeadlines, startDeadline } from "./start.ts";
export { missDeadline, sweepDeadlines } from "./sweep.ts";

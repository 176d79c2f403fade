export { type DeadlineName, endDeadlines, startDeadline } from "./start.ts";
export { sweepDeadlines } from "./sweep.ts";

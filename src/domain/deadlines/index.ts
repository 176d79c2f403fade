export { actOnClock } from "./act.ts";
export { extendClock, extendClockGuard } from "./extend.ts";
export { forfeitLine, forfeitLineGuard } from "./forfeit.ts";
export { sweepDeadlines } from "./sweep.ts";

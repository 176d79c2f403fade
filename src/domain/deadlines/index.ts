export { type Act, actOnClock } from "./act.ts";
export { extendClock, extendClockGuard } from "./extend.ts";
export { forfeitLine, forfeitLineGuard } from "./forfeit.ts";
export { type Sweep, sweepDeadlines } from "./sweep.ts";

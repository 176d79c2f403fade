export { calendarAt, calendarOf } from "./calendar-of.ts";
export { actsAt, dayBefore, daysLeftOn, lastDay, type Span } from "./count.ts";
export { asOpen, type OpenClock, openClock, openClocks, openStatuses, setClock } from "./open.ts";
export { type Happening, runClocks } from "./run.ts";
export { type ClockName, clockNames, clocks, type Miss, type Wait } from "./table.ts";
export { clockWords, waitWords } from "./words.ts";

export { calendarAt, calendarOf } from "./calendar-of.ts";
export { actsAt, dayBefore, daysLeftOn, lastDay } from "./count.ts";
export { asOpen, type OpenClock, openClock, openClocks, setClock } from "./open.ts";
export { runClocks } from "./run.ts";
export { type ClockName, clockNames, clocks, type Miss, type Wait } from "./table.ts";
export { clockWords, waitWords } from "./words.ts";

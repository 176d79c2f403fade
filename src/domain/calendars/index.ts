export { changeCalendar, dropCentreCalendar } from "./change.ts";
export { publicHolidays } from "./holidays.ts";
export { readCalendars } from "./read.ts";

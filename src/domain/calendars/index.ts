export { type CalendarTarget, type ChangeCalendar, changeCalendar, dropCentreCalendar } from "./change.ts";
export { type NamedDay, publicHolidays } from "./holidays.ts";
export { type CalendarChange, type CalendarRecord, readCalendars } from "./read.ts";

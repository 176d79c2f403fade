import { addDays, type Calendar, type Day, daysBetween, isWorkingDay } from "../core/day.ts";
import type { DeadlineRecord } from "../domain/claims/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Reader } from "./reader.ts";
import { deadlineName } from "./texts/deadlines.ts";

/** A clock as the contract gives it, with its name and clause in the reader's language. */
export function deadlineView({ context, locale, today }: Reader, deadline: DeadlineRecord) {
  const { id, name, dueOn, status, clause } = deadline;
  return {
    id,
    name: deadlineName(name, locale),
    dueOn,
    status,
    workingDaysLeft: workingDaysLeft(today, dueOn, context.seller.calendar),
    clause: clauseCard(context.policies, clause, locale),
  };
}

/** Working days after `today` up to and with `due`; as a negative number, those that have passed since `due`. */
export function workingDaysLeft(today: Day, due: Day, calendar: Calendar): number {
  const overdue = daysBetween(today, due) < 0;
  const [from, to] = overdue ? [due, today] : [today, due];
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, calendar)) count += 1;
  return overdue ? -count : count;
}

import { daysBetween, workingDaysBetween } from "../core/day.ts";
import type { Abilities } from "../domain/abilities/index.ts";
import type { DeadlineRecord } from "../domain/claims/index.ts";
import { calendarAt, clocks } from "../domain/clocks/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Reader } from "./reader.ts";
import { deadlineName, noticeText, waitText } from "./texts/deadlines.ts";

/** A clock as the contract gives it, with its name, its clause and why it is paused in the reader's language. */
export function deadlineView(reader: Reader, deadline: DeadlineRecord, abilities: Abilities = {}) {
  const { context, locale, today } = reader;
  const { id, lineId, name, dueOn, earliestOn, status, clause, unit, waits } = deadline;
  const workingDaysLeft = workingDaysBetween(today, dueOn, calendarAt(context.seller, deadline.centreId));
  const running = unit === "working_days" ? workingDaysLeft : daysBetween(today, dueOn);
  return {
    id,
    lineId,
    key: name,
    name: deadlineName(name, locale),
    binds: clocks[name].binds,
    dueOn,
    earliestOn,
    status,
    late: deadline.missedAt !== null,
    workingDaysLeft,
    left: { count: status === "paused" ? deadline.daysLeft : running, unit },
    waits: waits.map((key) => ({ key, text: waitText(key, reader) })),
    clause: clause === null ? null : clauseCard(context.policies, clause, locale),
    notices: noticesView(reader, deadline),
    abilities,
  };
}

/** Customers read what they were told; that staff were warned is the house's own affair. */
function noticesView({ locale, inside }: Reader, { notices }: DeadlineRecord) {
  return notices
    .filter(({ mail }) => inside || mail !== null)
    .map(({ kind, dueOn, toldAt, mail }) => ({
      kind,
      text: noticeText[kind][locale],
      dueOn,
      at: new Date(toldAt).toISOString(),
      mail: mail && { ...mail, sentAt: mail.sentAt && new Date(mail.sentAt).toISOString() },
    }));
}

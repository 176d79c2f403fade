import { addDays, parseDay, workingDayFrom } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { dayInWords } from "../../core/formats.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type DeadlineRecord } from "../claims/index.ts";
import { actsAt, calendarOf, clocks, daysLeftOn, openClock, setClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { today } from "../policies/index.ts";
import { keepNotice } from "./notices.ts";

export interface ExtendClock {
  /** The new last day, `YYYY-MM-DD`; one that is no working day moves to the next where the clock counts those. */
  readonly dueOn: string;
  readonly reason: string;
}

/** Whether a person may set a later last day: the clock runs or has run out. A quote's day is its own; a new revision has another. */
export function extendClockGuard(onlooker: Onlooker, deadline: DeadlineRecord): Refusal | null {
  const refusal = permission(onlooker, "deadline.extend");
  if (refusal) return refusal;
  if (deadline.status === "paused") return new Refusal("clock_paused");
  const open = deadline.status === "running" || deadline.status === "overdue";
  return open && clocks[deadline.name].length !== "quote" ? null : new Refusal("clock_over");
}

/** Gives a clock a later last day, with a reason that the customer reads: more time for them, or a new promise. Returns the claim's id. */
export async function extendClock(
  context: Context,
  { claimId, deadlineId }: { readonly claimId: string; readonly deadlineId: string },
  input: ExtendClock,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const deadline = deadlineOf(record, deadlineId);
  refuseIf(extendClockGuard(context, deadline));
  const clock = await openClock(context, deadlineId);
  if (!clock) throw new Error("a clock that may be extended is open");
  const wanted = parseDay(input.dueOn);
  const earliest = addDays(clock.dueOn > today(context) ? clock.dueOn : today(context), 1);
  if (!wanted) throw new Refusal("invalid_input", { fields: [fieldFault("/dueOn", "not_a_day")] });
  if (wanted < earliest || wanted > addDays(earliest, farthest))
    throw new Refusal("invalid_input", {
      fields: [
        fieldFault("/dueOn", wanted < earliest ? "too_early" : "too_late", {
          earliest: dayInWords(earliest),
          latest: dayInWords(addDays(earliest, farthest)),
        }),
      ],
    });
  const calendar = await calendarOf(context, { claimId, lineId: clock.lineId });
  const dueOn = clock.unit === "working_days" ? workingDayFrom(wanted, calendar) : wanted;
  const daysLeft = daysLeftOn(today(context), dueOn, clock.unit, calendar);
  // One warning at least comes before the new day.
  const warnLeft = daysLeft > 1 ? [...new Set([...clock.warnLeft.filter((left) => left < daysLeft), 1])] : [];
  await setClock(context, clock.id, {
    status: "running",
    countedFrom: today(context),
    daysLeft,
    dueOn,
    earliestOn: null,
    toWorkingDay: false,
    warnLeft,
    actsAt: new Date(actsAt({ ...clock, dueOn, warnLeft }, calendar, context.seller.timeZone)),
    calendarRevision: context.seller.calendarRevision,
  });
  const { name, clause, lineId } = clock;
  const target = { claimId, ...(lineId && { lineId }), clauses: clause ? [clause] : [] };
  await noteEvent(context, target, "deadline.extended", { name, from: clock.dueOn, to: dueOn, reason: input.reason });
  const mailId = await tellCustomer(context, claimId, "deadline_extended", { name, dueOn, reason: input.reason });
  await keepNotice(context, { ...clock, dueOn }, { kind: "moved", mailId });
  return claimId;
}

/** Two years; farther is a slip of the keyboard. */
const farthest = 730;

function deadlineOf(record: ClaimRecord, deadlineId: string): DeadlineRecord {
  const deadline = record.deadlines.find(({ id }) => id === deadlineId);
  if (!deadline) throw new Refusal("not_found");
  return deadline;
}

import { addDays, type Day, isWorkingDay, startOfDay } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";

/** The clocks that run on a claim today. */
export type DeadlineName = "send_in" | "not_received";

/** A clock to start: it is due `days` calendar days from today, and acts at the first instant after its last day. */
export interface NewDeadline {
  readonly claimId: string;
  readonly name: DeadlineName;
  readonly clause: string;
  readonly days: number;
  readonly onMiss: "remind" | "expire";
  /** A last day that is no working day of the seller moves to the next one: nobody is reminded over a weekend. */
  readonly workingDay?: boolean;
}

/** Starts a clock. Returns its last day. */
export async function startDeadline(context: Context, deadline: NewDeadline): Promise<Day> {
  const { tx, actor, now, seller } = context;
  const dueOn = deadline.workingDay
    ? workingDayFrom(context, addDays(today(context), deadline.days))
    : addDays(today(context), deadline.days);
  await tx
    .insertInto("deadline")
    .values({
      sellerId: actor.sellerId,
      id: newId<"deadline">(now),
      claimId: deadline.claimId,
      name: deadline.name,
      clause: deadline.clause,
      dueOn,
      actsAt: new Date(startOfDay(addDays(dueOn, 1), seller.timeZone)),
      onMiss: deadline.onMiss,
      status: "running",
      createdAt: new Date(now),
    })
    .execute();
  return dueOn;
}

/** Ends the named clocks of a claim that still run: `met` where what they waited for came, `stopped` where it is wanted no more. */
export async function endDeadlines(
  { tx, actor, now }: Context,
  claimId: string,
  ...[names, how]: [names: readonly DeadlineName[], how: "met" | "stopped"]
): Promise<void> {
  await tx
    .updateTable("deadline")
    .set({ status: how, endedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .where("name", "in", [...names])
    .where("status", "=", "running")
    .execute();
}

function workingDayFrom({ seller }: Context, first: Day): Day {
  let day = first;
  for (let tries = 0; !isWorkingDay(day, seller.calendar); tries++) {
    if (tries > 366) throw new Error("the calendar has no working day within a year");
    day = addDays(day, 1);
  }
  return day;
}

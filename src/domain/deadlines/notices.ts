import { daysBetween } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { OpenClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";

/** What a notice told: that a clock runs out soon, that it ran out, that its day moved, or that the unit is forfeited. */
export type NoticeKind = "warning" | "missed" | "moved" | "forfeited";

/** Keeps that somebody was told of a clock, with the mail that told it; null where it told staff only. Never changed. */
export async function keepNotice(
  context: Context,
  clock: Pick<OpenClock, "id" | "subject" | "lineId" | "dueOn">,
  { kind, mailId }: { readonly kind: NoticeKind; readonly mailId: string | null },
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .insertInto("deadlineNotice")
    .values({
      sellerId: actor.sellerId,
      id: newId<"notice">(now),
      deadlineId: clock.id,
      ...clock.subject,
      lineId: clock.lineId,
      kind,
      daysLeft: daysBetween(today(context), clock.dueOn),
      dueOn: clock.dueOn,
      mailId,
      toldAt: new Date(now),
    })
    .execute();
}

import { dayInWords } from "../../core/formats.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, type LineRecord, lineOf } from "../claims/index.ts";
import { openClock, setClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { resolveWhenDone } from "../endings/index.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { keepNotice } from "./notices.ts";

export interface ForfeitLine {
  /** Why the person confirms it; told to the customer. */
  readonly reason: string;
}

/**
 * Whether a person may confirm that the unit is forfeited (WM-4.3.3, JM-6): its clock has run out, the customer was warned in time, and
 * nothing of it is waited for from the seller.
 */
export function forfeitLineGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const at = { status: line.custody, lineId: line.id, events: record.events };
  const refusal = permission(onlooker, "custody.forfeit") ?? standing(onlooker, custodyLifecycle, "forfeit", at);
  if (refusal) return refusal;
  const clock = clockOf(record, line);
  if (!clock) return new Refusal("no_forfeiture");
  const clauses = clock.clause ? [clock.clause] : [];
  const warned = clock.notices.some(({ kind, mail }) => kind === "warning" && mail !== null);
  if (clock.status !== "overdue" || !warned)
    return new Refusal("forfeiture_not_due", { clauses, values: { on: dayInWords(clock.dueOn) } });
  return clock.waits.length > 0 ? new Refusal("forfeiture_our_turn", { clauses }) : null;
}

/** A person confirms that the unit is not returned any more; the notices that went before stay on record. Returns the claim's id. */
export async function forfeitLine(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { reason }: ForfeitLine,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(forfeitLineGuard(context, record, line));
  const known = clockOf(record, line);
  const clock = known && (await openClock(context, known.id));
  if (!clock || !known) throw new Error("a unit that may be forfeited has its clock");
  const notices = known.notices.map(({ kind, dueOn, toldAt }) => ({ kind, dueOn, toldAt }));
  await move(context, custodyLifecycle, { claimId, lineId }, "forfeit", {
    reason,
    clauses: clock.clause ? [clock.clause] : [],
    details: { notices },
  });
  await setClock(context, clock.id, { status: "missed", endedAt: new Date(context.now) });
  const mailId = await tellCustomer(context, claimId, "unit_forfeited", { lineId, reason });
  await keepNotice(context, clock, { kind: "forfeited", mailId });
  await resolveWhenDone(context, claimId);
  return claimId;
}

function clockOf(record: ClaimRecord, line: LineRecord) {
  return record.deadlines.findLast(
    ({ name, lineId, status }) =>
      name === "forfeiture" &&
      lineId === line.id &&
      (status === "running" || status === "paused" || status === "overdue"),
  );
}

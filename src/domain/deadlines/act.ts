import { addDays, type Calendar, startOfDay } from "../../core/day.ts";
import { type Work, workLifecycle } from "../claims/lifecycle.ts";
import {
  actsAt,
  calendarOf,
  clocks,
  dayBefore,
  lastDay,
  type Miss,
  type OpenClock,
  openClock,
  setClock,
} from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { expireClaim, resolveWhenDone } from "../endings/index.ts";
import { lockClaim, move, noteEvent } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { today } from "../policies/index.ts";
import { quoteLifecycle } from "../quotes/lifecycle.ts";
import { keepNotice } from "./notices.ts";
import { recountClock } from "./recount.ts";

/** What was done about a clock whose moment came. */
export type Act = "warned" | Miss;

/**
 * Acts on one clock whose moment has come: warns, or does what follows where it ran out. Null where somebody ended or moved it meanwhile, so
 * that two who act at once act once.
 */
export async function actOnClock(
  context: Context,
  { id, claimId }: { readonly id: string; readonly claimId: string },
): Promise<Act | null> {
  const { status } = await lockClaim(context, claimId);
  const found = await openClock(context, id);
  if (found?.status !== "running") return null;
  const clock = await recountClock(context, found);
  const calendar = await calendarOf(context, claimId);
  if (actsAt(clock, calendar, context.seller.timeZone) > context.now) return null;
  const over = startOfDay(addDays(clock.dueOn, 1), context.seller.timeZone) <= context.now;
  // Nobody loses a unit unwarned: where no sweep ran when the warnings were due, the last of them comes first, with its days.
  if (!over || (clock.onMiss === "ask_to_forfeit" && clock.warnLeft.length > 0)) {
    await warn(context, over ? await giveLastDays(context, clock, calendar) : clock, calendar);
    return "warned";
  }
  await miss(context, clock, status);
  return clock.onMiss;
}

async function warn(context: Context, clock: OpenClock, calendar: Calendar): Promise<void> {
  const now = today(context);
  const warnLeft = clock.warnLeft.filter((left) => dayBefore(clock.dueOn, left, clock.unit, calendar) > now);
  const next = new Date(actsAt({ ...clock, warnLeft }, calendar, context.seller.timeZone));
  await setClock(context, clock.id, { warnLeft, actsAt: next });
  const mailId = await warnCustomer(context, clock);
  await keepNotice(context, clock, { kind: "warning", mailId });
  if (mailId) await note(context, clock, "deadline.warned", { dueOn: clock.dueOn });
}

/** The customer is told of what binds them; what binds the seller shows on Today. */
async function warnCustomer(
  context: Context,
  { claimId, lineId, aboutId, name, dueOn }: OpenClock,
): Promise<string | null> {
  if (name === "quote_expiry" && aboutId) return tellCustomer(context, claimId, "quote_reminder", { quoteId: aboutId });
  if (name === "payment" && lineId) return tellCustomer(context, claimId, "payment_reminder", { lineId, dueOn });
  if (name === "forfeiture" && lineId) return tellCustomer(context, claimId, "forfeiture_warning", { lineId, dueOn });
  return null;
}

async function giveLastDays(context: Context, clock: OpenClock, calendar: Calendar): Promise<OpenClock> {
  const span = { countedFrom: today(context), daysLeft: Math.min(...clock.warnLeft) };
  const dueOn = lastDay({ ...clock, ...span }, calendar);
  await setClock(context, clock.id, { ...span, dueOn });
  await note(context, clock, "deadline.moved", { from: clock.dueOn, to: dueOn, why: "late_warning" });
  return { ...clock, ...span, dueOn };
}

async function miss(context: Context, clock: OpenClock, status: string): Promise<void> {
  const at = new Date(context.now);
  const waiting = clock.onMiss === "remind" || clock.onMiss === "escalate" || clock.onMiss === "ask_to_forfeit";
  await setClock(context, clock.id, {
    warnLeft: [],
    missedAt: at,
    ...(waiting ? { status: "overdue" } : { status: "missed", endedAt: at }),
  });
  await note(context, clock, "deadline.missed", { binds: clocks[clock.name].binds });
  const mailId = await consequences[clock.onMiss](context, clock, status);
  await keepNotice(context, clock, { kind: "missed", mailId });
}

type Consequence = (context: Context, clock: OpenClock, status: string) => Promise<string | null>;

const consequences: Readonly<Record<Miss, Consequence>> = {
  remind: (context, { claimId }) => tellCustomer(context, claimId, "send_in_reminder"),
  // It stands on Today until it is done; the customer reads the promised day on their page.
  escalate: async () => null,
  async expire(context, { claimId, clause }, status) {
    if (status === "authorized") await expireClaim(context, claimId, clause ?? undefined);
    // Some units came, others never did: those are not waited for any longer.
    else await resolveWhenDone(context, claimId);
    return null;
  },
  async lapse(context, clock) {
    await lapseQuote(context, clock);
    return tellCustomer(context, clock.claimId, "quote_expired", { quoteId: clock.aboutId ?? "" });
  },
  send_back: sendBackUnpaid,
  ask_to_forfeit: (context, { claimId, lineId, dueOn }) =>
    tellCustomer(context, claimId, "forfeiture_due", { lineId: lineId ?? "", dueOn }),
};

async function lapseQuote(context: Context, { claimId, lineId, aboutId }: OpenClock): Promise<void> {
  const quote = { claimId, ...(lineId && { lineId }), quoteId: aboutId ?? "" };
  await move(context, quoteLifecycle, quote, "expire");
}

/** Nobody paid for the repair: the unit goes back as it is, which puts it before those who ship. */
async function sendBackUnpaid(context: Context, { claimId, lineId, clause }: OpenClock): Promise<string | null> {
  const { tx, actor } = context;
  const clauses = clause ? [clause] : [];
  const line = await tx
    .selectFrom("claimLine")
    .select("work")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", lineId)
    .executeTakeFirstOrThrow();
  const { from } = workLifecycle.transitions.returnUnrepaired;
  if (!lineId || !(from as readonly Work[]).includes(line.work as Work)) return null;
  const sent = await tx
    .selectFrom("quote")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", lineId)
    .where("status", "=", "sent")
    .execute();
  for (const { id } of sent)
    await move(context, quoteLifecycle, { claimId, lineId, quoteId: id }, "expire", { clauses });
  await move(context, workLifecycle, { claimId, lineId }, "returnUnrepaired", { clauses });
  return tellCustomer(context, claimId, "returned_unpaid", { lineId });
}

async function note(
  context: Context,
  { claimId, lineId, name, clause }: OpenClock,
  ...[verb, details]: [verb: "deadline.missed" | "deadline.warned" | "deadline.moved", details: Record<string, unknown>]
): Promise<void> {
  const target = { claimId, ...(lineId && { lineId }), clauses: clause ? [clause] : [] };
  await noteEvent(context, target, verb, { name, ...details });
}

import { dayAt } from "../../core/day.ts";
import type { CompiledPolicy, Facts } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { calendarOf } from "./calendar-of.ts";
import { cameFor } from "./conditions.ts";
import { actsAt, daysLeftOn, lastDay } from "./count.ts";
import { metClocks, type OpenClock, openClocks, setClock } from "./open.ts";
import { ruleOf } from "./rule.ts";
import { startClock } from "./start.ts";
import {
  type Clock,
  type ClockName,
  clockNames,
  clocks,
  endsClaim,
  type Turn,
  turns,
  type Verb,
  type Wait,
} from "./table.ts";

/** Something that happened to a claim or one of its units, to an order or to an application. */
export type Happening = Subject & Happened;

interface Happened {
  readonly verb: string;
  readonly lineId?: string | undefined;
  /** The quote, payment or refund that it is about. */
  readonly aboutId?: string | undefined;
  /** Of a decision: what was decided, under which policy and facts. */
  readonly decided?: { readonly policy: CompiledPolicy; readonly facts: Facts } | undefined;
}

/**
 * Starts, pauses, resumes and ends the clocks that happenings concern, in their transaction: the one place that does. What the table of clocks
 * does not name costs nothing, and what changes no clock asks once which are open, however many units it happens to.
 */
export async function runClocks(context: Context, subject: Subject, happened: readonly Happened[]): Promise<void> {
  let open: readonly OpenClock[] | null = null;
  for (const each of happened) {
    const effects = effectsOf.get(each.verb);
    if (!effects) continue;
    const happening = { ...subject, ...each };
    let changed = false;
    if (effects.touches) {
      open ??= await openClocks(context, subject);
      for (const clock of open.filter(({ lineId }) => !each.lineId || !lineId || lineId === each.lineId))
        changed = (await touch(context, happening, { clock, effects })) || changed;
    }
    for (const name of effects.reopened) await reopen(context, happening, name);
    // Money is paid for claims and for orders: each starts the clocks of its own.
    const own = effects.starts.filter((name) => (clocks[name].of === "order") === (subject.orderId !== undefined));
    for (const name of own) await startClock(context, happening, name);
    if (changed || effects.reopened.length + own.length > 0) open = null;
  }
}

interface Effects {
  readonly starts: readonly ClockName[];
  readonly met: readonly ClockName[];
  readonly reopened: readonly ClockName[];
  readonly stopped: readonly ClockName[];
  readonly asksAgain: readonly ClockName[];
  /** Whether clocks that run already may be concerned. */
  readonly touches: boolean;
}

/** The table read the other way round: by verb. */
const effectsOf: ReadonlyMap<string, Effects> = byVerb();

function byVerb(): Map<string, Effects> {
  const entries = clockNames.map((name) => [name, clocks[name]] as const);
  const named = (verbs: (clock: Clock) => readonly Verb[] | undefined, verb: Verb) =>
    entries.filter(([, clock]) => verbs(clock)?.includes(verb)).map(([name]) => name);
  const verbs = new Set<Verb>([
    ...entries.flatMap(([, { starts, met, reopened, stopped, asksAgain }]) => [
      ...starts,
      ...met,
      ...(reopened ?? []),
      ...stopped,
      ...(asksAgain ?? []),
    ]),
    ...endsClaim,
    ...(Object.keys({ ...turns.customer, ...turns.seller }) as Verb[]),
  ]);
  const mortal = entries.filter(([, clock]) => !clock.outlastsClaim).map(([name]) => name);
  return new Map(
    [...verbs].map((verb) => {
      const effects = {
        starts: named(({ starts }) => starts, verb),
        met: named(({ met }) => met, verb),
        reopened: named(({ reopened }) => reopened, verb),
        stopped: [...named(({ stopped }) => stopped, verb), ...(endsClaim.includes(verb) ? mortal : [])],
        asksAgain: named(({ asksAgain }) => asksAgain, verb),
      };
      const turn = turns.customer[verb] !== undefined || turns.seller[verb] !== undefined;
      return [verb, { ...effects, touches: turn || effects.met.length + effects.stopped.length > 0 }];
    }),
  );
}

/** Returns whether the clock was changed. */
async function touch(
  context: Context,
  happening: Happening,
  { clock, effects }: { readonly clock: OpenClock; readonly effects: Effects },
): Promise<boolean> {
  const { name } = clock;
  const { metIf } = clocks[name];
  if (
    effects.met.includes(name) &&
    (!metIf || (await cameFor(context, happening, { metIf, aboutId: clock.aboutId })))
  ) {
    await setClock(context, clock.id, { status: "met", endedAt: new Date(context.now) });
    return true;
  }
  const gone = effects.asksAgain.includes(name) && !(await ruleOf(context, happening, name));
  if (gone || effects.stopped.includes(name)) {
    await setClock(context, clock.id, { status: "stopped", endedAt: new Date(context.now) });
    return true;
  }
  return takeTurns(context, happening.verb as Verb, clock);
}

/** What a clock waited for came to nothing: the last one that was met by it goes on to the day it had, or is overdue as it was. */
async function reopen(context: Context, happening: Happening, name: ClockName): Promise<void> {
  const { metIf } = clocks[name];
  const open = (await openClocks(context, happening)).filter((clock) => clock.name === name);
  const met = await metClocks(context, { ...happening, name });
  for (const { id, missedAt, aboutId } of met) {
    if (open.some((clock) => !metIf || clock.aboutId === aboutId)) continue;
    if (metIf && !(await cameFor(context, happening, { metIf, aboutId }))) continue;
    await setClock(context, id, { status: missedAt ? "overdue" : "running", endedAt: null });
    if (!metIf) return;
  }
}

/** Pauses a clock when it becomes the other one's turn, and resumes it with what was left when nothing is waited for any more. Returns whether it did. */
async function takeTurns(context: Context, verb: Verb, clock: OpenClock): Promise<boolean> {
  const { binds, pauses } = clocks[clock.name];
  const turn = turns[binds === "seller" ? "customer" : "seller"][verb];
  if (!pauses || !turn) return false;
  const waits = waitsAfter(clock.waits, turn);
  if (waits.length === clock.waits.length && waits.every((wait) => clock.waits.includes(wait))) return false;
  if (clock.status === "running" && waits.length > 0) await pause(context, clock, waits);
  else if (clock.status === "paused" && waits.length === 0) await resume(context, clock);
  // One that ran out stays overdue; whom it waits for is shown all the same.
  else await setClock(context, clock.id, { waits });
  return true;
}

function waitsAfter(waits: readonly Wait[], { begins = [], ends = [] }: Turn): Wait[] {
  return [...new Set([...waits.filter((wait) => !ends.includes(wait)), ...begins])];
}

async function pause(context: Context, clock: OpenClock, waits: Wait[]): Promise<void> {
  const calendar = await calendarOf(context, { ...clock.subject, lineId: clock.lineId });
  const today = dayAt(context.now, context.seller.timeZone);
  const daysLeft = daysLeftOn(today, clock.dueOn, clock.unit, calendar);
  await setClock(context, clock.id, { status: "paused", waits, countedFrom: today, daysLeft });
}

async function resume(context: Context, clock: OpenClock): Promise<void> {
  const { seller, now } = context;
  const calendar = await calendarOf(context, { ...clock.subject, lineId: clock.lineId });
  const countedFrom = dayAt(now, seller.timeZone);
  const dueOn = lastDay({ ...clock, countedFrom }, calendar);
  await setClock(context, clock.id, {
    status: "running",
    waits: [],
    countedFrom,
    dueOn,
    actsAt: new Date(actsAt({ ...clock, dueOn }, calendar, seller.timeZone)),
    calendarRevision: seller.calendarRevision,
  });
}

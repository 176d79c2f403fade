import { addWorkingDays, type Calendar, type Day } from "../core/day.ts";
import type { CompiledPolicy, Length } from "./compiled.ts";
import type { Deadline, ServiceLevel } from "./decision.ts";
import { addEpochMonths, type EpochDay, readEpochDay, writeEpochDay } from "./epoch.ts";
import type { Slots } from "./feel/types.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";

/** Clocks with a consequence, those whose start is known. */
export function runDeadlines(policy: CompiledPolicy, scene: HeldScene, calendar: Calendar): readonly Deadline[] {
  if (policy.deadlines.length === 0) return none;
  return heldRules(policy, policy.deadlines, scene).flatMap((rule) => {
    const from = rule.from.run(scene.slots) as EpochDay | null;
    const due = from === null ? null : dueAfter(writeEpochDay(from), rule, { slots: scene.slots, calendar });
    if (due === null) return [];
    const warnOn = rule.warnAfterDays.map((days) => writeEpochDay(from! + days));
    return [
      {
        name: rule.name,
        dueOn: due.latest,
        onMiss: rule.onMiss,
        clauses: [rule.clause],
        ...(warnOn.length > 0 ? { warnOn } : {}),
      },
    ];
  });
}

/** The seller's promises, those whose start is known; one may start where another is due. */
export function promise(policy: CompiledPolicy, scene: HeldScene, calendar: Calendar): readonly ServiceLevel[] {
  if (policy.serviceLevels.length === 0) return none;
  const due = new Map<string, Day>();
  const made: ServiceLevel[] = [];
  const held = heldRules(policy, policy.serviceLevels, scene);
  for (const rule of [...held.filter((each) => each.after === null), ...chained(held)]) {
    const start =
      rule.after === null
        ? writtenOrNull(rule.from!.run(scene.slots) as EpochDay | null)
        : (due.get(rule.after) ?? null);
    const span = start === null ? null : dueAfter(start, rule, { slots: scene.slots, calendar });
    if (span === null) continue;
    due.set(rule.name, span.latest);
    const earliest = span.earliest === span.latest ? {} : { earliestOn: span.earliest };
    made.push({ name: rule.name, dueOn: span.latest, clauses: [rule.clause], ...earliest });
  }
  return made;
}

const none: readonly never[] = Object.freeze([]);

interface Count {
  readonly slots: Slots;
  readonly calendar: Calendar;
}

function dueAfter(start: Day, length: Length, { slots, calendar }: Count): { earliest: Day; latest: Day } | null {
  if (length.workingDays) {
    const [least, most] = length.workingDays;
    return { earliest: addWorkingDays(start, least, calendar), latest: addWorkingDays(start, most, calendar) };
  }
  const within = length.within!;
  const count = within.run(slots) as number | null;
  if (count === null) return null;
  const from = readEpochDay(start);
  const day = writeEpochDay(within.type.kind === "months" ? addEpochMonths(from, count) : from + count);
  return { earliest: day, latest: day };
}

/** Those that start after another, in the order of their chain. */
function chained(rules: readonly CompiledPolicy["serviceLevels"][number][]): CompiledPolicy["serviceLevels"][number][] {
  const waiting = rules.filter((each) => each.after !== null);
  const sorted: typeof waiting = [];
  const named = new Set(rules.filter((each) => each.after === null).map((each) => each.name));
  for (let progress = true; progress; ) {
    const ready = waiting.filter((each) => !sorted.includes(each) && named.has(each.after!));
    for (const each of ready) named.add(each.name);
    sorted.push(...ready);
    progress = ready.length > 0;
  }
  return sorted;
}

function writtenOrNull(day: EpochDay | null): Day | null {
  return day === null ? null : writeEpochDay(day);
}

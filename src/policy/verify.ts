import { type Calendar, type Day, parseDay } from "../core/day.ts";
import { type Locale, locales } from "../core/locale.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";

/** A decision as it was stored: what came out, the facts it rests on, and the seller's settings of that day. */
export interface StoredDecision {
  readonly decision: Readonly<Record<string, unknown>>;
  readonly facts: Facts;
  readonly settings?: StoredSettings;
}

/** The settings that go into a decision; without a language, the one whose words are in the decision is found by trying. */
export interface StoredSettings {
  readonly locale?: Locale;
  readonly calendar?: Calendar;
  readonly withoutRegimes?: Readonly<Record<string, string>>;
}

/** One place where a stored decision is not what the policy says of its facts; undefined where one side has nothing there. */
export interface Difference {
  readonly path: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/**
 * Decides the stored facts again on the stored day and gives every place where the result differs; none means that the decision is true.
 * Throws a FactsError where the facts cannot be read.
 */
export function verifyDecision(policy: CompiledPolicy, stored: StoredDecision): Difference[] {
  const { decision, facts, settings = {} } = stored;
  const asOf = typeof decision.asOf === "string" ? parseDay(decision.asOf) : null;
  if (asOf === null) return [{ path: "asOf", stored: decision.asOf, recomputed: "a day that exists" }];
  const tried = (settings.locale ? [settings.locale] : locales).map((locale) =>
    differencesIn(policy, { decision, facts, asOf }, { ...settings, locale }),
  );
  return tried.reduce((best, each) => (each.length < best.length ? each : best));
}

interface Known {
  readonly decision: unknown;
  readonly facts: Facts;
  readonly asOf: Day;
}

function differencesIn(
  policy: CompiledPolicy,
  { decision, facts, asOf }: Known,
  settings: StoredSettings,
): Difference[] {
  const found: Difference[] = [];
  const recomputed: unknown = JSON.parse(JSON.stringify(decide(policy, facts, asOf, settings)));
  compare("", decision, recomputed, found);
  return found;
}

function compare(path: string, stored: unknown, recomputed: unknown, found: Difference[]): void {
  if (Object.is(stored, recomputed)) return;
  const both = isObject(stored) && isObject(recomputed) && Array.isArray(stored) === Array.isArray(recomputed);
  if (!both) {
    found.push({ path, stored, recomputed });
    return;
  }
  for (const key of new Set([...Object.keys(stored), ...Object.keys(recomputed)])) {
    const at = Array.isArray(stored) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const own = (side: Readonly<Record<string, unknown>>) => (Object.hasOwn(side, key) ? side[key] : undefined);
    compare(at, own(stored), own(recomputed), found);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

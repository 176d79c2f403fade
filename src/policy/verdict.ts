import type { Locale } from "../core/locale.ts";
import {
  type CompiledPolicy,
  clauseText,
  type Exclusion,
  type Held,
  kindsOf,
  type Replaced,
  slot,
} from "./compiled.ts";
import type { MissingFact, Reason, TestedPeriod, Verdict } from "./decision.ts";
import { evaluating } from "./evaluating.ts";
import type { Slots } from "./feel/types.ts";
import { assess, describeGrant, type Grant, reasonsOf, tellExpired } from "./grant.ts";
import type { HeldScene } from "./held-rules.ts";
import { lookAhead, type Outlook } from "./outlook.ts";
import { groundOf } from "./period.ts";
import { piecesFor, timePiece } from "./pieces.ts";
import { Recall } from "./recall.ts";
import { sentences } from "./texts.ts";

/** A case as it is judged: beside the facts in the slots, what has been found of it. */
export interface Judging extends HeldScene {
  reasons: Reason[];
  warranty: TestedPeriod | null;
  missing: readonly MissingFact[];
}

/**
 * Judges the case and gives the verdict; the period, the reasons that decide it and what is missing go to the case. `hasParcel` tells whether
 * receiving facts can be supplied now.
 */
export function judge(policy: CompiledPolicy, scene: Judging, hasParcel: boolean): Verdict {
  const { slots, locale } = scene;
  const kind = slots[slot.claimKind] as string | null;
  const { entitlements, clauses, exclusions } = groundOf(policy, kind);
  const grant = assess(entitlements, slots);
  const reasons = reasonsOf(grant, policy, slots, locale);
  scene.reasons = reasons;
  scene.warranty = describeGrant(grant, policy, slots, clauses);
  const excluded = exclude(policy, exclusions, scene);
  for (const each of policy.replaced) if (each.holds(slots) === true) reasons.push(setAside(policy, each, locale));
  if (excluded === true || (kind !== null && grant.value === false)) return "not_covered";
  if (excluded === false && kind !== null && grant.value === true) return "covered";
  return settle(policy, scene, grant, hasParcel);
}

/** Whether an exclusion holds; each that does becomes a reason. Null where none is known to, and one is unknown. */
function exclude(
  policy: CompiledPolicy,
  exclusions: readonly Exclusion[],
  { slots, locale, reasons }: HeldScene,
): boolean | null {
  let excluded: boolean | null = false;
  for (let at = 0; at < exclusions.length; at++) {
    const rule = exclusions[at]!;
    const value = rule.flag >= 0 ? slots[rule.flag] : evaluate(rule, slots);
    if (value === !rule.flagIs) continue;
    if (value !== null) {
      excluded = true;
      reasons.push(rule.reason ? rule.reason[locale] : foundReason(policy, rule, slots, locale));
    } else if (excluded === false) excluded = null;
  }
  return excluded;
}

function evaluate(rule: Exclusion, slots: Slots): boolean | null {
  evaluating.clause = rule.clause;
  return rule.holds(slots);
}

/** Kleene's logic leaves it open; the exact answer tries what unknown facts can be. */
function settle(policy: CompiledPolicy, scene: Judging, grant: Grant, hasParcel: boolean): Verdict {
  const { slots, locale, reasons } = scene;
  const later = (read: number) => {
    const stage = policy.slots[read]?.entry.stage;
    return stage === "inspection" || (stage === "receiving" && !hasParcel);
  };
  const { outlook, missing } = foresee(policy, slots, hasParcel, later);
  if (!outlook.canFail) return "covered";
  if (!outlook.canHold) {
    const { entitlement } = grant;
    const over =
      grant.time === null &&
      entitlement !== undefined &&
      !lookAhead(policy, [timePiece(entitlement, slots)], slots, later).canHold;
    if (over) tellExpired(grant, reasons, locale);
    return "not_covered";
  }
  scene.missing = missing;
  const rule = policy.undeterminable;
  if (rule && rule.when.run(slots) === true) {
    const facts = missing.map((each) => policy.facts.get(each.fact)!.label[locale]).join(locale === "zh" ? "、" : ", ");
    const text = `${clauseText(policy, rule.clause, locale)}${facts ? ` ${sentences[locale].leftOpen(facts)}` : ""}`;
    reasons.push({ clause: rule.clause, effect: "voids", text, facts: missing.map((each) => each.fact) });
    return "not_covered";
  }
  return outlook.favoured ? "provisional" : "undetermined";
}

interface Foresight {
  readonly outlook: Outlook;
  readonly missing: readonly MissingFact[];
}

const foresights = new WeakMap<CompiledPolicy, Map<string, Recall<Foresight>>>();

/** Where every open part hangs on flags alone, it is the same for all cases with the same open parts and flags. */
function foresee(
  policy: CompiledPolicy,
  slots: Slots,
  hasParcel: boolean,
  later: (slot: number) => boolean,
): Foresight {
  const kind = slots[slot.claimKind] as string | null;
  const recall = kind === null ? null : recallOf(policy, kind);
  const walked = recall !== null && walkOpen(recall, policy, { slots, hasParcel, kind: kind! });
  const known = walked ? recall.known : undefined;
  if (known !== undefined) return known;
  const outlook = overKinds(policy, slots, later);
  const made = { outlook, missing: missingFacts(policy, outlook.missing) };
  return walked ? recall.keep(made) : made;
}

function recallOf(policy: CompiledPolicy, kind: string): Recall<Foresight> {
  let own = foresights.get(policy);
  if (!own) foresights.set(policy, (own = new Map()));
  let recall = own.get(kind);
  if (!recall) own.set(kind, (recall = new Recall()));
  return recall;
}

interface Walk {
  readonly slots: Slots;
  readonly hasParcel: boolean;
  readonly kind: string;
}

/** Walks by what is open and what that depends on; false where it depends on more than answers of yes or no. */
function walkOpen(recall: Recall<Foresight>, policy: CompiledPolicy, { slots, hasParcel, kind }: Walk): boolean {
  recall.begin();
  recall.add(hasParcel);
  for (const piece of piecesFor(policy, kind, slots)) {
    const value = piece.run(slots);
    recall.add(value);
    if (value !== null) continue;
    if (piece.depends === undefined) return false;
    for (const read of piece.depends) {
      if (policy.slots[read]?.entry.type !== "boolean") return false;
      recall.add(slots[read]);
    }
  }
  return true;
}

/** While the kind of claim is unknown, every kind is looked at; the kind matters where two that rest on other rules can come out differently. */
function overKinds(policy: CompiledPolicy, slots: Slots, later: (slot: number) => boolean): Outlook {
  const known = slots[slot.claimKind];
  if (known !== null) return lookAhead(policy, piecesFor(policy, known as string, slots), slots, later);
  const kinds = kindsOf(policy);
  const outlooks: Outlook[] = [];
  for (const kind of kinds) {
    slots[slot.claimKind] = kind;
    outlooks.push(lookAhead(policy, piecesFor(policy, kind, slots), slots, later));
  }
  slots[slot.claimKind] = null;
  const canHold = outlooks.some((each) => each.canHold);
  const canFail = outlooks.some((each) => each.canFail);
  const missing = new Set(outlooks.flatMap((each) => [...each.missing]));
  const differ = outlooks.some(
    (one, at) =>
      one.canHold && outlooks.some((other, to) => other.canFail && !areAlike(policy, kinds[at]!, kinds[to]!)),
  );
  if (differ) missing.add(slot.claimKind);
  return { canHold, canFail, favoured: outlooks.every((each) => each.favoured), missing };
}

/** Whether two kinds are the same, or rest on the same rules, of which none asks for the kind: what can become of one becomes of the other. */
function areAlike(policy: CompiledPolicy, one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [rulesOf(policy, one), rulesOf(policy, other)];
  return (
    first.length === second.length &&
    first.every(({ rule, reads }, at) => rule === second[at]!.rule && !reads.includes(slot.claimKind))
  );
}

/** What a kind rests on and what keeps it out, each rule with all that it reads. */
function rulesOf(policy: CompiledPolicy, kind: string): readonly { rule: Held; reads: readonly number[] }[] {
  const { entitlements, exclusions } = groundOf(policy, kind);
  const asked = ({ when, unless }: Held) => [...(when?.reads ?? []), ...(unless?.reads ?? [])];
  return [
    ...entitlements.map(({ rule, reads }) => ({ rule, reads: [...reads, ...asked(rule)] })),
    ...exclusions.map((rule) => ({ rule, reads: asked(rule) })),
  ];
}

function missingFacts(policy: CompiledPolicy, slots: ReadonlySet<number>): MissingFact[] {
  const facts = [...slots].map((each) => policy.slots[each]!);
  return facts
    .sort((first, second) => first.order - second.order)
    .map(({ name, entry }) => ({ fact: name, stage: entry.stage }));
}

const found = new WeakMap<Exclusion, Readonly<Record<Locale, Recall<Reason>>>>();

/** The reason names the parts of the rule that hold and what is known of their facts; nothing else changes it. */
function foundReason(policy: CompiledPolicy, rule: Exclusion, slots: Slots, locale: Locale): Reason {
  let own = found.get(rule);
  if (!own) found.set(rule, (own = { en: new Recall(), es: new Recall(), zh: new Recall() }));
  const recall = own[locale];
  recall.begin();
  for (const part of rule.disjuncts) recall.add(part.run(slots));
  for (const read of rule.when?.reads ?? []) recall.add(slots[read] === true || (slots[read] === null ? null : false));
  return recall.known ?? recall.keep(writeFound(policy, rule, slots, locale));
}

function writeFound(policy: CompiledPolicy, rule: Exclusion, slots: Slots, locale: Locale): Reason {
  const text = clauseText(policy, rule.clause, locale);
  const parts =
    rule.disjuncts.length > 1
      ? rule.disjuncts.filter((part) => part.run(slots) === true)
      : rule.when
        ? [rule.when]
        : [];
  const reads = [...new Set(parts.flatMap((part) => part.reads))].filter(
    (read) => slots[read] !== null && policy.slots[read],
  );
  const facts = reads.map((read) => policy.slots[read]!.name);
  const labels = reads.filter((read) => slots[read] === true).map((read) => policy.slots[read]!.entry.label[locale]);
  const named = labels.length > 0 && rule.disjuncts.length > 1;
  const names = named ? ` ${sentences[locale].found(labels.join(locale === "zh" ? "、" : ", "))}` : "";
  return { clause: rule.clause, effect: rule.effect, text: text + names, facts };
}

const asides = new WeakMap<Replaced, Partial<Record<Locale, Reason>>>();

function setAside(policy: CompiledPolicy, rule: Replaced, locale: Locale): Reason {
  let own = asides.get(rule);
  if (!own) asides.set(rule, (own = {}));
  const { clause, by } = rule;
  const text = () => `${sentences[locale].setAside(by)} ${clauseText(policy, clause, locale)}`;
  return (own[locale] ??= Object.freeze({ clause, effect: "overrides", text: text(), by }));
}

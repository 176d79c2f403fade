import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText, type Exclusion, kindsOf, type Replaced, slot } from "./compiled.ts";
import type { MissingFact, Reason, TestedPeriod, Verdict } from "./decision.ts";
import { evaluating } from "./evaluating.ts";
import type { Slots } from "./feel/types.ts";
import { assess, describeGrant, type Grant, reasonsOf, tellExpired } from "./grant.ts";
import type { HeldScene } from "./held-rules.ts";
import { lookAhead, type Outlook } from "./outlook.ts";
import { type Entitlement, entitlementsOf, termOf } from "./period.ts";
import { piecesFor, timePiece } from "./pieces.ts";
import { Recall } from "./recall.ts";
import { sentences } from "./texts.ts";

/** The verdict with its period and the reasons that decide it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly warranty: TestedPeriod;
  readonly reasons: Reason[];
  readonly missing: readonly MissingFact[];
}

const nothing: readonly MissingFact[] = Object.freeze([]);

/** Judges the facts in the slots. `hasParcel` tells whether receiving facts can be supplied now. */
export function judge(policy: CompiledPolicy, slots: Slots, locale: Locale, hasParcel: boolean): Judgement {
  const kind = slots[slot.claimKind] as string | null;
  const entitlements = kind === null ? termOf(policy) : entitlementsOf(policy, kind);
  const grant = assess(entitlements, slots);
  const reasons = reasonsOf(grant, policy, slots, locale);
  const clauses = entitlements.length === 1 ? entitlements[0]!.cites : citesOf(entitlements);
  const warranty = describeGrant(grant, policy, slots, clauses);
  const { excluded, open } = exclude(policy, kind, { slots, locale, reasons });
  for (const each of policy.replaced) if (each.holds(slots) === true) reasons.push(setAside(policy, each, locale));
  if (excluded || (kind !== null && grant.value === false))
    return { verdict: "not_covered", warranty, reasons, missing: nothing };
  if (!open && kind !== null && grant.value === true)
    return { verdict: "covered", warranty, reasons, missing: nothing };
  return settle(policy, slots, { grant, warranty, reasons, locale, hasParcel });
}

/** Every exclusion that holds becomes a reason; `open` tells that one is unknown. */
function exclude(
  policy: CompiledPolicy,
  kind: string | null,
  { slots, locale, reasons }: HeldScene,
): { excluded: boolean; open: boolean } {
  let excluded = false;
  let open = false;
  for (const rule of kind === null ? policy.exclusionsOfAll : policy.exclusionsOf.get(kind)!) {
    const holds = rule.flag >= 0 ? slots[rule.flag] : evaluate(rule, slots);
    if (holds === false) continue;
    if (holds === true) {
      excluded = true;
      reasons.push(rule.reason ? rule.reason[locale] : foundReason(policy, rule, slots, locale));
    } else open = true;
  }
  return { excluded, open };
}

function evaluate(rule: Exclusion, slots: Slots): boolean | null {
  evaluating.clause = rule.clause;
  return rule.holds(slots);
}

interface Settling {
  readonly grant: Grant;
  readonly warranty: TestedPeriod;
  readonly reasons: Reason[];
  readonly locale: Locale;
  readonly hasParcel: boolean;
}

/** Kleene's logic leaves it open; the exact answer tries what unknown facts can be. */
function settle(policy: CompiledPolicy, slots: Slots, settling: Settling): Judgement {
  const { grant, warranty, reasons, locale, hasParcel } = settling;
  const later = (read: number) => {
    const stage = policy.slots[read]?.entry.stage;
    return stage === "inspection" || (stage === "receiving" && !hasParcel);
  };
  const { outlook, missing } = foresee(policy, slots, hasParcel, later);
  if (!outlook.canFail) return { verdict: "covered", warranty, reasons, missing: nothing };
  if (!outlook.canHold) {
    const { entitlement } = grant;
    const over =
      grant.time === null &&
      entitlement !== undefined &&
      !lookAhead(policy, [timePiece(entitlement, slots)], slots, later).canHold;
    if (over) tellExpired(grant, reasons, locale);
    return { verdict: "not_covered", warranty, reasons, missing: nothing };
  }
  const rule = policy.undeterminable;
  if (rule && rule.when.run(slots) === true) {
    const facts = missing.map((each) => policy.facts.get(each.fact)!.label[locale]).join(locale === "zh" ? "、" : ", ");
    const text = `${clauseText(policy, rule.clause, locale)}${facts ? ` ${sentences[locale].leftOpen(facts)}` : ""}`;
    reasons.push({ clause: rule.clause, effect: "voids", text, facts: missing.map((each) => each.fact) });
    return { verdict: "not_covered", warranty, reasons, missing };
  }
  return { verdict: outlook.favoured ? "provisional" : "undetermined", warranty, reasons, missing };
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

/** While the kind of claim is unknown, every kind is looked at; the kind matters where they come out differently. */
function overKinds(policy: CompiledPolicy, slots: Slots, later: (slot: number) => boolean): Outlook {
  const known = slots[slot.claimKind];
  if (known !== null) return lookAhead(policy, piecesFor(policy, known as string, slots), slots, later);
  const outlooks: Outlook[] = [];
  for (const kind of kindsOf(policy)) {
    slots[slot.claimKind] = kind;
    outlooks.push(lookAhead(policy, piecesFor(policy, kind, slots), slots, later));
  }
  slots[slot.claimKind] = null;
  const canHold = outlooks.some((each) => each.canHold);
  const canFail = outlooks.some((each) => each.canFail);
  const missing = new Set(outlooks.flatMap((each) => [...each.missing]));
  const differ = outlooks.some((one) => one.canHold && outlooks.some((other) => other !== one && other.canFail));
  if (differ) missing.add(slot.claimKind);
  return { canHold, canFail, favoured: outlooks.every((each) => each.favoured), missing };
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

function citesOf(entitlements: readonly Entitlement[]): readonly string[] {
  return [...new Set(entitlements.flatMap((each) => each.cites))].sort();
}

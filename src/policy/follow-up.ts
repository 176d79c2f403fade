import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText, slot } from "./compiled.ts";
import type { Denied, Evidence, Freight, HandledBy, Reason, Remedy, Route, Verdict } from "./decision.ts";
import type { Slots } from "./feel/types.ts";
import { noFreight, payFreight } from "./freight.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";
import { frozen, Recall } from "./recall.ts";
import { offerRemedies } from "./remedies.ts";
import { sentences } from "./texts.ts";

/** What follows from a verdict beside clocks and notices, with the reasons it adds. */
export interface FollowUp extends First {
  readonly remedies: readonly Remedy[];
  readonly denied: readonly Denied[];
  readonly freight: Freight;
}

/** Route and evidence come first: later rules may ask for them. */
interface First {
  readonly route: Route;
  readonly evidence: Evidence;
  readonly reasons: readonly Reason[];
}

/** Works out what follows, or remembers it from a case in which the same rules held; sets the names that later rules may use. */
export function followUp(policy: CompiledPolicy, scene: HeldScene, verdict: Verdict): FollowUp {
  const { slots } = scene;
  if (policy.endsWithVerdict) {
    slots[slot.handledBy] = ownRoute.handledBy;
    slots[slot.evidenceComplete] = true;
    return nothingFollows;
  }
  const { first, rest } = beginning(policy, scene);
  slots[slot.handledBy] = first.route.handledBy;
  slots[slot.evidenceComplete] = first.evidence.missing.length === 0;
  const walked = rest !== null && walkRest(rest, policy, { slots, verdict });
  const known = walked ? rest.known : undefined;
  if (known !== undefined) return known;
  const made = finish(policy, first, { ...scene, reasons: [...scene.reasons, ...first.reasons] }, verdict);
  return walked ? rest.keep(made) : made;
}

/** What comes first, and what is remembered of the rest; null where nothing can be. */
interface Beginning {
  readonly first: First;
  readonly rest: Recall<FollowUp> | null;
}

const recalls = new WeakMap<CompiledPolicy, Readonly<Record<Locale, Recall<Beginning>>>>();

function beginning(policy: CompiledPolicy, scene: HeldScene): Beginning {
  let own = recalls.get(policy);
  if (!own) recalls.set(policy, (own = { en: new Recall(), es: new Recall(), zh: new Recall() }));
  const recall = own[scene.locale];
  if (!walkFirst(recall, policy, scene.slots)) return { first: begin(policy, scene), rest: null };
  return recall.known ?? recall.keep({ first: begin(policy, scene), rest: new Recall() });
}

/** False where a rule cannot be evaluated: then it is worked out afresh, and the fault named. */
function walkFirst(recall: Recall<Beginning>, policy: CompiledPolicy, slots: Slots): boolean {
  recall.begin();
  try {
    for (const each of policy.replaced) recall.add(each.holds(slots));
    for (const each of policy.routes) recall.add(each.holds(slots));
    for (const each of policy.evidence) {
      recall.add(each.holds(slots));
      for (const either of each.requires) for (const one of either) recall.add(slots[one.slot] === true);
    }
    return true;
  } catch {
    return false;
  }
}

/** By what the rules make of the case, and what a remedy opens after; false also where a refund is on offer: its amount is the case's own. */
function walkRest(
  recall: Recall<FollowUp>,
  policy: CompiledPolicy,
  { slots, verdict }: { slots: Slots; verdict: Verdict },
): boolean {
  recall.begin();
  recall.add(verdict === "provisional");
  recall.add(slots[policy.arrivedOn] === null);
  recall.add(slots[policy.inspectionComplete] === true);
  try {
    for (const each of policy.duties) {
      const holds = each.holds(slots);
      recall.add(holds);
      if (holds === true) recall.add(each.until.run(slots) === true);
    }
    for (const each of policy.denies) recall.add(each.holds(slots));
    for (const each of policy.remedies) {
      const holds = each.holds(slots);
      if (holds === true && each.refund !== null) return false;
      recall.add(holds);
    }
    for (const each of policy.freight) recall.add(each.holds(slots));
    return true;
  } catch {
    return false;
  }
}

function begin(policy: CompiledPolicy, scene: HeldScene): First {
  const reasons = [...scene.reasons];
  const own = { ...scene, reasons };
  const route = handle(policy, own);
  const evidence = collect(policy, own);
  return { route, evidence, reasons: reasons.slice(scene.reasons.length) };
}

function finish(policy: CompiledPolicy, first: First, scene: HeldScene, verdict: Verdict): FollowUp {
  const { slots, locale, reasons } = scene;
  const before = reasons.length - first.reasons.length;
  remind(policy, scene);
  const evidenceMissing = first.evidence.missing.length > 0;
  const { remedies, denied } = offerRemedies({ policy, slots, locale, verdict, evidenceMissing, reasons });
  const freight = payFreight(policy, scene);
  return { route: first.route, evidence: first.evidence, remedies, denied, freight, reasons: reasons.slice(before) };
}

const routeOrder: readonly HandledBy[] = ["other_seller", "business_desk", "manufacturer"];
/** The route where no clause sends the claim elsewhere. */
export const ownRoute: Route = Object.freeze({ handledBy: "seller", clauses: Object.freeze([]) });

function handle(policy: CompiledPolicy, scene: HeldScene): Route {
  const held = heldRules(policy, policy.routes, scene);
  const handledBy = routeOrder.find((each) => held.some((rule) => rule.handledBy === each));
  if (!handledBy) return ownRoute;
  return { handledBy, clauses: held.filter((rule) => rule.handledBy === handledBy).map((rule) => rule.clause) };
}

/** What a policy without a word on evidence asks for. */
export const noEvidence: Evidence = Object.freeze({
  required: Object.freeze([]),
  missing: Object.freeze([]),
  clauses: Object.freeze([]),
});

const nothingFollows: FollowUp = frozen({
  route: ownRoute,
  evidence: noEvidence,
  remedies: [],
  denied: [],
  freight: noFreight,
  reasons: [],
});

function collect(policy: CompiledPolicy, scene: HeldScene): Evidence {
  const { slots, locale, reasons } = scene;
  const required = new Set<string>();
  const missing = new Set<string>();
  const clauses = new Set<string>();
  for (const rule of heldRules(policy, policy.evidence, scene)) {
    clauses.add(rule.clause);
    const owed: string[] = [];
    for (const either of rule.requires) {
      const given = either.find((each) => slots[each.slot] === true);
      const { name } = given ?? either[0]!;
      required.add(name);
      if (!given) owed.push(name);
    }
    for (const name of owed) missing.add(name);
    if (owed.length > 0) reasons.push(owing(policy, rule.clause, { owed, locale }));
  }
  return { required: [...required].sort(), missing: [...missing].sort(), clauses: [...clauses].sort() };
}

function owing(
  policy: CompiledPolicy,
  clause: string,
  { owed, locale }: { owed: readonly string[]; locale: Locale },
): Reason {
  const facts = owed.map((name) => `evidence.${name}`);
  const labels = facts.map((fact) => policy.facts.get(fact)!.label[locale]).join(locale === "zh" ? "、" : ", ");
  return {
    clause,
    effect: "waits",
    text: `${clauseText(policy, clause, locale)} ${sentences[locale].stillOwed(labels)}`,
    facts,
  };
}

function remind(policy: CompiledPolicy, scene: HeldScene): void {
  for (const rule of heldRules(policy, policy.duties, scene)) {
    if (rule.until.run(scene.slots) === true) continue;
    scene.reasons.push({ clause: rule.clause, effect: "waits", text: clauseText(policy, rule.clause, scene.locale) });
  }
}

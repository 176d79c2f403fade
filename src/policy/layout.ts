import { type SlotFact, slot } from "./compiled.ts";
import { factHelp } from "./fact-help.ts";
import { dictionary, type FactEntry, factEntry, factNames } from "./facts.ts";
import type { Binding, Compiled, FeelType, Scope } from "./feel/types.ts";
import type { Pack } from "./pack.ts";
import type { Path } from "./source.ts";

/** Where the faults of a pack go while it is compiled, and what is noted for the checks that follow. */
export interface FaultSink {
  at(path: Path, message: string): void;
  inText(path: Path, offset: number, message: string): void;
  cites(clause: string, path: Path, keyed: boolean): void;
  overrides(clause: string, path: Path): void;
  unknownEvidence(name: string, path: Path): void;
  compiled(expression: Compiled, path: Path, phase: Phase): void;
}

/**
 * When an expression runs: `facts` (a term's start and length), `verdict` (what decides it), `absence` (an `unless` of those),
 * `route` (before the remedies) or `after`.
 */
export type Phase = "facts" | "verdict" | "absence" | "route" | "after";

const common: ReadonlyMap<string, FactEntry> = new Map(
  factNames.map((name) => [name, { ...dictionary[name], help: factHelp[name] }]),
);

/** The slots of a policy's facts; a fact gets a slot when the first rule reads it. */
export interface Layout {
  readonly facts: ReadonlyMap<string, FactEntry>;
  readonly slots: ReadonlyMap<string, number>;
  readonly bySlot: readonly (SlotFact | null)[];
  slotOf(name: string): number;
}

/** The layout of a chain of packs: the dictionary and the packs' own facts. */
export function makeLayout(packs: readonly Pack[]): Layout {
  const facts = new Map(common);
  for (const pack of packs.toReversed())
    for (const [name, entry] of Object.entries(pack.facts ?? {})) facts.set(name, entry as FactEntry);
  const order = new Map([...facts.keys()].map((name, index) => [name, index]));
  const slots = new Map<string, number>();
  const bySlot: (SlotFact | null)[] = Array.from({ length: slot.firstFact }, () => null);
  const slotOf = (name: string) => {
    const known = slots.get(name);
    if (known !== undefined) return known;
    const made = bySlot.length;
    slots.set(name, made);
    bySlot.push({ name, entry: facts.get(name) ?? factEntry("unit.serial")!, order: order.get(name) ?? 0 });
    return made;
  };
  slotOf("claim.kind");
  return { facts, slots, bySlot, slotOf };
}

/** The names an expression of a phase may use. */
export function phaseScope(layout: Layout, phase: Phase): Scope {
  return {
    lookup: (name) => decisionName(name, phase) ?? fact(layout, name, phase),
    names: [...layout.facts.keys(), ...Object.keys(decisionNames)],
    mayAskKnown: phase !== "facts" && phase !== "verdict",
  };
}

/** The type in FEEL of a fact. */
export function feelType(entry: FactEntry): FeelType {
  if (entry.type === "choice") return { kind: "string", values: Object.keys(entry.values!) };
  if (entry.type === "text" || entry.type === "country") return { kind: "string" };
  return { kind: entry.type };
}

/** What the names of the decision can be, for the search for rules that never hold. */
export const decisionNames: Readonly<Record<string, Binding & { readonly from: Phase }>> = {
  asOf: { slot: slot.asOf, type: { kind: "date" }, from: "facts" },
  "warranty.testedOn": { slot: slot.testedOn, type: { kind: "date" }, from: "verdict" },
  "warranty.startsOn": { slot: slot.startsOn, type: { kind: "date" }, from: "after" },
  "warranty.endsOn": { slot: slot.endsOn, type: { kind: "date" }, from: "after" },
  verdict: { slot: slot.verdict, type: { kind: "string", values: ["covered", "not_covered"] }, from: "route" },
  "route.handledBy": {
    slot: slot.handledBy,
    type: { kind: "string", values: ["seller", "manufacturer", "other_seller", "business_desk"] },
    from: "after",
  },
  "evidence.complete": { slot: slot.evidenceComplete, type: { kind: "boolean" }, from: "after" },
};

const phaseOrder: Readonly<Record<Phase, number>> = { facts: 0, verdict: 1, absence: 1, route: 2, after: 3 };

function decisionName(name: string, phase: Phase): Binding | string | undefined {
  if (!Object.hasOwn(decisionNames, name)) return undefined;
  const binding = decisionNames[name]!;
  return phaseOrder[phase] >= phaseOrder[binding.from] ? binding : `${name} is not known yet where this rule decides`;
}

function fact(layout: Layout, name: string, phase: Phase): Binding | string | undefined {
  const entry = layout.facts.get(name);
  if (!entry) return undefined;
  if (entry.stage === "none" && phaseOrder[phase] < phaseOrder.route)
    return `${name} may not decide the verdict; a quote comes after it`;
  return { slot: layout.slotOf(name), type: feelType(entry) };
}

import type { Locale, Text } from "../core/locale.ts";
import type { Charge, HandledBy, Notice, OnMiss, Payer, Reason, RemedyKind, RightKind } from "./decision.ts";
import type { FactEntry } from "./facts.ts";
import type { Compiled, Constant, Slots } from "./feel/types.ts";
import type { Clause, Pack } from "./pack.ts";
import type { Ground } from "./period.ts";
import type { Readers } from "./read-facts.ts";
import type { Table } from "./table.ts";

/** Slots that every policy has, before those of its facts. */
export const slot = {
  asOf: 0,
  testedOn: 1,
  startsOn: 2,
  endsOn: 3,
  verdict: 4,
  handledBy: 5,
  evidenceComplete: 6,
  termLength: 7,
  claimKind: 8,
  firstFact: 8,
} as const;

/** A policy with its layers, ready to decide. */
export interface CompiledPolicy {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the canonical pack and its layers, with the prefix `sha256:`. */
  readonly digest: string;
  readonly pack: Pack;
  /** This pack first, then what it extends. */
  readonly layers: readonly Pack[];
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Every fact that the policy may be given: the dictionary and the packs' own. */
  readonly facts: ReadonlyMap<string, FactEntry>;
  readonly readers: Readers;
  /** The name and entry of the fact in each slot; the first slots hold decision names. */
  readonly slots: readonly (SlotFact | null)[];
  /** Slots of findings that a complete inspection makes false. */
  readonly cleared: readonly number[];
  readonly inspectionComplete: number;
  readonly arrivedOn: number;

  readonly term: Term | null;
  readonly windows: ReadonlyMap<string, readonly Window[]>;
  readonly replaced: readonly Replaced[];
  /** Filled as kinds of claim come; null is the kind that is not known yet. */
  readonly grounds: Map<string | null, Ground>;
  /** The ground looked up last: cases come in runs of one kind. */
  readonly recent: { kind: string | null; ground: Ground | null };
  readonly exclusionPieces: Map<string, readonly Piece[]>;
  readonly exclusionsOf: ReadonlyMap<string, readonly Exclusion[]>;
  /** The exclusions that concern every kind: what counts while the kind is unknown. */
  readonly exclusionsOfAll: readonly Exclusion[];
  readonly undeterminable: { readonly clause: string; readonly when: Compiled } | null;

  readonly routes: readonly (Held & { readonly handledBy: HandledBy })[];
  readonly evidence: readonly (Held & { readonly requires: readonly (readonly Required[])[] })[];
  readonly duties: readonly (Held & { readonly until: Compiled })[];
  readonly remedies: readonly RemedyRule[];
  readonly denies: readonly (Held & { readonly kinds: readonly RemedyKind[] })[];
  readonly freight: readonly (Held & {
    readonly inbound: boolean;
    readonly outbound: boolean;
    readonly paidBy: Payer;
  })[];
  readonly refusals: readonly Held[];
  readonly deadlines: readonly DeadlineRule[];
  readonly serviceLevels: readonly ServiceLevelRule[];
  readonly notices: readonly Held[];
  /** A policy without a word on routes, evidence, duties, remedies and freight: nothing follows that had to be worked out. */
  readonly endsWithVerdict: boolean;
  /** The rights that a statute gives; empty in other layers. */
  readonly rights: readonly RightRule[];
  /** The laws that stand beside this policy; empty for a statute itself. */
  readonly regimes: readonly Regime[];
  /** The notices in each language, where none depends on the facts. */
  readonly fixedNotices: Readonly<Record<Locale, readonly Notice[]>> | null;
  /** The slots of the decision being made; used again for the next one, since deciding never waits. */
  readonly scratch: Slots;
}

/** The fact that a slot holds. */
export interface SlotFact {
  readonly name: string;
  readonly entry: FactEntry;
  /** Where it comes in the order that forms show facts in. */
  readonly order: number;
}

/** A rule and when it holds; `depth` 0 is the policy's own pack, higher is more general. */
export interface Held {
  readonly clause: string;
  readonly depth: number;
  readonly overrides: readonly string[];
  readonly when: Compiled | null;
  readonly unless: Compiled | null;
  /** True, false, or null while it is unknown. */
  readonly holds: (slots: Slots) => boolean | null;
}

/** The warranty. */
export interface Term extends Held {
  readonly kinds: ReadonlySet<string>;
  readonly startsOn: Compiled;
  readonly lasts: Compiled | null;
  readonly table: Table | null;
  readonly extended: { readonly clause: string; readonly months: number; readonly when: Compiled } | null;
  readonly tested: Tested;
}

/** The slots of the fact whose day is tested, and of what stands in where it is unknown. */
export interface Tested {
  readonly first: number;
  readonly second: number;
}

/** A window for a kind of claim; without `from` it has no limit of time. */
export interface Window extends Held {
  readonly from: Compiled | null;
  readonly within: Compiled | null;
  readonly tested: Tested;
}

/** A rule that keeps a claim from being covered. */
export interface Exclusion extends Held {
  readonly effect: "voids" | "excludes";
  readonly kinds: ReadonlySet<string>;
  /** The conditions any one of which is enough, where the rule is a plain disjunction. */
  readonly disjuncts: readonly Compiled[];
  /** The slot of the fact of yes or no that alone decides it, or -1, and the answer with which the rule holds (true where it is -1). */
  readonly flag: number;
  readonly flagIs: boolean;
  /** The reason, where it needs nothing from the facts. */
  readonly reason: Readonly<Record<Locale, Reason>> | null;
}

/** A general rule of the verdict that a more specific clause replaces for good. */
export interface Replaced {
  readonly clause: string;
  readonly by: string;
  readonly holds: (slots: Slots) => boolean | null;
}

/** A name under `evidence.` and its slot. */
export interface Required {
  readonly name: string;
  readonly slot: number;
}

/** A remedy on offer. */
export interface RemedyRule extends Held {
  readonly kind: RemedyKind;
  readonly charge: Charge;
  readonly opensAfter: readonly ("evidence" | "arrival" | "inspection")[];
  readonly refund: { readonly of: Compiled; readonly deductions: readonly DeductionRule[] } | null;
}

/** Something taken off a refund: a share of its price, or an amount of money. */
export interface DeductionRule extends Held {
  readonly kind: string;
  readonly percent: number | null;
  readonly amount: Compiled | null;
}

/** A right of a statute. */
export interface RightRule extends Held {
  readonly kind: RightKind;
  readonly until: Compiled | null;
  readonly on: Compiled | null;
}

/** A statute beside a policy: where it applies, and where in the facts each of its slots is found. */
export interface Regime {
  readonly policy: CompiledPolicy;
  readonly countries: ReadonlySet<string>;
  readonly reads: readonly {
    readonly slot: number;
    readonly group: string;
    readonly key: string;
    readonly date: boolean;
  }[];
}

/** How long a clock runs. */
export interface Length {
  readonly workingDays: readonly [earliest: number, latest: number] | null;
  readonly within: Compiled | null;
}

/** A clock with a consequence. */
export interface DeadlineRule extends Held, Length {
  readonly name: string;
  readonly from: Compiled;
  readonly onMiss: OnMiss;
  readonly warnAfterDays: readonly number[];
}

/** A promise; it starts with a day, or where another promise is due. */
export interface ServiceLevelRule extends Held, Length {
  readonly name: string;
  readonly from: Compiled | null;
  readonly after: string | null;
}

/** A part of a verdict that must be true for the claim to be covered; the verdict is the conjunction of all parts. */
export interface Piece {
  readonly run: (slots: Slots) => boolean | null;
  readonly reads: readonly number[];
  readonly constants: readonly Constant[];
  readonly table: Table | null;
  /** Everything that it depends on, where that is known. */
  readonly depends?: readonly number[];
  /** The rule that it is made of anew for each case; left out where the piece itself stays. */
  readonly of?: object;
}

/** The text of a clause in a language. */
export function clauseText(policy: Pick<CompiledPolicy, "clauses">, id: string, locale: Locale): string {
  return (policy.clauses.get(id) as Text | undefined)?.[locale] ?? id;
}

/** The kinds of claim. */
export function kindsOf(policy: Pick<CompiledPolicy, "slots">): readonly string[] {
  return Object.keys(policy.slots[slot.claimKind]!.entry.values!);
}

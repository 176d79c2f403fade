import {
  type CompiledPolicy,
  type Exclusion,
  type Held,
  type Length,
  type RightRule,
  slot,
  type Term,
  type Tested,
  type Window,
} from "./compiled.ts";
import { nearestName } from "./facts.ts";
import { compileFeel } from "./feel/compile.ts";
import type { Compiled } from "./feel/types.ts";
import { type FaultSink, type Layout, type Phase, phaseScope } from "./layout.ts";
import type { Pack } from "./pack.ts";
import type { Path } from "./source.ts";
import { compileTable, type Table } from "./table.ts";

/** A pack of the chain, and where its faults are told; depth 0 is the policy itself. */
export interface Layer {
  readonly pack: Pack;
  readonly depth: number;
  readonly sink: FaultSink;
}

/** Compiles the rules of one pack; every section is a method. */
export class LayerCompiler {
  readonly #pack: Pack;
  readonly #depth: number;
  readonly #sink: FaultSink;
  readonly #layout: Layout;
  readonly #tables = new Map<string, Table>();

  constructor({ pack, depth, sink }: Layer, layout: Layout) {
    this.#pack = pack;
    this.#depth = depth;
    this.#sink = sink;
    this.#layout = layout;
  }

  #term: Term | null | undefined;

  /** The layer's warranty; compiled once, asked for twice. */
  term(): Term | null {
    if (this.#term !== undefined) return this.#term;
    const text = this.#pack.warranty;
    this.#term = text
      ? {
          ...this.#held(text.clause, text, ["warranty"], "verdict"),
          kinds: new Set(text.kinds ?? ["fault"]),
          startsOn: this.#feel(text.startsOn, ["warranty", "startsOn"], "facts", ["date"]),
          lasts: typeof text.lasts === "string" ? this.#duration(text.lasts, ["warranty", "lasts"], "facts") : null,
          table: typeof text.lasts === "string" ? null : this.#table(text.lasts.table, ["warranty", "lasts", "table"]),
          extended: text.extended ? this.#extension(text.extended, ["warranty", "extended"]) : null,
          tested: this.#tested(text.testedOn, ["warranty", "testedOn"]),
        }
      : null;
    return this.#term;
  }

  #extension(text: { clause: string; months: number; when: string | boolean }, path: Path): Term["extended"] {
    this.#cite(text.clause, [...path, "clause"]);
    const when = this.#feel(text.when, [...path, "when"], "facts", ["boolean"]);
    return { clause: text.clause, months: text.months, when };
  }

  windows(): { kinds: readonly string[]; rule: Window }[] {
    return (this.#pack.windows ?? []).map((text, index) => {
      const path: Path = ["windows", index];
      const rule: Window = {
        ...this.#held(text.clause, text, path, "verdict"),
        from: text.from === undefined ? null : this.#feel(text.from, [...path, "from"], "facts", ["date"]),
        within: text.within === undefined ? null : this.#duration(text.within, [...path, "within"], "facts"),
        tested: this.#tested(text.testedOn, [...path, "testedOn"]),
      };
      if ((rule.from === null) !== (rule.within === null))
        this.#sink.at(path, "a window needs both `from` and `within`, or neither");
      return { kinds: typeof text.kind === "string" ? [text.kind] : text.kind, rule };
    });
  }

  exclusions(warrantyKinds: ReadonlySet<string>): Exclusion[] {
    return (["voids", "excludes"] as const).flatMap((section) =>
      Object.entries(this.#pack[section] ?? {}).map(([clause, text]): Exclusion => {
        const path: Path = [section, clause];
        const plain = typeof text === "object" ? text : undefined;
        const rule = plain
          ? this.#held(clause, plain, path, "verdict")
          : this.#bare(clause, text as string | boolean, path);
        if (isAlways(rule) && (plain?.kinds ?? "all") === "all")
          this.#sink.at(path, "this always holds, so nothing would ever be covered");
        const kinds = plain?.kinds === "all" ? everyKind : new Set(plain?.kinds ?? warrantyKinds);
        return { ...rule, effect: section, kinds, disjuncts: disjuncts(rule), ...flagOf(rule), reason: null };
      }),
    );
  }

  undeterminable(): CompiledPolicy["undeterminable"] {
    const text = this.#pack.undeterminable;
    if (!text) return null;
    this.#cite(text.clause, ["undeterminable", "clause"]);
    return { clause: text.clause, when: this.#feel(text.when, ["undeterminable", "when"], "absence", ["boolean"]) };
  }

  routes(): CompiledPolicy["routes"] {
    return (this.#pack.routes ?? []).map((text, index) => ({
      ...this.#held(text.clause, text, ["routes", index], "route"),
      handledBy: text.handledBy,
    }));
  }

  evidence(): CompiledPolicy["evidence"] {
    return (this.#pack.evidence ?? []).map((text, index) => ({
      ...this.#held(text.clause, text, ["evidence", index], "route"),
      requires: text.requires.map((each, at) => {
        const names = typeof each === "string" ? [each] : each.anyOf;
        return names.map((name) => this.#evidenceName(name, ["evidence", index, "requires", at]));
      }),
    }));
  }

  duties(): CompiledPolicy["duties"] {
    return Object.entries(this.#pack.duties ?? {}).map(([clause, text]) => ({
      ...this.#held(clause, text, ["duties", clause], "after"),
      until: this.#feel(text.until, ["duties", clause, "until"], "after", ["boolean"]),
    }));
  }

  remedies(): CompiledPolicy["remedies"] {
    return (this.#pack.remedies ?? []).map((text, index) => {
      const path: Path = ["remedies", index];
      if ((text.refund !== undefined) !== (text.kind === "refund")) {
        this.#sink.at(
          path,
          text.refund ? "only a remedy of kind refund has `refund`" : "a refund must say `refund: { of: … }`",
        );
      }
      return {
        ...this.#held(text.clause, text, path, "after"),
        kind: text.kind,
        charge: text.charge,
        opensAfter: text.opensAfter ?? [],
        refund: text.refund ? this.#refund(text.refund, [...path, "refund"]) : null,
      };
    });
  }

  denies(): CompiledPolicy["denies"] {
    return (this.#pack.denies ?? []).map((text, index) => ({
      ...this.#held(text.clause, text, ["denies", index], "after"),
      kinds: text.kinds,
    }));
  }

  freight(): CompiledPolicy["freight"] {
    const rules = (this.#pack.freight ?? []).map((text, index) => ({
      ...this.#held(text.clause, text, ["freight", index], "after"),
      inbound: text.leg !== "outbound",
      outbound: text.leg !== "inbound",
      paidBy: text.paidBy,
    }));
    const always = rules.filter((rule) => rule.when === null && rule.unless === null);
    for (const [index, rule] of rules.entries()) {
      const before = always.includes(rule) ? always.slice(0, always.indexOf(rule)) : [];
      for (const other of before)
        for (const leg of legsInDispute(other, rule))
          this.#sink.at(["freight", index], `${rule.clause} and ${other.clause} disagree on who pays ${leg}`);
    }
    return rules;
  }

  deadlines(): CompiledPolicy["deadlines"] {
    return (this.#pack.deadlines ?? []).map((text, index) => {
      const path: Path = ["deadlines", index];
      const length = this.#length(text, path);
      for (const [at, days] of (text.warnAfterDays ?? []).entries())
        if (days >= daysOf(length))
          this.#sink.at([...path, "warnAfterDays", at], `a warning after ${days} days comes when the deadline is over`);
      return {
        ...this.#held(text.clause, text, path, "after"),
        ...length,
        name: text.name,
        from: this.#feel(text.from, [...path, "from"], "after", ["date"]),
        onMiss: text.onMiss,
        warnAfterDays: text.warnAfterDays ?? [],
      };
    });
  }

  serviceLevels(): CompiledPolicy["serviceLevels"] {
    const texts = this.#pack.serviceLevels ?? [];
    return texts.map((text, index) => {
      const path: Path = ["serviceLevels", index];
      if ((text.from === undefined) === (text.after === undefined))
        this.#sink.at(path, "say `from` or `after`, one of them");
      if (text.after !== undefined && !texts.slice(0, index).some((other) => other.name === text.after)) {
        this.#sink.at(
          [...path, "after"],
          `no earlier service level of this pack is called ${JSON.stringify(text.after)}`,
        );
      }
      return {
        ...this.#held(text.clause, text, path, "after"),
        ...this.#length(text, path),
        name: text.name,
        from: text.from === undefined ? null : this.#feel(text.from, [...path, "from"], "after", ["date"]),
        after: text.after ?? null,
      };
    });
  }

  rights(): RightRule[] {
    return (this.#pack.rights ?? []).map((text, index) => {
      const path: Path = ["rights", index];
      const day = (key: "until" | "on") =>
        text[key] === undefined ? null : this.#feel(text[key], [...path, key], "after", ["date"]);
      return { ...this.#held(text.clause, text, path, "after"), kind: text.kind, until: day("until"), on: day("on") };
    });
  }

  plain(section: "refusals" | "notices"): Held[] {
    return (this.#pack[section] ?? []).map((text, index) => this.#held(text.clause, text, [section, index], "after"));
  }

  #refund(text: NonNullable<NonNullable<Pack["remedies"]>[number]["refund"]>, path: Path) {
    const deductions = (text.deductions ?? []).map((each, index) => {
      const at = [...path, "deductions", index];
      if ((each.percent === undefined) === (each.amount === undefined))
        this.#sink.at(at, "say `percent` or `amount`, one of them");
      return {
        ...this.#held(each.clause, each, at, "after"),
        kind: each.kind,
        percent: each.percent ?? null,
        amount: each.amount === undefined ? null : this.#feel(each.amount, [...at, "amount"], "after", ["money"]),
      };
    });
    return {
      of: this.#feel(text.of, [...path, "of"], "after", ["money"]),
      deductions: deductions.toSorted(bySpecificity),
    };
  }

  #length(
    text: { workingDays?: number | [number, number] | undefined; within?: string | boolean | undefined },
    path: Path,
  ): Length {
    if ((text.workingDays === undefined) === (text.within === undefined))
      this.#sink.at(path, "say `workingDays` or `within`, one of them");
    const days = text.workingDays;
    if (typeof days === "object" && days[0] > days[1])
      this.#sink.at([...path, "workingDays"], "`workingDays` must go from the fewer to the more");
    return {
      workingDays: days === undefined ? null : typeof days === "number" ? [days, days] : days,
      within: text.within === undefined ? null : this.#duration(text.within, [...path, "within"], "after"),
    };
  }

  /** A length of time; one that is written out cannot run backwards. */
  #duration(text: string | boolean, path: Path, phase: Phase): Compiled {
    const length = this.#feel(text, path, phase, ["days", "months"]);
    if (length.reads.length === 0 && (length.run([]) as number) < 0)
      this.#sink.at(path, "a length of time cannot be below nothing");
    return length;
  }

  #bare(clause: string, text: string | boolean, path: Path): Held {
    this.#cite(clause, path, true);
    const when = this.#feel(text, path, "verdict", ["boolean"]);
    return { clause, depth: this.#depth, overrides: [], when, unless: null, holds: when.run as Held["holds"] };
  }

  #held(clause: string, text: HeldText, path: Path, phase: Phase): Held {
    const keyed = typeof path[1] === "string" && path.length === 2 && path[1] === clause;
    this.#cite(clause, keyed ? path : [...path, "clause"], keyed);
    const when = text.when === undefined ? null : this.#feel(text.when, [...path, "when"], phase, ["boolean"]);
    const absence: Phase = phase === "verdict" ? "absence" : phase;
    const unless =
      text.unless === undefined ? null : this.#feel(text.unless, [...path, "unless"], absence, ["boolean"]);
    const overrides =
      text.overrides === undefined ? [] : typeof text.overrides === "string" ? [text.overrides] : text.overrides;
    for (const each of overrides) this.#sink.overrides(each, [...path, "overrides"]);
    return { clause, depth: this.#depth, overrides, when, unless, holds: holding(when, unless) };
  }

  #cite(clause: string, path: Path, keyed = false): void {
    this.#sink.cites(clause, path, keyed);
  }

  #feel(text: string | boolean, path: Path, phase: Phase, expected: readonly Compiled["type"]["kind"][]): Compiled {
    const result = compileFeel(String(text), phaseScope(this.#layout, phase), expected);
    if (!Array.isArray(result)) {
      this.#sink.compiled(result as Compiled, path, phase);
      return result as Compiled;
    }
    for (const fault of result) this.#sink.inText(path, fault.from, fault.message);
    return unusable;
  }

  #table(name: string, path: Path): Table | null {
    const text = this.#pack.tables?.[name];
    if (!text) {
      const near = nearestName(name, Object.keys(this.#pack.tables ?? {}));
      this.#sink.at(path, `no table is called ${JSON.stringify(name)}${near ? `; did you mean ${near}?` : ""}`);
      return null;
    }
    const known = this.#tables.get(name) ?? compileTable(text, (fact) => this.#layout.slotOf(fact));
    this.#tables.set(name, known);
    return known;
  }

  #tested(names: string | [string, string] | undefined, path: Path): Tested {
    const [first, second] = typeof names === "object" ? names : [names ?? "claim.reportedOn", undefined];
    return {
      first: this.#dateSlot(first, path),
      second: second === undefined ? slot.asOf : this.#dateSlot(second, path),
    };
  }

  #dateSlot(fact: string, path: Path): number {
    if (this.#layout.facts.get(fact)?.type !== "date") this.#sink.at(path, `${fact} is not a date`);
    return this.#layout.slotOf(fact);
  }

  #evidenceName(name: string, path: Path): { name: string; slot: number } {
    const fact = `evidence.${name}`;
    if (this.#layout.facts.has(fact)) return { name, slot: this.#layout.slotOf(fact) };
    this.#sink.unknownEvidence(name, path);
    return { name, slot: 0 };
  }
}

/** Order of rules in a file says nothing: the specific layer first, then by clause. */
export function bySpecificity(first: Held, second: Held): number {
  return first.depth - second.depth || (first.clause < second.clause ? -1 : first.clause > second.clause ? 1 : 0);
}

type FreightRule = CompiledPolicy["freight"][number];

/** The ways for which two rules that always hold name two payers, where neither sets the other aside. */
function legsInDispute(first: FreightRule, second: FreightRule): readonly ("inbound" | "outbound")[] {
  if (first.paidBy === second.paidBy) return [];
  if (first.overrides.includes(second.clause) || second.overrides.includes(first.clause)) return [];
  return (["inbound", "outbound"] as const).filter((leg) => first[leg] && second[leg]);
}

/** Whether a rule holds whatever the facts are. */
function isAlways({ when, unless }: Held): boolean {
  return unless === null && (when === null || (when.reads.length === 0 && when.run([]) === true));
}

/** The days of a length that is written in days; of any other, more than there can be. */
function daysOf({ within }: Length): number {
  return within?.type.kind === "days" && within.reads.length === 0
    ? (within.run([]) as number)
    : Number.MAX_SAFE_INTEGER;
}

interface HeldText {
  readonly when?: string | boolean | undefined;
  readonly unless?: string | boolean | undefined;
  readonly overrides?: string | readonly string[] | undefined;
}

const unusable: Compiled = { type: { kind: "null" }, run: () => null, reads: [], constants: [], from: 0, to: 0 };

const everyKind: ReadonlySet<string> = { has: () => true } as unknown as ReadonlySet<string>;

function holding(when: Compiled | null, unless: Compiled | null): Held["holds"] {
  if (when === null && unless === null) return () => true;
  if (unless === null) return when!.run as Held["holds"];
  const blocked = unless.run;
  if (when === null) return (slots) => blocked(slots) !== true;
  const wanted = when.run as Held["holds"];
  return (slots) => (blocked(slots) === true ? false : wanted(slots));
}

/** Most rules ask for one fact of yes or no. */
function flagOf({ when, unless }: Held): Pick<Exclusion, "flag" | "flagIs"> {
  const only = when !== null && unless === null && when.flag !== undefined ? when : null;
  return { flag: only?.reads[0] ?? -1, flagIs: only?.flag ?? true };
}

function disjuncts(rule: Held): readonly Compiled[] {
  if (rule.when === null) return [];
  return rule.when.logic?.op === "or" ? rule.when.logic.parts : [rule.when];
}

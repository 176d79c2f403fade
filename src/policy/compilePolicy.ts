import type { Locale } from "../core/locale.ts";
import {
  type CompiledPolicy,
  type Exclusion,
  type Held,
  type Length,
  type Replaced,
  type Term,
  type Window,
} from "./compiled.ts";
import { clearedByInspection } from "./facts.ts";
import { compileFeel } from "./feel/compile.ts";
import type { Compiled } from "./feel/types.ts";
import { type FaultSink, type Layout, makeLayout, type Phase, phaseScope } from "./layout.ts";
import type { Clause, Pack } from "./pack.ts";
import { makeReaders } from "./readFacts.ts";
import type { Path } from "./source.ts";
import { compileTable, type Table } from "./table.ts";

/** A pack of the chain, and where its faults are told; depth 0 is the policy itself. */
export interface Layer {
  readonly pack: Pack;
  readonly depth: number;
  readonly sink: FaultSink;
}

/**
 * Compiles a chain of packs, the most specific first, into one policy. Faults go to each layer's sink; with faults the result must not be used.
 * `digest` is that of the canonical chain.
 */
export function compilePolicy(layers: readonly Layer[], digest: string): CompiledPolicy {
  const own = layers[0]!.pack;
  const clauses = new Map<string, Clause>();
  for (const { pack } of layers.toReversed())
    for (const [id, clause] of Object.entries(pack.clauses)) clauses.set(id, clause);
  const layout = makeLayout(layers.map((layer) => layer.pack));
  const make = layers.map((layer) => new LayerCompiler(layer, layout));
  const term = make.map((each) => each.term()).find((each) => each !== null) ?? null;
  const kinds = term?.kinds ?? new Set(["fault"]);
  const windows = make.flatMap((each) => each.windows());
  const exclusions = make.flatMap((each) => each.exclusions(kinds));
  const terms = make.map((each) => each.term()).filter((each) => each !== null);
  const { kept, replaced } = replaceGeneral([...terms, ...windows.map((each) => each.rule), ...exclusions]);
  const all = <T extends Held>(of: (each: LayerCompiler) => readonly T[]) => make.flatMap(of).toSorted(bySpecificity);
  const policy: Omit<CompiledPolicy, "readers" | "slots" | "scratch" | "cleared" | "inspectionComplete" | "arrivedOn"> =
    {
      id: own.id,
      version: own.version,
      digest,
      pack: own,
      layers: layers.map((layer) => layer.pack),
      clauses,
      facts: layout.facts,
      term,
      windows: byKind(windows.filter((each) => kept(each.rule))),
      exclusions: exclusions
        .filter(kept)
        .map((each) => withReason(each, layout, clauses))
        .toSorted(bySpecificity),
      replaced,
      undeterminable: make.map((each) => each.undeterminable()).find((each) => each !== null) ?? null,
      routes: all((each) => each.routes()),
      evidence: all((each) => each.evidence()),
      duties: all((each) => each.duties()),
      remedies: all((each) => each.remedies()),
      denies: all((each) => each.denies()),
      freight: all((each) => each.freight()),
      refusals: all((each) => each.plain("refusals")),
      deadlines: all((each) => each.deadlines()),
      serviceLevels: all((each) => each.serviceLevels()),
      notices: all((each) => each.plain("notices")),
      fixedNotices: null,
    };
  const inspectionComplete = layout.slotOf("inspection.complete");
  const arrivedOn = layout.slotOf("parcel.arrivedOn");
  const cleared = clearedByInspection.map((name) => layout.slots.get(name)).filter((each) => each !== undefined);
  return {
    ...policy,
    fixedNotices: fixedNotices(policy.notices, clauses),
    inspectionComplete,
    arrivedOn,
    cleared,
    readers: makeReaders(layout.facts, layout.slots),
    slots: layout.bySlot,
    scratch: layout.bySlot.map(() => null),
  };
}

class LayerCompiler {
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
          lasts:
            typeof text.lasts === "string"
              ? this.#feel(text.lasts, ["warranty", "lasts"], "facts", ["days", "months"])
              : null,
          table: typeof text.lasts === "string" ? null : this.#table(text.lasts.table, ["warranty", "lasts", "table"]),
          tested: this.#testedSlot(text.testedOn, ["warranty", "testedOn"]),
        }
      : null;
    return this.#term;
  }

  windows(): { kinds: readonly string[]; rule: Window }[] {
    return (this.#pack.windows ?? []).map((text, index) => {
      const path: Path = ["windows", index];
      const rule: Window = {
        ...this.#held(text.clause, text, path, "verdict"),
        from: text.from === undefined ? null : this.#feel(text.from, [...path, "from"], "facts", ["date"]),
        within:
          text.within === undefined ? null : this.#feel(text.within, [...path, "within"], "facts", ["days", "months"]),
        tested: this.#testedSlot(text.testedOn, [...path, "testedOn"]),
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
        const kinds = plain?.kinds === "all" ? everyKind : new Set(plain?.kinds ?? warrantyKinds);
        return { ...rule, effect: section, kinds, disjuncts: disjuncts(rule), reason: null };
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
    return (this.#pack.freight ?? []).map((text, index) => ({
      ...this.#held(text.clause, text, ["freight", index], "after"),
      inbound: text.leg !== "outbound",
      outbound: text.leg !== "inbound",
      paidBy: text.paidBy,
    }));
  }

  deadlines(): CompiledPolicy["deadlines"] {
    return (this.#pack.deadlines ?? []).map((text, index) => {
      const path: Path = ["deadlines", index];
      return {
        ...this.#held(text.clause, text, path, "after"),
        ...this.#length(text, path),
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
    return {
      workingDays: days === undefined ? null : typeof days === "number" ? [days, days] : days,
      within:
        text.within === undefined ? null : this.#feel(text.within, [...path, "within"], "after", ["days", "months"]),
    };
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
      this.#sink.at(path, `no table is called ${JSON.stringify(name)}`);
      return null;
    }
    const known = this.#tables.get(name) ?? compileTable(text, (fact) => this.#layout.slotOf(fact));
    this.#tables.set(name, known);
    return known;
  }

  #testedSlot(name: string | undefined, path: Path): number {
    const fact = name ?? "claim.reportedOn";
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

function disjuncts(rule: Held): readonly Compiled[] {
  if (rule.when === null || rule.unless !== null) return [];
  return rule.when.logic?.op === "or" ? rule.when.logic.parts : [rule.when];
}

/** Order of rules in a file says nothing: the specific layer first, then by clause. */
function bySpecificity(first: Held, second: Held): number {
  return first.depth - second.depth || (first.clause < second.clause ? -1 : first.clause > second.clause ? 1 : 0);
}

function byKind(windows: readonly { kinds: readonly string[]; rule: Window }[]): Map<string, Window[]> {
  const map = new Map<string, Window[]>();
  for (const { kinds, rule } of windows)
    for (const kind of kinds) map.set(kind, [...(map.get(kind) ?? []), rule].toSorted(bySpecificity));
  return map;
}

function replaceGeneral(rules: readonly Held[]): { kept: (rule: Held) => boolean; replaced: Replaced[] } {
  const gone = new Set<Held>();
  const replaced: Replaced[] = [];
  for (const rule of rules) {
    for (const clause of rule.overrides) {
      for (const other of rules) {
        if (other.clause !== clause || other.depth <= rule.depth || gone.has(other)) continue;
        gone.add(other);
        replaced.push({ clause, by: rule.clause, holds: other.holds });
      }
    }
  }
  const order = (first: Replaced, second: Replaced) =>
    first.clause < second.clause ? -1 : first.clause > second.clause ? 1 : 0;
  return { kept: (rule) => !gone.has(rule), replaced: replaced.toSorted(order) };
}

function withReason(rule: Exclusion, layout: Layout, clauses: ReadonlyMap<string, Clause>): Exclusion {
  const reads = rule.when?.reads ?? [];
  const only = reads.length === 1 && rule.unless === null ? layout.bySlot[reads[0]!] : null;
  const clause = clauses.get(rule.clause);
  if (!only || !clause) return rule;
  const of = (locale: Locale) => ({
    clause: rule.clause,
    effect: rule.effect,
    text: clause[locale],
    facts: [only.name],
  });
  return { ...rule, reason: { en: of("en"), es: of("es"), zh: of("zh") } };
}

function fixedNotices(notices: readonly Held[], clauses: ReadonlyMap<string, Clause>): CompiledPolicy["fixedNotices"] {
  if (notices.some((rule) => rule.when !== null || rule.unless !== null || rule.overrides.length > 0)) return null;
  const of = (locale: Locale) =>
    notices.map(({ clause }) => ({ clause, text: clauses.get(clause)?.[locale] ?? clause }));
  return { en: of("en"), es: of("es"), zh: of("zh") };
}

import { fill } from "../../core/refusal.ts";
import type { LineRecord } from "../../domain/claims/index.ts";
import type { Block, Fact, Step } from "../../domain/papers/index.ts";
import { askedTogether, explainDecision } from "../../domain/policies/index.ts";
import type { Asked, CompiledPolicy, Effect, Explanation, PointBeside } from "../../policy/index.ts";
import { dayOf } from "../reader.ts";
import { factRows } from "./fact-rows.ts";
import { customerParty, decided, framed, type MadePaper, type Making, modelOf, verdictTone } from "./making.ts";

/** A stored decision on paper: the verdict, why, what is missing, the law beside it, every fact, and what to verify it by. */
export function decisionSheet(making: Making, line: LineRecord): MadePaper {
  const { record, words, write, reader } = making;
  const stored = line.decision!;
  const { decision, policy } = decided(making, line);
  const telling = { locale: reader.locale, today: stored.asOf, inside: false, lasts: true };
  const told = explainDecision(policy, decision, telling, stored.facts);
  const on = dayOf(reader, stored.decidedAt);
  // An explanation keeps the order of the decision's reasons.
  const effects = decision.reasons.map(({ effect }) => effect).filter((effect) => effect !== "overrides");
  const isSerial = ({ value }: Fact) => value === line.serial;
  const rows = factRows(making, policy, stored.facts);
  const having = (wanted: readonly Effect[]) => told.reasons.filter((_, at) => wanted.includes(effects[at]!)).map(said);
  return framed(making, {
    title: words.titles["decision-sheet"],
    number: record.number,
    on,
    facts: [
      { label: words.claim, value: record.number, code: true },
      { label: words.decidedOn, value: write.day(on) },
      { label: words.policy, value: told.title },
      { label: words.version, value: decision.version },
    ],
    parties: [
      customerParty(making, words.customer),
      { label: words.unit, name: modelOf(making, line), lines: [line.serial] },
    ],
    blocks: [
      ...overridden(making, line),
      verdict(making, line, told),
      list(words.reasons, [...having(ending), ...having(["grants"])]),
      list(words.waitsFor, having(["waits"])),
      list(words.gaveWay, told.overridden.map(said)),
      list(words.missing, asked(making, policy, told.missing)),
      list(
        words.changes,
        told.changes.map((text) => ({ text })),
      ),
      ...laws(making, policy, told),
      ...beside(making, told.points),
      list(words.notices, told.notices.map(said)),
      // The serial number first: that column is as wide as one.
      {
        is: "facts",
        title: words.facts,
        columns: 4,
        rows: rows.toSorted((one, two) => Number(isSerial(two)) - Number(isSerial(one))),
      },
      { is: "digest", label: words.digest, text: stored.policyDigest, note: words.digestNote },
    ],
  });
}

function verdict({ words, write }: Making, line: LineRecord, told: Explanation): Block {
  const { decision, asOf } = line.decision!;
  const seen = fill(words.asOf, { day: write.day(asOf) });
  return {
    is: "statement",
    tone: line.override ? "plain" : verdictTone[decision.verdict],
    text: line.override ? `${words.policySaid}: ${told.verdict}` : told.verdict,
    note: told.until ? `${told.until} ${seen}` : seen,
  };
}

/** What a person decided stands first: it is what holds. */
function overridden({ words }: Making, { override }: LineRecord): Block[] {
  if (!override) return [];
  const covered = override.verdict === "covered";
  const text = fill(covered ? words.overrideCovered : words.overrideNotCovered, { by: override.decidedBy });
  return [{ is: "statement", tone: covered ? "good" : "bad", text, note: override.reason }];
}

/** What ends a cover says more than what would have given it. */
const ending: readonly Effect[] = ["expires", "excludes", "voids"];

function asked({ reader }: Making, policy: CompiledPolicy, missing: readonly Asked[]): Step[] {
  return askedTogether(policy, missing, { locale: reader.locale, audience: "customer" }).map((text) => ({ text }));
}

/** The terms beside the law, point by point. */
function beside({ words }: Making, points: readonly PointBeside[]): Block[] {
  if (points.length === 0) return [];
  const columns = [
    { label: words.point, share: 2 },
    { label: words.byTerms, share: 3 },
    { label: words.byLaw, share: 6 },
    { label: words.givesMore, share: 2 },
  ];
  const rows = points.map(({ label, commercial, statutory, better }) => [
    label,
    commercial,
    statutory,
    words.better[better],
  ]);
  return [{ is: "table", title: words.pointByPoint, columns, rows }];
}

function laws(making: Making, policy: CompiledPolicy, told: Explanation): Block[] {
  const { words } = making;
  return told.laws
    .flatMap((law, index): (Block | null)[] => [
      index === 0 ? { is: "heading", title: words.statutory } : null,
      { is: "statement", tone: "plain", text: law.title, note: law.verdict },
      list("", [...law.reasons, ...law.rights].map(said)),
      list("", asked(making, policy, law.missing)),
      { is: "words", title: "", text: law.advice },
    ])
    .filter((block) => block !== null);
}

function said({ clause, text, source }: Explanation["reasons"][number]): Step {
  return { text, rests: { clause, source } };
}

function list(title: string, items: readonly Step[]): Block | null {
  return items.length > 0 ? { is: "steps", title, mark: "dot", items } : null;
}

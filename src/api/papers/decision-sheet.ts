import { fill } from "../../core/refusal.ts";
import type { LineRecord } from "../../domain/claims/index.ts";
import type { Block, Step } from "../../domain/papers/index.ts";
import { explainDecision } from "../../domain/policies/index.ts";
import type { Explanation } from "../../policy/index.ts";
import { dayOf } from "../reader.ts";
import { factRows } from "./fact-rows.ts";
import {
  customerParty,
  decided,
  framed,
  lastingly,
  type MadePaper,
  type Making,
  modelOf,
  verdictTone,
} from "./making.ts";

/** A stored decision on paper: the verdict, why, what is missing, the law beside it, every fact, and what to verify it by. */
export function decisionSheet(making: Making, line: LineRecord): MadePaper {
  const { record, words, write, reader } = making;
  const stored = line.decision!;
  const { decision, policy } = decided(making, line);
  const telling = { locale: reader.locale, today: stored.asOf, inside: false };
  const told = explainDecision(policy, decision, telling, stored.facts);
  const on = dayOf(reader, stored.decidedAt);
  return framed(making, {
    title: words.titles["decision-sheet"],
    number: record.number,
    on,
    facts: [
      { label: words.serial, value: line.serial, code: true },
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
      list(words.reasons, told.reasons.map(said)),
      list(words.gaveWay, told.overridden.map(said)),
      list(
        words.missing,
        told.missing.map(({ text }) => ({ text })),
      ),
      list(
        words.changes,
        told.changes.map((text) => ({ text })),
      ),
      ...laws(making, told),
      list(
        words.better,
        told.best.map(({ text }) => ({ text })),
      ),
      list(words.notices, told.notices.map(said)),
      { is: "facts", title: words.facts, columns: 3, rows: factRows(making, policy, stored.facts) },
      { is: "digest", label: words.digest, text: stored.policyDigest, note: words.digestNote },
    ],
  });
}

function verdict({ words, write, reader }: Making, line: LineRecord, told: Explanation): Block {
  const { decision, asOf } = line.decision!;
  const seen = fill(words.asOf, { day: write.day(asOf) });
  const sentence = lastingly(told.verdict, decision, reader.locale);
  return {
    is: "statement",
    tone: line.override ? "plain" : verdictTone[decision.verdict],
    text: line.override ? `${words.policySaid}: ${sentence}` : sentence,
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

function laws({ words }: Making, told: Explanation): Block[] {
  return told.laws
    .flatMap((law, index): (Block | null)[] => [
      index === 0 ? { is: "heading", title: words.statutory } : null,
      { is: "statement", tone: "plain", text: law.title, note: law.verdict },
      list("", [...law.reasons, ...law.rights].map(said)),
      list(
        "",
        law.missing.map(({ text }) => ({ text })),
      ),
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

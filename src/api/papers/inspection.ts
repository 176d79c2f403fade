import { fill } from "../../core/refusal.ts";
import type { LineRecord } from "../../domain/claims/index.ts";
import { factsToInspect } from "../../domain/inspection/index.ts";
import type { Block } from "../../domain/papers/index.ts";
import { openLabels, verdictSentence } from "../../domain/policies/index.ts";
import type { CompiledPolicy, Facts } from "../../policy/index.ts";
import { dayOf } from "../reader.ts";
import { factText, valueOf } from "./fact-rows.ts";
import {
  clausesBlock,
  customerParty,
  decided,
  framed,
  type MadePaper,
  type Making,
  modelOf,
  photosBlock,
  verdictTone,
} from "./making.ts";

/** What the bench found of one unit and what the policy makes of it, with photos. */
export function inspectionReport(making: Making, line: LineRecord): MadePaper {
  const { record, words, write, reader } = making;
  const { inspection } = line;
  const on = dayOf(reader, inspection!.completedAt!);
  const { decision, policy } = decided(making, line);
  const labels = openLabels(policy, decision.missing, reader.locale);
  const bench = photosBlock(making, words.inspectionPhotos, "inspection", [line]);
  const customer = photosBlock(making, words.customerPhotos, "evidence", [line]);
  const deciding = decision.reasons.filter(({ effect }) => ["grants", "voids", "excludes", "expires"].includes(effect));
  return framed(making, {
    title: words.titles["inspection-report"],
    number: record.rmaNumber ?? record.number,
    on,
    facts: [
      { label: words.serial, value: line.serial, code: true },
      { label: words.model, value: modelOf(making, line) },
      { label: words.inspectedOn, value: write.day(on) },
      { label: words.by, value: inspection!.completedBy ?? inspection!.startedBy },
    ],
    parties: [
      customerParty(making, words.customer),
      { label: words.centre, name: line.centre?.name ?? words.none, lines: [`${words.claim} ${record.number}`] },
    ],
    photos: [...(bench?.photos ?? []), ...(customer?.photos ?? [])],
    blocks: [
      {
        is: "statement",
        tone: verdictTone[decision.verdict],
        text: verdictSentence(decision, labels, reader.locale, decision.asOf, true),
        note: fill(words.asOf, { day: write.day(decision.asOf) }),
      },
      ...findings(making, policy, inspection!.findings),
      codes(making, line),
      clausesBlock(
        making,
        words.whatItMeans,
        deciding.map(({ clause }) => clause),
      ),
      ...[bench, customer].flatMap((each) => (each ? [each.block, each.more] : [])),
    ],
  });
}

function findings(making: Making, policy: CompiledPolicy, facts: Facts): Block[] {
  const { words, reader } = making;
  const checked = factsToInspect(policy).flatMap((name) => {
    const entry = policy.facts.get(name);
    const value = valueOf(facts, name);
    if (!entry || value === null || value === undefined) return [];
    return [{ label: entry.label[reader.locale], value, text: factText(making, entry, value) }];
  });
  const present = checked.filter(({ value }) => value !== false);
  const absent = checked.filter(({ value }) => value === false);
  const found: Block =
    present.length === 0
      ? { is: "words", title: words.found, text: words.nothingFound }
      : {
          is: "table",
          title: words.found,
          columns: [
            { label: words.check, share: 3 },
            { label: words.result, share: 1 },
          ],
          rows: present.map(({ label, text }) => [label, text]),
        };
  if (absent.length === 0) return [found];
  const comma = reader.locale === "zh" ? "、" : " · ";
  return [found, { is: "words", title: words.lookedFor, text: absent.map(({ label }) => label).join(comma) }];
}

function codes({ words }: Making, { inspection, components, seenComponents }: LineRecord): Block | null {
  const nameOf = (component: string) =>
    [...components, ...seenComponents].find(({ serial }) => serial === component)?.name ?? "";
  const told = (inspection?.faultCodes ?? []).map(({ code, component }) =>
    component === "" ? code : `${nameOf(component)} ${component}: ${code}`.trim(),
  );
  return told.length > 0 ? { is: "words", title: words.faultCodes, text: told.join(" · ") } : null;
}

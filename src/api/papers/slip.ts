import { fill } from "../../core/refusal.ts";
import { byCentre, type LineRecord } from "../../domain/claims/index.ts";
import type { Block, Step } from "../../domain/papers/index.ts";
import { dutiesOf, policyOf } from "../../domain/policies/index.ts";
import { instructionsFor, serialsSaid } from "../instructions.ts";
import { packingOutside, packingParcel, packingSerials } from "../texts/packing.ts";
import {
  centreParty,
  clausesBlock,
  customerParty,
  decided,
  framed,
  type MadePaper,
  type Making,
  modelOf,
} from "./making.ts";

/** What goes into the parcel: where to, what, how to pack it, what was agreed, and a label for the outside. */
export function authorizationSlip(making: Making, lines: readonly LineRecord[]): MadePaper {
  const { record, words, write } = making;
  const number = record.rmaNumber!;
  const due = (name: string) => record.deadlines.findLast((each) => each.name === name)?.dueOn;
  const facts = [
    { label: words.rma, value: number, code: true },
    { label: words.claim, value: record.number, code: true },
    { label: words.authorizedOn, value: write.day(record.authorizedOn!) },
    ...[due("send_in") ?? due("not_received")].flatMap((day) =>
      day ? [{ label: words.sendBy, value: write.day(day) }] : [],
    ),
  ];
  const [to, from] = [centreParty(making, words.sendTo, lines), customerParty(making, words.from)];
  const packing = packingSteps(making, lines);
  const said = new Set(packing.map((step) => step.rests?.clause));
  const agreed = record.terms?.duties ?? dutiesOf(policyOf(making.reader.context, record));
  const duties = agreed.filter((clause) => !said.has(clause));
  return framed(making, {
    title: words.titles["authorization-slip"],
    number,
    on: record.authorizedOn!,
    facts,
    parties: [to, from],
    blocks: [
      { is: "statement", tone: "plain", text: fill(words.putIn, { number }) },
      elsewhere(making, lines),
      {
        is: "table",
        title: words.whatToSend,
        columns: [
          { label: words.position, share: 0, right: true },
          { label: words.model, share: 1 },
          { label: words.serial, share: 1, code: true },
        ],
        rows: lines.map((line) => [String(line.position), ...sentOf(making, line)]),
      },
      ...alongBlock(making, lines),
      { is: "steps", title: words.howToPack, mark: "box", items: packing },
      clausesBlock(making, words.duties, duties),
      { is: "label", note: words.cutOut, caption: words.rma, number, to, from },
    ],
  });
}

/** That other units of the claim go to other centres, each with a slip of its own; null where all go here. */
function elsewhere({ record, words }: Making, lines: readonly LineRecord[]): Block | null {
  const others = byCentre(record.lines.filter((line) => line.centre?.id !== lines[0]?.centre?.id));
  if (others.length === 0) return null;
  const items = others.map(({ centre, lines: units }) => ({
    text: fill(words.goesTo, { serials: units.map(({ serial }) => serial).join(", "), centre: centre.name }),
  }));
  return { is: "steps", title: words.notInThisParcel, mark: "dot", items };
}

/** The machine, or the one part of it that is sent. */
function sentOf(making: Making, line: LineRecord): [what: string, serial: string] {
  const model = modelOf(making, line);
  return line.part ? [`${line.part.name} (${model})`, line.part.serial || line.serial] : [model, line.serial];
}

/** What comes along, so that it goes back with its machine (SA-3.5). */
function alongBlock({ words }: Making, lines: readonly LineRecord[]): Block[] {
  const rows = lines.flatMap((line) =>
    line.accessories.map(({ name, quantity }) => [String(line.position), name, String(quantity)]),
  );
  if (rows.length === 0) return [];
  const columns = [
    { label: words.position, share: 0, right: true },
    { label: words.comesAlong, share: 1 },
    { label: words.quantity, share: 0, right: true },
  ];
  return [{ is: "table", title: words.comesAlong, columns, rows }];
}

/** As on the page, without what the sheet says by itself: the number for the outside and the list of serials. */
function packingSteps(making: Making, lines: readonly LineRecord[]): Step[] {
  const { reader, record } = making;
  const decisions = lines.map((line) => decided(making, line).decision);
  const serials = serialsSaid(lines, reader.locale);
  const number = record.rmaNumber!;
  const centre = lines[0]?.centre?.name ?? "";
  const texts = [packingSerials, packingOutside, packingParcel];
  const said = texts.map((text) => fill(text[reader.locale], { serials, number, centre }));
  return instructionsFor(reader, record, { lines, decisions })
    .filter(({ text }) => !said.includes(text))
    .map(({ text, clause }) => (clause ? { text, rests: { clause: clause.id, source: clause.source } } : { text }));
}

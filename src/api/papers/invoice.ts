import { addMoney, type Money } from "../../core/money.ts";
import { fill, Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, LineRecord } from "../../domain/claims/index.ts";
import { type Block, type Good, goodsOf, linesGoingBack, linesSentIn, worthOf } from "../../domain/papers/index.ts";
import { policyOf } from "../../domain/policies/index.ts";
import { factText } from "./fact-rows.ts";
import { centreParty, customerParty, framed, type MadePaper, type Making, modelOf } from "./making.ts";
import { weight } from "./packing-list.ts";

/** For customs, when units are sent in for repair: what they are, what they cost, and that nothing is sold. */
export function commercialInvoice(making: Making, lines: readonly LineRecord[]): MadePaper {
  const { record, words } = making;
  const sent = linesSentIn(lines);
  return invoice(making, sent, {
    title: words.titles["commercial-invoice"],
    number: numberOf(record, "A", lines),
    on: record.authorizedOn!,
    parties: [customerParty(making, words.exporter), centreParty(making, words.consignee, lines)],
    reason: words.invoiceReasonIn,
    way: "in",
    description: () => words.used,
    repair: [],
  });
}

/** For customs, when units go back, repaired or as they came; the work is stated beside the value. */
export function returnInvoice(making: Making, lines: readonly LineRecord[]): MadePaper {
  const { record, words, write, reader } = making;
  const going = linesGoingBack(record, lines);
  const parcel = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "outbound" && going.some(({ id }) => lineIds.includes(id)),
  );
  const paid = chargedFor(going);
  const done = going.some(isRepaired);
  const again = going.every(({ replacement }) => replacement);
  return invoice(making, going, {
    title: words.titles["return-invoice"],
    number: numberOf(record, "B", lines),
    on: parcel?.shippedOn ?? reader.today,
    parties: [centreParty(making, words.exporter, lines), customerParty(making, words.consignee)],
    reason: again ? words.invoiceReasonAgain : done ? words.invoiceReasonOut : words.invoiceReasonBack,
    way: "out",
    description: ({ line }) => {
      if (line.replacement) return words.sentInstead;
      return isRepaired(line) ? words.repaired : words.unrepaired;
    },
    repair: done ? [{ label: words.repairWork, value: paid ? write.money(paid) : words.repairFree }] : [],
  });
}

function isRepaired({ repair }: LineRecord): boolean {
  return repair?.completedAt != null;
}

/** Each centre's parcel has an invoice of its own; those of the first are `…-A` and `…-B`, of the second `…-A2` and `…-B2`. */
function numberOf(
  { rmaNumber, number, centreIds }: ClaimRecord,
  way: "A" | "B",
  [line]: readonly LineRecord[],
): string {
  const at = centreIds.indexOf(line?.centre?.id ?? "");
  return `${rmaNumber ?? number}-${way}${at > 0 ? at + 1 : ""}`;
}

interface Way {
  readonly title: string;
  readonly number: string;
  readonly on: MadePaper["sheet"]["on"];
  readonly parties: MadePaper["sheet"]["parties"];
  readonly reason: string;
  readonly way: "in" | "out";
  readonly description: (good: Good) => string;
  readonly repair: readonly { readonly label: string; readonly value: string }[];
}

function invoice(making: Making, lines: readonly LineRecord[], way: Way): MadePaper {
  const { reader, record, words, write } = making;
  const goods = goodsOf(reader.context, record, { lines, way: way.way });
  if (goods instanceof Refusal) throw goods;
  const worth = worthOf(goods);
  return framed(making, {
    ...way,
    facts: [
      { label: words.invoiceNumber, value: way.number, code: true },
      { label: words.date, value: write.day(way.on) },
      { label: words.claim, value: record.number, code: true },
      { label: words.currency, value: worth.currency },
    ],
    blocks: [
      { is: "statement", tone: "plain", text: way.reason },
      goodsTable(making, goods, {
        description: way.description,
        totals: [
          ...weight(making, lines),
          ...way.repair,
          { label: words.totalValue, value: write.money(worth), strong: true },
        ],
      }),
      { is: "words", title: "", text: words.trueValue },
      { is: "words", title: "", text: words.declaration },
      { is: "sign", fields: [words.signature] },
    ],
  });
}

function goodsTable(
  making: Making,
  goods: readonly Good[],
  {
    description,
    totals,
  }: { description: Way["description"]; totals: NonNullable<Extract<Block, { is: "table" }>["totals"]> },
): Block {
  const { words, write, reader, record } = making;
  const kind = policyOf(reader.context, record).facts.get("unit.category");
  const category = (of: string) => (kind ? factText(making, kind, of) : of);
  return {
    is: "table",
    title: "",
    columns: [
      { label: words.position, share: 0, right: true },
      { label: words.description, share: 5 },
      { label: words.serial, share: 4, code: true },
      { label: words.hsCode, share: 0, code: true },
      { label: words.origin, share: 0 },
      { label: words.value, share: 0, right: true },
    ],
    rows: goods.map((good, index) => [
      String(index + 1),
      fill(description(good), {
        category: category(good.category),
        maker: good.maker,
        model: good.line.unit?.model ?? modelOf(making, good.line),
      }).replace(/,  +/, ", "),
      good.serial ?? words.none,
      write.customsCode(good.hsCode),
      good.origin ? write.country(good.origin) : words.none,
      write.money(good.value),
    ]),
    totals,
  };
}

/** What the customer pays for the repairs; null where nothing. */
function chargedFor(lines: readonly LineRecord[]): Money | null {
  const totals = lines.flatMap(({ repair, quotes }) => {
    const accepted = quotes.find(({ status }) => status === "accepted");
    return repair?.charge === "quoted" && accepted ? [accepted.total] : [];
  });
  const [first, ...others] = totals;
  if (!first || others.some(({ currency }) => currency !== first.currency)) return null;
  return addMoney(first, ...others);
}

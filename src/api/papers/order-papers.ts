import { addMoney, type Money } from "../../core/money.ts";
import { fill } from "../../core/refusal.ts";
import type { Context } from "../../domain/context.ts";
import type { OrderLine, OrderRecord, PackageRecord } from "../../domain/orders/index.ts";
import {
  type Block,
  type Fact,
  linesIn,
  type OrderPaperName,
  orderPaperGuard,
  type PaperedOrder,
  type Party,
  type Total,
} from "../../domain/papers/index.ts";
import { titleIn } from "../../domain/products/index.ts";
import type { Issuer, ProformaRecord } from "../../domain/proformas/index.ts";
import type { SellerRecord } from "../../domain/sellers/index.ts";
import { dayOf, type Reader, readerOf } from "../reader.ts";
import { methodText, modeText } from "../texts/orders.ts";
import { type Content, inFrame, issuerParty, type MadePaper, partyAt } from "./making.ts";
import { type PaperWords, paperWords } from "./texts/index.ts";
import { type Writing, writingIn } from "./writing.ts";

/** What papers of an order are made from. */
interface OrderMaking extends PaperedOrder {
  readonly reader: Reader;
  readonly seller: SellerRecord;
  readonly issuer: Issuer;
  readonly words: PaperWords;
  readonly write: Writing;
}

/** Which paper of an order is asked for, of which parcel, and in which language. */
interface WantedOfOrder {
  readonly paper: OrderPaperName;
  readonly packed: PackageRecord | null;
  readonly locale: Reader["locale"];
}

/** Makes a paper from the order as the reader has it; refuses one that is not there yet, or that would have to be invented. */
export function makeOrderPaper(
  context: Context,
  of: PaperedOrder & Pick<OrderMaking, "seller" | "issuer">,
  { paper, packed, locale }: WantedOfOrder,
): MadePaper {
  const refusal = orderPaperGuard(context, of, { paper, packed });
  if (refusal) throw refusal;
  const reader = { ...readerOf({ ...context, actor: { ...context.actor, locale } }), inside: false };
  const making: OrderMaking = { ...of, reader, words: paperWords[locale], write: writingIn(locale) };
  if (paper === "proforma-invoice") return proformaInvoice(making);
  const parcel = packed ?? of.order.packages[0];
  if (!parcel) throw new Error("the guard lets no paper of a parcel through that is not there");
  return paper === "order-invoice" ? orderInvoice(making, parcel) : orderPackingList(making, parcel);
}

function proformaInvoice(making: OrderMaking): MadePaper {
  const { order, proforma, words, write } = making;
  if (!proforma || !order.total) throw new Error("the guard lets no proforma through that was not issued");
  return framedOrder(making, {
    title: words.orderTitles["proforma-invoice"],
    number: proforma.number,
    on: proforma.issuedOn,
    facts: [
      { label: words.proformaNumber, value: proforma.number, code: true },
      ...(proforma.replaces ? [{ label: words.proformaReplaces, value: proforma.replaces, code: true }] : []),
      { label: words.date, value: write.day(proforma.issuedOn) },
      { label: words.order, value: order.number ?? "", code: true },
      { label: words.currency, value: order.currency },
      ...travelFacts(making),
    ],
    parties: [issuerParty(making, proforma.issuer, words.seller), buyerParty(making), ...shipTo(making)],
    blocks: [
      proforma.replacedBy
        ? { is: "statement", tone: "bad", text: fill(words.proformaReplaced, { number: proforma.replacedBy }) }
        : { is: "statement", tone: "plain", text: words.proformaNote, note: words.proformaPaid },
      goodsTable(making, billedLines(order, proforma), sums(making, proforma)),
      ...proforma.accounts.map((account, at): Block => {
        const rows = [
          { label: words.accountHolder, value: account.holder },
          { label: words.bank, value: account.bank },
          { label: words.accountNumber, value: account.number, code: true },
          { label: words.bankCode, value: account.code, code: true },
          { label: words.currency, value: account.currency },
          { label: words.payReference, value: proforma.number, code: true },
          { label: words.quoteNote, value: account.note },
        ].filter(({ value }) => value !== "");
        return { is: "facts", title: at === 0 ? words.payTo : "", columns: 3, rows };
      }),
      noteOf(proforma.issuer),
    ],
  });
}

/** The lines that a proforma invoice asks for; an order may have been reduced since. */
function billedLines({ lines }: OrderRecord, { billed }: ProformaRecord): Put[] {
  return lines.flatMap((line) => {
    const own = billed.lines.find(({ lineId }) => lineId === line.id);
    return own ? [{ line, quantity: own.quantity }] : [];
  });
}

/** For customs: what is in one parcel, truly described, at the price paid, with each serial number. */
function orderInvoice(making: OrderMaking, parcel: PackageRecord): MadePaper {
  const { order, words, write, issuer } = making;
  const inside = linesIn(order, parcel);
  const worth = worthOf(inside);
  const alone = order.packages.length === 1;
  const { freight } = order;
  return framedOrder(making, {
    title: words.orderTitles["order-invoice"],
    number: `${order.number ?? ""}-${parcel.position}`,
    on: dayOfParcel(making, parcel),
    facts: [
      { label: words.invoiceNumber, value: `${order.number ?? ""}-${parcel.position}`, code: true },
      { label: words.date, value: write.day(dayOfParcel(making, parcel)) },
      { label: words.reason, value: words.sale },
      { label: words.currency, value: order.currency },
      ...travelFacts(making),
      ...carrierFacts(making, parcel),
    ],
    parties: [issuerParty(making, issuer, words.exporter), ...shipTo(making, words.consignee)],
    blocks: [
      goodsTable(making, inside, [
        ...weightOf(making, inside),
        { label: words.totalValue, value: write.money(worth), strong: true },
        ...(freight ? [{ label: alone ? words.freight : words.freightOfOrder, value: write.money(freight) }] : []),
      ]),
      { is: "words", title: "", text: words.pricePaid },
      { is: "words", title: "", text: words.declaration },
      noteOf(issuer),
      { is: "sign", fields: [words.signature] },
    ],
  });
}

function orderPackingList(making: OrderMaking, parcel: PackageRecord): MadePaper {
  const { order, words, write, issuer } = making;
  const inside = linesIn(order, parcel);
  return framedOrder(making, {
    title: words.orderTitles["order-packing-list"],
    number: `${order.number ?? ""}-${parcel.position}`,
    on: dayOfParcel(making, parcel),
    facts: [
      { label: words.order, value: order.number ?? "", code: true },
      { label: words.parcel, value: fill(words.parcelOf, { n: parcel.position, of: order.packages.length }) },
      { label: words.tamperMark, value: parcel.tamperMark, code: true },
      ...carrierFacts(making, parcel),
    ],
    parties: [...shipTo(making, words.sendTo), issuerParty(making, issuer, words.from)],
    blocks: [
      {
        is: "table",
        title: words.inThisParcel,
        columns: [
          { label: words.position, share: 0, right: true },
          { label: words.description, share: 4 },
          { label: words.serial, share: 4, code: true },
          { label: words.quantity, share: 0, right: true },
        ],
        rows: inside.map(({ line, quantity, serials }) => [
          String(line.position),
          nameOf(making, line),
          serials.join(", ") || words.none,
          write.number(quantity),
        ]),
        totals: [
          { label: words.pieces, value: write.number(inside.reduce((sum, { quantity }) => sum + quantity, 0)) },
          ...weightOf(making, inside),
        ],
      },
      { is: "sign", fields: [words.packedBy, words.checkedBy, words.received] },
    ],
  });
}

interface Put {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly serials?: readonly string[];
}

function goodsTable({ words, write, ...making }: OrderMaking, goods: readonly Put[], totals: readonly Total[]): Block {
  return {
    is: "table",
    title: "",
    columns: [
      { label: words.position, share: 0, right: true },
      { label: words.description, share: 6 },
      { label: words.hsCode, share: 0, code: true },
      { label: words.origin, share: 2 },
      { label: words.quantity, share: 0, right: true },
      { label: words.each, share: 0, right: true },
      { label: words.amount, share: 0, right: true },
    ],
    rows: goods.map(({ line, quantity, serials = [] }) => [
      String(line.position),
      [nameOf(making, line), ...(serials.length > 0 ? [serials.join(", ")] : [])].join("\n"),
      line.hsCode ? write.customsCode(line.hsCode) : words.none,
      line.origin ? write.country(line.origin) : words.none,
      write.number(quantity),
      write.money(line.price),
      write.money({ ...line.price, amount: line.price.amount * quantity }),
    ]),
    totals,
  };
}

/** True descriptions: the product's title, and of a machine its maker and model; then the seller's code. */
function nameOf({ reader }: Pick<OrderMaking, "reader">, line: OrderLine): string {
  const title = titleIn(line.title, reader.locale, reader.context.seller);
  return `${title} (${line.code})`;
}

function sums({ words, write }: OrderMaking, { billed: { goods, freight, tax } }: ProformaRecord): Total[] {
  return [
    { label: words.goods, value: write.money(goods) },
    { label: words.freight, value: write.money(freight) },
    ...(tax.name ? [{ label: `${tax.name} ${write.number(tax.percent)} %`, value: write.money(tax.amount) }] : []),
    { label: words.total, value: write.money(addMoney(goods, freight, tax.amount)), strong: true },
  ];
}

function travelFacts({ order, words, reader }: OrderMaking): Fact[] {
  const { incoterm, address, mode, paymentMethod } = order;
  return [
    ...(incoterm ? [{ label: words.incoterm, value: [incoterm, address?.city ?? ""].join(" ").trim() }] : []),
    ...(mode ? [{ label: words.transport, value: modeText(mode, reader.locale) }] : []),
    { label: words.payment, value: methodText(paymentMethod, reader.locale) },
  ];
}

function carrierFacts({ words }: OrderMaking, { parcel }: PackageRecord): Fact[] {
  if (!parcel) return [];
  return [
    { label: words.carrier, value: parcel.carrier },
    { label: words.tracking, value: parcel.tracking, code: true },
  ];
}

function buyerParty({ order, words, write }: OrderMaking): Party {
  const { name, email, phone, country } = order.customer;
  const lines = [email, phone ?? "", country ? write.country(country) : ""].filter((line) => line !== "");
  return { label: words.buyer, name, lines };
}

function shipTo(making: OrderMaking, label = making.words.sendTo): Party[] {
  return making.order.address ? [partyAt(making, label, making.order.address)] : [];
}

function dayOfParcel({ reader }: OrderMaking, { parcel, packedAt }: PackageRecord) {
  return parcel?.shippedOn ?? dayOf(reader, packedAt);
}

function worthOf(goods: readonly Put[]): Money {
  const [first, ...others] = goods.map(({ line, quantity }) => ({
    ...line.price,
    amount: line.price.amount * quantity,
  }));
  if (!first) throw new Error("a parcel without goods");
  return addMoney(first, ...others);
}

/** Said where the weight of every piece is known. */
function weightOf({ words, write }: OrderMaking, goods: readonly Put[]): Total[] {
  if (goods.some(({ line }) => line.netWeightGrams === null)) return [];
  const grams = goods.reduce((sum, { line, quantity }) => sum + (line.netWeightGrams ?? 0) * quantity, 0);
  return [{ label: words.totalWeight, value: write.weight(grams) }];
}

function noteOf({ note }: Issuer): Block | null {
  return note ? { is: "words", title: "", text: note } : null;
}

function framedOrder(making: OrderMaking, content: Content): MadePaper {
  const { order } = making;
  return inFrame(making, content, order.address?.country ?? order.customer.country ?? "");
}

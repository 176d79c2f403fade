import type { Locale } from "../core/locale.ts";
import type { Money } from "../core/money.ts";
import { tellRefusal } from "../core/refusal.ts";
import { orderAbilities, paymentAbilities } from "../domain/abilities/index.ts";
import type { OrderClaim, PaymentRecord } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { stateWords, verifyChain } from "../domain/events/index.ts";
import {
  type Choice,
  methodsOf,
  modesOf,
  type OrderLine,
  type OrderRecord,
  type OrderRow,
  type PackageRecord,
  proposedMode,
  stillSent,
} from "../domain/orders/index.ts";
import { houseClause } from "../domain/policies/index.ts";
import { titleIn } from "../domain/products/index.ts";
import { caseOfOrder } from "../domain/refunds/index.ts";
import { attachmentView } from "./attachment-view.ts";
import { clauseCard } from "./clause-card.ts";
import type { Answer } from "./contract/index.ts";
import { deadlineView } from "./deadline-view.ts";
import { paymentPart } from "./quote-view.ts";
import { type Reader, readerOf } from "./reader.ts";
import { refundsPart } from "./refund-view.ts";
import { kindText } from "./texts/kinds.ts";
import { methodText, modeText, orderStep } from "./texts/orders.ts";
import { timelineView } from "./timeline.ts";

export type OrderAnswer = Answer<"GET /v1/sellers/{seller}/orders/{order}">;

/** Everything about one order, told to whoever asks in their language; `claims` are those about what it brought. */
export function orderPage(context: Context, order: OrderRecord, claims: readonly OrderClaim[]): OrderAnswer {
  const reader = readerOf(context);
  const { locale } = reader;
  const { id, number, status, customer, currency, goods, freight, tax, total, large, note, deskNote, incoterm } = order;
  const { promisedOn, shippedOn, deliveredOn, confirmedOn, cancelReason } = order;
  const untested = order.lines.some((line) => line.testNeeded && !line.testedAt && stillSent(line) > 0);
  return {
    id,
    number,
    status,
    statusText: stateWords.order[status][locale],
    nextStep: orderStep(reader, { status, untested, refund: refundOf(order) }),
    customer: { ...customer },
    lines: order.lines.map((line) => lineView(reader, order, line)),
    currency,
    goods,
    freight,
    tax,
    total,
    large,
    address: order.address && { ...order.address, lines: [...order.address.lines] },
    ...choicesPart(reader, order),
    asks: status === "cart" ? clausesOf(reader, "legal_notice") : [],
    note,
    deskNote,
    incoterm,
    submittedAt: instant(order.submittedAt),
    paidAt: instant(order.paidAt),
    promisedOn,
    shippedOn,
    deliveredOn,
    confirmedOn,
    cancelReason,
    escalatedAt: instant(order.escalatedAt),
    repriced: repricedPart(order),
    ...aroundPart(reader, order),
    claims: claims.map((claim) => claimView(reader, order, claim)),
    abilities: orderAbilities(context, order),
    etag: `"${order.version}"`,
  };
}

/** An order as lists show it. */
export function orderRow(reader: Reader, row: OrderRow): Answer<"GET /v1/sellers/{seller}/orders">["items"][number] {
  const { testNeeded, tested, title, submittedAt, updatedAt, refund, ...plain } = row;
  const { locale, context } = reader;
  return {
    ...plain,
    title: titleIn(title, locale, context.seller),
    statusText: stateWords.order[row.status][locale],
    nextStep: orderStep(reader, { status: row.status, untested: testNeeded && !tested, refund }),
    submittedAt: submittedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** How far the newest refund of an order is, and who sends it. */
function refundOf({ refunds }: OrderRecord): OrderRow["refund"] {
  const newest = refunds.at(-1);
  return newest ? { status: newest.status, byProvider: newest.onlineId !== null } : null;
}

/** How the total changed last, as the history has it. */
function repricedPart({ events }: OrderRecord): OrderAnswer["repriced"] {
  const details = events.findLast(({ verb }) => verb === "order.repriced")?.details as
    | { readonly was: Money; readonly number: string; readonly replaces: string }
    | undefined;
  return details ? { was: details.was, proforma: details.number, replaces: details.replaces } : null;
}

function clausesOf({ context, locale }: Reader, rule: "legal_notice") {
  return (houseClause(context, rule).clauses ?? []).map((id) => clauseCard(context.policies, id, locale));
}

function choicesPart(reader: Reader, order: OrderRecord) {
  const { context, locale } = reader;
  const { mode, transportWish, paymentMethod } = order;
  return {
    transport: {
      wish: transportWish,
      mode,
      modeText: mode && modeText(mode, locale),
      proposed: proposedMode(context, order),
      choices: choiceViews(reader, modesOf(context, order), modeText),
    },
    paymentMethod: {
      chosen: paymentMethod,
      text: methodText(paymentMethod, locale),
      choices: choiceViews(reader, methodsOf(context, order), methodText),
    },
  };
}

function choiceViews<Key>(
  { context, locale }: Reader,
  choices: readonly Choice<Key>[],
  text: (key: Key, locale: Locale) => string,
) {
  return choices.map(({ key, refusal }) => ({
    key,
    text: text(key, locale),
    open: !refusal,
    reason: refusal && tellRefusal(refusal, locale).text,
    clauses: (refusal?.details.clauses ?? []).map((clause) => clauseCard(context.policies, clause, locale)),
  }));
}

const promiseRules = { stock: "ship_stock", restock: "ship_restock", test: "ship_test" } as const;

function lineView({ context, locale }: Reader, order: OrderRecord, line: OrderLine): OrderAnswer["lines"][number] {
  const { id, position, product, code, quantity, price, seenPrice, amount, airTransport, testNeeded } = line;
  const packages = order.packages.flatMap(({ lines, parcel }) => {
    const own = lines.find(({ lineId }) => lineId === id);
    return own ? [{ quantity: own.quantity, left: parcel !== null }] : [];
  });
  const cart = order.status === "cart";
  const [promiseClause] = (line.promise && houseClause(context, promiseRules[line.promise]).clauses) ?? [];
  return {
    id,
    position,
    productId: product.id,
    code,
    title: titleIn(line.title, locale, context.seller),
    model: product.modelId ? [product.manufacturer, product.name].filter(Boolean).join(" ") : null,
    category: product.category,
    quantity,
    price,
    seenPrice,
    amount,
    stock: cart ? product.stock : null,
    restockDays: cart ? product.restockDays : null,
    airTransport,
    testNeeded,
    serialNeeded: product.modelId !== null,
    calledOff: line.calledOff,
    reserved: line.reserved,
    packed: packages.reduce((sum, each) => sum + each.quantity, 0),
    shipped: packages.reduce((sum, each) => sum + (each.left ? each.quantity : 0), 0),
    promisedOn: line.promisedOn,
    promise: line.promise,
    promiseClause: promiseClause ? clauseCard(context.policies, promiseClause, locale) : null,
    tested: line.testedAt && { at: line.testedAt.toISOString(), by: line.testedBy ?? "" },
  };
}

function aroundPart(reader: Reader, order: OrderRecord) {
  const { slug } = reader.context.seller;
  return {
    payment: order.payment && paymentView(reader, order, order.payment),
    packages: order.packages.map((each) => packageView(slug, order, each)),
    attachments: order.attachments.map((each) => attachmentView(slug, each)),
    refunds: refundsPart(reader, caseOfOrder(reader.context, order)),
    deadlines: order.deadlines.map((each) => deadlineView(reader, each)),
    timeline: timelineView(reader, order.events),
    chain: { intact: verifyChain(order.events, order).intact, length: order.eventCount },
  };
}

function claimView(reader: Reader, order: OrderRecord, claim: OrderClaim): OrderAnswer["claims"][number] {
  const { locale } = reader;
  const { id, number, status, kind, updatedAt, lines, parcels } = claim;
  const lineOf = ({ orderLineId, quantity, serial }: OrderClaim["lines"][number]) => {
    const title = order.lines.find((line) => line.id === orderLineId)?.title;
    return { orderLineId, quantity, serial, title: title ? titleIn(title, locale, reader.context.seller) : "" };
  };
  return {
    id,
    number,
    status,
    statusText: stateWords.claim[status][locale],
    kindText: kindText[kind][locale],
    updatedAt: updatedAt.toISOString(),
    lines: lines.map(lineOf),
    parcels: parcels.map((parcel) => ({ ...parcel, lines: parcel.lines.map(lineOf) })),
  };
}

function paymentView(reader: Reader, order: OrderRecord, payment: PaymentRecord) {
  const abilities = paymentAbilities(reader.context, { events: order.events, claim: null, order }, payment);
  return paymentPart(reader, payment, { attachments: order.attachments, abilities });
}

function packageView(slug: string, { attachments }: OrderRecord, packed: PackageRecord) {
  const { id, position, tamperMark, packedBy, packedAt, parcel } = packed;
  return {
    id,
    position,
    tamperMark,
    packedBy,
    packedAt: packedAt.toISOString(),
    lines: packed.lines.map((line) => ({ ...line, serials: [...line.serials] })),
    files: attachments.filter(({ packageId }) => packageId === id).map((each) => attachmentView(slug, each)),
    parcel,
  };
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

import type { Day } from "../../core/day.ts";
import { isId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { addMoney, type Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type Address,
  type CustomerRecord,
  paymentsOf,
  readAttachments,
  readDeadlines,
  readEvents,
  refundsOfOrders,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, reachOfSubject } from "../events/index.ts";
import type { Incoterm, Mode, OrderStatus, PaymentMethod } from "./lifecycle.ts";
import { readOrderLines } from "./read-lines.ts";
import { readPackages } from "./read-packages.ts";
import type { OrderLine, OrderRecord } from "./record.ts";
import { isLarge } from "./terms.ts";

/** An order with all its rows, by id or number, in a constant number of queries and through the actor's scope. */
export async function loadOrder(context: Context, idOrNumber: string): Promise<OrderRecord> {
  const row = await orders(context)
    .where(
      isId(idOrNumber) ? "subject.id" : "subject.number",
      "=",
      isId(idOrNumber) ? idOrNumber : numbered(idOrNumber),
    )
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  return recordOf(context, row);
}

/** The same, locked first, so that what a guard sees is still so when the verb acts. */
export async function orderForChange(context: Context, orderId: string): Promise<OrderRecord> {
  await lockSubject(context, { orderId });
  return loadOrder(context, orderId);
}

/** The id of an order that is named by id or number. */
export async function orderIdNamed(context: Context, idOrNumber: string): Promise<string> {
  if (isId(idOrNumber)) return idOrNumber;
  const row = await context.tx
    .selectFrom("customerOrder as subject")
    .select("subject.id")
    .where(reachOfSubject(context.actor))
    .where("subject.number", "=", numbered(idOrNumber))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  return row.id;
}

function numbered(text: string): string {
  return text.trim().toUpperCase();
}

function orders({ tx, actor }: Context) {
  return tx
    .selectFrom("customerOrder as subject")
    .innerJoin("customer", (on) =>
      on.onRef("customer.sellerId", "=", "subject.sellerId").onRef("customer.id", "=", "subject.customerId"),
    )
    .selectAll("subject")
    .select(["customer.kind", "customer.name", "customer.email", "customer.phone", "customer.country"])
    .select("customer.locale as customerLocale")
    .where(reachOfSubject(actor));
}

type Row = Awaited<ReturnType<ReturnType<typeof orders>["executeTakeFirstOrThrow"]>>;

async function recordOf(context: Context, row: Row): Promise<OrderRecord> {
  const { id: orderId, currency } = row;
  const subject = { orderId };
  const status = row.status as OrderStatus;
  const lines = await readOrderLines(context, orderId, status);
  const goods = goodsOf(row, lines);
  const [payment = null] = await paymentsOf(context, subject);
  const { freight, tax } = moneyOf(row);
  return {
    ...plainOf(row),
    status,
    large: row.large ?? isLarge(context.seller, goods),
    goods,
    freight,
    tax,
    total: freight && tax ? addMoney(goods, freight, tax.amount) : null,
    currency,
    customer: customerOf(row),
    lines,
    packages: await readPackages(context, orderId),
    payment,
    refunds: (await refundsOfOrders(context, [orderId])).get(orderId) ?? [],
    attachments: await readAttachments(context, subject),
    deadlines: await readDeadlines(context, subject),
    events: await readEvents(context, subject),
  };
}

function plainOf(row: Row) {
  const { id, number, note, submittedAt, deskNote, paidAt, cancelReason, escalatedAt } = row;
  const { createdBy, createdAt, updatedAt, eventCount, eventHead, version } = row;
  return {
    id,
    number,
    locale: row.locale as Locale,
    address: row.address as unknown as Address | null,
    transportWish: row.transportWish as Mode | null,
    paymentMethod: row.paymentMethod as PaymentMethod,
    note,
    submittedAt,
    mode: row.mode as Mode | null,
    incoterm: row.incoterm as Incoterm | null,
    deskNote,
    paidAt,
    promisedOn: row.promisedOn as Day | null,
    shippedOn: row.shippedOn as Day | null,
    deliveredOn: row.deliveredOn as Day | null,
    confirmedOn: row.confirmedOn as Day | null,
    cancelReason,
    escalatedAt,
    createdBy,
    createdAt,
    updatedAt,
    eventCount,
    eventHead,
    version,
  };
}

function customerOf(row: Row): CustomerRecord {
  const { customerId: id, name, email, phone, country } = row;
  const kind = row.kind as CustomerRecord["kind"];
  return { id, kind, name, email, phone, country, locale: row.customerLocale as Locale };
}

/** As it was submitted; of a cart what its lines come to now, without those whose price waits to be set in its currency. */
function goodsOf({ goods, currency }: Row, lines: readonly OrderLine[]): Money {
  const sold = lines.filter(({ amount }) => amount.currency === currency);
  return { amount: goods ?? sold.reduce((sum, { amount }) => sum + amount.amount, 0), currency };
}

function moneyOf({ freight, tax, taxName, taxPercent, currency }: Row): Pick<OrderRecord, "freight" | "tax"> {
  const of = (amount: number): Money => ({ amount, currency });
  return {
    freight: freight === null ? null : of(freight),
    tax: tax === null ? null : { name: taxName ?? "", percent: Number(taxPercent ?? 0), amount: of(tax) },
  };
}

import { Refusal } from "../../../core/refusal.ts";
import { readRows } from "../imports/read-rows.ts";
import type { ShopOrderState } from "../lifecycle.ts";
import { Entry, perPiece, textOf } from "./entry.ts";
import { readJsonItems } from "./read-json-items.ts";
import { loose } from "./read-woocommerce.ts";
import { namesSerials, orderKey, type ReadOrder, type ShopOrderLine, serialsIn } from "./shop-order.ts";

type Loose = ReturnType<typeof loose>;

const needed = ["Order_ID", "Display_ID", "Currency Code", "Customer Email"] as const;

/**
 * Medusa's orders: the CSV that its admin exports, which tells whose an order is and none of its lines, or JSON as `GET /admin/orders` answers, with
 * lines, serial numbers in their metadata, and fulfilments.
 */
export async function* readMedusa(texts: AsyncIterable<string>, timeZone: string): AsyncGenerator<ReadOrder> {
  const { json, all } = await looksLikeJson(texts);
  if (json) yield* readJson(all, timeZone);
  else yield* readTable(all, timeZone);
}

async function looksLikeJson(texts: AsyncIterable<string>) {
  const iterator = texts[Symbol.asyncIterator]();
  let head = "";
  while (head.trim() === "") {
    const next = await iterator.next();
    if (next.done) throw new Refusal("table_empty");
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { json: /^\uFEFF?\s*[[{]/.test(head), all: all() };
}

async function* readTable(texts: AsyncIterable<string>, timeZone: string): AsyncGenerator<ReadOrder> {
  const rows = readRows(texts);
  const first = await rows.next();
  if (first.done || "broken" in first.value) throw new Refusal("table_empty");
  const header = first.value.cells.map((name) => name.toLowerCase());
  const missing = needed.filter((name) => !header.includes(name.toLowerCase()));
  if (missing.length > 0) throw new Refusal("table_columns", { values: { missing: missing.join(", ") } });
  const seen = new Set<string>();
  for await (const row of rows) {
    const entry = new Entry(row.line, timeZone);
    if ("broken" in row) {
      yield { faults: [{ line: row.line, column: null, value: null, code: "bad_quotes" }] };
      continue;
    }
    const cell = (name: string) => row.cells[header.indexOf(name.toLowerCase())] ?? "";
    const externalId = entry.needed("Order_ID", cell("Order_ID"), 100);
    const number = entry.needed("Display_ID", cell("Display_ID"), 100);
    if (number !== "" && seen.has(orderKey(number))) entry.note("Display_ID", number, "order_twice");
    seen.add(orderKey(number));
    const currency = entry.currency("Currency Code", cell("Currency Code"));
    const name = `${cell("Customer First name")} ${cell("Customer Last name")}`.trim();
    const order = {
      line: row.line,
      externalId,
      number,
      state: stateOf(cell("Order status"), cell("Payment Status"), cell("Fulfillment Status")),
      placedOn: entry.day("Date", cell("Date")),
      paidOn: null,
      shippedOn: null,
      deliveredOn: null,
      currency,
      total: entry.amount("Total", cell("Total"), currency),
      buyerName: entry.text("Customer First name", name, 200),
      buyerEmail: entry.email("Customer Email", cell("Customer Email")),
      business: false,
      country: entry.country("Shipping Country Code", cell("Shipping Country Code")),
      channel: "official" as const,
      lines: [],
    };
    yield entry.faults.length > 0 ? { faults: entry.faults } : { order };
  }
}

async function* readJson(texts: AsyncIterable<string>, timeZone: string): AsyncGenerator<ReadOrder> {
  const seen = new Set<string>();
  for await (const each of readJsonItems(texts, "orders")) {
    const entry = new Entry(each.line, timeZone);
    if ("broken" in each) yield { faults: [{ line: each.line, column: null, value: each.broken, code: "not_json" }] };
    else yield readOrder(entry, { told: loose(each.item), line: each.line, seen });
  }
}

function readOrder(
  entry: Entry,
  { told, line, seen }: { readonly told: Loose; readonly line: number; readonly seen: Set<string> },
): ReadOrder {
  const [shipping, billing] = [loose(told["shipping_address"]), loose(told["billing_address"])];
  const customer = loose(told["customer"]);
  const externalId = entry.needed("id", told["id"], 100);
  const number = entry.needed("display_id", told["display_id"], 100);
  if (number !== "" && seen.has(orderKey(number))) entry.note("display_id", number, "order_twice");
  seen.add(orderKey(number));
  const currency = entry.currency("currency_code", told["currency_code"]);
  const items = told["items"];
  if (!Array.isArray(items)) entry.note("items", null, "required");
  const fulfilled = Array.isArray(told["fulfillments"]) ? told["fulfillments"].map(loose) : [];
  const sent = fulfilled.filter((each) => textOf(each["canceled_at"]) === "");
  const order = {
    line,
    externalId,
    number,
    state: stateOf(textOf(told["status"]), textOf(told["payment_status"]), textOf(told["fulfillment_status"])),
    placedOn: entry.day("created_at", told["created_at"]),
    paidOn: null,
    shippedOn: lastDay(entry, sent, "shipped_at"),
    deliveredOn: lastDay(entry, sent, "delivered_at"),
    currency,
    total: entry.amount("total", told["total"], currency),
    buyerName: entry.text("shipping_address.first_name", nameOf(billing) || nameOf(shipping) || nameOf(customer), 200),
    buyerEmail: entry.email("email", told["email"]),
    business: [billing, shipping, customer].some((each) => textOf(each["company"] ?? each["company_name"]) !== ""),
    country: entry.country("shipping_address.country_code", shipping["country_code"] ?? billing["country_code"]),
    channel: "official" as const,
    lines: Array.isArray(items) ? items.map((each, at) => readLine(entry, loose(each), { at, currency })) : [],
  };
  return entry.faults.length > 0 ? { faults: entry.faults } : { order };
}

/** The day of the last fulfilment, once each has one. */
function lastDay(entry: Entry, sent: readonly Loose[], name: string) {
  const days = sent.map((each, at) => entry.day(`fulfillments[${at}].${name}`, each[name]));
  return days.length > 0 && days.every((each) => each !== null) ? (days.toSorted().at(-1) ?? null) : null;
}

function stateOf(status: string, payment: string, fulfilment: string): ShopOrderState {
  if (status === "canceled" || payment === "canceled") return "cancelled";
  if (payment === "refunded") return "refunded";
  if (fulfilment === "delivered") return "delivered";
  if (fulfilment === "shipped") return "shipped";
  return payment === "captured" || payment === "partially_refunded" ? "paid" : "open";
}

function readLine(
  entry: Entry,
  told: Loose,
  { at, currency }: { readonly at: number; readonly currency: string },
): ShopOrderLine {
  const place = (name: string) => `items[${at}].${name}`;
  const quantity = entry.quantity(place("quantity"), told["quantity"]);
  const sum = entry.amount(place("total"), told["total"], currency);
  const price = entry.amount(place("unit_price"), told["unit_price"], currency);
  const serials = Object.entries(loose(told["metadata"])).flatMap(([key, value]) =>
    namesSerials(key) ? serialsIn(value) : [],
  );
  return {
    sku: entry.text(place("variant_sku"), told["variant_sku"], 100),
    title: entry.needed(place("product_title"), textOf(told["product_title"]) || told["title"], 300),
    maker: null,
    quantity,
    unitPrice: sum === null ? price : perPiece(sum, quantity),
    serials: entry.serials(place("metadata"), serials, quantity),
  };
}

function nameOf(address: Loose): string {
  return [address["first_name"], address["last_name"]].map(textOf).join(" ").trim();
}

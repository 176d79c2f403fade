import type { ShopOrderState } from "../lifecycle.ts";
import { Entry, perPiece, textOf } from "./entry.ts";
import { readJsonItems } from "./read-json-items.ts";
import { namesSerials, orderKey, type ReadOrder, type ShopOrderLine, serialsIn } from "./shop-order.ts";

/** What is looked at of an order of WooCommerce's REST API v3 (`/wp-json/wc/v3/orders`); it may be anything. */
interface Loose {
  readonly [name: string]: unknown;
}

/** WooCommerce's orders in JSON, as its REST API v3 and `wp wc shop_order list --format=json` give them. */
export async function* readWooCommerce(texts: AsyncIterable<string>, timeZone: string): AsyncGenerator<ReadOrder> {
  const seen = new Set<string>();
  for await (const each of readJsonItems(texts, "orders")) {
    const entry = new Entry(each.line, timeZone);
    if ("broken" in each) yield { faults: [{ line: each.line, column: null, value: each.broken, code: "not_json" }] };
    else yield readOrder(entry, { item: each.item, line: each.line, seen });
  }
}

function readOrder(
  entry: Entry,
  { item, line, seen }: { readonly item: unknown; readonly line: number; readonly seen: Set<string> },
): ReadOrder {
  const told = loose(item);
  const [billing, shipping] = [loose(told["billing"]), loose(told["shipping"])];
  const externalId = entry.needed("id", told["id"], 100);
  const number = entry.text("number", told["number"], 100) ?? externalId;
  if (number !== "" && seen.has(orderKey(number))) entry.note("number", number, "order_twice");
  seen.add(orderKey(number));
  const currency = entry.currency("currency", told["currency"]);
  const items = told["line_items"];
  if (!Array.isArray(items)) entry.note("line_items", null, "required");
  const order = {
    line,
    externalId,
    number,
    state: stateOf(textOf(told["status"])),
    placedOn: entry.day("date_created", told["date_created"]),
    paidOn: entry.day("date_paid", told["date_paid"]),
    // WooCommerce knows when an order was completed, not when it was shipped or arrived.
    shippedOn: null,
    deliveredOn: null,
    currency,
    total: entry.amount("total", told["total"], currency),
    buyerName: entry.text("billing.first_name", nameOf(billing) || nameOf(shipping), 200),
    buyerEmail: entry.email("billing.email", billing["email"]),
    business: textOf(billing["company"]).trim() !== "",
    country: entry.country("shipping.country", textOf(shipping["country"]) || billing["country"]),
    channel: "official" as const,
    lines: Array.isArray(items) ? items.map((each, at) => readLine(entry, loose(each), { at, currency })) : [],
  };
  return entry.faults.length > 0 ? { faults: entry.faults } : { order };
}

function stateOf(status: string): ShopOrderState {
  const plain = status.replace(/^wc-/, "");
  if (plain === "cancelled" || plain === "failed" || plain === "trash") return "cancelled";
  if (plain === "refunded") return "refunded";
  return plain === "processing" || plain === "completed" ? "paid" : "open";
}

function readLine(
  entry: Entry,
  told: Loose,
  { at, currency }: { readonly at: number; readonly currency: string },
): ShopOrderLine {
  const place = (name: string) => `line_items[${at}].${name}`;
  const quantity = entry.quantity(place("quantity"), told["quantity"]);
  const net = entry.amount(place("total"), told["total"], currency);
  const tax = entry.amount(place("total_tax"), told["total_tax"], currency) ?? 0;
  const meta = Array.isArray(told["meta_data"]) ? told["meta_data"].map(loose) : [];
  const serials = meta.flatMap(({ key, value }) => (namesSerials(textOf(key)) ? serialsIn(value) : []));
  return {
    sku: entry.text(place("sku"), told["sku"], 100),
    title: entry.needed(place("name"), told["name"], 300),
    maker: null,
    quantity,
    unitPrice: perPiece(net === null ? null : net + tax, quantity),
    serials: entry.serials(place("meta_data"), serials, quantity),
  };
}

function nameOf(address: Loose): string {
  return [address["first_name"], address["last_name"]].map(textOf).join(" ").trim();
}

/** Anything as something with members; whatever has none has none. */
export function loose(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

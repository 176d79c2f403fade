import { Refusal } from "../../../core/refusal.ts";
import { type BrokenRow, type Row, readRows } from "../imports/read-rows.ts";
import type { ShopOrderState } from "../lifecycle.ts";
import { Entry, perPiece } from "./entry.ts";
import { namesSerials, orderKey, type ReadOrder, serialsIn } from "./shop-order.ts";

const needed = ["Name", "Currency", "Created at", "Lineitem quantity", "Lineitem name"] as const;
const mostLines = 2000;

/**
 * Shopify's export of orders (Orders → Export, CSV): a row for each line of an order, all of an order one after the other; only the first row of an
 * order tells what is about the order as a whole.
 */
export async function* readShopify(texts: AsyncIterable<string>, timeZone: string): AsyncGenerator<ReadOrder> {
  const rows = readRows(texts);
  const first = await rows.next();
  if (first.done || "broken" in first.value) throw new Refusal("table_empty");
  const header = first.value.cells.map((name) => name.toLowerCase());
  const missing = needed.filter((name) => !header.includes(name.toLowerCase()));
  if (missing.length > 0) throw new Refusal("table_columns", { values: { missing: missing.join(", ") } });
  let held: Row[] = [];
  const seen = new Set<string>();
  const orderOf = (group: readonly Row[]) =>
    readOrder(
      group.map((row) => new Cells(row, header)),
      { timeZone, seen },
    );
  for await (const row of rows) {
    const fault = faultOf(row, header.length);
    if (fault) {
      if (held.length > 0) yield orderOf(held);
      held = [];
      yield { faults: [fault] };
      continue;
    }
    const at = header.indexOf("name");
    const [previous] = held;
    if (previous && previous.cells[at] !== (row as Row).cells[at]) {
      yield orderOf(held);
      held = [];
    }
    if (held.length <= mostLines) held.push(row as Row);
  }
  if (held.length > 0) yield orderOf(held);
}

function faultOf(row: Row | BrokenRow, width: number) {
  const { line } = row;
  if ("broken" in row) return { line, column: null, value: null, code: "bad_quotes" as const };
  if (row.cells.length <= width) return null;
  return {
    line,
    column: null,
    value: row.cells.slice(width).join(" | ").slice(0, 200),
    code: "too_many_cells" as const,
  };
}

/** A row's cells by the names of Shopify's columns. */
class Cells {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #header: readonly string[];
  constructor(row: Row, header: readonly string[]) {
    this.line = row.line;
    this.#cells = row.cells;
    this.#header = header;
  }
  get(name: string): string {
    return this.#cells[this.#header.indexOf(name.toLowerCase())] ?? "";
  }
}

function readOrder(
  rows: readonly Cells[],
  { timeZone, seen }: { readonly timeZone: string; readonly seen: Set<string> },
): ReadOrder {
  const [head] = rows as readonly [Cells];
  const entry = new Entry(head.line, timeZone);
  const number = entry.needed("Name", head.get("Name"), 100);
  if (rows.length > mostLines) entry.note("Name", number, "too_many_lines");
  if (number !== "" && seen.has(orderKey(number))) entry.note("Name", number, "order_twice");
  seen.add(orderKey(number));
  const currency = entry.currency("Currency", head.get("Currency"));
  const shipped = head.get("Fulfillment Status").toLowerCase() === "fulfilled";
  const paidOn = entry.day("Paid at", head.get("Paid at"));
  const fulfilledOn = entry.day("Fulfilled at", head.get("Fulfilled at"));
  const lines = rows.flatMap((row) => readLine(entry, row, currency));
  const order = {
    line: head.line,
    externalId: head.get("Id") || number,
    number,
    state: stateOf(head, shipped),
    placedOn: entry.day("Created at", head.get("Created at")),
    paidOn,
    shippedOn: shipped ? fulfilledOn : null,
    deliveredOn: null,
    currency,
    total: entry.amount("Total", head.get("Total"), currency),
    buyerName: entry.text("Billing Name", head.get("Billing Name") || head.get("Shipping Name"), 200),
    buyerEmail: entry.email("Email", head.get("Email")),
    business: head.get("Billing Company") !== "" || head.get("Shipping Company") !== "",
    country: entry.country("Shipping Country", head.get("Shipping Country") || head.get("Billing Country")),
    channel: ownChannels.includes(head.get("Source").toLowerCase()) ? ("official" as const) : null,
    lines: placeSerials(entry, head, lines),
  };
  return entry.faults.length > 0 ? { faults: entry.faults } : { order };
}

/** What Shopify calls its own ways of selling; a number stands for somebody else's app. */
const ownChannels: readonly string[] = ["web", "pos", "iphone", "android", "shopify_draft_order"];

function stateOf(head: Cells, shipped: boolean): ShopOrderState {
  const money = head.get("Financial Status").toLowerCase();
  if (head.get("Cancelled at") !== "" || money === "voided") return "cancelled";
  if (money === "refunded") return "refunded";
  if (shipped) return "shipped";
  return money === "paid" || money === "partially_refunded" ? "paid" : "open";
}

type Line = Extract<ReadOrder, { order: unknown }>["order"]["lines"][number];

function readLine(entry: Entry, row: Cells, currency: string): Line[] {
  entry.at(row.line);
  const named = row.get("Currency").trim();
  // Only an order's first row tells its currency; a row that tells another one would be paid in it.
  if (named !== "" && currency !== "" && named.toUpperCase() !== currency)
    entry.note("Currency", named, "other_currency");
  const title = entry.needed("Lineitem name", row.get("Lineitem name"), 300);
  const quantity = entry.quantity("Lineitem quantity", row.get("Lineitem quantity"));
  const price = entry.amount("Lineitem price", row.get("Lineitem price"), currency);
  const off = entry.amount("Lineitem discount", row.get("Lineitem discount"), currency) ?? 0;
  return [
    {
      sku: entry.text("Lineitem sku", row.get("Lineitem sku"), 100),
      title,
      maker: entry.text("Vendor", row.get("Vendor"), 100),
      quantity,
      unitPrice: price === null ? null : perPiece(Math.max(price * quantity - off, 0), quantity),
      serials: [],
    },
  ];
}

/** Serial numbers stand in the order's note attributes; they are the line's where there is one line, and nobody's where there are several. */
function placeSerials(entry: Entry, head: Cells, lines: readonly Line[]): readonly Line[] {
  const given = head
    .get("Note Attributes")
    .split(/\r?\n/)
    .flatMap((text) => {
      const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(text) ?? [];
      return namesSerials(name) ? serialsIn(value) : [];
    });
  entry.at(head.line);
  if (given.length === 0) return lines;
  const [only] = lines;
  if (!only || lines.length > 1) {
    entry.note("Note Attributes", given.join(", "), "serials_not_placed");
    return lines;
  }
  return [{ ...only, serials: entry.serials("Note Attributes", given, only.quantity) }];
}

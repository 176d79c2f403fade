import { sql } from "kysely";
import { newId } from "../../../core/id.ts";
import { serialKey } from "../../../core/serial.ts";
import type { Context } from "../../context.ts";
import type { ImportFault } from "../imports/faults.ts";
import { Models } from "../imports/models.ts";
import type { Written } from "../imports/write-units.ts";
import type { ShopSource } from "../lifecycle.ts";
import { makerName, makerOfModel } from "../makers.ts";
import { orderKey, type ShopOrder, type ShopOrderLine } from "./shop-order.ts";

/**
 * Writes a batch in one statement: an order that is there already takes over what its shop tells now; where that makes no difference it is not touched.
 */
export async function writeOrders(
  { tx, actor, now }: Context,
  { importId, source }: { readonly importId: string; readonly source: ShopSource },
  orders: readonly ShopOrder[],
): Promise<Written> {
  // In the order of the key, so that two imports at once never wait for each other in a circle.
  const rows = orders
    .toSorted((first, second) => (first.externalId < second.externalId ? -1 : 1))
    .map((order) => ({
      ...order,
      id: newId<"shopOrder">(now),
      numberKey: orderKey(order.number),
      evenPrice: evenPrice(order.lines),
    }));
  const { rows: touched } = await sql<{ fresh: boolean }>`
    insert into shop_order as o (seller_id, id, source, external_id, number, number_key, state, placed_on, paid_on, shipped_on, delivered_on,
      currency, total, even_price, buyer_name, buyer_email, business, country, channel, lines, import_id, created_at, updated_at)
    select ${actor.sellerId}, r.id, ${source}, r."externalId", r.number, r."numberKey", r.state, r."placedOn", r."paidOn", r."shippedOn",
      r."deliveredOn", r.currency, r.total, r."evenPrice", r."buyerName", r."buyerEmail", r.business, r.country, r.channel, r.lines,
      ${importId}, ${new Date(now)}, ${new Date(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "externalId" text, number text, "numberKey" text, state text,
      "placedOn" date, "paidOn" date, "shippedOn" date, "deliveredOn" date, currency text, total bigint, "evenPrice" bigint, "buyerName" text,
      "buyerEmail" text, business boolean, country text, channel text, lines jsonb)
    on conflict (seller_id, source, external_id) do update set
      number = excluded.number, number_key = excluded.number_key, state = excluded.state, placed_on = excluded.placed_on,
      paid_on = excluded.paid_on, shipped_on = excluded.shipped_on, delivered_on = excluded.delivered_on, currency = excluded.currency,
      total = excluded.total, even_price = excluded.even_price, buyer_name = excluded.buyer_name, buyer_email = excluded.buyer_email,
      business = excluded.business, country = excluded.country, channel = excluded.channel, lines = excluded.lines,
      import_id = excluded.import_id, updated_at = excluded.updated_at
    where (o.number, o.state, o.placed_on, o.paid_on, o.shipped_on, o.delivered_on, o.currency, o.total, o.buyer_name, o.buyer_email,
        o.business, o.country, o.channel, o.lines)
      is distinct from (excluded.number, excluded.state, excluded.placed_on, excluded.paid_on, excluded.shipped_on, excluded.delivered_on,
        excluded.currency, excluded.total, excluded.buyer_name, excluded.buyer_email, excluded.business, excluded.country, excluded.channel,
        excluded.lines)
    returning (xmax = 0) as fresh`.execute(tx);
  const added = touched.filter(({ fresh }) => fresh).length;
  return { added, changed: touched.length - added, unchanged: orders.length - touched.length };
}

/** What each piece cost, where all cost the same. */
function evenPrice(lines: readonly ShopOrderLine[]): number | null {
  const prices = new Set(lines.map(({ unitPrice }) => unitPrice));
  const [price] = prices;
  return prices.size === 1 ? (price ?? null) : null;
}

interface Sold {
  readonly order: ShopOrder;
  readonly line: ShopOrderLine;
  readonly serial: string;
}

/**
 * Units whose serial numbers the orders name: a new one is made, one that is there takes over what its record leaves open. One that belongs to another
 * order is left as it is, and told as a fault.
 */
export async function writeSoldUnits(
  context: Context,
  importId: string,
  orders: readonly ShopOrder[],
): Promise<ImportFault[]> {
  const sold = orders
    .filter(({ state }) => state !== "cancelled" && state !== "refunded")
    .flatMap((order) => order.lines.flatMap((line) => line.serials.map((serial) => ({ order, line, serial }))));
  if (sold.length === 0) return [];
  const faults: ImportFault[] = [];
  const models = { named: await Models.of(context), coded: await modelsByCode(context, sold) };
  const elsewhere = await soldElsewhere(context, sold);
  const placed = new Map<string, object>();
  for (const { order, line, serial } of sold) {
    const key = serialKey(serial);
    const fault = (code: ImportFault["code"]) => faults.push({ line: order.line, column: null, value: serial, code });
    if (elsewhere.get(key) || placed.has(key)) {
      fault("serial_elsewhere");
      continue;
    }
    const modelId = await modelOf(context, models, line);
    if (modelId) placed.set(key, unitOf(context, { order, line, serial }, { key, modelId }));
    else fault("maker_needed");
  }
  await insertUnits(context, importId, [...placed.values()]);
  return faults;
}

/** Of these serials, those whose unit belongs to another order. */
async function soldElsewhere({ tx, actor }: Context, sold: readonly Sold[]): Promise<Map<string, boolean>> {
  const keys = sold.map(({ serial }) => serialKey(serial));
  const rows = await tx
    .selectFrom("unit")
    .select(["serialKey", "orderNumber"])
    .where("sellerId", "=", actor.sellerId)
    .where("serialKey", "in", keys)
    .where("orderNumber", "is not", null)
    .execute();
  const known = new Map(rows.map((row) => [row.serialKey, orderKey(row.orderNumber ?? "")]));
  return new Map(
    sold.map(({ order, serial }) => {
      const owner = known.get(serialKey(serial));
      return [serialKey(serial), owner !== undefined && owner !== orderKey(order.number)];
    }),
  );
}

interface KnownModels {
  readonly named: Models;
  /** Models by the code of the product that sells them. */
  readonly coded: ReadonlyMap<string, string>;
}

async function modelsByCode({ tx, actor }: Context, sold: readonly Sold[]): Promise<Map<string, string>> {
  const codes = [...new Set(sold.flatMap(({ line }) => (line.sku === null ? [] : [line.sku.toUpperCase()])))];
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("product")
    .select(["codeKey", "modelId"])
    .where("sellerId", "=", actor.sellerId)
    .where("codeKey", "in", codes)
    .where("modelId", "is not", null)
    .execute();
  return new Map(rows.map(({ codeKey, modelId }) => [codeKey, modelId ?? ""]));
}

/** The model that a line sells: by the code of a product, by the name of a model, or made under the maker that line or name tells. */
async function modelOf(
  context: Context,
  { named: models, coded }: KnownModels,
  line: ShopOrderLine,
): Promise<string | null> {
  const offered = coded.get(line.sku?.toUpperCase() ?? "");
  if (offered) return offered;
  const manufacturer = line.maker === null ? makerOfModel(line.title) : makerName(line.maker);
  const found =
    models.find({ model: line.title, manufacturer }) ?? models.find({ model: line.title, manufacturer: null });
  if (found) return found.id;
  if (manufacturer === null) return null;
  return (await models.make(context, { manufacturer, model: line.title, category: null })).id;
}

function unitOf({ now }: Context, { order, line, serial }: Sold, { key, modelId }: { key: string; modelId: string }) {
  const { number, shippedOn, deliveredOn, buyerName, buyerEmail, channel, currency } = order;
  return {
    id: newId<"unit">(now),
    serial,
    key,
    modelId,
    number: number.replace(/^#/, ""),
    shippedOn,
    deliveredOn,
    price: line.unitPrice,
    currency: line.unitPrice === null ? null : currency,
    channel,
    buyerName,
    buyerEmail,
  };
}

async function insertUnits({ tx, actor, now }: Context, importId: string, units: readonly object[]): Promise<void> {
  if (units.length === 0) return;
  await sql`
    insert into unit as u (seller_id, id, serial, serial_key, model_id, order_number, shipped_on, delivered_on, price_amount, price_currency,
      channel, buyer_name, buyer_email, import_id, created_at, updated_at)
    select ${actor.sellerId}, r.id, r.serial, r.key, r."modelId", r.number, r."shippedOn", r."deliveredOn", r.price, r.currency, r.channel,
      r."buyerName", r."buyerEmail", ${importId}, ${new Date(now)}, ${new Date(now)}
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(id uuid, serial text, key text, "modelId" uuid, number text,
      "shippedOn" date, "deliveredOn" date, price bigint, currency text, channel text, "buyerName" text, "buyerEmail" text)
    order by r.key
    on conflict (seller_id, serial_key) do update set order_number = excluded.order_number, version = u.version + 1,
      updated_at = excluded.updated_at
    where u.order_number is null`.execute(tx);
}

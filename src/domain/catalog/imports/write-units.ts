import { sql } from "kysely";
import { newId } from "../../../core/id.ts";
import type { Context } from "../../context.ts";
import type { UnitRow } from "./read-unit.ts";

/** What became of a batch of rows. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A row with the model it means. */
export type PlacedUnit = UnitRow & { readonly modelId: string };

/**
 * Writes a batch in one statement. A unit that is there already takes over what the rows tell and keeps what they leave
 * empty; where that makes no difference it is not touched.
 */
export async function writeUnits(
  { tx, actor, now }: Context,
  importId: string,
  units: readonly PlacedUnit[],
): Promise<Written> {
  if (units.length === 0) return { added: 0, changed: 0, unchanged: 0 };
  // In the order of the key, so that two imports at once never wait for each other in a circle.
  const rows = units
    .toSorted((first, second) => (first.serialKey < second.serialKey ? -1 : 1))
    .map((unit) => ({
      ...unit,
      id: newId<"unit">(now),
    }));
  const { rows: touched } = await sql<{ fresh: boolean }>`
    insert into unit as u (seller_id, id, serial, serial_key, model_id, batch, order_number, released_on, shipped_on,
      delivered_on, invoice_on, price_amount, price_currency, channel, warehouse, preorder, bulk, buyer_name,
      buyer_email, import_id, created_at, updated_at)
    select ${actor.sellerId}, r.id, r.serial, r."serialKey", r."modelId", r.batch, r."orderNumber", r."releasedOn",
      r."shippedOn", r."deliveredOn", r."invoiceOn", r."priceAmount", r."priceCurrency", r.channel, r.warehouse,
      r.preorder, r.bulk, r."buyerName", r."buyerEmail", ${importId}, ${new Date(now)}, ${new Date(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, serial text, "serialKey" text, "modelId" uuid,
      batch text, "orderNumber" text, "releasedOn" date, "shippedOn" date, "deliveredOn" date, "invoiceOn" date,
      "priceAmount" bigint, "priceCurrency" text, channel text, warehouse text, preorder boolean, bulk boolean,
      "buyerName" text, "buyerEmail" text)
    on conflict (seller_id, serial_key) do update set
      serial = excluded.serial, model_id = excluded.model_id,
      batch = coalesce(excluded.batch, u.batch), order_number = coalesce(excluded.order_number, u.order_number),
      released_on = coalesce(excluded.released_on, u.released_on),
      shipped_on = coalesce(excluded.shipped_on, u.shipped_on),
      delivered_on = coalesce(excluded.delivered_on, u.delivered_on),
      invoice_on = coalesce(excluded.invoice_on, u.invoice_on),
      price_amount = coalesce(excluded.price_amount, u.price_amount),
      price_currency = coalesce(excluded.price_currency, u.price_currency),
      channel = coalesce(excluded.channel, u.channel), warehouse = coalesce(excluded.warehouse, u.warehouse),
      preorder = coalesce(excluded.preorder, u.preorder), bulk = coalesce(excluded.bulk, u.bulk),
      buyer_name = coalesce(excluded.buyer_name, u.buyer_name),
      buyer_email = coalesce(excluded.buyer_email, u.buyer_email),
      import_id = excluded.import_id, updated_at = excluded.updated_at, version = u.version + 1
    where (u.serial, u.model_id, u.batch, u.order_number, u.released_on, u.shipped_on, u.delivered_on, u.invoice_on,
        u.price_amount, u.price_currency, u.channel, u.warehouse, u.preorder, u.bulk, u.buyer_name, u.buyer_email)
      is distinct from (excluded.serial, excluded.model_id, coalesce(excluded.batch, u.batch),
        coalesce(excluded.order_number, u.order_number), coalesce(excluded.released_on, u.released_on),
        coalesce(excluded.shipped_on, u.shipped_on), coalesce(excluded.delivered_on, u.delivered_on),
        coalesce(excluded.invoice_on, u.invoice_on), coalesce(excluded.price_amount, u.price_amount),
        coalesce(excluded.price_currency, u.price_currency), coalesce(excluded.channel, u.channel),
        coalesce(excluded.warehouse, u.warehouse), coalesce(excluded.preorder, u.preorder),
        coalesce(excluded.bulk, u.bulk), coalesce(excluded.buyer_name, u.buyer_name),
        coalesce(excluded.buyer_email, u.buyer_email))
    returning (xmax = 0) as fresh`.execute(tx);
  const added = touched.filter(({ fresh }) => fresh).length;
  return { added, changed: touched.length - added, unchanged: units.length - touched.length };
}

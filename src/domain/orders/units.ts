import { newId } from "../../core/id.ts";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import type { OrderRecord, PackageRecord } from "./record.ts";

/** Machines that left are the customer's: a unit for each serial, with order, price and the day it was shipped. */
export async function enterUnits(
  { tx, actor, now }: Context,
  order: OrderRecord,
  { packed, shippedOn }: { readonly packed: PackageRecord; readonly shippedOn: string },
): Promise<void> {
  const at = new Date(now);
  const rows = packed.lines.flatMap(({ lineId, serials }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const modelId = line?.product.modelId;
    if (!line || !modelId) return [];
    return serials.map((serial) => ({
      sellerId: actor.sellerId,
      id: newId<"unit">(now),
      serial,
      serialKey: serialKey(serial),
      modelId,
      orderNumber: order.number,
      shippedOn,
      priceAmount: line.price.amount,
      priceCurrency: line.price.currency,
      channel: "official",
      buyerName: order.customer.name,
      buyerEmail: order.customer.email.toLowerCase(),
      createdAt: at,
      updatedAt: at,
    }));
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("unit")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["sellerId", "serialKey"]).doUpdateSet((row) => ({
        modelId: row.ref("excluded.modelId"),
        orderNumber: row.ref("excluded.orderNumber"),
        shippedOn: row.ref("excluded.shippedOn"),
        priceAmount: row.ref("excluded.priceAmount"),
        priceCurrency: row.ref("excluded.priceCurrency"),
        channel: row.ref("excluded.channel"),
        buyerName: row.ref("excluded.buyerName"),
        buyerEmail: row.ref("excluded.buyerEmail"),
        updatedAt: row.ref("excluded.updatedAt"),
      })),
    )
    .execute();
}

/** The day that the machines of an order were delivered, or their delivery was confirmed. */
export async function dateUnits(
  { tx, actor, now }: Context,
  order: Pick<OrderRecord, "number" | "packages">,
  days: { readonly deliveredOn?: string; readonly confirmedOn?: string },
): Promise<void> {
  const keys = order.packages.flatMap(({ lines }) => lines.flatMap(({ serials }) => serials.map(serialKey)));
  if (keys.length === 0) return;
  await tx
    .updateTable("unit")
    .set({ ...days, updatedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("serialKey", "in", keys)
    .where("orderNumber", "=", order.number)
    .execute();
}

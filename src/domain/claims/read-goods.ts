import { type Day, dayAt } from "../../core/day.ts";
import type { SellerWords } from "../../core/locale.ts";
import type { Context } from "../context.ts";
import type { GoodsRecord } from "./record.ts";

/** What of the customer's orders the lines of a claim are, by line. */
export async function readGoods(
  { tx, actor, seller }: Context,
  claimId: string,
): Promise<ReadonlyMap<string, GoodsRecord>> {
  const rows = await tx
    .selectFrom("claimLine as l")
    .innerJoin("orderLine as o", (on) => on.onRef("o.sellerId", "=", "l.sellerId").onRef("o.id", "=", "l.orderLineId"))
    .innerJoin("customerOrder as b", (on) => on.onRef("b.sellerId", "=", "o.sellerId").onRef("b.id", "=", "o.orderId"))
    .innerJoin("product as s", (on) => on.onRef("s.sellerId", "=", "o.sellerId").onRef("s.id", "=", "o.productId"))
    .leftJoin("model as m", (on) => on.onRef("m.sellerId", "=", "s.sellerId").onRef("m.id", "=", "s.modelId"))
    .leftJoin("part as p", (on) => on.onRef("p.sellerId", "=", "s.sellerId").onRef("p.id", "=", "s.partId"))
    .select(["l.id", "l.quantity", "o.id as orderLineId", "o.productId", "o.code", "o.title", "o.unitPrice"])
    .select(["o.hsCode", "o.origin", "o.netWeightGrams", "s.modelId", "m.manufacturer", "b.number", "b.currency"])
    .select(["b.submittedAt", "b.shippedOn", "b.deliveredOn", "b.confirmedOn"])
    .select(({ fn }) => [fn.coalesce("m.category", "p.category").as("category")])
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        orderLineId: row.orderLineId,
        productId: row.productId,
        code: row.code ?? "",
        title: row.title as unknown as SellerWords,
        manufacturer: row.manufacturer,
        category: row.category ?? "general",
        modelId: row.modelId,
        quantity: row.quantity,
        price: { amount: row.unitPrice, currency: row.currency },
        orderNumber: row.number ?? "",
        orderedOn: dayAt(row.submittedAt?.getTime() ?? 0, seller.timeZone),
        shippedOn: row.shippedOn as Day | null,
        deliveredOn: row.deliveredOn as Day | null,
        confirmedOn: row.confirmedOn as Day | null,
        hsCode: row.hsCode,
        origin: row.origin,
        netWeightGrams: row.netWeightGrams,
      },
    ]),
  );
}

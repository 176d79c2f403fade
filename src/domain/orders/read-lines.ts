import type { Day } from "../../core/day.ts";
import type { Context } from "../context.ts";
import { type ProductRecord, productsOf } from "../products/index.ts";
import type { OrderStatus } from "./lifecycle.ts";
import type { OrderLine, Promised } from "./record.ts";

/** The lines of an order in their places; what they were sold as, or, of a cart, what their products are now. */
export async function readOrderLines(context: Context, orderId: string, status: OrderStatus): Promise<OrderLine[]> {
  const { tx, actor } = context;
  const rows = await tx
    .selectFrom("orderLine")
    .innerJoin("customerOrder", (on) =>
      on.onRef("customerOrder.sellerId", "=", "orderLine.sellerId").onRef("customerOrder.id", "=", "orderLine.orderId"),
    )
    .selectAll("orderLine")
    .select("currency")
    .where("orderLine.sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .orderBy("position")
    .execute();
  const products = await productsOf(context, [...new Set(rows.map(({ productId }) => productId))]);
  return rows.map((row) => {
    const product = products.get(row.productId);
    if (!product) throw new Error(`the product ${row.productId} of an order is gone`);
    return lineOf(row, product, status);
  });
}

interface Row {
  readonly id: string;
  readonly position: number;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly currency: string;
  readonly code: string | null;
  readonly title: unknown;
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
  readonly packedWeightGrams: number | null;
  readonly airTransport: string | null;
  readonly testNeeded: boolean | null;
  readonly reserved: number | null;
  readonly calledOff: number;
  readonly takenOff: number;
  readonly promisedOn: string | null;
  readonly promise: string | null;
  readonly testedAt: Date | null;
  readonly testedBy: string | null;
}

function lineOf(row: Row, product: ProductRecord, status: OrderStatus): OrderLine {
  const { id, position, quantity, unitPrice, currency, testedAt, testedBy } = row;
  const seenPrice = { amount: unitPrice, currency };
  const price = status === "cart" ? product.price : seenPrice;
  const sold = status === "cart" ? product : soldAs(row, product);
  return {
    id,
    position,
    product,
    quantity,
    price,
    seenPrice,
    amount: { amount: price.amount * (quantity - row.takenOff), currency: price.currency },
    code: sold.code,
    title: sold.title,
    hsCode: sold.hsCode,
    origin: sold.origin,
    netWeightGrams: sold.netWeightGrams,
    packedWeightGrams: sold.packedWeightGrams,
    airTransport: sold.airTransport,
    testNeeded: sold.testNeeded,
    reserved: row.reserved ?? 0,
    calledOff: row.calledOff,
    takenOff: row.takenOff,
    promisedOn: row.promisedOn as Day | null,
    promise: row.promise as Promised | null,
    testedAt,
    testedBy,
  };
}

function soldAs(row: Row, product: ProductRecord) {
  const { hsCode, origin, netWeightGrams, packedWeightGrams } = row;
  return {
    code: row.code ?? product.code,
    title: (row.title ?? product.title) as ProductRecord["title"],
    hsCode,
    origin,
    netWeightGrams,
    packedWeightGrams,
    airTransport: (row.airTransport ?? product.airTransport) as ProductRecord["airTransport"],
    testNeeded: row.testNeeded ?? product.testNeeded,
  };
}

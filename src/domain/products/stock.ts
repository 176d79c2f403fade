import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type Movement, type Shelf, shift } from "../stock/index.ts";
import { type ProductRecord, productsOf, readProduct, titleIn } from "./read.ts";

/** A movement of a stock, as the list of them shows it. */
export interface MovementRecord {
  readonly id: string;
  readonly quantity: number;
  readonly reason: Movement["reason"];
  readonly orderId: string | null;
  readonly note: string;
  readonly byName: string;
  readonly at: Date;
}

/** Goods received, or counted: a count says how many lie there, and the difference becomes the movement. */
export async function changeProductStock(
  context: Context,
  productId: string,
  input: { readonly reason: "received" | "counted"; readonly quantity: number; readonly note: string },
): Promise<void> {
  const product = await readProduct(context, productId);
  const shelf = shelfOf(product);
  const stock = await lockStock(context, shelf);
  const quantity = input.reason === "counted" ? input.quantity - stock : input.quantity;
  if (stock + quantity > mostPieces)
    throw new Refusal("invalid_input", { fields: [fieldFault("/quantity", "too_much")] });
  if (quantity !== 0) await shift(context, shelf, { quantity, reason: input.reason, note: input.note });
}

/** Far from what the column holds, and from what anybody has. */
const mostPieces = 1_000_000_000;

/** So many of a product. */
interface Wanted {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * Takes from the stock what an order wants, and returns for each product how many were taken. What can be restocked is taken as far as
 * it lies there, unless `whole` asks for all of it; anything else that is short is refused, and then nothing is taken of anything.
 */
export async function reserveStock(
  context: Context,
  order: { readonly orderId: string; readonly whole?: boolean },
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>();
  for (const { productId, quantity } of wanted) totals.set(productId, (totals.get(productId) ?? 0) + quantity);
  const products = await productsOf(context, [...totals.keys()]);
  const taken = new Map<string, number>();
  // In the order of what is locked, so that two orders never wait for each other.
  for (const product of [...products.values()].sort((a, b) => (lockOrder(a) < lockOrder(b) ? -1 : 1))) {
    const [shelf, quantity] = [shelfOf(product), totals.get(product.id) ?? 0];
    const left = await lockStock(context, shelf);
    if (left < quantity && (order.whole || product.restockDays === null))
      throw outOfStock(context, product, left, quantity);
    const most = Math.min(left, quantity);
    if (most > 0 && !(await shift(context, shelf, { quantity: -most, reason: "ordered", orderId: order.orderId })))
      throw outOfStock(context, product, left, quantity);
    taken.set(product.id, most);
  }
  return taken;
}

/** Puts back what an order holds of the stock, once: asked again, there is nothing left to put back. */
export async function giveBackStock(context: Context, orderId: string): Promise<void> {
  const { tx, actor } = context;
  const held = await tx
    .selectFrom("stockMovement")
    .select(["partId", "productId"])
    .select((eb) => eb.fn.sum<string>("quantity").as("moved"))
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .groupBy(["partId", "productId"])
    .execute();
  const shelves = held
    .map(({ partId, productId, moved }) => ({ id: partId ?? productId ?? "", partId, quantity: -Number(moved) }))
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, partId, quantity } of shelves)
    await shift(context, partId ? { partId } : { productId: id }, { quantity, reason: "given_back", orderId });
}

/** Of a product that is held for an order only so many are kept: the others go back to the stock. */
export async function giveBackPieces(
  context: Context,
  { orderId, productId, keep }: { readonly orderId: string; readonly productId: string; readonly keep: number },
): Promise<void> {
  const { tx, actor } = context;
  const product = (await productsOf(context, [productId])).get(productId);
  if (!product) throw new Error(`the product ${productId} of an order is gone`);
  const { moved } = await tx
    .selectFrom("stockMovement")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>("quantity"), eb.val("0")).as("moved"))
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .where(product.partId ? "partId" : "productId", "=", product.partId ?? product.id)
    .executeTakeFirstOrThrow();
  const quantity = -Number(moved) - keep;
  if (quantity > 0) await shift(context, shelfOf(product), { quantity, reason: "given_back", orderId });
}

/** What goes out again for a line of a claim leaves the stock with its parcel; refused where it does not lie there. */
export async function takeAgain(
  context: Context,
  { productId, quantity, lineId }: Wanted & { readonly lineId: string },
): Promise<void> {
  const product = (await productsOf(context, [productId])).get(productId);
  if (!product) throw new Error(`the product ${productId} of an order is gone`);
  const taken = await shift(context, shelfOf(product), { quantity: -quantity, reason: "reissued", lineId });
  if (!taken) throw outOfStock(context, product, await lockStock(context, shelfOf(product)), quantity);
}

/** The last movements of a product's stock, newest first. */
export async function listMovements(context: Context, productId: string): Promise<MovementRecord[]> {
  const { tx, actor } = context;
  const shelf = shelfOf(await readProduct(context, productId));
  const rows = await tx
    .selectFrom("stockMovement")
    .select(["id", "quantity", "reason", "orderId", "note", "byName", "at"])
    .where("sellerId", "=", actor.sellerId)
    .where("partId" in shelf ? "partId" : "productId", "=", "partId" in shelf ? shelf.partId : shelf.productId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason as Movement["reason"] }));
}

function shelfOf({ id, partId }: Pick<ProductRecord, "id" | "partId">): Shelf {
  return partId ? { partId } : { productId: id };
}

function lockOrder({ id, partId }: ProductRecord): string {
  return partId ?? id;
}

/** How many lie there, and nobody else takes of them until this transaction is over. */
async function lockStock({ tx, actor }: Context, shelf: Shelf): Promise<number> {
  const { stock } = await tx
    .selectFrom("partId" in shelf ? "part" : "product")
    .select("stock")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", "partId" in shelf ? shelf.partId : shelf.productId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return stock ?? 0;
}

function outOfStock({ actor, seller }: Context, product: ProductRecord, left: number, wanted: number): Refusal {
  return new Refusal("product_out_of_stock", {
    values: { title: titleIn(product.title, actor.locale, seller), left, wanted },
  });
}

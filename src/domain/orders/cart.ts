import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { Address } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission, refuseIf } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import { type ProductRecord, productsOf } from "../products/index.ts";
import type { Mode, PaymentMethod } from "./lifecycle.ts";
import { loadOrder } from "./read.ts";
import type { OrderRecord } from "./record.ts";

/** What a customer changes of the cart; what is left out stays. */
export interface ChangeCart {
  /** All lines, as they are to be. */
  readonly lines?: readonly { readonly productId: string; readonly quantity: number }[] | undefined;
  readonly address?: Address | null | undefined;
  readonly transportWish?: Mode | null | undefined;
  readonly paymentMethod?: PaymentMethod | undefined;
  readonly note?: string | undefined;
}

/** Whether the actor may fill a cart: who buys has an account (ZM-1). */
export function cartGuard(onlooker: Onlooker & Pick<Context, "policies">): Refusal | null {
  if (!onlooker.actor.customerId) return new Refusal("customers_order", houseClause(onlooker, "account_first"));
  return permission(onlooker, "order.edit");
}

/** The cart of the customer who asks; null where there is none. */
export async function readCart(context: Context): Promise<OrderRecord | null> {
  const row = await context.tx
    .selectFrom("customerOrder")
    .select("id")
    .where("sellerId", "=", context.actor.sellerId)
    .where("customerId", "=", context.actor.customerId ?? null)
    .where("status", "=", "cart")
    .executeTakeFirst();
  return row ? loadOrder(context, row.id) : null;
}

/** Puts more of a product into the cart. Returns the cart's id. */
export async function putInCart(
  context: Context,
  { productId, quantity }: { readonly productId: string; readonly quantity: number },
): Promise<string> {
  const cart = await openCart(context);
  const lines = cart.lines.map((line) => ({ productId: line.product.id, quantity: line.quantity }));
  const at = lines.findIndex((line) => line.productId === productId);
  const there = lines[at];
  if (there) lines[at] = { productId, quantity: there.quantity + quantity };
  else lines.push({ productId, quantity });
  return write(context, cart, { lines }, there ? `/quantity` : "/productId");
}

/** Changes what is in the cart, and how it is to travel and be paid. Returns the cart's id. */
export async function changeCart(context: Context, change: ChangeCart): Promise<string> {
  return write(context, await openCart(context), change, null);
}

/** The customer's cart, made where there is none, and nobody else's until the transaction ends. */
async function openCart(context: Context): Promise<OrderRecord> {
  const { tx, actor, now, seller } = context;
  refuseIf(cartGuard(context));
  const at = new Date(now);
  await tx
    .insertInto("customerOrder")
    .values({
      sellerId: actor.sellerId,
      id: newId<"order">(now),
      number: null,
      customerId: actor.customerId ?? "",
      status: "cart",
      locale: actor.locale,
      currency: seller.currency,
      createdBy: actor.name,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom("customerOrder")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", actor.customerId ?? "")
    .where("status", "=", "cart")
    .forUpdate()
    .executeTakeFirstOrThrow();
  return loadOrder(context, id);
}

async function write(
  context: Context,
  cart: OrderRecord,
  ...[change, pointer]: [change: ChangeCart, pointer: string | null]
): Promise<string> {
  const { tx, actor, now, seller } = context;
  if (change.lines) await writeLines(context, cart, { wanted: change.lines, pointer });
  const { address, transportWish, paymentMethod, note } = change;
  await tx
    .updateTable("customerOrder")
    .set({
      ...(address !== undefined && { address: address && JSON.stringify(address) }),
      ...(transportWish !== undefined && { transportWish }),
      ...(paymentMethod !== undefined && { paymentMethod }),
      ...(note !== undefined && { note }),
      currency: seller.currency,
      updatedAt: new Date(now),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", cart.id)
    .execute();
  return cart.id;
}

/** Lines that stay keep the price that was seen, so that a changed one shows. */
async function writeLines(
  context: Context,
  cart: OrderRecord,
  { wanted, pointer }: { readonly wanted: NonNullable<ChangeCart["lines"]>; readonly pointer: string | null },
): Promise<void> {
  const { tx, actor, now } = context;
  const { currency } = context.seller;
  const products = await productsOf(context, [...new Set(wanted.map(({ productId }) => productId))]);
  const faults = wanted.flatMap((line, at) => faultOf(line, { at, wanted, products, pointer, currency }));
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const before = new Map(cart.lines.map((line) => [line.product.id, line]));
  await tx.deleteFrom("orderLine").where("sellerId", "=", actor.sellerId).where("orderId", "=", cart.id).execute();
  if (wanted.length === 0) return;
  const rows = wanted.map(({ productId, quantity }, at) => ({
    sellerId: actor.sellerId,
    id: before.get(productId)?.id ?? newId<"orderLine">(now),
    orderId: cart.id,
    position: at + 1,
    productId,
    quantity,
    unitPrice: before.get(productId)?.seenPrice.amount ?? products.get(productId)?.price.amount ?? 0,
  }));
  await tx.insertInto("orderLine").values(rows).execute();
}

const mostOfOne = 100_000;

function faultOf(
  { productId, quantity }: { readonly productId: string; readonly quantity: number },
  of: {
    readonly at: number;
    readonly wanted: NonNullable<ChangeCart["lines"]>;
    readonly products: ReadonlyMap<string, ProductRecord>;
    readonly pointer: string | null;
    readonly currency: string;
  },
): FieldFault[] {
  const product = of.products.get(productId);
  const at = (name: string) => of.pointer ?? `/lines/${of.at}/${name}`;
  if (!product?.shown || product.price.currency !== of.currency) return [fieldFault(at("productId"), "not_sold")];
  if (of.wanted.findIndex((each) => each.productId === productId) < of.at)
    return [fieldFault(at("productId"), "twice", { value: product.code })];
  return quantity > mostOfOne ? [fieldFault(at("quantity"), "too_much")] : [];
}

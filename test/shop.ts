import type { Actor } from "../src/core/actor.ts";
import type { Money } from "../src/core/money.ts";
import {
  changeCart,
  loadOrder,
  type OrderRecord,
  putInCart,
  readCart,
  submitOrder,
} from "../src/domain/orders/index.ts";
import { addProduct, type NewProduct } from "../src/domain/products/index.ts";
import { type WorldOptions, world } from "./world.ts";

/** A world that sells: under the clauses of the shop, in US dollars, with products on the shelf. */
export async function shop(options: WorldOptions = {}) {
  const set = await world({ policy: "zeus", ...options });
  await set.act(set.system, async ({ tx }) => {
    await tx.updateTable("seller").set({ currency: "USD" }).where("id", "=", set.sellerId).execute();
    const account = { currency: "USD", holder: "Shop", bank: "Bank", number: "123", code: "X", note: "" };
    const row = { sellerId: set.sellerId, refundLimit: 20_000, bankAccounts: JSON.stringify([account]) };
    await tx.insertInto("paymentSettings").values(row).execute();
  });
  const product = (code: string, more: Partial<NewProduct> = {}) =>
    set.act(set.administrator, (context) =>
      addProduct(context, {
        code,
        of: { kind: "model", manufacturer: "Zeus", name: `Tester ${code}`, category: "general" },
        title: { en: `Tester ${code}`, es: `Probador ${code}` },
        price: 10_000,
        stock: 5,
        shown: true,
        ...more,
      }),
    );
  /** The order as it stands. */
  const order = (orderId: string) => set.act(set.auditor, (context) => loadOrder(context, orderId));
  return { ...set, product, order };
}
export type Shop = Awaited<ReturnType<typeof shop>>;

/** Puts products into a customer's cart, with the world's address. */
export async function filled(
  set: Shop,
  items: Readonly<Record<string, number>>,
  by: Actor = set.customer,
): Promise<OrderRecord> {
  return set.act(by, async (context) => {
    for (const [productId, quantity] of Object.entries(items)) await putInCart(context, { productId, quantity });
    await changeCart(context, { address: set.address });
    const cart = await readCart(context);
    if (!cart) throw new Error("there is a cart");
    return cart;
  });
}

/** Submits a cart at the sum it has; returns the order's id. */
export function submitted(set: Shop, cart: OrderRecord, by: Actor = set.customer, goods: Money = cart.goods) {
  return set.act(by, (context) => submitOrder(context, cart.id, { goods }));
}

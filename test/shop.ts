import type { Actor } from "../src/core/actor.ts";
import { newId } from "../src/core/id.ts";
import type { Money } from "../src/core/money.ts";
import { keepAttachment } from "../src/domain/attachments/index.ts";
import {
  changeCart,
  loadOrder,
  type OrderRecord,
  packOrder,
  putInCart,
  readCart,
  submitOrder,
} from "../src/domain/orders/index.ts";
import { confirmPayment, uploadProof } from "../src/domain/payments/index.ts";
import { addProduct, type NewProduct } from "../src/domain/products/index.ts";
import { setFreight, shipOrder } from "../src/domain/sales/index.ts";
import { confirmWithdrawal, editWithdrawalSettings, stateWithdrawal } from "../src/domain/withdrawals/index.ts";
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

/** A submitted order of so many of a product, with its freight set: it waits for the payment. */
export async function priced(
  set: Shop,
  items: Readonly<Record<string, number>>,
  more: Partial<Parameters<typeof setFreight>[2]> = {},
) {
  const id = await submitted(set, await filled(set, items));
  await set.act(set.administrator, (context) =>
    setFreight(context, id, { freight: 5_000, mode: "air", incoterm: "DAP", note: "", ...more }),
  );
  return set.order(id);
}

/** Hands in the proof of an order's payment. */
export async function proved(set: Shop, order: OrderRecord, reference = "") {
  const attachmentId = await kept(set, order.id, "payment_proof");
  await set.act(set.customer, (context) => uploadProof(context, order.payment?.id ?? "", { attachmentId, reference }));
}

/** An order that is paid. */
export async function paid(set: Shop, items: Readonly<Record<string, number>>) {
  const order = await priced(set, items);
  await proved(set, order);
  await set.act(set.finance, (context) => confirmPayment(context, order.payment?.id ?? ""));
  return set.order(order.id);
}

/** Packs all of an order into one parcel, with a photo; returns the package's id. */
export async function packedWhole(set: Shop, order: OrderRecord, mark = "SEAL-1") {
  const lines = order.lines.flatMap((line) => {
    const quantity = line.quantity - line.calledOff;
    const serials = Array.from({ length: quantity }, (_, at) => `${line.code}-${order.number}-${at + 1}`);
    return quantity > 0 ? [{ lineId: line.id, quantity, serials: line.product.modelId ? serials : [] }] : [];
  });
  const packageId = await set.act(set.shipping, (context) => packOrder(context, order.id, { tamperMark: mark, lines }));
  await kept(set, order.id, "packing", packageId);
  return packageId;
}

/** An order that left in one parcel. */
export async function shippedWhole(set: Shop, order: OrderRecord) {
  const packageId = await packedWhole(set, order);
  const left = { packageId, carrier: "DHL", tracking: `T-${order.number}`, shippedOn: set.clock.today() };
  await set.act(set.shipping, (context) => shipOrder(context, order.id, left));
  return set.order(order.id);
}

/** Puts a file with an order, as the storage would have it. */
export function kept(
  set: Shop,
  orderId: string,
  purpose: "payment_proof" | "packing",
  packageId: string | null = null,
): Promise<string> {
  return set.act(purpose === "packing" ? set.shipping : set.customer, async (context) => {
    const id = newId<"attachment">(context.now);
    const kind = purpose === "packing" ? "photo" : "payment_proof";
    const row = { id, lineId: null, purpose, shows: null, packageId, kind, fileName: "a.jpg" } as const;
    const stored = { contentType: "image/jpeg", bytes: 1, sha256: id, storageKey: id, width: 1, height: 1 };
    const input = { subject: { orderId }, lineId: null, uploadId: id, fileName: "a.jpg", purpose, shows: null };
    await keepAttachment(context, { input, row: { ...row, ...stored } });
    return id;
  });
}

/** A shop whose customer is a consumer in Germany who was told of the right. */
export async function consumers(): Promise<Shop> {
  const set = await shop();
  await set.act(set.administrator, (context) =>
    editWithdrawalSettings(context, 1, { informs: true, customerPaysReturn: true }),
  );
  return set;
}

/** States and confirms a withdrawal from so many pieces; returns its id. */
export async function withdrawn(set: Shop, orderId: string, lineId: string, quantity: number): Promise<string> {
  const { number } = await set.order(orderId);
  const visitor = {
    ...set.customer,
    role: "anyone",
    kind: "guest",
    id: null,
    customerId: undefined,
  } as unknown as typeof set.customer;
  const given = { number: number ?? "", email: set.customerEmail, name: "Ada", contactEmail: set.customerEmail };
  const { id, token } = await set.act(visitor, (context) =>
    stateWithdrawal(context, { ...given, lines: [{ lineId, quantity }] }),
  );
  await set.act(visitor, (context) =>
    confirmWithdrawal(context, id, { token, print: async () => new Uint8Array([37, 80, 68, 70]) }),
  );
  return id;
}

import { expect, test } from "vitest";
import { changeCart, listOrders, putInCart, readCart } from "../../src/domain/orders/index.ts";
import { editProduct, readProduct } from "../../src/domain/products/index.ts";
import { filled, shop, submitted } from "../shop.ts";

test("a customer fills a cart and submits it: it is an order with a number, and its goods are put aside (ZM-2, ZM-3)", async () => {
  const set = await shop();
  const tester = await set.product("T1");
  const cart = await filled(set, { [tester]: 2 });
  expect(cart).toMatchObject({ status: "cart", number: null, goods: { amount: 20_000, currency: "USD" } });
  const id = await submitted(set, cart);
  const order = await set.order(id);
  expect(order).toMatchObject({ status: "submitted", number: "O-2026-000001", large: false });
  expect(order.lines).toMatchObject([{ quantity: 2, reserved: 2, code: "T1", price: { amount: 10_000 } }]);
  expect(order.events.map(({ verb, clauses }) => [verb, clauses])).toEqual([["order.submit", ["ZM-3"]]]);
  expect(await set.act(set.agent, (context) => readProduct(context, tester))).toMatchObject({ stock: 3 });
  expect(await set.act(set.customer, (context) => readCart(context))).toBeNull();
});

test("staff fill no cart: who buys has an account (ZM-1)", async () => {
  const set = await shop();
  const productId = await set.product("T1");
  const filling = set.act(set.agent, (context) => putInCart(context, { productId, quantity: 1 }));
  await expect(filling).rejects.toMatchObject({ code: "customers_order", details: { clauses: ["ZM-1"] } });
});

test("an empty cart and one without an address are not submitted (ZM-2, ZM-3)", async () => {
  const set = await shop();
  const cart = await filled(set, {});
  await expect(submitted(set, cart)).rejects.toMatchObject({ code: "cart_empty", details: { clauses: ["ZM-2"] } });
  const productId = await set.product("T1");
  const homeless = await set.act(set.stranger, async (context) => {
    await putInCart(context, { productId, quantity: 1 });
    return readCart(context);
  });
  if (!homeless) throw new Error("there is a cart");
  await expect(submitted(set, homeless, set.stranger)).rejects.toMatchObject({
    code: "cart_incomplete",
    details: { clauses: ["ZM-3"], fields: [{ pointer: "/address" }] },
  });
});

test("a price that changed under the cart is told, and nothing is submitted until the customer agrees", async () => {
  const set = await shop();
  const productId = await set.product("T1");
  const cart = await filled(set, { [productId]: 1 });
  await set.act(set.administrator, (context) => editProduct(context, { productId, version: 1 }, { price: 12_000 }));
  await expect(submitted(set, cart)).rejects.toMatchObject({
    code: "price_changed",
    details: {
      values: { was: { en: "USD 100.00" }, now: { en: "USD 120.00", es: "120,00 USD" } },
      fields: [{ pointer: "/lines/0/price" }],
    },
  });
  const now = await set.act(set.customer, (context) => readCart(context));
  expect(now?.lines).toMatchObject([{ price: { amount: 12_000 }, seenPrice: { amount: 10_000 } }]);
  if (now) await submitted(set, now);
  expect((await set.order(cart.id)).lines).toMatchObject([{ price: { amount: 12_000 } }]);
});

test("stock that is gone at submission: the line is named with how many are left, and nothing is taken", async () => {
  const set = await shop();
  const [many, few] = [await set.product("MANY"), await set.product("FEW", { stock: 1 })];
  const cart = await filled(set, { [many]: 2, [few]: 2 });
  await expect(submitted(set, cart)).rejects.toMatchObject({
    code: "product_out_of_stock",
    details: { values: { title: "Tester FEW", left: 1, wanted: 2 } },
  });
  expect((await set.act(set.customer, (context) => readCart(context)))?.status).toBe("cart");
  expect(await set.act(set.agent, (context) => readProduct(context, many))).toMatchObject({ stock: 5 });
});

test("sea freight and a letter of credit are for large orders, and for what may not fly (ZM-LARGE, ZM-AIR)", async () => {
  const set = await shop();
  const small = await filled(set, { [await set.product("T1")]: 1 });
  const wish = (change: Parameters<typeof changeCart>[1]) =>
    set.act(set.customer, (context) => changeCart(context, change));
  await wish({ transportWish: "sea" });
  await expect(submitted(set, small)).rejects.toMatchObject({ code: "large_only", details: { clauses: ["ZM-LARGE"] } });
  await wish({ transportWish: null, paymentMethod: "letter_of_credit" });
  await expect(submitted(set, small)).rejects.toMatchObject({ code: "large_only", details: { clauses: ["ZM-LARGE"] } });
  const heavy = await set.product("HEAVY", { price: 5_000_001, airTransport: "forbidden" });
  await wish({ lines: [{ productId: heavy, quantity: 1 }], transportWish: "air" });
  const large = await set.act(set.customer, (context) => readCart(context));
  if (!large) throw new Error("there is a cart");
  await expect(submitted(set, large)).rejects.toMatchObject({
    code: "air_forbidden",
    details: { clauses: ["ZM-AIR"] },
  });
  await wish({ transportWish: "sea" });
  await submitted(set, large);
  expect(await set.order(large.id)).toMatchObject({
    large: true,
    transportWish: "sea",
    paymentMethod: "letter_of_credit",
  });
});

test("customers list their own orders, staff all of them, and nobody a cart", async () => {
  const set = await shop();
  const productId = await set.product("T1");
  await submitted(set, await filled(set, { [productId]: 1 }));
  await submitted(set, await filled(set, { [productId]: 2 }, set.stranger), set.stranger);
  await filled(set, { [productId]: 1 });
  const of = (actor: typeof set.customer) => set.act(actor, (context) => listOrders(context, { limit: 10 }));
  expect((await of(set.customer)).items.map(({ number }) => number)).toEqual(["O-2026-000001"]);
  expect((await of(set.agent)).items.map(({ number }) => number)).toEqual(["O-2026-000002", "O-2026-000001"]);
  expect((await of(set.member)).items).toEqual([]);
});

test("nothing is submitted to where the seller does not deliver, and the cart keeps what was typed", async () => {
  const set = await shop();
  const cart = await filled(set, { [await set.product("T1")]: 1 });
  const address = { ...set.address, country: "KP", city: "Pyongyang" };
  await set.act(set.customer, (context) => changeCart(context, { address }));
  await expect(submitted(set, cart)).rejects.toMatchObject({ code: "destination_embargoed" });
  expect(await set.act(set.customer, (context) => readCart(context))).toMatchObject({ status: "cart", address });
});

import { writeCursor } from "../core/cursor.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  changeCart,
  editOrderSettings,
  listOrders,
  loadOrder,
  putInCart,
  readCart,
  submitOrder,
} from "../domain/orders/index.ts";
import { houseClause } from "../domain/policies/index.ts";
import type { Handlers } from "./handler.ts";
import { orderPage, orderRow } from "./order-page.ts";
import { readerOf } from "./reader.ts";
import { roleAbilities } from "./role-abilities.ts";

type Seller = "/v1/sellers/{seller}";

/** Carts and orders: what a customer buys, and how the seller sells. */
export const orderHandlers: Handlers<
  | `${"GET" | "PUT"} ${Seller}/cart`
  | `POST ${Seller}/cart/lines`
  | `POST ${Seller}/cart/submission`
  | `GET ${Seller}/orders`
  | `GET ${Seller}/orders/{order}`
  | `${"GET" | "PATCH"} ${Seller}/order-settings`
> = {
  "GET /v1/sellers/{seller}/cart": ({ run }) =>
    run(async (context) => {
      const cart = await readCart(context);
      return { cart: cart && orderPage(context, cart) };
    }),
  "PUT /v1/sellers/{seller}/cart": ({ run, body }) =>
    run(async (context) => answerOrder(context, await changeCart(context, body))),
  "POST /v1/sellers/{seller}/cart/lines": ({ run, body }) =>
    run(async (context) => answerOrder(context, await putInCart(context, body))),
  "POST /v1/sellers/{seller}/cart/submission": ({ run, body }) =>
    run(async (context) => {
      const cart = await readCart(context);
      if (!cart) throw new Refusal("cart_empty", houseClause(context, "cart_filled"));
      return answerOrder(context, await submitOrder(context, cart.id, body));
    }),
  "GET /v1/sellers/{seller}/orders": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listOrders(context, { ...query, late: query.late === "true" });
      const reader = readerOf(context);
      return { items: items.map((row) => orderRow(reader, row)), next: next && writeCursor(next) };
    }),
  "GET /v1/sellers/{seller}/orders/{order}": ({ run, params }) => run((context) => answerOrder(context, params.order)),
  "GET /v1/sellers/{seller}/order-settings": ({ run, actor }) =>
    run(async ({ seller }) => {
      const { taxes, completeAfterDays, largeFrom, version } = seller.orders;
      const abilities = roleAbilities(actor, ["orderSettings.edit"]);
      return { taxes: [...taxes], completeAfterDays, largeFrom, etag: `"${version}"`, abilities };
    }),
  "PATCH /v1/sellers/{seller}/order-settings": ({ run, version, body }) =>
    run(async (context) => {
      await editOrderSettings(context, version, body);
      return { etag: `"${version + 1}"` };
    }),
};

/** The order as it stands, by id or number. */
async function answerOrder(context: Context, idOrNumber: string) {
  return orderPage(context, await loadOrder(context, idOrNumber));
}

import { writeCursor } from "../core/cursor.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  changeCart,
  completeOrder,
  editOrderSettings,
  escalateOrder,
  listOrders,
  orderIdNamed,
  packOrder,
  passTest,
  putInCart,
  readCart,
  startTest,
  submitOrder,
  unpackOrder,
} from "../domain/orders/index.ts";
import { houseClause } from "../domain/policies/index.ts";
import { countInOtherCurrency } from "../domain/products/index.ts";
import { cancelOrder, claimFromOrder, deliverOrder, setFreight, shipOrder } from "../domain/sales/index.ts";
import { answerClaim } from "./claim-answer.ts";
import type { Handlers, Run } from "./handler.ts";
import { answerOrder } from "./order-answer.ts";
import { orderPage, orderRow } from "./order-page.ts";
import { readerOf } from "./reader.ts";
import { roleAbilities } from "./role-abilities.ts";

type Seller = "/v1/sellers/{seller}";
type Order = `${Seller}/orders/{order}`;
type Step =
  | "freight"
  | "cancellation"
  | "test"
  | "test-results"
  | "packages"
  | "shipments"
  | "deliveries"
  | "completion"
  | "claims"
  | "escalation";

/** Carts and orders: what a customer buys, and how the seller sells. */
export const orderHandlers: Handlers<
  | `${"GET" | "PUT"} ${Seller}/cart`
  | `POST ${Seller}/cart/lines`
  | `POST ${Seller}/cart/submission`
  | `GET ${Seller}/orders`
  | `GET ${Seller}/orders/{order}`
  | `${"GET" | "PATCH"} ${Seller}/order-settings`
  | `POST ${Order}/${Step}`
  | `DELETE ${Order}/packages/{package}`
> = {
  "GET /v1/sellers/{seller}/cart": ({ run }) =>
    run(async (context) => {
      const cart = await readCart(context);
      return { cart: cart && orderPage(context, cart, []) };
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
  "POST /v1/sellers/{seller}/orders/{order}/freight": (call) =>
    changeOrder(call, (context, id) => setFreight(context, id, call.body)),
  "POST /v1/sellers/{seller}/orders/{order}/cancellation": (call) =>
    changeOrder(call, (context, id) => cancelOrder(context, id, call.body)),
  "POST /v1/sellers/{seller}/orders/{order}/test": (call) => changeOrder(call, startTest),
  "POST /v1/sellers/{seller}/orders/{order}/test-results": (call) =>
    changeOrder(call, (context, id) => passTest(context, id, call.body)),
  "POST /v1/sellers/{seller}/orders/{order}/packages": (call) =>
    changeOrder(call, (context, id) => packOrder(context, id, call.body)),
  "DELETE /v1/sellers/{seller}/orders/{order}/packages/{package}": (call) =>
    changeOrder(call, (context, id) => unpackOrder(context, id, call.params.package)),
  "POST /v1/sellers/{seller}/orders/{order}/shipments": (call) =>
    changeOrder(call, (context, id) => shipOrder(context, id, call.body)),
  "POST /v1/sellers/{seller}/orders/{order}/deliveries": (call) =>
    changeOrder(call, (context, id) => deliverOrder(context, id, call.body)),
  "POST /v1/sellers/{seller}/orders/{order}/completion": (call) => changeOrder(call, completeOrder),
  "POST /v1/sellers/{seller}/orders/{order}/claims": ({ run, params, body }) =>
    run(async (context) => {
      const orderId = await orderIdNamed(context, params.order);
      return answerClaim(context, await claimFromOrder(context, orderId, body));
    }),
  "POST /v1/sellers/{seller}/orders/{order}/escalation": (call) =>
    changeOrder(call, (context, id) => escalateOrder(context, id, call.body)),
  "GET /v1/sellers/{seller}/order-settings": ({ run, actor }) =>
    run(async (context) => {
      const { seller } = context;
      const { taxes, completeAfterDays, largeFrom, version } = seller.orders;
      const abilities = roleAbilities(actor, ["orderSettings.edit"]);
      const otherCurrency = await countInOtherCurrency(context);
      const { currency } = seller;
      return {
        currency,
        otherCurrency,
        taxes: [...taxes],
        completeAfterDays,
        largeFrom,
        etag: `"${version}"`,
        abilities,
      };
    }),
  "PATCH /v1/sellers/{seller}/order-settings": ({ run, version, body }) =>
    run(async (context) => {
      await editOrderSettings(context, version, body);
      return { etag: `"${version + 1}"` };
    }),
};

/** Does something to the order that the path names, and answers with the order as it then stands. */
function changeOrder(
  { run, params }: { readonly run: Run; readonly params: { readonly order: string } },
  work: (context: Context, orderId: string) => Promise<unknown>,
) {
  return run(async (context) => {
    const orderId = await orderIdNamed(context, params.order);
    await work(context, orderId);
    return answerOrder(context, orderId);
  });
}

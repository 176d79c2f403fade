import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import { orderLifecycle } from "./lifecycle.ts";
import { stillSent } from "./pack.ts";
import { orderForChange } from "./read.ts";
import type { OrderRecord } from "./record.ts";

type Look = Onlooker & Pick<Context, "policies">;

/** Whether the test may begin: it is paid, and something of it is to be tested still. */
export function startTestGuard(onlooker: Look, order: OrderRecord): Refusal | null {
  const refusal =
    permission(onlooker, "order.startTest") ??
    standing(onlooker, orderLifecycle, "startTest", order, houseClause(onlooker, "order_confirmed"));
  if (refusal) return refusal;
  return untested(order).length > 0 ? null : new Refusal("nothing_to_test", houseClause(onlooker, "ship_test"));
}

/** What is to be tested goes to the bench (ZM-SHIP-TEST). Returns the order's id. */
export async function startTest(context: Context, orderId: string): Promise<string> {
  const order = await orderForChange(context, orderId);
  refuseIf(startTestGuard(context, order));
  const { clauses = [] } = houseClause(context, "ship_test");
  await move(context, orderLifecycle, { orderId }, "startTest", { clauses });
  return orderId;
}

/** Whether tests may be recorded. */
export function passTestGuard(onlooker: Onlooker, order: OrderRecord): Refusal | null {
  return permission(onlooker, "order.passTest") ?? standing(onlooker, orderLifecycle, "passTest", order);
}

/** Lines passed their test; with the last of them the order goes on to be packed. Returns the order's id. */
export async function passTest(
  context: Context,
  orderId: string,
  input: { readonly lineIds: readonly string[]; readonly note: string },
): Promise<string> {
  const { tx, actor, now } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(passTestGuard(context, order));
  const open = untested(order);
  const foreign = input.lineIds.flatMap((lineId, at) =>
    open.some(({ id }) => id === lineId) ? [] : fieldFault(`/lineIds/${at}`, "not_in_this_order"),
  );
  if (foreign.length > 0) throw new Refusal("invalid_input", { fields: foreign });
  await tx
    .updateTable("orderLine")
    .set({ testedAt: new Date(now), testedBy: actor.name })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "in", [...input.lineIds])
    .execute();
  await noteEvent(context, { orderId }, "order.lineTested", { lineIds: input.lineIds, note: input.note });
  if (open.every(({ id }) => input.lineIds.includes(id)))
    await move(context, orderLifecycle, { orderId }, "passTest", houseClause(context, "ship_test"));
  return orderId;
}

function untested({ lines }: OrderRecord) {
  return lines.filter((line) => line.testNeeded && !line.testedAt && stillSent(line) > 0);
}

import { randomBytes } from "node:crypto";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { lockSubject } from "../events/index.ts";
import type { OrderRecord } from "../orders/index.ts";
import { asHouse, hashToken, leftOf, orderOf, type WithdrawnLine, withdrawalsOf } from "./find.ts";
import { type WithdrawalRight, withdrawalRight } from "./right.ts";
import { readWithdrawalSettings } from "./settings.ts";

/** The first step: the statement, with name, order, lines and where the acknowledgement goes. */
export interface StateWithdrawal {
  readonly number: string;
  /** The address the order was placed with. */
  readonly email: string;
  readonly name: string;
  /** Where the acknowledgement is sent. */
  readonly contactEmail: string;
  readonly lines: readonly WithdrawnLine[];
}

/** Whether and until when the order may be withdrawn from, and how much of it is left. */
export async function withdrawalOf(context: Context, order: OrderRecord) {
  const settings = await readWithdrawalSettings(context);
  const informed =
    settings.informsSince !== null && (order.submittedAt?.getTime() ?? 0) >= settings.informsSince.getTime();
  const right = withdrawalRight(context, order, informed);
  return { right, settings, left: leftOf(order, await withdrawalsOf(context, order.id)) };
}

/**
 * Writes a statement down (EU-WITHDRAW-ONLINE, first step). It does not count yet: the same person confirms it with the token returned, as far
 * as there is still something of the order to withdraw from then.
 */
export async function stateWithdrawal(
  context: Context,
  input: StateWithdrawal,
): Promise<{ id: string; token: string; right: WithdrawalRight }> {
  const { tx, actor, now } = context;
  const { id: orderId } = await orderOf(context, input);
  await lockSubject(asHouse(context), { orderId });
  const order = await orderOf(context, input);
  const { right, settings, left } = await withdrawalOf(context, order);
  if (right instanceof Refusal) throw right;
  const fields = faultsOf(input, left);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const token = randomBytes(24).toString("base64url");
  const id = newId<"withdrawal">(now);
  await tx
    .insertInto("withdrawal")
    .values({
      sellerId: actor.sellerId,
      id,
      orderId,
      name: input.name,
      email: input.contactEmail.toLowerCase(),
      lines: JSON.stringify(input.lines),
      regime: right.regime,
      clause: right.clause,
      customerPaysReturn: settings.customerPaysReturn,
      locale: actor.locale,
      tokenHash: hashToken(token),
      statedAt: new Date(now),
    })
    .execute();
  return { id, token, right };
}

function faultsOf({ lines }: StateWithdrawal, left: ReadonlyMap<string, number>): FieldFault[] {
  if (lines.length === 0) return [fieldFault("/lines", "required")];
  return lines.flatMap(({ lineId, quantity }, at) => {
    const most = left.get(lineId);
    if (most === undefined) return fieldFault(`/lines/${at}`, "not_in_this_order");
    if (lines.findIndex((line) => line.lineId === lineId) < at)
      return fieldFault(`/lines/${at}`, "twice", { value: "" });
    if (most === 0) return fieldFault(`/lines/${at}/quantity`, "withdrawn_already");
    const expected = most === 1 ? "1" : `1–${most}`;
    return quantity > most ? fieldFault(`/lines/${at}/quantity`, "wrong_value", { expected }) : [];
  });
}

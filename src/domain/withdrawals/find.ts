import { createHash } from "node:crypto";
import { systemActor } from "../../core/actor.ts";
import type { Day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { loadOrder, type OrderRecord } from "../orders/index.ts";

/** So many of an order's line that are withdrawn from. */
export interface WithdrawnLine {
  readonly lineId: string;
  readonly quantity: number;
}

/** A statement of withdrawal; it counts once it is confirmed. */
export interface WithdrawalRecord {
  readonly id: string;
  readonly orderId: string;
  /** W-2026-000012, from the confirmation on. */
  readonly number: string | null;
  readonly name: string;
  readonly email: string;
  readonly lines: readonly WithdrawnLine[];
  readonly regime: string;
  readonly clause: string;
  readonly customerPaysReturn: boolean;
  readonly statedAt: Date;
  readonly confirmedAt: Date | null;
  readonly refundBy: Day | null;
  readonly sendBackBy: Day | null;
  readonly goodsOn: Day | null;
  readonly refundId: string | null;
  /** Its price was taken off the total before anybody paid: there is nothing to pay back. */
  readonly takenOff: boolean;
}

export const withdrawalColumns = [
  "id",
  "orderId",
  "number",
  "name",
  "email",
  "lines",
  "regime",
  "clause",
  "customerPaysReturn",
  "statedAt",
  "confirmedAt",
  "refundBy",
  "sendBackBy",
  "goodsOn",
  "refundId",
  "takenOff",
] as const;

/**
 * An order by its number and the address it was placed with: who knows both need not sign in. Whatever does not fit together is told the same, so
 * that nobody learns which orders there are.
 */
export async function orderOf(
  context: Context,
  { number, email }: { readonly number: string; readonly email: string },
): Promise<OrderRecord> {
  const { tx, actor } = context;
  const found = await tx
    .selectFrom("customerOrder")
    .innerJoin("customer", (on) =>
      on
        .onRef("customer.sellerId", "=", "customerOrder.sellerId")
        .onRef("customer.id", "=", "customerOrder.customerId"),
    )
    .select(["customerOrder.id", "customer.email"])
    .where("customerOrder.sellerId", "=", actor.sellerId)
    .where("customerOrder.number", "=", number.trim().toUpperCase())
    .executeTakeFirst();
  if (found?.email.toLowerCase() !== email.trim().toLowerCase()) throw new Refusal("withdrawal_order_unknown");
  return loadOrder(asHouse(context), found.id);
}

/** The statement was made on the public page: what follows is the house's own act, in the reader's language. */
export function asHouse(context: Context): Context {
  return { ...context, actor: { ...systemActor(context.actor.sellerId), locale: context.actor.locale } };
}

/** The withdrawals of an order, oldest first. */
export async function withdrawalsOf({ tx, actor }: Context, orderId: string): Promise<WithdrawalRecord[]> {
  const rows = await tx
    .selectFrom("withdrawal")
    .select(withdrawalColumns)
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .orderBy("statedAt")
    .orderBy("id")
    .execute();
  return rows as unknown as WithdrawalRecord[];
}

/** How many of each line are still the contract's: not withdrawn from by a confirmed statement. */
export function leftOf(order: OrderRecord, withdrawals: readonly WithdrawalRecord[]): ReadonlyMap<string, number> {
  const gone = withdrawals.filter(({ confirmedAt }) => confirmedAt !== null).flatMap(({ lines }) => lines);
  return new Map(
    order.lines.map(({ id, quantity }) => [
      id,
      quantity - gone.reduce((sum, each) => sum + (each.lineId === id ? each.quantity : 0), 0),
    ]),
  );
}

/** What stands for a token in the database. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

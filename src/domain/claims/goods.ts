import { sql } from "kysely";
import { serialKey } from "../../core/serial.ts";
import type { Context } from "../context.ts";
import type { TermsOf } from "../policies/index.ts";
import type { FoundUnit } from "./units.ts";

/** So many of a line of the customer's order. */
export interface ClaimedGoods {
  readonly orderLineId: string;
  readonly quantity: number;
}

/** What is claimed of an order, as lines of a claim; a machine stands under the policy of its model, a part under none of its own. */
export async function goodsOrdered(
  { tx, actor }: Context,
  goods: readonly ClaimedGoods[],
  terms: TermsOf,
): Promise<FoundUnit[]> {
  if (goods.length === 0) return [];
  const rows = await tx
    .selectFrom("orderLine as o")
    .innerJoin("product as s", (on) => on.onRef("s.sellerId", "=", "o.sellerId").onRef("s.id", "=", "o.productId"))
    .leftJoin("model as m", (on) => on.onRef("m.sellerId", "=", "s.sellerId").onRef("m.id", "=", "s.modelId"))
    .select(["o.id", "o.code", "m.policy"])
    .where("o.sellerId", "=", actor.sellerId)
    .where("o.id", "in", [...new Set(goods.map(({ orderLineId }) => orderLineId))])
    .execute();
  const lines = new Map(rows.map((row) => [row.id, row]));
  return goods.map(({ orderLineId, quantity }) => {
    const line = lines.get(orderLineId);
    if (!line) throw new Error(`the line ${orderLineId} belongs to no order`);
    const serial = line.code ?? "";
    const policy = line.policy === null ? null : terms(line.policy);
    return { serial, key: serialKey(serial), unitId: null, policy, of: { orderLineId, quantity } };
  });
}

/**
 * Links the units of a claim with the lines of the customer's own orders that they came with, by their serials, and the claim with the order
 * where it is one: so the order shows what became of it, and the claim how it was packed.
 */
export async function linkOrder({ tx, actor }: Context, claimId: string): Promise<void> {
  await sql`update claim_line set order_line_id = packed.order_line_id
    from claim c, unit u, customer_order o, package p, package_line packed
    where claim_line.seller_id = ${actor.sellerId} and claim_line.claim_id = ${claimId} and claim_line.order_line_id is null
      and c.seller_id = claim_line.seller_id and c.id = claim_line.claim_id
      and u.seller_id = claim_line.seller_id and u.id = claim_line.unit_id
      and o.seller_id = u.seller_id and o.number = u.order_number and o.customer_id = c.customer_id
      and p.seller_id = o.seller_id and p.order_id = o.id
      and packed.seller_id = p.seller_id and packed.package_id = p.id and u.serial = any(packed.serials)`.execute(tx);
  await sql`update claim set order_id = bought.order_id
    from (
      select case when count(distinct o.order_id) = 1 then (array_agg(o.order_id))[1] end as order_id
      from claim_line l join order_line o on o.seller_id = l.seller_id and o.id = l.order_line_id
      where l.seller_id = ${actor.sellerId} and l.claim_id = ${claimId}
    ) bought
    where claim.seller_id = ${actor.sellerId} and claim.id = ${claimId}
      and claim.order_id is distinct from bought.order_id`.execute(tx);
}

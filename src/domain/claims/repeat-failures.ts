import { sql } from "kysely";
import type { Context } from "../context.ts";

/**
 * Links each line of a claim to the newest finished repair of the same unit, or of the unit it took the place of, in another
 * claim: whoever looks at the failure sees what was done about the last one.
 */
export async function linkEarlierRepairs({ tx, actor }: Context, claimId: string): Promise<void> {
  await sql`update claim_line set earlier_line_id = earlier.line_id
    from (
      select distinct on (l.id) l.id, past.id as line_id
      from claim_line l
        left join unit u on u.seller_id = l.seller_id and u.id = l.unit_id
        join claim_line past on past.seller_id = l.seller_id and past.claim_id <> l.claim_id
          and past.serial_key = any(array[l.serial_key, (
            select old.serial_key from unit old where old.seller_id = u.seller_id and old.id = u.stands_for_id
          )])
        join repair_order r on r.seller_id = past.seller_id and r.line_id = past.id and r.completed_at is not null
      where l.seller_id = ${actor.sellerId} and l.claim_id = ${claimId}
        -- goods without a serial number: the code they were ordered by is no one piece's
        and (l.unit_id is not null or l.order_line_id is null)
      order by l.id, r.completed_at desc, past.id desc
    ) earlier
    where claim_line.seller_id = ${actor.sellerId} and claim_line.id = earlier.id`.execute(tx);
}

import { sql } from "kysely";
import { serialKey } from "../../core/serial.ts";
import type { ClaimKind } from "../../policy/index.ts";
import { partKey, reachOf } from "../claims/index.ts";
import type { ClaimStatus, Custody } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { reachOfLine } from "../events/index.ts";

/** A unit that a scanned code stands for. */
export interface ScanMatch {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly rmaNumber: string | null;
  readonly status: ClaimStatus;
  readonly lineId: string;
  readonly position: number;
  /** How many units the claim has. */
  readonly lines: number;
  readonly serial: string;
  /** Serial of the one part of it that comes in; null where the whole unit does, or the part has none. */
  readonly partSerial: string | null;
  readonly model: string | null;
  readonly customer: string;
  readonly custody: Custody;
  readonly kind: ClaimKind;
  /** Where it is expected; null before its return is authorised. */
  readonly centre: string | null;
  /** It is for another centre than that of whoever asks, who then is told no more than that. */
  readonly elsewhere: boolean;
  /** Pack that decides it, and the digest of the version accepted; null before acceptance. */
  readonly policy: string;
  readonly policyDigest: string | null;
}

/**
 * What a code stands for at the dock: a serial, of a unit or of the part of it that comes in alone, a claim's or RMA number, or the tracking number of a parcel on its way in.
 * Claims that have ended are told only where no open one matches, and at a centre's dock units for another one only where none is for this.
 */
export async function lookUp({ tx, actor }: Context, code: string, limit: number): Promise<ScanMatch[]> {
  const number = code.trim().toUpperCase();
  const { rows } = await sql<ScanMatch>`
    with found as (
      select id from claim_line where serial_key = ${serialKey(code)}
      union select id from claim_line where part is not null and ${partKey} = nullif(${serialKey(code)}, '')
      union select l.id from claim_line l join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
        where claim.rma_number = ${number} or claim.number = ${number}
      union select pl.line_id from parcel_line pl join parcel on parcel.seller_id = pl.seller_id and parcel.id = pl.parcel_id
        where parcel.direction = 'inbound' and parcel.tracking_key = ${number}
    ), matches as (
      select claim.id as claim_id, claim.number as claim_number, claim.rma_number, claim.status, l.id as line_id, l.position, l.serial,
        nullif(l.part ->> 'serial', '') as part_serial, m.name as model, case when own then customer.name else '' end as customer, l.custody, claim.kind, c.name as centre, not own as elsewhere, claim.policy,
        claim.terms ->> 'digest' as policy_digest,
        (select count(*)::integer from claim_line each where each.seller_id = l.seller_id and each.claim_id = l.claim_id)
          as lines,
        claim.status = any(${ended}) as over, claim.updated_at
      from found
        join claim_line l on l.id = found.id
        join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
        join customer on customer.seller_id = claim.seller_id and customer.id = claim.customer_id
        left join service_centre c on c.seller_id = l.seller_id and c.id = l.centre_id
        cross join lateral (select ${reachOf(actor)} and ${reachOfLine(actor)} as own) reach
        left join unit u on u.seller_id = l.seller_id and u.id = l.unit_id
        left join model m on m.seller_id = u.seller_id and m.id = u.model_id
      where claim.status <> 'draft' and l.seller_id = ${actor.sellerId} and (own or (${actor.role === "centre_member"} and ${comesIn}))
    )
    select claim_id, claim_number, rma_number, status, line_id, position, serial, part_serial, model, customer, custody, lines,
      kind, policy, policy_digest, centre, elsewhere
    from matches
    where (not over or not exists (select from matches where not over))
      and (not elsewhere or not exists (select from matches where not elsewhere))
    order by updated_at desc, claim_id, position limit ${limit}`.execute(tx);
  return rows;
}

/** A unit that is on its way to some centre, or may be sent there. */
const comesIn = sql`claim.status in ('authorized', 'in_progress') and l.centre_id is not null and l.custody in ('with_customer', 'in_transit_in', 'refused')`;

const ended: readonly ClaimStatus[] = ["closed", "rejected", "cancelled", "expired", "resolved"];

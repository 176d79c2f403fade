import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../../core/actor.ts";

/** Whether a machine is the customer's: bought by them, or in a claim of theirs that was authorised. A condition on `unit`. */
export function isOwn(actor: Actor): RawBuilder<SqlBool> {
  if (!actor.customerId) return sql<SqlBool>`false`;
  return sql<SqlBool>`unit.id in (${bought(actor)} union ${claimed(actor)} and claim.rma_number is not null)`;
}

/**
 * Whether a machine stands on the customer's list: their own, those they claim for, and those they put there by serial number. Of what is not
 * their own they see what anybody may: a serial number is on every label. A condition on `unit`.
 */
export function isOnList(actor: Actor): RawBuilder<SqlBool> {
  if (!actor.customerId) return sql<SqlBool>`false`;
  return sql<SqlBool>`unit.id in (${bought(actor)} union ${claimed(actor)} union ${listed(actor)})`;
}

/** Whether the customer put a machine on their list by its serial number. A condition on `unit`. */
export function isListed(actor: Actor): RawBuilder<boolean> {
  if (!actor.customerId) return sql<boolean>`false`;
  return sql<boolean>`unit.id in (${listed(actor)})`;
}

/** The address of a customer's account was confirmed by mail; what a purchase names, it owns. */
function bought({ sellerId, customerId }: Actor): RawBuilder<unknown> {
  return sql`select id from unit where seller_id = ${sellerId} and buyer_email = any(array(
    select email_key from customer where seller_id = ${sellerId} and id = ${customerId}))`;
}

function claimed({ sellerId, customerId }: Actor): RawBuilder<unknown> {
  return sql`select line.unit_id from claim
    join claim_line line on line.seller_id = claim.seller_id and line.claim_id = claim.id and line.unit_id is not null
    where claim.seller_id = ${sellerId} and claim.customer_id = ${customerId}`;
}

function listed({ sellerId, customerId }: Actor): RawBuilder<unknown> {
  return sql`select unit_id from fleet_unit where seller_id = ${sellerId} and customer_id = ${customerId}`;
}

import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, permission, refuseIf } from "../events/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { afterSalesPolicy, contractClause, termsFor } from "../policies/index.ts";
import { type ClaimedGoods, goodsOrdered, linkOrder } from "./goods.ts";
import { findUnits, insertLines, policyOfUnits } from "./units.ts";

export interface BeginClaim {
  readonly kind: ClaimKind;
  readonly serials: readonly string[];
  /** What is wrong with each, in the order of the serials; left out: told for the claim as a whole. */
  readonly descriptions?: readonly string[] | undefined;
  /** Staff file for a customer; a customer files for themselves. */
  readonly customerId?: string | undefined;
  /** What of the customer's order is claimed without a serial number. */
  readonly goods?: readonly ClaimedGoods[] | undefined;
}

/** Begins a claim as a draft for one or more units, known to the seller or not. Returns the claim's id. */
export async function beginClaim(context: Context, input: BeginClaim): Promise<string> {
  refuseIf(permission(context, "claim.file"));
  const { tx, actor, now, seller } = context;
  const customer = await customerFor(context, input.customerId);
  const terms = await termsFor(context, customer.id);
  const goods = await goodsOrdered(context, input.goods ?? [], terms);
  const found = [...(await findUnits(context, input.serials, { known: [], terms })), ...goods];
  const policy = policyOfUnits(found) ?? (goods.length > 0 ? afterSalesPolicy(context) : seller.policies[0]);
  if (!policy) throw new Error(`the seller ${seller.slug} has no policy`);
  const id = newId<"claim">(now);
  await tx
    .insertInto("claim")
    .values({
      sellerId: actor.sellerId,
      id,
      number: await nextNumber(context, "R"),
      customerId: customer.id,
      status: "draft",
      kind: input.kind,
      policy,
      locale: customer.locale,
      createdBy: actor.name,
      createdAt: new Date(now),
      updatedAt: new Date(now),
    })
    .execute();
  await insertLines(context, id, { found, from: 1, descriptions: input.descriptions ?? [] });
  const clauses = contractClause(context.policies, policy);
  // What nobody knows came with no order that is known.
  if (found.some(({ unitId, of }) => unitId !== null || of)) await linkOrder(context, id);
  await noteEvent(context, { claimId: id, clauses }, "claim.begun", { serials: found.map(({ serial }) => serial) });
  return id;
}

async function customerFor({ tx, actor }: Context, asked?: string): Promise<{ id: string; locale: Locale }> {
  const id = actor.customerId ?? asked;
  if (!id) throw new Refusal("invalid_input", { fields: [fieldFault("/customerId", "required")] });
  const customer =
    isId(id) &&
    (await tx
      .selectFrom("customer")
      .select(["id", "locale"])
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", id)
      .executeTakeFirst());
  if (!customer)
    throw new Refusal("invalid_input", {
      fields: [fieldFault("/customerId", "unknown_choice", { thing: "customer" })],
    });
  return { id: customer.id, locale: customer.locale as Locale };
}

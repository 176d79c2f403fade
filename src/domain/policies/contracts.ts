import { sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { usedPolicies } from "./releases.ts";

/** A contract with a customer: the policy that holds for them, who agreed on it, and who ended it. */
export interface ContractRecord {
  readonly id: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly policy: string;
  readonly agreedBy: string;
  readonly agreedAt: Date;
  readonly ended: { readonly by: string; readonly at: Date } | null;
}

/**
 * Agrees on a contract with a customer; it stands above the terms that it extends (SA-4.4). Refuses with `no_contract` a policy of another
 * layer or of another seller. One that is in force already is left as it is.
 */
export async function agreeContract(
  context: Context,
  { customerId, policy }: { readonly customerId: string; readonly policy: string },
): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "contract.agree"));
  await refuseUnknownCustomer(context, customerId);
  if (!contractsOffered(context).some(({ id }) => id === policy))
    throw new Refusal("no_contract", { values: { policy }, clauses: ["SA-4.4"] });
  const { sellerId, name: agreedBy } = actor;
  await tx
    .insertInto("customerContract")
    .values({ sellerId, id: newId<"contract">(now), customerId, policy, agreedBy, agreedAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends a contract: claims from now on are under the terms below it, those that are filed stay under it. */
export async function endContract(context: Context, id: string): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "contract.end"));
  if (!isId(id)) throw new Refusal("not_found");
  const { numUpdatedRows } = await tx
    .updateTable("customerContract")
    .set({ endedBy: actor.name, endedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  const over = await tx
    .selectFrom("customerContract")
    .select("endedBy")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .executeTakeFirst();
  throw over ? new Refusal("contract_ended", { values: { name: over.endedBy ?? "" } }) : new Refusal("not_found");
}

/** The policies that a contract can be made of: those of the seller that are of the layer `contract`. */
export function contractsOffered(context: Pick<Context, "seller" | "policies">): CompiledPolicy[] {
  return usedPolicies(context).filter(({ pack }) => pack.layer === "contract");
}

/** One page of all contracts, newest first. */
export async function listContracts(
  context: Context,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ContractRecord[]; next: string | null }> {
  const { tx, actor } = context;
  refuseIf(permission(context, "contract.read"));
  const after = readCursor(cursor);
  const rows = await tx
    .selectFrom("customerContract as held")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "held.sellerId").onRef("customer.id", "=", "held.customerId"),
    )
    .select(["held.id", "held.customerId", "customer.name", "held.policy", "held.agreedBy", "held.agreedAt"])
    .select(["held.endedBy", "held.endedAt"])
    .where("held.sellerId", "=", actor.sellerId)
    .$if(after !== null, (query) => query.where(sql<boolean>`(agreed_at, held.id) < (${after?.at}, ${after?.id})`))
    .orderBy("held.agreedAt", "desc")
    .orderBy("held.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ customerId, name, endedBy, endedAt, ...row }) => ({
      ...row,
      customer: { id: customerId, name },
      ended: endedBy && endedAt ? { by: endedBy, at: endedAt } : null,
    })),
    next: rows.length > limit && last ? writeCursor({ at: last.agreedAt, id: last.id }) : null,
  };
}

/** What holds for a customer where a unit is under some policy: the newest contract that extends it, else that policy itself. */
export type TermsOf = (policy: string) => string;

/** Reads a customer's contracts once, for any number of units. */
export async function termsFor({ tx, actor, policies }: Context, customerId: string): Promise<TermsOf> {
  const rows = await tx
    .selectFrom("customerContract")
    .select("policy")
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", customerId)
    .where("endedAt", "is", null)
    .orderBy("agreedAt", "desc")
    .orderBy("id", "desc")
    .execute();
  const held = rows.flatMap(({ policy }) => policies.find(policy) ?? []);
  return (policy) => held.find((contract) => extendsPolicy(contract, policy))?.id ?? policy;
}

/** The clause by which a contract stands first, for a claim that is under one. */
export function contractClause(policies: Context["policies"], policy: string): string[] {
  return policies.find(policy)?.pack.layer === "contract" ? ["SA-4.4"] : [];
}

function extendsPolicy({ layers }: CompiledPolicy, policy: string): boolean {
  return layers.some(({ id }) => id === policy);
}

async function refuseUnknownCustomer({ tx, actor }: Context, customerId: string): Promise<void> {
  const found =
    isId(customerId) &&
    (await tx
      .selectFrom("customer")
      .select("id")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", customerId)
      .executeTakeFirst());
  if (!found) throw new Refusal("not_found");
}

import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";

/** A contract with a customer: the policy that holds for them, and who agreed on it. */
export interface ContractRecord {
  readonly policy: string;
  readonly agreedBy: string;
  readonly agreedAt: Date;
}

/**
 * Agrees on a contract with a customer; it stands above the terms that it extends (SA-4.4). Refuses with `no_contract` a policy of another
 * layer. The same one again changes nothing.
 */
export async function agreeContract(
  context: Context,
  customerId: string,
  { policy: id }: { readonly policy: string },
): Promise<void> {
  const { tx, actor, now, policies } = context;
  refuseIf(permission(context, "contract.agree"));
  await refuseUnknownCustomer(context, customerId);
  const policy = policies.find(id);
  if (policy?.pack.layer !== "contract")
    throw new Refusal("no_contract", { values: { policy: id }, clauses: ["SA-4.4"] });
  await tx
    .insertInto("customerContract")
    .values({ sellerId: actor.sellerId, customerId, policy: id, agreedBy: actor.name, agreedAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The contracts of a customer, oldest first. */
export async function listContracts(context: Context, customerId: string): Promise<ContractRecord[]> {
  refuseIf(permission(context, "contract.read"));
  await refuseUnknownCustomer(context, customerId);
  return contractsOf(context, customerId);
}

function contractsOf({ tx, actor }: Context, customerId: string): Promise<ContractRecord[]> {
  return tx
    .selectFrom("customerContract")
    .select(["policy", "agreedBy", "agreedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", customerId)
    .orderBy("agreedAt")
    .orderBy("policy")
    .execute();
}

/** What holds for a customer where a unit is under some policy: the newest contract that extends it, else that policy itself. */
export type TermsOf = (policy: string) => string;

/** Reads a customer's contracts once, for any number of units. */
export async function termsFor(context: Context, customerId: string): Promise<TermsOf> {
  const contracts = await contractsOf(context, customerId);
  const held = contracts.flatMap(({ policy }) => context.policies.find(policy) ?? []).reverse();
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

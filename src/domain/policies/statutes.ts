import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";

/** A law that stands beside the seller's policies, and how the seller has it. */
export interface StatuteRecord {
  readonly policy: CompiledPolicy;
  /** The newest first; empty where nobody touched it: then it applies. */
  readonly switches: readonly StatuteSwitch[];
}

/** One time that a statute was switched off or on again. */
export interface StatuteSwitch {
  readonly off: boolean;
  readonly reason: string;
  readonly switchedBy: string;
  readonly switchedAt: Date;
}

/** The statutes of the installation, each with its history at this seller. */
export async function statutesOf(context: Pick<Context, "tx" | "actor" | "policies">): Promise<StatuteRecord[]> {
  const rows = await context.tx
    .selectFrom("statuteSwitch")
    .select(["statute", "off", "reason", "switchedBy", "switchedAt"])
    .where("sellerId", "=", context.actor.sellerId)
    .orderBy("id", "desc")
    .execute();
  return context.policies.all
    .filter(({ pack }) => pack.regime)
    .map((policy) => ({ policy, switches: rows.filter(({ statute }) => statute === policy.id) }));
}

/**
 * Switches a statute off for the seller, or on again, with the reason on record; decisions from now on follow, stored ones
 * keep what they were made with. Refuses with `not_found` what is no statute here.
 */
export async function switchStatute(
  context: Context,
  statute: string,
  { off, reason }: { readonly off: boolean; readonly reason: string },
): Promise<void> {
  const { tx, actor, now, policies } = context;
  refuseIf(permission(context, "statute.switch"));
  if (!policies.find(statute)?.pack.regime) throw new Refusal("not_found");
  await tx
    .insertInto("statuteSwitch")
    .values({
      sellerId: actor.sellerId,
      id: newId<"statuteSwitch">(now),
      statute,
      off,
      reason,
      switchedBy: actor.name,
      switchedById: actor.id,
      switchedAt: new Date(now),
    })
    .execute();
}

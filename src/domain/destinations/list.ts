import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { embargoes } from "./embargoes.ts";
import type { DestinationRule } from "./rule.ts";

/** One version of a seller's list of destinations that it does not deliver to. */
export interface DestinationList {
  /** 0: the product's own list, which holds until the seller writes one. */
  readonly version: number;
  readonly rules: readonly DestinationRule[];
  readonly reason: string;
  /** Null of the product's own. */
  readonly byName: string | null;
  readonly at: Date | null;
}

const own: DestinationList = { version: 0, rules: embargoes, reason: "", byName: null, at: null };

/** The list that holds now. */
export async function destinationListNow({ tx, actor }: Pick<Context, "tx" | "actor">): Promise<DestinationList> {
  const row = await tx
    .selectFrom("destinationList")
    .select(["version", "rules", "reason", "byName", "at"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, rules: row.rules as readonly DestinationRule[] } : own;
}

/** Every version, the newest first; at the end the product's own. */
export async function destinationVersions({ tx, actor }: Context): Promise<DestinationList[]> {
  const rows = await tx
    .selectFrom("destinationList")
    .select(["version", "rules", "reason", "byName", "at"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("version", "desc")
    .limit(200)
    .execute();
  return [...rows.map((row) => ({ ...row, rules: row.rules as readonly DestinationRule[] })), own];
}

/** Writes the next version of the list, from the one that was read; the earlier ones stay as they were. */
export async function editDestinations(
  context: Context,
  from: number,
  input: { readonly rules: readonly DestinationRule[]; readonly reason: string },
): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "destination.edit"));
  const fields = input.rules.flatMap((rule, index) =>
    Object.values(rule.why).some(Boolean) ? [] : [fieldFault(`/rules/${index}/why`, "required")],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const present = await destinationListNow(context);
  const written =
    present.version === from &&
    (await tx
      .insertInto("destinationList")
      .values({
        sellerId: actor.sellerId,
        version: from + 1,
        rules: JSON.stringify(input.rules),
        reason: input.reason,
        byName: actor.name,
        byId: actor.id,
        at: new Date(now),
      })
      .onConflict((conflict) => conflict.columns(["sellerId", "version"]).doNothing())
      .returning("version")
      .executeTakeFirst());
  if (written) return;
  const { byName } = await destinationListNow(context);
  throw new Refusal("changed_meanwhile", { values: { who: byName ?? "Recourse" } });
}

import { sql } from "kysely";
import type { Decision, RemedyKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { claimIdOf } from "../subject.ts";
import type { Happening } from "./run.ts";
import type { MetCondition, StartCondition } from "./table.ts";

/** Whether what a clock waits for has come: for all of the claim's units, of which one that was settled otherwise is not waited for; `aboutId` is what the clock is about. */
export async function cameFor(
  context: Context,
  happening: Happening,
  { metIf, aboutId }: { readonly metIf: MetCondition; readonly aboutId: string | null },
): Promise<boolean> {
  if (metIf === "own_withdrawal") return isOfWithdrawal(context, happening, aboutId);
  const { tx, actor } = context;
  const claimId = claimIdOf(happening);
  const { rows } = await sql<{ waits: boolean }>`select exists (
      select from claim_line
      where seller_id = ${actor.sellerId} and claim_id = ${claimId} and custody = any(${missing[metIf]})
        and remedy is null
    ) as waits`.execute(tx);
  return rows[0]?.waits === false;
}

/** Several withdrawals of one order may run: each ends with its own goods, and its own refund. */
async function isOfWithdrawal(
  { tx, actor }: Context,
  { verb, aboutId }: Happening,
  withdrawalId: string | null,
): Promise<boolean> {
  if (verb === "order.goodsBack") return aboutId === withdrawalId;
  const own = await tx
    .selectFrom("withdrawal")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", withdrawalId)
    .where("refundId", "=", aboutId ?? null)
    .executeTakeFirst();
  return own !== undefined;
}

async function statusOfOrder({ tx, actor }: Context, { orderId }: Happening): Promise<string | null> {
  const row = await tx
    .selectFrom("customerOrder")
    .select("status")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId ?? null)
    .executeTakeFirst();
  return row?.status ?? null;
}

const missing: Readonly<Record<Exclude<MetCondition, "own_withdrawal">, readonly string[]>> = {
  every_unit_sent: ["with_customer", "refused"],
  every_unit_arrived: ["with_customer", "refused", "in_transit_in"],
};

/** Whether a clock is to start at all; `decision` is what the policy says of the unit now. */
export async function mayStart(
  context: Context,
  happening: Happening,
  { condition, decision }: { readonly condition: StartCondition; readonly decision: Decision | null },
): Promise<boolean> {
  if (condition === "order_cancelled") return (await statusOfOrder(context, happening)) === "cancelled";
  // What no policy was asked about has no such promise.
  if (!decision) return false;
  if (condition === "replacement_open" || condition === "refund_open") {
    const wanted = remediesOf[condition];
    const chosen = await chosenRemedy(context, happening);
    return chosen ? wanted.includes(chosen) : decision.remedies.some(({ kind }) => wanted.includes(kind));
  }
  return (await methodOf(context, happening)) === methods[condition];
}

const remediesOf: Readonly<Record<"replacement_open" | "refund_open", readonly RemedyKind[]>> = {
  replacement_open: ["replace", "reissue"],
  refund_open: ["refund"],
};
const methods = { by_paypal: "paypal", by_card: "card" } as const;

/** How the unit's case is to end, where staff decided it or the customer said what they prefer. */
async function chosenRemedy({ tx, actor }: Context, { lineId }: Happening): Promise<RemedyKind | null> {
  const { rows } = await sql<{ kind: RemedyKind | null }>`
    select coalesce(remedy->>'kind', preferred_remedy) as kind from claim_line
    where seller_id = ${actor.sellerId} and id = ${lineId ?? null}`.execute(tx);
  return rows[0]?.kind ?? null;
}

async function methodOf({ tx, actor }: Context, { aboutId }: Happening): Promise<string | null> {
  const { rows } = await sql<{ method: string }>`
    select method from refund where seller_id = ${actor.sellerId} and id = ${aboutId ?? null}`.execute(tx);
  return rows[0]?.method ?? null;
}

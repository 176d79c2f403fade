import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  lineOf,
  notAtCentre,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { citing, policyOf } from "../policies/index.ts";

/** Whether the repair may start: approved free of charge, or quoted, accepted and paid (SA-1.4, SA-2.2). */
export function startRepairGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const policy = policyOf(onlooker, record);
  const allowed = permission(onlooker, "work.startRepair");
  if (allowed) return allowed;
  const accepted = line.quotes.some(({ status }) => status === "accepted");
  if (line.work === "quoted" && accepted) return new Refusal("payment_first", citing(policy, "payment_first"));
  if (line.work === "inspecting" && !line.inspection?.completedAt)
    return new Refusal("inspection_first", citing(policy, "inspection_first"));
  if (line.work === "quoted" || line.work === "inspecting")
    return new Refusal("quote_first", citing(policy, "quote_first"));
  const at = { status: line.work, lineId: line.id, events: record.events };
  return standing(onlooker, workLifecycle, "startRepair", at) ?? notAtCentre(onlooker, record, line);
}

/** Starts the repair and opens its order, with the charge and the clauses behind it. Returns the claim's id. */
export async function startRepair(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(startRepairGuard(context, record, line));
  const { charge, clauses } = termsOf(line);
  await move(context, workLifecycle, { claimId, lineId }, "startRepair", { clauses, details: { charge } });
  await tx
    .insertInto("repairOrder")
    .values({
      sellerId: actor.sellerId,
      id: newId<"repair">(now),
      lineId,
      charge,
      clauses: [...clauses],
      startedBy: actor.name,
      startedAt: new Date(now),
    })
    .execute();
  return claimId;
}

function termsOf({ quotes, decision }: LineRecord): { charge: "free" | "quoted"; clauses: readonly string[] } {
  const quote = quotes.find(({ status }) => status === "accepted");
  if (quote) return { charge: "quoted", clauses: quote.clauses };
  const free = decision?.decision.remedies.find(({ kind, charge }) => kind === "repair" && charge === "free");
  return { charge: "free", clauses: free?.clauses ?? [] };
}

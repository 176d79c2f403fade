import { systemActor } from "../../core/actor.ts";
import { newId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { RemedyKind } from "../../policy/index.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf, workLifecycle } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { quoteLifecycle } from "../quotes/lifecycle.ts";
import { refuseBeyond } from "./goodwill.ts";

/** What a person gives instead of the policy's answer. */
export interface OverrideLine {
  readonly verdict: "covered" | "not_covered";
  readonly remedy: {
    readonly kind: RemedyKind;
    readonly charge: "free" | "quoted" | "none";
    readonly amount: Money | null;
  };
  readonly reason: string;
}

/** Whether somebody may decide otherwise here: there is a decision, and the claim has not ended. */
export function overrideLineGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  return permission(onlooker, "decision.override") ?? undecided(onlooker, record, line);
}

/** Refuses where nothing was decided yet, or nothing can change any more. */
export function undecided(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  if (!line.decision) return new Refusal("nothing_decided");
  const over = ["closed", "cancelled", "expired"].includes(record.status);
  return over ? wrongState(onlooker, "claim", { status: record.status, events: record.events }) : null;
}

/**
 * Decides a line otherwise than its policy, as goodwill; the policy's decision stays beside it. After the inspection a
 * free repair is approved with it. Refuses with `beyond_limit` what the actor's role may not give, and tells the customer. Returns the claim's id.
 */
export async function overrideLine(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: OverrideLine,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(overrideLineGuard(context, record, line));
  await keepOverride(context, { record, line, appealId: null }, input);
  await tellCustomer(context, claimId, "decision_overridden", { lineId });
  return claimId;
}

/** Keeps an override within the actor's limit and acts on it. */
export async function keepOverride(
  context: Context,
  { record, line, appealId }: { record: ClaimRecord; line: LineRecord; appealId: string | null },
  { verdict, remedy, reason }: OverrideLine,
): Promise<void> {
  const { tx, actor, now } = context;
  refuseBeyond(context, remedy);
  const given = remedy.kind === "refund" ? remedy : { ...remedy, amount: null };
  await tx
    .insertInto("decisionOverride")
    .values({
      sellerId: actor.sellerId,
      id: newId<"override">(now),
      claimId: record.id,
      lineId: line.id,
      decisionId: line.decision?.id ?? "",
      appealId,
      verdict,
      remedy: JSON.stringify(given),
      reason,
      decidedBy: actor.name,
      decidedById: actor.id,
      decidedAt: new Date(now),
    })
    .execute();
  const target = { claimId: record.id, lineId: line.id };
  await noteEvent(context, target, "decision.overridden", { reason, verdict, remedy: given });
  if (remedy.kind === "repair" && remedy.charge === "free") await approve(context, record, line);
}

/** Lets the free repair begin where the inspection is done; an open quote is not wanted any more. */
async function approve(context: Context, record: ClaimRecord, line: LineRecord): Promise<void> {
  const inspected = line.work === "inspecting" && line.inspection?.completedAt;
  const accepted = line.quotes.some(({ status }) => status === "accepted");
  if (accepted || !(inspected || line.work === "quoted")) return;
  const system = { ...context, actor: systemActor(context.actor.sellerId) };
  for (const quote of line.quotes.filter(({ status }) => ["draft", "sent", "expired"].includes(status)))
    await move(context, quoteLifecycle, { claimId: record.id, lineId: line.id, quoteId: quote.id }, "supersede", {
      details: { number: quote.number },
    });
  await move(system, workLifecycle, { claimId: record.id, lineId: line.id }, "approve");
}

import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf, reopenClaim } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { keepOverride, type OverrideLine, undecided } from "./override.ts";

/** Whether the customer may still appeal: something was decided, and no appeal was filed for the unit. */
export function appealLineGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "appeal.file") ?? undecided(onlooker, record, line);
  return refusal ?? (line.appeal ? new Refusal("appealed_already") : null);
}

/** The customer's words, and the files of the claim that are new evidence. */
export interface AppealLine {
  readonly words: string;
  readonly attachments?: readonly string[];
}

/** Files the customer's one appeal against what was decided of a unit, with new evidence. Returns the claim's id. */
export async function appealLine(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { words, attachments = [] }: AppealLine,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(appealLineGuard(context, record, line));
  const strange = attachments.flatMap((id, at) =>
    record.attachments.some((file) => file.id === id && (file.lineId ?? lineId) === lineId)
      ? []
      : [fieldFault(`/attachments/${at}`, "not_in_this_claim")],
  );
  if (strange.length > 0) throw new Refusal("invalid_input", { fields: strange });
  const decider = deciderOf(record, line);
  await tx
    .insertInto("appeal")
    .values({
      sellerId: actor.sellerId,
      id: newId<"appeal">(now),
      claimId,
      lineId,
      decisionId: line.decision?.id ?? "",
      against: decider.name,
      againstId: decider.id,
      words,
      filedBy: actor.name,
      filedAt: new Date(now),
      status: "filed",
    })
    .execute();
  await noteEvent(context, { claimId, lineId }, "appeal.filed", { reason: words, attachments });
  await tellCustomer(context, claimId, "appeal_filed", { lineId });
  return claimId;
}

/** Whose decision it was: of whoever rejected the claim or decided otherwise, whichever came last; else of whoever brought the policy's about. */
function deciderOf(record: ClaimRecord, line: LineRecord): { name: string; id: string | null } {
  const { override } = line;
  const rejected = record.status === "rejected" ? record.events.findLast(({ verb }) => verb === "claim.reject") : null;
  if (rejected && (!override || override.decidedAt < rejected.at))
    return { name: rejected.actorName, id: rejected.actorId };
  if (override) return { name: override.decidedBy, id: override.decidedById };
  return { name: line.decision?.decidedBy ?? "", id: null };
}

/** Whether the actor may answer the appeal: somebody else than who had decided. */
export function answerAppealGuard(onlooker: Onlooker, _record: ClaimRecord, line: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "appeal.answer");
  if (refusal) return refusal;
  if (line.appeal?.status !== "filed") return new Refusal("no_appeal");
  const { against, againstId } = line.appeal;
  const { id, name } = onlooker.actor;
  const decider = againstId === null ? name === against : id === againstId;
  return decider ? new Refusal("same_person") : null;
}

/** What is answered; with `upheld` what is given instead. */
export type AnswerAppeal =
  | { readonly outcome: "dismissed"; readonly reason: string }
  | ({ readonly outcome: "upheld" } & OverrideLine);

/**
 * Answers an appeal for good: dismisses it, or gives the customer something else; a claim that was rejected is then looked at again.
 * Returns the claim's id.
 */
export async function answerAppeal(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: AnswerAppeal,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(answerAppealGuard(context, record, line));
  await tx
    .updateTable("appeal")
    .set({
      status: input.outcome,
      answer: input.reason,
      answeredBy: actor.name,
      answeredById: actor.id,
      answeredAt: new Date(now),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", lineId)
    .where("status", "=", "filed")
    .execute();
  await noteEvent(context, { claimId, lineId }, "appeal.answered", { reason: input.reason, outcome: input.outcome });
  if (input.outcome === "upheld") {
    await keepOverride(context, { record, line, appealId: line.appeal?.id ?? null }, input);
    if (record.status === "rejected") await reopenClaim(context, claimId);
  }
  await tellCustomer(context, claimId, "appeal_answered", { lineId });
  return claimId;
}

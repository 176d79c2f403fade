import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { keepOverride, type OverrideLine, undecided } from "./override.ts";

/** Whether the customer may still appeal: something was decided, and no appeal was filed for the unit. */
export function appealLineGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "appeal.file") ?? undecided(onlooker, record, line);
  return refusal ?? (line.appeal ? new Refusal("appealed_already") : null);
}

/** Files the customer's one appeal against what was decided of a unit; new evidence is added as files. Returns the claim's id. */
export async function appealLine(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { words }: { readonly words: string },
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(appealLineGuard(context, record, line));
  await tx
    .insertInto("appeal")
    .values({
      sellerId: actor.sellerId,
      id: newId<"appeal">(now),
      claimId,
      lineId,
      decisionId: line.decision?.id ?? "",
      against: line.override?.decidedBy ?? line.decision?.decidedBy ?? "",
      againstId: line.override?.decidedById ?? null,
      words,
      filedBy: actor.name,
      filedAt: new Date(now),
      status: "filed",
    })
    .execute();
  await noteEvent(context, { claimId, lineId }, "appeal.filed", { reason: words });
  return claimId;
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

/** Answers an appeal for good: dismisses it, or gives the customer something else. Returns the claim's id. */
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
  if (input.outcome === "upheld")
    await keepOverride(context, { record, line, appealId: line.appeal?.id ?? null }, input);
  return claimId;
}

import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { profileColumns, profileNames, profileOf } from "../centres/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, move } from "../events/index.ts";
import { tellApplicant } from "../messages/index.ts";
import { joinCentre } from "../people/index.ts";
import { citingApplication } from "./clauses.ts";
import { applicationLifecycle } from "./lifecycle.ts";

/** Somebody takes an application up. */
export async function reviewApplication(context: Context, applicationId: string): Promise<void> {
  await move(context, applicationLifecycle, { applicationId }, "review", citingApplication(context, "ZM-RC-4"));
}

/**
 * Lists the applicant (ZM-RC-5): the application becomes a service centre, its pictures the centre's, and the applicant's people
 * may sign in to it. Returns the centre's id.
 */
export async function listApplicant(context: Context, applicationId: string, note: string): Promise<string> {
  const { tx, actor, now } = context;
  await lockSubject(context, { applicationId });
  const row = await tx
    .selectFrom("centreApplication")
    .select([...profileNames, "customerId"])
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", applicationId)
    .executeTakeFirstOrThrow();
  const centreId = newId<"centre">(now);
  await tx
    .insertInto("serviceCentre")
    .values({
      sellerId: actor.sellerId,
      id: centreId,
      ...profileColumns(profileOf(row)),
      listed: true,
      createdAt: new Date(now),
    })
    .execute();
  await decide(context, applicationId, { centreId, reason: note || null });
  await tx
    .updateTable("centrePhoto")
    .set({ centreId })
    .where("sellerId", "=", actor.sellerId)
    .where("applicationId", "=", applicationId)
    .execute();
  await joinCentre(context, { customerId: row.customerId, centreId });
  await move(context, applicationLifecycle, { applicationId }, "list", {
    clauses: citingApplication(context, "ZM-RC-5").clauses ?? [],
    details: { centreId, ...(note && { note }) },
  });
  await tellApplicant(context, applicationId, "application_listed", { note });
  return centreId;
}

/** Declines an application for a reason that the applicant reads; they may apply anew. */
export async function declineApplication(context: Context, applicationId: string, reason: string): Promise<void> {
  await move(context, applicationLifecycle, { applicationId }, "decline", {
    reason,
    clauses: citingApplication(context, "ZM-RC-4").clauses ?? [],
  });
  await decide(context, applicationId, { reason });
  await tellApplicant(context, applicationId, "application_declined", { reason });
}

async function decide(
  { tx, actor, now }: Context,
  applicationId: string,
  what: { readonly centreId?: string; readonly reason: string | null },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("centreApplication")
    .set({ ...what, decidedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", applicationId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Refusal("not_found");
}

import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { roleWord } from "../../core/role-words.ts";
import { type CentreProfile, profileColumns, refuseWrongProfile } from "../centres/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, refuseIf, stateWord } from "../events/index.ts";
import { tellApplicant } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { may } from "../people/index.ts";
import { citingApplication } from "./clauses.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/** Whether the reader may apply: a signed-in customer of the seller (ZM-RC-1). */
export function applyGuard(onlooker: Onlooker & Pick<Context, "policies">): Refusal | null {
  const { actor } = onlooker;
  if (actor.customerId && may(actor.role, "application.submit")) return null;
  return new Refusal("not_allowed", {
    values: { role: roleWord(actor.role) },
    ...citingApplication(onlooker, "ZM-RC-1"),
  });
}

/**
 * Applies to be listed as a centre (ZM-RC-3) and starts the clock of the review. Who applied before is told what became of
 * it, and so is who applies for a workshop that somebody else applied for (ZM-RC-2). Returns the application's id.
 */
export async function apply(context: Context, profile: CentreProfile): Promise<string> {
  refuseIf(applyGuard(context));
  refuseIf(incomplete(context, profile));
  await refuseWrongProfile(profile);
  const { tx, actor, now } = context;
  const id = newId<"application">(now);
  const at = new Date(now);
  // The number is taken after the row is known to be the only one, so that a refused second leaves no gap.
  const inserted = await tx
    .insertInto("centreApplication")
    .values({
      sellerId: actor.sellerId,
      id,
      number: id,
      customerId: actor.customerId as string,
      status: "submitted" satisfies ApplicationStatus,
      locale: actor.locale,
      ...profileColumns(profile),
      latitude: profile.coordinates?.latitude ?? 0,
      longitude: profile.coordinates?.longitude ?? 0,
      createdBy: actor.name,
      createdAt: at,
      updatedAt: at,
      submittedAt: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw await appliedBefore(context, profile);
  await tx
    .updateTable("centreApplication")
    .set({ number: await nextNumber(context, "C") })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
  const { clauses = [] } = citingApplication(context, "ZM-RC-3");
  await noteEvent(context, { applicationId: id, clauses }, "application.submitted");
  await tellApplicant(context, id, "application_submitted");
  return id;
}

/** Who is listed is found by skill and place: an application without them could only be declined. */
function incomplete(context: Context, { skills, coordinates, languages }: CentreProfile): Refusal | null {
  const fields: FieldFault[] = [];
  if (skills.length === 0) fields.push(fieldFault("/skills", "required"));
  if (!coordinates) fields.push(fieldFault("/coordinates", "required"));
  if (languages.length === 0) fields.push(fieldFault("/languages", "required"));
  return fields.length > 0 ? new Refusal("invalid_input", { fields, ...citingApplication(context, "ZM-RC-3") }) : null;
}

async function appliedBefore(context: Context, { name, address }: CentreProfile): Promise<Refusal> {
  const { tx, actor } = context;
  const own = await tx
    .selectFrom("centreApplication")
    .select(["number", "status"])
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", actor.customerId as string)
    .where("status", "<>", "declined")
    .executeTakeFirst();
  const cited = citingApplication(context, "ZM-RC-2");
  if (own)
    return new Refusal("applied_before", {
      values: { number: own.number, state: stateWord("application", own.status) },
      ...cited,
    });
  return new Refusal("workshop_known", { values: { name, city: address.city }, ...cited });
}

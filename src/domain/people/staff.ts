import type { StaffRole } from "../../core/actor.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** Somebody on the seller's staff. */
export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly since: Date;
}

/** Everybody on the staff, by name. */
export async function listStaff({ tx, actor }: Context): Promise<StaffMember[]> {
  const rows = await tx
    .selectFrom("staffMember")
    .innerJoin("person", "person.id", "staffMember.personId")
    .select(["person.id as personId", "person.name", "person.email", "staffMember.role"])
    .select("staffMember.createdAt as since")
    .where("staffMember.sellerId", "=", actor.sellerId)
    .where("removedAt", "is", null)
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();
  return rows as StaffMember[];
}

/** Takes somebody off the staff; what they did stays in the history. The last administrator stays. */
export async function removeStaff({ tx, actor, now }: Context, personId: string): Promise<void> {
  // Locks all administrators, so that of two who remove each other one is refused.
  const administrators = await tx
    .selectFrom("staffMember")
    .select("personId")
    .where("sellerId", "=", actor.sellerId)
    .where("role", "=", "administrator")
    .where("removedAt", "is", null)
    .orderBy("personId")
    .forUpdate()
    .execute();
  if (administrators.length === 1 && administrators[0]?.personId === personId) throw new Refusal("last_administrator");
  const { numUpdatedRows } = await tx
    .updateTable("staffMember")
    .set({ removedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("personId", "=", personId)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Refusal("not_found");
}

/** The people of a customer that became a service centre work there from now on; who works for the seller already keeps their role. */
export async function joinCentre(
  { tx, actor, now }: Context,
  { customerId, centreId }: { readonly customerId: string; readonly centreId: string },
): Promise<void> {
  const people = await tx
    .selectFrom("customerMember")
    .select("personId")
    .where("sellerId", "=", actor.sellerId)
    .where("customerId", "=", customerId)
    .execute();
  const joined = { role: "centre_member", centreId, createdAt: new Date(now), removedAt: null };
  for (const { personId } of people)
    await tx
      .insertInto("staffMember")
      .values({ sellerId: actor.sellerId, personId, ...joined })
      .onConflict((conflict) =>
        conflict.columns(["sellerId", "personId"]).doUpdateSet(joined).where("staffMember.removedAt", "is not", null),
      )
      .execute();
}

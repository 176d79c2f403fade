import type { Actor, StaffRole } from "../../core/actor.ts";
import { systemActor } from "../../core/actor.ts";
import type { Locale } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";

/** Everybody who acts in the stories of one seller, as they would sign in. */
export interface Cast {
  readonly sellerId: string;
  readonly centreId: string;
  readonly system: Actor;
  staff(role: StaffRole): Actor;
  /** The customer of that address: their person, or a support agent who files for one that does not sign in. */
  customer(email: string): { readonly id: string; readonly actor: Actor | null };
}

/** Reads the cast of a seller back from what was written. */
export async function readCast(tx: Tx, sellerId: string): Promise<Cast> {
  const centre = await tx
    .selectFrom("serviceCentre")
    .select("id")
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirstOrThrow();
  const staff = await tx
    .selectFrom("staffMember")
    .innerJoin("person", "person.id", "staffMember.personId")
    .select(["person.id", "person.name", "staffMember.role", "staffMember.centreId"])
    .where("staffMember.removedAt", "is", null)
    .execute();
  const customers = await tx
    .selectFrom("customer")
    .leftJoin("customerMember", (join) =>
      join
        .onRef("customerMember.sellerId", "=", "customer.sellerId")
        .onRef("customerMember.customerId", "=", "customer.id"),
    )
    .leftJoin("person", "person.id", "customerMember.personId")
    .select(["customer.id", "customer.email", "customer.locale", "person.id as personId", "person.name as personName"])
    .execute();
  const byRole = new Map(staff.map((member) => [member.role, member]));
  const byEmail = new Map(customers.map((customer) => [customer.email, customer]));
  return {
    sellerId,
    centreId: centre.id,
    system: systemActor(sellerId),
    staff(role) {
      const member = byRole.get(role);
      if (!member) throw new Error(`the demo has no ${role}`);
      return { kind: "person", id: member.id, name: member.name, sellerId, role, locale: "en" };
    },
    customer(email) {
      const found = byEmail.get(email);
      if (!found) throw new Error(`the demo has no customer ${email}`);
      const { id, personId, personName } = found;
      if (!personId || !personName) return { id, actor: null };
      const locale = found.locale as Locale;
      const person = { kind: "person", id: personId, name: personName, sellerId, locale } as const;
      return { id, actor: { ...person, role: "customer_owner", customerId: id } };
    },
  };
}

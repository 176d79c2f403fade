import type { StaffRole } from "../../core/actor.ts";
import { dayAt } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { roleWord } from "../../core/role-words.ts";
import type { Context } from "../context.ts";
import { writeMail } from "../messages/index.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { SignedIn } from "./sign-in.ts";

/** An invitation that is still open. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly expiresAt: Date;
}

const lifetime = 7 * 86_400_000;

/** Invites somebody to the staff: a mail with a link that works once, for seven days. `pageUrl` is where it leads. */
export async function inviteStaff(
  context: Context,
  input: { readonly email: string; readonly role: StaffRole; readonly centreId?: string | undefined },
  pageUrl: string,
): Promise<Invitation> {
  const { tx, actor, now, seller } = context;
  const email = input.email.toLowerCase();
  await refuseUnfit(context, { ...input, email });
  const token = newSecret();
  const invitation = { id: newId<"invitation">(now), email, role: input.role, expiresAt: new Date(now + lifetime) };
  await tx
    .insertInto("invitation")
    .values({
      ...invitation,
      sellerId: actor.sellerId,
      centreId: input.centreId ?? null,
      tokenHash: hashSecret(token),
      invitedBy: actor.id as string,
      createdAt: new Date(now),
    })
    .execute();
  const link = new URL(pageUrl);
  link.searchParams.set("token", token);
  await writeMail(tx, {
    sellerId: actor.sellerId,
    subject: null,
    recipient: email,
    locale: seller.locale,
    template: "staff_invitation",
    data: {
      link: link.href,
      role: roleWord(input.role)[seller.locale],
      by: actor.name,
      expiresOn: dayAt(now + lifetime, seller.timeZone),
    },
    now,
  });
  return invitation;
}

/** The invitations nobody has taken up yet, newest first. */
export async function openInvitations({ tx, actor, now }: Context): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom("invitation")
    .select(["id", "email", "role", "expiresAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("acceptedAt", "is", null)
    .where("expiresAt", ">", new Date(now))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows as Invitation[];
}

/** The signed-in person joins the staff. The link works once, and only for the address it was sent to. */
export async function acceptInvitation(
  { tx, actor, now }: Context,
  person: SignedIn,
  token: string,
): Promise<{ role: StaffRole }> {
  const invitation = await tx
    .selectFrom("invitation")
    .select(["id", "email", "role", "centreId"])
    .where("sellerId", "=", actor.sellerId)
    .where("tokenHash", "=", hashSecret(token))
    .where("acceptedAt", "is", null)
    .where("expiresAt", ">", new Date(now))
    .forUpdate()
    .executeTakeFirst();
  if (!invitation) throw new Refusal("token_invalid");
  if (invitation.email !== person.email.toLowerCase()) throw new Refusal("invitation_other");
  await tx
    .updateTable("invitation")
    .set({ acceptedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", invitation.id)
    .execute();
  const { role, centreId } = invitation;
  const joined = { role, centreId, createdAt: new Date(now), removedAt: null };
  await tx
    .insertInto("staffMember")
    .values({ sellerId: actor.sellerId, personId: person.id, ...joined })
    .onConflict((conflict) => conflict.columns(["sellerId", "personId"]).doUpdateSet(joined))
    .execute();
  return { role: role as StaffRole };
}

async function refuseUnfit(
  { tx, actor }: Context,
  { email, role, centreId }: { email: string; role: StaffRole; centreId?: string | undefined },
): Promise<void> {
  // A key has no name of a person to invite with.
  if (actor.kind !== "person") throw new Refusal("sign_in_first");
  if (role === "centre_member" && !centreId)
    throw new Refusal("invalid_input", { fields: [fieldFault("/centreId", "no_centre")] });
  if (centreId) {
    const centre = await tx.selectFrom("serviceCentre").select("id").where("id", "=", centreId).executeTakeFirst();
    if (!centre) throw new Refusal("invalid_input", { fields: [fieldFault("/centreId", "no_centre")] });
  }
  const member = await tx
    .selectFrom("staffMember")
    .innerJoin("person", "person.id", "staffMember.personId")
    .select("person.id")
    .where("staffMember.sellerId", "=", actor.sellerId)
    .where("person.email", "=", email)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (member) throw new Refusal("already_staff", { values: { email } });
}

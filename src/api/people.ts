import { Refusal } from "../core/refusal.ts";
import {
  type Action,
  acceptInvitation,
  addAddress,
  type Invitation,
  inviteStaff,
  listAddresses,
  listCustomers,
  listStaff,
  membershipsOf,
  openInvitations,
  otherHat,
  permissions,
  readCustomer,
  registerCustomer,
  removeAddress,
  removeStaff,
  type SignedIn,
} from "../domain/people/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type Seller = "/v1/sellers/{seller}";

/** Who is signed in, customers with their addresses, and staff. */
export const peopleHandlers: Handlers<
  | "GET /v1/me"
  | `GET ${Seller}/me`
  | `${"GET" | "POST"} ${Seller}/customers`
  | `${"GET" | "POST"} ${Seller}/addresses`
  | `DELETE ${Seller}/addresses/{address}`
  | `GET ${Seller}/staff`
  | `DELETE ${Seller}/staff/{person}`
  | `POST ${Seller}/invitations`
  | `POST ${Seller}/invitations/acceptance`
> = {
  "GET /v1/me": async ({ deps, person }) => ({
    person: person && personCard(person),
    memberships: person ? await membershipsOf(deps.db, person.id) : [],
  }),
  "GET /v1/sellers/{seller}/me": ({ run, person, actor }) =>
    run(async (context) => ({
      role: actor.role,
      person: person && personCard(person),
      customer: actor.customerId ? await readCustomer(context, actor.customerId) : null,
      also: await otherHat(context),
      abilities: roleAbilities(actor, Object.keys(permissions) as Action[]),
    })),
  "POST /v1/sellers/{seller}/customers": ({ run, person, body }) =>
    run((context) => registerCustomer(context, signedIn(person), body)),
  "GET /v1/sellers/{seller}/customers": ({ run, query }) => run((context) => listCustomers(context, query)),
  "GET /v1/sellers/{seller}/addresses": ({ run, query }) =>
    run(async (context) => ({ items: await listAddresses(context, query.customer) })),
  "POST /v1/sellers/{seller}/addresses": ({ run, body }) => run((context) => addAddress(context, body)),
  "DELETE /v1/sellers/{seller}/addresses/{address}": ({ run, params }) =>
    run(async (context) => {
      await removeAddress(context, params.address);
      return { id: params.address };
    }),
  "GET /v1/sellers/{seller}/staff": ({ run, actor }) =>
    run(async (context) => ({
      members: (await listStaff(context)).map(({ since, ...member }) => ({ ...member, since: since.toISOString() })),
      invitations: (await openInvitations(context)).map(invitationCard),
      abilities: roleAbilities(actor, ["staff.invite", "staff.remove", "key.manage"]),
    })),
  "DELETE /v1/sellers/{seller}/staff/{person}": ({ run, params }) =>
    run(async (context) => {
      await removeStaff(context, params.person);
      return { personId: params.person };
    }),
  "POST /v1/sellers/{seller}/invitations": ({ run, body, deps, params }) =>
    run(async (context) => {
      const page = new URL(`/${params.seller}/invitation`, deps.publicUrl);
      return invitationCard(await inviteStaff(context, body, page.href));
    }),
  "POST /v1/sellers/{seller}/invitations/acceptance": ({ run, person, body, params }) =>
    run(async (context) => ({
      seller: params.seller,
      ...(await acceptInvitation(context, signedIn(person), body.token)),
    })),
};

/** The signed-in person, where an operation is open to all but needs one. */
function signedIn(person: SignedIn | null): SignedIn {
  if (!person) throw new Refusal("sign_in_first");
  return person;
}

function personCard({ id, name, email, locale }: SignedIn) {
  return { id, name, email, locale };
}

function invitationCard({ expiresAt, ...invitation }: Invitation) {
  return { ...invitation, expiresAt: expiresAt.toISOString() };
}

import type { Locale } from "./locale.ts";

/** What a staff member of a seller may be (product.md, "People and what they may do"). */
export const staffRoles = [
  "support",
  "receiving",
  "technician",
  "finance",
  "shipping",
  "order_desk",
  "centre_member",
  "policy_manager",
  "administrator",
  "auditor",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Everyone who may act: staff, a customer's people, a guest with a signed link to one claim, anybody, and the product's own clocks. */
export const roles = [...staffRoles, "customer_owner", "customer_member", "guest", "anyone", "system"] as const;
export type Role = (typeof roles)[number];

/** Who acts, for which seller and with what reach. Made once per request or job; everything below takes it as an argument. */
export interface Actor {
  readonly kind: "person" | "key" | "guest" | "system";
  /** The person's or key's id; null for a guest and for the system. */
  readonly id: string | null;
  readonly name: string;
  readonly sellerId: string;
  readonly role: Role;
  readonly locale: Locale;
  /** That of the clock the reader looks at, where their page tells it; else moments are told in the seller's. */
  readonly timeZone?: string;
  /** Set for a customer's people: they reach this customer's claims only. */
  readonly customerId?: string;
  /** Set for a guest: the one claim the signed link opens. */
  readonly claimId?: string;
  /** Set for a service-centre member: lines of this centre only. */
  readonly centreId?: string;
}

/** Whether the actor is one of the seller's staff (or a key that acts for staff). */
export function isStaff(actor: Pick<Actor, "role">): boolean {
  return (staffRoles as readonly string[]).includes(actor.role);
}

/** The product itself: clocks and jobs act as this, for one seller. */
export function systemActor(sellerId: string): Actor {
  return { kind: "system", id: null, name: "Recourse", sellerId, role: "system", locale: "en" };
}

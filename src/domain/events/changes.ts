import { type Actor, isStaff } from "../../core/actor.ts";
import type { Subject } from "../subject.ts";

/** That a history has grown, and whose it is. */
export type Change = Subject & ChangeOf;

interface ChangeOf {
  readonly sellerId: string;
  /** Null of a cart, which has none yet. */
  readonly number: string | null;
  readonly customerId: string;
  /** Those that units of the claim are for; of others there are none. */
  readonly centreIds: readonly string[];
}

/** Who hears of changes. */
export interface Hearer {
  readonly onChange: (change: Change) => void;
  /** Some may have been missed: whatever is shown should be asked for anew. */
  readonly onGap: () => void;
  /** There will be no more. */
  readonly onEnd: () => void;
}

/** Tells of every change of every seller's claims, orders and applications, in this process. */
export interface ChangeFeed {
  /** Returns how to stop hearing. */
  subscribe(hearer: Hearer): () => void;
  /** Ends every subscription, as a server must before it closes. */
  end(): void;
}

/** The channel that the database tells changes on. */
export const changeChannel = "recourse_change";

/** The change that a notice tells; null for a notice that is none. */
export function readChange(payload: string): Change | null {
  try {
    const told = JSON.parse(payload) as Partial<Change>;
    const subject = told.claimId ?? told.orderId ?? told.applicationId;
    return typeof told.sellerId === "string" && typeof subject === "string" ? (told as Change) : null;
  } catch {
    return null;
  }
}

/** Whether the actor reaches what changed: the same rules as in scope.ts, for one row at hand. */
export function hearsOf(actor: Actor, change: Change): boolean {
  if (change.sellerId !== actor.sellerId) return false;
  if (actor.role === "customer_owner" || actor.role === "customer_member")
    return actor.customerId !== undefined && actor.customerId === change.customerId;
  if (actor.role === "guest") return actor.claimId !== undefined && actor.claimId === change.claimId;
  if (actor.role === "centre_member") return actor.centreId !== undefined && change.centreIds.includes(actor.centreId);
  return isStaff(actor);
}

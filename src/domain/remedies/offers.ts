import type { Money } from "../../core/money.ts";
import type { Decision, Remedy, RemedyKind } from "../../policy/index.ts";
import {
  type ClaimRecord,
  type GrantedRemedy,
  type LineRecord,
  type ParcelRecord,
  worthOfLine,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { decideLine, policyOf, processClause, ruling } from "../policies/index.ts";

/** Something that a line may end with, who grants it, and what it still waits for. */
export interface Offer {
  readonly kind: RemedyKind;
  readonly charge: Remedy["charge"];
  readonly opens: Remedy["opens"];
  readonly basis: GrantedRemedy["basis"];
  readonly clauses: readonly string[];
  /** Of a refund; null where the price is unknown, or for other remedies. */
  readonly amount: Money | null;
}

type Look = Pick<Context, "policies" | "seller" | "now">;

/**
 * What a line may end with as things stand: what a person decided instead, else what the policy offers, then what the law
 * adds. What was lost in the seller's charge is replaced, sent again or paid back.
 */
export function offersOf(look: Look, record: ClaimRecord, line: LineRecord, decided?: Decision): Offer[] {
  if (line.override) {
    const { kind, charge, amount } = line.override.remedy;
    return [{ kind, charge, amount, opens: "now", basis: "override", clauses: [] }];
  }
  const decision = decided ?? decideLine(look, record, line);
  if (decision.error) return [];
  const own = decision.remedies.map((remedy) => offer(remedy, "policy"));
  const law = decision.statute.flatMap(({ remedies }) => remedies.map((remedy) => offer(remedy, "statute")));
  const offers = [
    ...own,
    ...law.filter(({ kind, charge }) => !own.some((each) => each.kind === kind && each.charge === charge)),
  ];
  return line.custody === "lost" ? [...lostOffers(look, record, line), ...offers] : offers;
}

function offer({ kind, charge, opens, clauses, amount }: Remedy, basis: Offer["basis"]): Offer {
  return { kind, charge, opens, clauses, amount: amount ?? null, basis };
}

/** A parcel that was lost on the seller's leg is the seller's loss, and so is any where the policy says so (MF-LOST-FREIGHT). */
function lostOffers(look: Look, record: ClaimRecord, line: LineRecord): Offer[] {
  const policy = policyOf(look, record);
  const clause = processClause(policy, "lost_parcel");
  if (!sellersLoss(record, line) && !ruling(policy, "lost_parcel")) return [];
  const terms = { opens: "now", basis: "lost", clauses: clause ? [clause] : [] } as const;
  return [
    { ...terms, kind: "replace", charge: "free", amount: null },
    { ...terms, kind: "refund", charge: "none", amount: worthOfLine(line) },
  ];
}

function sellersLoss({ parcels }: ClaimRecord, { id }: LineRecord): boolean {
  return lostParcelOf(parcels, id)?.direction === "outbound";
}

/** The parcel with which a line was lost. */
export function lostParcelOf(parcels: readonly ParcelRecord[], lineId: string): ParcelRecord | undefined {
  return parcels.findLast(({ lineIds, lostOn }) => lostOn !== null && lineIds.includes(lineId));
}

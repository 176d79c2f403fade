import { sql } from "kysely";
import type { ClaimKind } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type FoundPlace, findPlace } from "../places/index.ts";
import { openUnits } from "./list.ts";
import { profileNames, profileOf } from "./profile.ts";
import { type NeededSkill, proposeCentres, type RankedCentre, type RoutingCandidate, rankCentres } from "./routing.ts";
import { type Category, categories } from "./skills.ts";

/** Where the units of a claim should go, from where distances count, and what all of them need together. */
export interface ClaimRouting {
  /** Units that need the same, in the order of the claim. */
  readonly groups: readonly RoutedUnits[];
  /** All of them, for whoever sends them to one centre. */
  readonly all: RoutedUnits;
  readonly from: FoundPlace | null;
  readonly country: string | null;
}

/** Units that need the same, with the seller's centres in order. */
export interface RoutedUnits {
  readonly lineIds: readonly string[];
  /** Empty: nobody knows what they are. */
  readonly needs: readonly NeededSkill[];
  readonly centres: readonly RankedCentre[];
  /** The centre they should go to; null where none is suitable, and of all together where they should part. */
  readonly proposed: RankedCentre | null;
}

/** Ranks the seller's centres for each kind of unit in a claim, and for all of them together. */
export async function routeClaim(context: Context, claim: ClaimRecord): Promise<ClaimRouting> {
  const address = claim.returnAddress ?? null;
  const country = address?.country ?? claim.customer.country ?? null;
  const from = country ? await findPlace({ country, city: address?.city }) : null;
  const known = await candidates(context, claim.customer.id);
  const ranked = (needs: readonly NeededSkill[]) => rankCentres({ units: needs, from, country }, known);
  const kinds = kindsOf(claim).map(({ need, lineIds }) => ({ lineIds, needs: need ? [need] : [] }));
  const rankings = kinds.map(({ needs }) => ranked(needs));
  const proposals = proposeCentres(rankings);
  const needs = kinds.flatMap((kind) => kind.needs);
  const [first] = proposals;
  const agreed = first && proposals.every((centre) => centre?.id === first.id);
  const centres = ranked(needs);
  return {
    groups: kinds.map((kind, at) => ({ ...kind, centres: rankings[at] ?? [], proposed: proposals[at] ?? null })),
    all: {
      lineIds: claim.lines.map(({ id }) => id),
      needs,
      centres,
      proposed: agreed ? (centres.find(({ id }) => id === first.id) ?? null) : null,
    },
    from,
    country,
  };
}

/** The claim's units by what they need, in its order. */
function kindsOf({ lines, kind }: ClaimRecord): { need: NeededSkill | null; lineIds: string[] }[] {
  const each = lines.map((line) => ({ id: line.id, need: neededFor(line, kind) }));
  return [...Map.groupBy(each, ({ need }) => JSON.stringify(need)).values()].map((same) => ({
    need: same[0]?.need ?? null,
    lineIds: same.map(({ id }) => id),
  }));
}

/** What a centre must be able to do with a line; null where nobody knows what it is, which says nothing. */
function neededFor({ unit, goods }: LineRecord, kind: ClaimKind): NeededSkill | null {
  const category = unit?.category ?? goods?.category;
  if (!category || !isCategory(category)) return null;
  const onBoard = category === "hash_board" || category === "control_board";
  const work = repaired.includes(kind) ? (onBoard ? "board_repair" : "repair") : "diagnosis";
  return { category, work, model: unit?.model ?? null };
}

/** Kinds of claims that end with work on the unit; the others are looked at. */
const repaired: readonly ClaimKind[] = ["fault", "doa", "loose_heat_sink", "transit_damage"];

function isCategory(text: string): text is Category {
  return (categories as readonly string[]).includes(text);
}

async function candidates({ tx, actor }: Context, customerId: string): Promise<RoutingCandidate[]> {
  const rows = await tx
    .selectFrom("serviceCentre as c")
    .select(["c.id", "c.accepting", ...profileNames.map((name) => `c.${name}` as const), openUnits])
    .select(
      sql<boolean>`exists (select from staff_member s join customer_member m on m.seller_id = s.seller_id and m.person_id = s.person_id
        where s.seller_id = c.seller_id and s.centre_id = c.id and s.removed_at is null and m.customer_id = ${customerId})`.as(
        "ofCustomer",
      ),
    )
    .where("c.sellerId", "=", actor.sellerId)
    .execute();
  return rows.map((row) => {
    const { name, address, coordinates, skills, capacity } = profileOf(row);
    const { id, accepting, open, ofCustomer } = row;
    return { id, name, country: address.country, coordinates, skills, capacity, open, accepting, ofCustomer };
  });
}

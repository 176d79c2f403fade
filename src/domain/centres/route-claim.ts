import { sql } from "kysely";
import type { ClaimKind } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type FoundPlace, findPlace } from "../places/index.ts";
import { openUnits } from "./list.ts";
import { profileNames, profileOf } from "./profile.ts";
import {
  type NeededSkill,
  type RankedCentre,
  type RoutingCandidate,
  type RoutingNeed,
  rankCentres,
} from "./routing.ts";
import { type Category, categories } from "./skills.ts";

/** Where a claim should go: all centres in order, what was looked for, and from where distances count. */
export interface ClaimRouting {
  readonly centres: readonly RankedCentre[];
  readonly need: RoutingNeed;
  readonly from: FoundPlace | null;
}

/** Ranks the seller's centres for a claim. */
export async function routeClaim(context: Context, claim: ClaimRecord): Promise<ClaimRouting> {
  const address = claim.returnAddress ?? null;
  const country = address?.country ?? claim.customer.country;
  const from = country ? await findPlace({ country, city: address?.city }) : null;
  const units = claim.lines.map((line) => neededFor(line, claim.kind)).filter((unit) => unit !== null);
  const need: RoutingNeed = { units, from, country: country ?? null };
  return { centres: rankCentres(need, await candidates(context, claim.customer.id)), need, from };
}

/** What a centre must be able to do with a line; null where the unit is unknown and so says nothing. */
function neededFor({ unit }: LineRecord, kind: ClaimKind): NeededSkill | null {
  if (!unit || !isCategory(unit.category)) return null;
  const onBoard = unit.category === "hash_board" || unit.category === "control_board";
  const work = repaired.includes(kind) ? (onBoard ? "board_repair" : "repair") : "diagnosis";
  return { category: unit.category, work, model: unit.model };
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

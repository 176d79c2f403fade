import { type Coordinates, kilometres } from "../places/index.ts";
import { customsUnionOf } from "./customs.ts";
import type { Category, CentreWork, Skill } from "./skills.ts";

/** What of units that stay together decides where they go. */
export interface RoutingNeed {
  /** What is to be done, a row for each kind of unit; none where nobody knows what they are. */
  readonly units: readonly NeededSkill[];
  /** Where the units are, as far as the address tells; null: unknown. */
  readonly from: Coordinates | null;
  readonly country: string | null;
}

export interface NeededSkill {
  readonly category: Category;
  readonly work: CentreWork;
  /** Null: unknown. */
  readonly model: string | null;
}

/** What of a centre decides whether a claim goes there. */
export interface RoutingCandidate {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly coordinates: Coordinates | null;
  readonly skills: readonly Skill[];
  readonly capacity: number | null;
  readonly open: number;
  readonly accepting: boolean;
  /** It is the customer's own workshop: nobody judges their own machine. */
  readonly ofCustomer: boolean;
}

/** Why a centre stands where it does; each with its points, or null where it rules the centre out. */
export interface RoutingReason {
  readonly key: RoutingKey;
  readonly points: number | null;
  readonly values: Readonly<Record<string, string | number>>;
}
export type RoutingKey =
  | "paused"
  | "own_workshop"
  | "lacks_skill"
  | "skill_of_model"
  | "skill_of_kind"
  | "skill_not_said"
  | "unit_unknown"
  | "distance"
  | "distance_unknown"
  | "load"
  | "full"
  | "load_unknown"
  | "same_country"
  | "same_union"
  | "border"
  | "border_unknown";

/** A centre with its place in the order. */
export interface RankedCentre {
  readonly id: string;
  readonly name: string;
  readonly suitable: boolean;
  /** Of a hundred; 0 where it is not suitable. */
  readonly score: number;
  readonly distance: number | null;
  readonly reasons: readonly RoutingReason[];
}

/** The most that each matter counts: the nearest of those that can do it (ZM-MACHINE), unless it is full or duty is due. */
const weights = { skill: 30, distance: 40, load: 15, border: 15 } as const;
/** From this many kilometres on, farther makes no difference. */
const farthest = 10_000;

/** The centres in the order in which a claim should go to them, each with the reasons. What is not known counts half, never as a no. */
export function rankCentres(need: RoutingNeed, candidates: readonly RoutingCandidate[]): RankedCentre[] {
  return candidates
    .map((centre) => ranked(need, centre))
    .toSorted(
      (one, other) =>
        Number(other.suitable) - Number(one.suitable) ||
        other.score - one.score ||
        one.name.localeCompare(other.name, "en"),
    );
}

/** A second parcel is worth so many points: units stay together where nobody's centre is worse than that for it. */
const together = 15;

/**
 * Which centre each kind of unit should go to, given the order of the centres for each; null where none is suitable. All go to one where
 * that costs none of them more than a parcel of its own is worth; else each goes to its best.
 */
export function proposeCentres(rankings: readonly (readonly RankedCentre[])[]): (RankedCentre | null)[] {
  const best = rankings.map((ranking) => ranking.find(({ suitable }) => suitable) ?? null);
  const shared = (rankings[0] ?? [])
    .map(({ id }) => rankings.map((ranking) => ranking.find((centre) => centre.id === id && centre.suitable)))
    .filter((each): each is RankedCentre[] =>
      each.every((centre, at) => centre && losesAt(best[at], centre) <= together),
    )
    .toSorted((one, other) => sumOf(other) - sumOf(one))[0];
  return shared ?? best;
}

function losesAt(best: RankedCentre | null | undefined, { score }: RankedCentre): number {
  return (best?.score ?? 0) - score;
}

function sumOf(centres: readonly RankedCentre[]): number {
  return centres.reduce((sum, { score }) => sum + score, 0);
}

function ranked(need: RoutingNeed, centre: RoutingCandidate): RankedCentre {
  const distance = need.from && centre.coordinates ? Math.round(kilometres(need.from, centre.coordinates)) : null;
  const reasons = [
    ...obstacles(need, centre),
    skillOf(need, centre),
    nearness(distance),
    loadOf(centre),
    borderOf(need, centre),
  ].filter((reason) => reason !== null);
  const suitable = reasons.every(({ points }) => points !== null);
  const score = suitable ? Math.round(reasons.reduce((sum, { points }) => sum + (points ?? 0), 0)) : 0;
  return { id: centre.id, name: centre.name, suitable, score, distance, reasons };
}

function obstacles({ units }: RoutingNeed, { accepting, ofCustomer, skills }: RoutingCandidate): RoutingReason[] {
  const lacking = skills.length === 0 ? undefined : units.find((unit) => skillFor(skills, unit) === null);
  return [
    ...(accepting ? [] : [reason("paused", null)]),
    ...(ofCustomer ? [reason("own_workshop", null)] : []),
    ...(lacking
      ? [reason("lacks_skill", null, { category: lacking.category, work: lacking.work, model: lacking.model ?? "" })]
      : []),
  ];
}

/** How well a centre knows a unit: by its model, by its kind, or not at all. */
function skillFor(skills: readonly Skill[], unit: NeededSkill): "model" | "kind" | null {
  const skill = skills.find(({ category, works }) => category === unit.category && works.includes(unit.work));
  if (!skill) return null;
  if (skill.models.length === 0) return "kind";
  const { model } = unit;
  // A centre that names its models is not known to repair others; which model it is may not be known yet.
  if (model === null) return "kind";
  return skill.models.some((name) => sameModel(name, model)) ? "model" : null;
}

function sameModel(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}+]+/gu, "");
  return plain(one) === plain(other) || plain(one).endsWith(plain(other)) || plain(other).endsWith(plain(one));
}

function skillOf({ units }: RoutingNeed, { skills }: RoutingCandidate): RoutingReason | null {
  if (units.length === 0) return reason("unit_unknown", weights.skill / 2);
  if (skills.length === 0) return reason("skill_not_said", weights.skill / 2);
  const known = units.map((unit) => skillFor(skills, unit));
  if (known.includes(null)) return null;
  return known.every((by) => by === "model")
    ? reason("skill_of_model", weights.skill)
    : reason("skill_of_kind", weights.skill * 0.9);
}

function nearness(distance: number | null): RoutingReason {
  if (distance === null) return reason("distance_unknown", weights.distance / 2);
  return reason("distance", weights.distance * (1 - Math.min(distance, farthest) / farthest), { km: distance });
}

function loadOf({ capacity, open }: RoutingCandidate): RoutingReason {
  if (capacity === null) return reason("load_unknown", weights.load / 2, { open });
  if (open >= capacity) return reason("full", 0, { open, capacity });
  return reason("load", weights.load * (1 - open / capacity), { open, capacity });
}

function borderOf({ country }: RoutingNeed, centre: RoutingCandidate): RoutingReason {
  if (country === null) return reason("border_unknown", weights.border / 2);
  if (country === centre.country) return reason("same_country", weights.border, { country });
  const union = customsUnionOf(country);
  if (union && union === customsUnionOf(centre.country))
    return reason("same_union", weights.border, { country, other: centre.country, union });
  return reason("border", 0, { country, other: centre.country });
}

function reason(key: RoutingKey, points: number | null, values: RoutingReason["values"] = {}): RoutingReason {
  return { key, points, values };
}

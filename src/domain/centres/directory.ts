import type { Context } from "../context.ts";
import { type Coordinates, kilometres } from "../places/index.ts";
import { type CentrePhoto, photosOf } from "./list.ts";
import { type CentreProfile, profileNames, profileOf } from "./profile.ts";
import type { Category, CentreWork } from "./skills.ts";

/** What somebody looks for in the public directory. */
export interface DirectoryQuery {
  readonly category?: Category | undefined;
  readonly work?: CentreWork | undefined;
  readonly country?: string | undefined;
  readonly language?: string | undefined;
  /** From where distances are told. */
  readonly from?: Coordinates | undefined;
}

/** A listed centre as anybody sees it. */
export interface ListedCentre extends Omit<CentreProfile, "capacity"> {
  readonly id: string;
  readonly photos: readonly CentrePhoto[];
  /** Kilometres from the place that was asked about; null where either is unknown. */
  readonly distance: number | null;
}

/** The directory and what it can be narrowed by. */
export interface Directory {
  readonly items: readonly ListedCentre[];
  /** Countries and languages of all listed centres. */
  readonly countries: readonly string[];
  readonly languages: readonly string[];
}

/** Listed centres: the nearest first where a place is given, else by name. */
export async function readDirectory(context: Context, query: DirectoryQuery): Promise<Directory> {
  const rows = await listedRows(context);
  const fits = rows.filter((centre) => matches(centre, query));
  const items = fits.map((centre) => ({ ...centre, distance: distanceFrom(query.from, centre.coordinates) }));
  const far = (distance: number | null) => distance ?? Number.POSITIVE_INFINITY;
  if (query.from)
    items.sort((one, other) =>
      far(one.distance) === far(other.distance) ? 0 : far(one.distance) - far(other.distance),
    );
  return {
    items,
    countries: [...new Set(rows.map(({ address }) => address.country))].sort(),
    languages: [...new Set(rows.flatMap(({ languages }) => languages))].sort(),
  };
}

type Listed = Omit<ListedCentre, "distance">;

/** A seller lists some dozens; the most that are read is what a page can still show. */
async function listedRows({ tx, actor }: Context): Promise<Listed[]> {
  const rows = await tx
    .selectFrom("serviceCentre as c")
    .select(["c.id", ...profileNames.map((name) => `c.${name}` as const), photosOf])
    .where("c.sellerId", "=", actor.sellerId)
    .where("c.listed", "=", true)
    .orderBy("c.name")
    .orderBy("c.id")
    .limit(2000)
    .execute();
  return rows.map((row) => {
    const { capacity: _capacity, ...profile } = profileOf(row);
    return { id: row.id, ...profile, photos: row.photos };
  });
}

function matches({ skills, address, languages }: Listed, query: DirectoryQuery): boolean {
  const able = skills.some(
    ({ category, works }) =>
      (!query.category || category === query.category) && (!query.work || works.includes(query.work)),
  );
  return (
    (able || (!query.category && !query.work)) &&
    (!query.country || address.country === query.country) &&
    (!query.language || languages.includes(query.language))
  );
}

function distanceFrom(from: Coordinates | undefined, to: Coordinates | null): number | null {
  return from && to ? Math.round(kilometres(from, to)) : null;
}

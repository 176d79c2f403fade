import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { type Coordinates, placeFault } from "../places/index.ts";
import type { PostalAddress } from "../sellers/index.ts";
import type { Skill } from "./skills.ts";

/** Who and where a centre is, and what it can do: as somebody applies with it, and as it is listed. */
export interface CentreProfile {
  readonly name: string;
  readonly address: PostalAddress;
  readonly about: string;
  readonly skills: readonly Skill[];
  /** Open units at once; null: nobody said. */
  readonly capacity: number | null;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly carriers: readonly string[];
  readonly coordinates: Coordinates | null;
  /** Where customers write to; null: not shown. */
  readonly email: string | null;
}

/** Refuses a profile that cannot be right: a kind of goods named twice, a place at sea or in another country than its address. */
export async function refuseWrongProfile(profile: Pick<CentreProfile, "address" | "skills" | "coordinates">) {
  const fields: FieldFault[] = [];
  const seen = new Set<string>();
  for (const [index, { category }] of profile.skills.entries()) {
    if (seen.has(category)) fields.push(fieldFault(`/skills/${index}/category`, "twice", { value: category }));
    seen.add(category);
  }
  if (profile.coordinates) {
    const fault = await placeFault("/coordinates", profile.address.country, profile.coordinates);
    if (fault) fields.push(fault);
  }
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

/** A profile as the columns that centres and applications share. */
export function profileColumns({ coordinates, address, skills, languages, carriers, ...plain }: CentreProfile) {
  return {
    ...plain,
    address: JSON.stringify(address),
    skills: JSON.stringify(skills),
    languages: [...languages],
    carriers: [...carriers],
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
  };
}

interface ProfileRow {
  readonly name: string;
  readonly address: unknown;
  readonly about: string;
  readonly skills: unknown;
  readonly capacity: number | null;
  readonly languages: readonly string[];
  readonly carriers: readonly string[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly email: string | null;
}

/** The columns of `ProfileRow`, for a select. */
export const profileNames = [
  "name",
  "address",
  "about",
  "skills",
  "capacity",
  "languages",
  "carriers",
  "latitude",
  "longitude",
  "email",
] as const;

/** The same, read back. */
export function profileOf(row: ProfileRow): CentreProfile {
  const { name, address, about, skills, capacity, languages, carriers, latitude, longitude, email } = row;
  return {
    name,
    address: address as PostalAddress,
    about,
    skills: skills as readonly Skill[],
    capacity,
    languages,
    carriers,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
    email,
  };
}

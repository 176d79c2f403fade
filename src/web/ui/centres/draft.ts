import type { Body } from "../../../api/contract/index.ts";
import { type AddressDraft, addressDraft, addressOf } from "../AddressFields.tsx";

/** What a centre says of itself, as it is sent. */
export type CentreEntry = Body<"POST /v1/sellers/{seller}/centres">;
type Skill = NonNullable<CentreEntry["skills"]>[number];
export type Category = Skill["category"];
export type Work = Skill["works"][number];

/** What a centre says of itself, as it is told. */
export interface CentreProfile {
  readonly name: string;
  readonly address: Omit<AddressDraft, "line1" | "line2"> & { readonly lines: readonly string[] };
  readonly about: string;
  readonly skills: readonly {
    readonly category: Category;
    readonly categoryText: string;
    readonly works: readonly { readonly key: Work; readonly text: string }[];
    readonly models: readonly string[];
  }[];
  readonly capacity: number | null;
  readonly languages: readonly string[];
  readonly carriers: readonly string[];
  readonly coordinates: { readonly latitude: number; readonly longitude: number } | null;
  readonly email: string | null;
}

export interface SkillDraft {
  readonly category: Category;
  readonly works: readonly Work[];
  readonly models: readonly string[];
}

/** A centre as it is typed, its address aside: numbers stay what was typed until they are sent. */
export interface CentreDraft {
  readonly about: string;
  readonly skills: readonly SkillDraft[];
  readonly capacity: number | string;
  readonly languages: readonly string[];
  readonly carriers: readonly string[];
  readonly latitude: number | string;
  readonly longitude: number | string;
  readonly email: string;
}

/** What is known of a centre, to be changed; nothing where there is none yet. */
export function centreDraft(known?: CentreProfile): CentreDraft {
  return {
    about: known?.about ?? "",
    skills:
      known?.skills.map(({ category, works, models }) => ({ category, works: works.map(({ key }) => key), models })) ??
      [],
    capacity: known?.capacity ?? "",
    languages: known?.languages ?? [],
    carriers: known?.carriers ?? [],
    latitude: known?.coordinates?.latitude ?? "",
    longitude: known?.coordinates?.longitude ?? "",
    email: known?.email ?? "",
  };
}

/** The address of a centre as it is typed. */
export function centreAddress(known?: CentreProfile, country = ""): AddressDraft {
  if (!known) return addressDraft({ country });
  const { lines, ...address } = known.address;
  return addressDraft({ ...address, name: known.name, line1: lines[0] ?? "", line2: lines.slice(1).join(", ") });
}

/** What was typed, as it is sent. Half a place is no place: the server is not asked about it. */
export function centreEntry(draft: CentreDraft, address: AddressDraft): Omit<CentreEntry, "listed" | "accepting"> {
  const { capacity, latitude, longitude, email, about } = draft;
  const placed = latitude !== "" && longitude !== "";
  return {
    name: address.name.trim(),
    address: addressOf(address),
    about: about.trim(),
    skills: draft.skills
      .filter(({ works }) => works.length > 0)
      .map((skill) => ({ ...skill, works: [...skill.works], models: [...skill.models] })),
    capacity: capacity === "" ? null : Number(capacity),
    languages: [...draft.languages],
    carriers: [...draft.carriers],
    coordinates: placed ? { latitude: Number(latitude), longitude: Number(longitude) } : null,
    email: email.trim() === "" ? null : email.trim(),
  };
}

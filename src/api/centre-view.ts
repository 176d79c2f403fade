import type { Actor } from "../core/actor.ts";
import type { Locale } from "../core/locale.ts";
import {
  type CentrePhoto,
  type CentreProfile,
  type CentreRecord,
  categoryWords,
  type ListedCentre,
  workWords,
} from "../domain/centres/index.ts";
import { roleAbilities } from "./role-abilities.ts";

/** Who reads, and at which seller's address. */
export interface CentreReader {
  readonly seller: string;
  readonly locale: Locale;
  readonly actor: Actor;
}

/** A centre as the staff see it. */
export function centreView(reader: CentreReader, centre: CentreRecord) {
  const { id, listed, accepting, open, version, capacity } = centre;
  return {
    id,
    ...profileView(reader.locale, centre),
    capacity,
    listed,
    accepting,
    open,
    photos: centre.photos.map((photo) => photoView(reader.seller, photo)),
    etag: `"${version}"`,
    abilities: roleAbilities(reader.actor, ["centre.edit", "centre.list"]),
  };
}

/** A centre as anybody sees it. */
export function listedView(reader: Pick<CentreReader, "seller" | "locale">, centre: ListedCentre) {
  return {
    id: centre.id,
    ...profileView(reader.locale, centre),
    photos: centre.photos.map((photo) => photoView(reader.seller, photo)),
    distance: centre.distance,
  };
}

/** What a centre says of itself, in the reader's words. */
export function profileView(locale: Locale, profile: Omit<CentreProfile, "capacity">) {
  const { name, address, about, skills, languages, carriers, coordinates, email } = profile;
  return {
    name,
    address,
    about,
    skills: skills.map(({ category, works, models }) => ({
      category,
      categoryText: categoryWords[category][locale],
      works: works.map((key) => ({ key, text: workWords[key][locale] })),
      models: [...models],
    })),
    languages: [...languages],
    carriers: [...carriers],
    coordinates,
    email,
  };
}

/** A picture with where it is had. */
export function photoView(seller: string, { id, fileName }: CentrePhoto) {
  const url = `/v1/sellers/${seller}/centre-photos/${id}`;
  return { id, fileName, url, smallUrl: `${url}?size=small` };
}

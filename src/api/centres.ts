import { clearUp, storeFile } from "../domain/attachments/index.ts";
import {
  addCentre,
  categories,
  categoryWords,
  centreWorks,
  editCentre,
  findPhoto,
  keepPhoto,
  listCentres,
  readCentre,
  readDirectory,
  refusePhoto,
  removePhoto,
  workWords,
} from "../domain/centres/index.ts";
import { type Coordinates, findPlace } from "../domain/places/index.ts";
import { fileAnswer } from "./attachments.ts";
import { centreView, listedView, photoView } from "./centre-view.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type Seller = "/v1/sellers/{seller}";

/** The register of service centres, and the public directory. */
export const centreHandlers: Handlers<
  | `${"GET" | "POST"} ${Seller}/centres`
  | `PATCH ${Seller}/centres/{centre}`
  | `POST ${Seller}/centres/{centre}/photos`
  | `DELETE ${Seller}/centres/{centre}/photos/{photo}`
  | `GET ${Seller}/centre-photos/{photo}`
  | `GET ${Seller}/repair-centres`
  | `GET ${Seller}/place`
> = {
  "GET /v1/sellers/{seller}/centres": ({ run, params, locale, actor }) =>
    run(async (context) => {
      const reader = { seller: params.seller, locale, actor };
      const items = (await listCentres(context)).map((centre) => centreView(reader, centre));
      return { items, abilities: roleAbilities(actor, ["centre.add", "centre.edit"]) };
    }),
  "POST /v1/sellers/{seller}/centres": ({ run, body, params, locale, actor }) =>
    run(async (context) => {
      const id = await addCentre(context, body);
      return centreView({ seller: params.seller, locale, actor }, await readCentre(context, id));
    }),
  "PATCH /v1/sellers/{seller}/centres/{centre}": ({ run, body, params, version, locale, actor }) =>
    run(async (context) => {
      await editCentre(context, { centreId: params.centre, version }, body);
      return centreView({ seller: params.seller, locale, actor }, await readCentre(context, params.centre));
    }),
  "POST /v1/sellers/{seller}/centres/{centre}/photos": async ({ look, run, params, body, deps, actor, now }) => {
    await look((context) => refusePhoto(context, params.centre));
    const file = await storeFile({ actor, now }, body, deps, { only: "photo" });
    let kept = false;
    try {
      const answer = await run(async (context) =>
        photoView(params.seller, await keepPhoto(context, params.centre, file)),
      );
      kept = true;
      return answer;
    } finally {
      await clearUp({ uploadId: body.uploadId, storageKey: file.storageKey }, deps, kept);
    }
  },
  "DELETE /v1/sellers/{seller}/centres/{centre}/photos/{photo}": async ({ run, params, deps }) => {
    const key = await run((context) => removePhoto(context, params.centre, params.photo));
    await Promise.all([deps.storage.remove(key), deps.storage.remove(`${key}-small`)]);
    return { id: params.photo };
  },
  "GET /v1/sellers/{seller}/centre-photos/{photo}": async ({ run, params, query, headers, deps }) => {
    const file = await run((context) => findPhoto(context, params.photo));
    return fileAnswer(deps.storage, file, { small: query.size === "small", range: headers.range });
  },
  "GET /v1/sellers/{seller}/repair-centres": async ({ run, params, query, locale }) => {
    const from = await placeOf(query);
    const { items, countries, languages } = await run((context) =>
      readDirectory(context, { ...query, from: from ?? undefined }),
    );
    return {
      items: items.map((centre) => listedView({ seller: params.seller, locale }, centre)),
      countries,
      languages,
      categories: categories.map((key) => ({ key, text: categoryWords[key][locale] })),
      works: centreWorks.map((key) => ({ key, text: workWords[key][locale] })),
      from,
    };
  },
  "GET /v1/sellers/{seller}/place": async ({ query }) => ({ place: await findPlace(query) }),
};

/** The place that distances are told from, as it was named. */
async function placeOf(query: { near?: Coordinates | undefined; city?: string | undefined; in?: string | undefined }) {
  if (query.near) return { ...query.near, by: "place" } as const;
  return query.in ? findPlace({ country: query.in, city: query.city }) : null;
}

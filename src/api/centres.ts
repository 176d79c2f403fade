import {
  addCentre,
  categories,
  categoryWords,
  centreWorks,
  editCentre,
  findPhoto,
  listCentres,
  readCentre,
  readDirectory,
  workWords,
} from "../domain/centres/index.ts";
import { type Coordinates, findPlace } from "../domain/places/index.ts";
import { fileAnswer } from "./attachments.ts";
import { dropCentrePhoto, takeCentrePhoto } from "./centre-photos.ts";
import { centreView, listedView } from "./centre-view.ts";
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
  "POST /v1/sellers/{seller}/centres/{centre}/photos": (call) =>
    takeCentrePhoto(call, { centreId: call.params.centre }),
  "DELETE /v1/sellers/{seller}/centres/{centre}/photos/{photo}": (call) =>
    dropCentrePhoto(call, { centreId: call.params.centre }),
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

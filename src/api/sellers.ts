import { editSeller, install, isFresh, listSellers, readSeller } from "../domain/sellers/index.ts";
import type { Handlers } from "./handler.ts";
import { sellerCard } from "./seller-card.ts";

type Seller = "/v1/sellers/{seller}";

/** The installation and its sellers. */
export const sellerHandlers: Handlers<`${"GET" | "POST"} /v1/installation` | `${"GET" | "PATCH"} ${Seller}`> = {
  "GET /v1/installation": async ({ deps, locale }) => {
    const sellers = await listSellers(deps.db);
    return {
      fresh: sellers.length === 0,
      demo: sellers.some((seller) => seller.demo),
      sellers: sellers.map((seller) => sellerCard(seller, deps.policies, locale)),
      packs: deps.policies.all
        .filter(({ pack }) => !pack.regime)
        .map(({ id, pack }) => ({ id, name: pack.title[locale] })),
    };
  },
  "POST /v1/installation": async ({ deps, body, locale, now }) => {
    const { sellerName, name, email, password, centre, ...seller } = body;
    const first = centre && { name: centre.name, address: centre };
    // Asked before the password is hashed, which is made to be slow.
    const passwordHash = (await isFresh(deps.db)) ? await deps.signIn.hashPassword(password) : "";
    const id = await install(
      deps.db,
      { ...seller, name: sellerName, email, centre: first },
      { name, email, passwordHash },
      { policies: deps.policies, now },
    );
    return sellerCard(await readSeller(deps.db, id), deps.policies, locale);
  },
  "GET /v1/sellers/{seller}": async ({ deps, actor, locale }) =>
    sellerCard(await readSeller(deps.db, actor.sellerId), deps.policies, locale),
  "PATCH /v1/sellers/{seller}": ({ deps, run, body, actor, locale }) =>
    run(async (context) => {
      await editSeller(context, body);
      return sellerCard(await readSeller(context.tx, actor.sellerId), deps.policies, locale);
    }),
};

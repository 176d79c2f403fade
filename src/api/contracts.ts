import type { Locale } from "../core/locale.ts";
import type { Context } from "../domain/context.ts";
import { agreeContract, contractsOffered, endContract, listContracts } from "../domain/policies/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type Contracts = "/v1/sellers/{seller}/contracts";

/** Contracts that stand above the terms. */
export const contractHandlers: Handlers<`${"GET" | "POST"} ${Contracts}` | `POST ${Contracts}/{contract}/end`> = {
  "GET /v1/sellers/{seller}/contracts": ({ run, query, actor, locale }) =>
    run(async (context) => {
      const { items, next } = await listContracts(context, query);
      return {
        items: items.map(({ policy, agreedAt, ended, ...rest }) => ({
          ...rest,
          ...termsCard(context, policy, locale),
          agreedAt: agreedAt.toISOString(),
          ended: ended && { ...ended, at: ended.at.toISOString() },
        })),
        next,
        offered: contractsOffered(context).map(({ id }) => termsCard(context, id, locale)),
        abilities: roleAbilities(actor, ["contract.agree", "contract.end"]),
      };
    }),
  "POST /v1/sellers/{seller}/contracts": ({ run, body }) =>
    run(async (context) => {
      await agreeContract(context, body);
      return { policy: body.policy };
    }),
  "POST /v1/sellers/{seller}/contracts/{contract}/end": ({ run, params }) =>
    run(async (context) => {
      await endContract(context, params.contract);
      return { id: params.contract };
    }),
};

function termsCard({ policies }: Context, id: string, locale: Locale) {
  const nameOf = (policy: string) => policies.find(policy)?.pack.title[locale] ?? policy;
  const below = policies.find(id)?.pack.extends;
  return { policy: id, name: nameOf(id), above: below ? nameOf(below) : null };
}

import type { Context } from "../domain/context.ts";
import { documentName, type StatuteRecord, statutesOf, switchStatute } from "../domain/policies/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type StatutesAnswer = Answer<"GET /v1/sellers/{seller}/statutes">;

/** The laws that stand beside a seller's policies. */
export const statuteHandlers: Handlers<
  "GET /v1/sellers/{seller}/statutes" | "POST /v1/sellers/{seller}/statutes/{statute}/switches"
> = {
  "GET /v1/sellers/{seller}/statutes": ({ run }) => run(statutesAnswer),
  "POST /v1/sellers/{seller}/statutes/{statute}/switches": ({ run, params, body }) =>
    run(async (context) => {
      await switchStatute(context, params.statute, body);
      return statutesAnswer(context);
    }),
};

async function statutesAnswer(context: Context): Promise<StatutesAnswer> {
  const { locale } = context.actor;
  return {
    items: (await statutesOf(context)).map((statute) => statuteView(statute, locale)),
    abilities: roleAbilities(context.actor, ["statute.switch"]),
  };
}

function statuteView({ policy, switches }: StatuteRecord, locale: Context["actor"]["locale"]) {
  const { source } = policy.pack;
  return {
    id: policy.id,
    name: policy.pack.title[locale],
    version: policy.version,
    digest: policy.digest,
    source: documentName(source, locale),
    link: source.link ?? null,
    countries: [...(policy.pack.regime?.countries ?? [])],
    applies: switches[0]?.off !== true,
    switches: switches.map(({ switchedAt, ...each }) => ({ ...each, switchedAt: switchedAt.toISOString() })),
  };
}

import type { Locale } from "../core/locale.ts";
import { dutiesOf, sourceName, usedPolicy, vocabularyOf } from "../domain/policies/index.ts";
import type { CompiledPolicy, Pack } from "../policy/index.ts";
import { clauseOf } from "./clause-card.ts";
import type { Handlers } from "./handler.ts";

/** Policies as people read them. */
export const policyHandlers: Handlers<`GET /v1/sellers/{seller}/policies/{policy}${"" | "/vocabulary"}`> = {
  "GET /v1/sellers/{seller}/policies/{policy}": ({ run, params, locale }) =>
    run(async (context) => policyPage(usedPolicy(context, params.policy), locale)),
  "GET /v1/sellers/{seller}/policies/{policy}/vocabulary": ({ run, params, locale }) =>
    run(async (context) => vocabularyOf(context, usedPolicy(context, params.policy), locale)),
};

function policyPage(policy: CompiledPolicy, locale: Locale) {
  return {
    id: policy.id,
    name: policy.pack.title[locale],
    version: policy.version,
    digest: policy.digest,
    effectiveFrom: policy.pack.effectiveFrom,
    source: sourceName(policy.pack.source, locale),
    clauses: policy.layers.flatMap((layer) => {
      const kinds = clauseKinds(layer);
      return Object.keys(layer.clauses).map((id) => ({
        ...clauseOf(policy, id, locale),
        kind: kinds.get(id) ?? "process",
        layer: layer.title[locale],
      }));
    }),
    duties: dutiesOf(policy).map((id) => clauseOf(policy, id, locale)),
  };
}

/** What each clause of a pack is about, by the section whose rule cites it first; `process` where code carries it. */
function clauseKinds(pack: Pack): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  const note = (kind: string, ids: readonly string[]) => {
    for (const id of ids) if (!kinds.has(id)) kinds.set(id, kind);
  };
  const cited = (rules: readonly { readonly clause: string }[] = []) => rules.map(({ clause }) => clause);
  if (pack.warranty) note("term", [pack.warranty.clause]);
  if (pack.undeterminable) note("term", [pack.undeterminable.clause]);
  note("window", cited(pack.windows));
  note("void", Object.keys(pack.voids ?? {}));
  note("exclusion", Object.keys(pack.excludes ?? {}));
  note("duty", Object.keys(pack.duties ?? {}));
  note("evidence", cited(pack.evidence));
  note("remedy", cited(pack.remedies));
  note("denial", cited(pack.denies));
  note("freight", cited(pack.freight));
  note("refusal", cited(pack.refusals));
  note("route", cited(pack.routes));
  note("deadline", cited(pack.deadlines));
  note("service_level", cited(pack.serviceLevels));
  note("notice", cited(pack.notices));
  return kinds;
}

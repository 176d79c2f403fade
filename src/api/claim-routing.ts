import { fill } from "../core/refusal.ts";
import { type ClaimRouting, categoryWords, routeClaim, workWords } from "../domain/centres/index.ts";
import { type ClaimRecord, loadClaim } from "../domain/claims/index.ts";
import { policyOf, processClause } from "../domain/policies/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Handlers } from "./handler.ts";
import { type Reader, readerOf } from "./reader.ts";
import { fromText, routingText } from "./texts/routing.ts";

/** Which centre a claim should go to. */
export const routingHandlers: Handlers<"GET /v1/sellers/{seller}/claims/{claim}/routing"> = {
  "GET /v1/sellers/{seller}/claims/{claim}/routing": ({ run, params }) =>
    run(async (context) => {
      const claim = await loadClaim(context, params.claim);
      return routingView(readerOf(context), claim, await routeClaim(context, claim));
    }),
};

function routingView(reader: Reader, claim: ClaimRecord, { centres, need, from }: ClaimRouting) {
  const { context, locale } = reader;
  const proposed = centres.find(({ suitable }) => suitable);
  const policy = policyOf(context, claim);
  const clause = processClause(policy, "nearest_centre");
  const country = need.country && (new Intl.DisplayNames(locale, { type: "region" }).of(need.country) ?? need.country);
  const place = from?.by === "city" ? claim.returnAddress?.city : country;
  const needs = new Set(
    need.units.map(({ category, work, model }) =>
      [categoryWords[category][locale], workWords[work][locale], model].filter(Boolean).join(" · "),
    ),
  );
  return {
    from: fill(fromText[from?.by ?? "unknown"][locale], { place: place ?? "" }),
    needs: [...needs].join("; "),
    clause: clause === undefined ? null : clauseCard(context.policies, clause, locale, policy),
    centres: centres.map(({ reasons, ...centre }) => ({
      ...centre,
      proposed: centre.id === proposed?.id,
      reasons: reasons.map((reason) => ({
        key: reason.key,
        text: routingText(reason, locale),
        points: reason.points === null ? null : Math.round(reason.points),
      })),
    })),
  };
}

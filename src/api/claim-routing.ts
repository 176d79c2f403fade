import type { Locale } from "../core/locale.ts";
import { fill } from "../core/refusal.ts";
import { type ClaimRouting, categoryWords, type RoutedUnits, routeClaim, workWords } from "../domain/centres/index.ts";
import { type ClaimRecord, loadClaim } from "../domain/claims/index.ts";
import { policyOf, processClause } from "../domain/policies/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Handlers } from "./handler.ts";
import { type Reader, readerOf } from "./reader.ts";
import { fromText, routingText } from "./texts/routing.ts";

/** Which centre a claim's units should go to. */
export const routingHandlers: Handlers<"GET /v1/sellers/{seller}/claims/{claim}/routing"> = {
  "GET /v1/sellers/{seller}/claims/{claim}/routing": ({ run, params }) =>
    run(async (context) => {
      const claim = await loadClaim(context, params.claim);
      return routingView(readerOf(context), claim, await routeClaim(context, claim));
    }),
};

function routingView(reader: Reader, claim: ClaimRecord, { groups, all, from, country }: ClaimRouting) {
  const { context, locale } = reader;
  const policy = policyOf(context, claim);
  const clause = processClause(policy, "nearest_centre");
  const countryName = country && (new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country);
  const place = from?.by === "city" ? claim.returnAddress?.city : countryName;
  return {
    from: fill(fromText[from?.by ?? "unknown"][locale], { place: place ?? "" }),
    clause: clause === undefined ? null : clauseCard(context.policies, clause, locale, policy),
    together: all.proposed !== null,
    all: unitsView(locale, all),
    groups: groups.map((units) => unitsView(locale, units)),
  };
}

function unitsView(locale: Locale, { lineIds, needs, centres, proposed }: RoutedUnits) {
  const told = needs.map(({ category, work, model }) =>
    [categoryWords[category][locale], workWords[work][locale], model].filter(Boolean).join(" · "),
  );
  return {
    lineIds: [...lineIds],
    needs: told.join("; "),
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

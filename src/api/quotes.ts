import { writeCursor } from "../core/cursor.ts";
import { acceptQuote, declineQuote, draftQuote, listQuotes, sendQuote } from "../domain/quotes/index.ts";
import { answerClaim, changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Quote = "/v1/sellers/{seller}/quotes/{quote}";

/** Quotes: made by staff, answered by the customer. */
export const quoteHandlers: Handlers<
  | "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/quotes"
  | "GET /v1/sellers/{seller}/quotes"
  | `POST ${Quote}/sending`
  | `POST ${Quote}/acceptance`
  | `POST ${Quote}/decline`
> = {
  "GET /v1/sellers/{seller}/quotes": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listQuotes(context, query);
      return { items, next: next && writeCursor(next) };
    }),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/quotes": (call) =>
    changeClaim(call, (context, claimId) => draftQuote(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/quotes/{quote}/sending": ({ run, params }) =>
    run(async (context) => answerClaim(context, await sendQuote(context, params.quote))),
  "POST /v1/sellers/{seller}/quotes/{quote}/acceptance": ({ run, params, body }) =>
    run(async (context) => answerClaim(context, await acceptQuote(context, params.quote, body))),
  "POST /v1/sellers/{seller}/quotes/{quote}/decline": ({ run, params, body }) =>
    run(async (context) => answerClaim(context, await declineQuote(context, params.quote, body))),
};

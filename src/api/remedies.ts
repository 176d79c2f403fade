import { setContents } from "../domain/claims/index.ts";
import { loseParcel } from "../domain/parcels/index.ts";
import { nameReplacements, settleLines } from "../domain/remedies/index.ts";
import { answerClaim, changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Claim = "/v1/sellers/{seller}/claims/{claim}";

/** How lines end when no repair ends them. */
export const remedyHandlers: Handlers<
  | `POST ${Claim}/lines/{line}/contents`
  | `POST ${Claim}/remedies`
  | `POST ${Claim}/replacements`
  | "POST /v1/sellers/{seller}/parcels/{parcel}/loss"
> = {
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents": (call) =>
    changeClaim(call, (context, claimId) => setContents(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/remedies": (call) =>
    changeClaim(call, (context, id) => settleLines(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/replacements": (call) =>
    changeClaim(call, (context, id) => nameReplacements(context, id, call.body)),
  "POST /v1/sellers/{seller}/parcels/{parcel}/loss": ({ run, params, body }) =>
    run(async (context) => answerClaim(context, await loseParcel(context, params.parcel, body))),
};

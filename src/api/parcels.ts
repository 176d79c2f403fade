import {
  announceParcel,
  arrangeCarrier,
  bringBack,
  confirmDelivery,
  recordReceipt,
  sendBack,
} from "../domain/parcels/index.ts";
import { answerClaim, changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Claim = "/v1/sellers/{seller}/claims/{claim}";

/** Parcels in both directions and what was in them. */
export const parcelHandlers: Handlers<
  | `POST ${Claim}/parcels`
  | `POST ${Claim}/lines/{line}/receipt`
  | `POST ${Claim}/return-parcels`
  | `POST ${Claim}/carrier`
  | `POST /v1/sellers/{seller}/parcels/{parcel}/${"delivery" | "refusal"}`
> = {
  "POST /v1/sellers/{seller}/claims/{claim}/parcels": (call) =>
    changeClaim(call, (context, id) => announceParcel(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/receipt": (call) =>
    changeClaim(call, (context, claimId) => recordReceipt(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/return-parcels": (call) =>
    changeClaim(call, (context, id) => sendBack(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/carrier": (call) =>
    changeClaim(call, (context, id) => arrangeCarrier(context, id, call.body)),
  "POST /v1/sellers/{seller}/parcels/{parcel}/refusal": ({ run, params, body }) =>
    run(async (context) => answerClaim(context, await bringBack(context, params.parcel, body))),
  "POST /v1/sellers/{seller}/parcels/{parcel}/delivery": ({ run, params, body }) =>
    run(async (context) => answerClaim(context, await confirmDelivery(context, params.parcel, body))),
};

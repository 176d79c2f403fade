import { completeInspection, saveFindings, startInspection } from "../domain/inspection/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Inspection = "/v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection";

/** The inspection of a unit. */
export const inspectionHandlers: Handlers<`${"POST" | "PATCH"} ${Inspection}` | `POST ${Inspection}/completion`> = {
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection": (call) =>
    changeClaim(call, (context, claimId) => startInspection(context, { claimId, lineId: call.params.line })),
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection": (call) =>
    changeClaim(call, (context, claimId) =>
      saveFindings(context, { claimId, lineId: call.params.line, version: call.version }, call.body),
    ),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection/completion": (call) =>
    changeClaim(call, (context, claimId) =>
      completeInspection(context, { claimId, lineId: call.params.line }, call.body),
    ),
};

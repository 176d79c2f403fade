import { recordRepair, recordTest, startRepair, startTesting } from "../domain/repairs/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Repair = "/v1/sellers/{seller}/claims/{claim}/lines/{line}/repair";

/** The repair of a unit and its tests. */
export const repairHandlers: Handlers<
  `${"POST" | "PATCH"} ${Repair}` | `POST ${Repair}/testing` | `POST ${Repair}/tests`
> = {
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair": (call) =>
    changeClaim(call, (context, claimId) => startRepair(context, { claimId, lineId: call.params.line })),
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair": (call) =>
    changeClaim(call, (context, claimId) =>
      recordRepair(context, { claimId, lineId: call.params.line, version: call.version }, call.body),
    ),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/testing": (call) =>
    changeClaim(call, (context, claimId) => startTesting(context, { claimId, lineId: call.params.line })),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/tests": (call) =>
    changeClaim(call, (context, claimId) => recordTest(context, { claimId, lineId: call.params.line }, call.body)),
};

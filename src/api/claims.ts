import {
  addLines,
  authorizeClaim,
  beginClaim,
  cancelClaim,
  closeClaim,
  declineUnit,
  editClaim,
  editLine,
  editLines,
  refileClaim,
  rejectClaim,
  removeLine,
  requestInformation,
  resolveRemotely,
  sendElsewhere,
  submitClaim,
  supplyInformation,
  triageClaim,
} from "../domain/claims/index.ts";
import { answerClaim, changeClaim } from "./claim-answer.ts";
import { claimList } from "./claim-list.ts";
import type { Handlers } from "./handler.ts";

type Claims = "/v1/sellers/{seller}/claims";
type Claim = `${Claims}/{claim}`;
type ClaimKey =
  | `${"GET" | "POST"} ${Claims}`
  | `${"GET" | "PATCH"} ${Claim}`
  | `${"PATCH" | "DELETE"} ${Claim}/lines/{line}`
  | `POST ${Claim}/lines`
  | `POST ${Claim}/line-edits`
  | `POST ${Claim}/submission`
  | `POST ${Claim}/triage`
  | `POST ${Claim}/information-request`
  | `POST ${Claim}/information`
  | `POST ${Claim}/authorization`
  | `POST ${Claim}/remote-resolution`
  | `POST ${Claim}/rejection`
  | `POST ${Claim}/cancellation`
  | `POST ${Claim}/refiling`
  | `POST ${Claim}/lines/{line}/centre`
  | `POST ${Claim}/lines/{line}/centre-refusal`
  | `POST ${Claim}/closure`;

/** What is done to a claim as a whole; every change answers with the claim as it then stands. */
export const claimHandlers: Handlers<ClaimKey> = {
  "GET /v1/sellers/{seller}/claims": ({ run, query }) => run((context) => claimList(context, query)),
  "GET /v1/sellers/{seller}/claims/{claim}": ({ run, params }) => run((context) => answerClaim(context, params.claim)),
  "POST /v1/sellers/{seller}/claims": ({ run, body }) =>
    run(async (context) => answerClaim(context, await beginClaim(context, body))),
  "PATCH /v1/sellers/{seller}/claims/{claim}": (call) =>
    changeClaim(call, (context, id) => editClaim(context, id, call.version, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines": (call) =>
    changeClaim(call, (context, id) => addLines(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/line-edits": (call) =>
    changeClaim(call, (context, id) => editLines(context, id, call.body)),
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}": (call) =>
    changeClaim(call, (context, claimId) =>
      editLine(context, { claimId, lineId: call.params.line, version: call.version }, call.body),
    ),
  "DELETE /v1/sellers/{seller}/claims/{claim}/lines/{line}": (call) =>
    changeClaim(call, (context, claimId) => removeLine(context, { claimId, lineId: call.params.line })),
  "POST /v1/sellers/{seller}/claims/{claim}/submission": (call) =>
    changeClaim(call, (context, id) => submitClaim(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/triage": (call) =>
    changeClaim(call, (context, id) => triageClaim(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/information-request": (call) =>
    changeClaim(call, (context, id) => requestInformation(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/information": (call) =>
    changeClaim(call, (context, id) => supplyInformation(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/authorization": (call) =>
    changeClaim(call, (context, id) => authorizeClaim(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre": (call) =>
    changeClaim(call, (context, claimId) => sendElsewhere(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre-refusal": (call) =>
    changeClaim(call, (context, claimId) => declineUnit(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/remote-resolution": (call) =>
    changeClaim(call, (context, id) => resolveRemotely(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/rejection": (call) =>
    changeClaim(call, (context, id) => rejectClaim(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/cancellation": (call) =>
    changeClaim(call, (context, id) => cancelClaim(context, id, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/refiling": (call) => changeClaim(call, refileClaim),
  "POST /v1/sellers/{seller}/claims/{claim}/closure": (call) => changeClaim(call, closeClaim),
};

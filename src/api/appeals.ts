import { answerAppeal, appealLine, overrideLine } from "../domain/appeals/index.ts";
import { changeClaim } from "./claim-answer.ts";
import { lineProofs } from "./decision-proofs.ts";
import type { Handlers } from "./handler.ts";

type Line = "/v1/sellers/{seller}/claims/{claim}/lines/{line}";

/** Decisions that a person makes instead of the policy, and appeals. */
export const appealHandlers: Handlers<
  `GET ${Line}/decisions` | `POST ${Line}/${"override" | "appeal" | "appeal/answer"}`
> = {
  "GET /v1/sellers/{seller}/claims/{claim}/lines/{line}/decisions": ({ run, params }) =>
    run((context) => lineProofs(context, params)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/override": (call) =>
    changeClaim(call, (context, claimId) => overrideLine(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal": (call) =>
    changeClaim(call, (context, claimId) => appealLine(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal/answer": (call) =>
    changeClaim(call, (context, claimId) => answerAppeal(context, { claimId, lineId: call.params.line }, call.body)),
};

import { writeCursor } from "../core/cursor.ts";
import type { Context } from "../domain/context.ts";
import type { Subject } from "../domain/events/index.ts";
import {
  approveRefund,
  askAgain,
  declineRefund,
  failRefund,
  listRefunds,
  requestRefund,
  retryRefund,
  sendRefund,
  settleRefund,
} from "../domain/refunds/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Handlers, Run } from "./handler.ts";
import { answerPaidFor } from "./paid-for.ts";
import { readerOf } from "./reader.ts";
import { refundView } from "./refund-view.ts";

type Refund = "/v1/sellers/{seller}/refunds/{refund}";
type Step = "approval" | "decline" | "sending" | "settlement" | "failure" | "retry" | "repetition";

/** Money that goes back: asked for, approved by a second person, sent, settled. */
export const refundHandlers: Handlers<
  | "GET /v1/sellers/{seller}/refunds"
  | "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/refunds"
  | `POST ${Refund}/${Step}`
> = {
  "GET /v1/sellers/{seller}/refunds": ({ run, query: { parked, ...query } }) =>
    run(async (context) => {
      const reader = readerOf(context);
      const { items, next } = await listRefunds(context, { ...query, parked: parked === "true" });
      return {
        items: items.map(({ refund, of, ...row }) => ({ ...refundView(reader, of, refund), ...row })),
        next: next && writeCursor(next),
      };
    }),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/refunds": ({ run, params, body }) =>
    changeClaim({ run, params }, async (context, claimId) => {
      const source = body.paymentId ? ({ source: "payment" } as const) : {};
      await requestRefund(context, { claimId, lineId: params.line }, { ...body, ...source });
      return claimId;
    }),
  "POST /v1/sellers/{seller}/refunds/{refund}/approval": ({ run, params }) =>
    after(run, (context) => approveRefund(context, params.refund)),
  "POST /v1/sellers/{seller}/refunds/{refund}/decline": ({ run, params, body }) =>
    after(run, (context) => declineRefund(context, params.refund, body)),
  "POST /v1/sellers/{seller}/refunds/{refund}/sending": ({ run, params, body }) =>
    after(run, (context) => sendRefund(context, params.refund, body)),
  "POST /v1/sellers/{seller}/refunds/{refund}/settlement": ({ run, params }) =>
    after(run, (context) => settleRefund(context, params.refund)),
  "POST /v1/sellers/{seller}/refunds/{refund}/failure": ({ run, params, body }) =>
    after(run, (context) => failRefund(context, params.refund, body)),
  "POST /v1/sellers/{seller}/refunds/{refund}/retry": ({ run, params }) =>
    after(run, (context) => retryRefund(context, params.refund)),
  "POST /v1/sellers/{seller}/refunds/{refund}/repetition": ({ run, params, body }) =>
    after(run, (context) => askAgain(context, params.refund, body)),
};

/** The claim or order as it stands after a step. */
function after(run: Run, step: (context: Context) => Promise<Subject>) {
  return run(async (context) => answerPaidFor(context, await step(context)));
}

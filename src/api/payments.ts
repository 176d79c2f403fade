import { writeCursor } from "../core/cursor.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import type { Context } from "../domain/context.ts";
import { permission, standing } from "../domain/events/index.ts";
import {
  confirmPayment,
  listPayments,
  type PaymentRow,
  paymentLifecycle,
  rejectPayment,
  uploadProof,
} from "../domain/payments/index.ts";
import { attachmentView } from "./attachment-view.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { answerPaidFor } from "./paid-for.ts";

type Payment = "/v1/sellers/{seller}/payments/{payment}";

/** Payments by proof: handed in by the customer, reviewed by finance. */
export const paymentHandlers: Handlers<
  | "GET /v1/sellers/{seller}/payments"
  | `POST ${Payment}/proof`
  | `POST ${Payment}/confirmation`
  | `POST ${Payment}/rejection`
> = {
  "GET /v1/sellers/{seller}/payments": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listPayments(context, query);
      return { items: items.map((row) => paymentRow(context, row)), next: next && writeCursor(next) };
    }),
  "POST /v1/sellers/{seller}/payments/{payment}/proof": ({ run, params, body }) =>
    run(async (context) => answerPaidFor(context, await uploadProof(context, params.payment, body))),
  "POST /v1/sellers/{seller}/payments/{payment}/confirmation": ({ run, params, body }) =>
    run(async (context) => answerPaidFor(context, await confirmPayment(context, params.payment, body))),
  "POST /v1/sellers/{seller}/payments/{payment}/rejection": ({ run, params, body }) =>
    run(async (context) => answerPaidFor(context, await rejectPayment(context, params.payment, body))),
};

function paymentRow(context: Context, row: PaymentRow): Answer<"GET /v1/sellers/{seller}/payments">["items"][number] {
  const { reviewedBy, reviewedAt, proof, createdAt, ...plain } = row;
  const last = { lineId: null, verb: "payment.", toStatus: row.status, at: reviewedAt ?? createdAt };
  const at = { status: row.status, events: [{ ...last, actorName: reviewedBy ?? row.customer }] };
  const ability = (verb: "confirm" | "reject") =>
    abilityOf(context.actor, permission(context, `payment.${verb}`) ?? standing(context, paymentLifecycle, verb, at));
  return {
    ...plain,
    proof: proof && attachmentView(context.seller.slug, proof),
    createdAt: createdAt.toISOString(),
    abilities: { "payment.confirm": ability("confirm"), "payment.reject": ability("reject") },
  };
}

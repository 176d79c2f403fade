import { Refusal, tellRefusal } from "../core/refusal.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import type { Context } from "../domain/context.ts";
import { stateWords } from "../domain/events/index.ts";
import { titleIn } from "../domain/products/index.ts";
import { readSeller } from "../domain/sellers/index.ts";
import {
  type Acknowledged,
  confirmWithdrawal,
  editWithdrawalSettings,
  goodsGuard,
  goodsOfWithdrawal,
  listWithdrawals,
  orderOf,
  readAcknowledgement,
  readWithdrawalSettings,
  refundWithdrawal,
  refundWithdrawalGuard,
  stateWithdrawal,
  type WithdrawalRow,
  withdrawalOf,
} from "../domain/withdrawals/index.ts";
import { FileAnswer } from "./answer.ts";
import { clauseCard } from "./clause-card.ts";
import type { withdrawalOperations } from "./contract/withdrawals.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handler.ts";
import { printPaper } from "./papers/print.ts";
import { withdrawalPaper } from "./papers/withdrawal.ts";
import { type Reader, readerOf } from "./reader.ts";
import { roleAbilities } from "./role-abilities.ts";

/** Withdrawal from distance contracts: the public function in two steps, and what staff do about it. */
export const withdrawalHandlers: Handlers<keyof typeof withdrawalOperations> = {
  "POST /v1/sellers/{seller}/withdrawal-lookups": ({ run, body }) =>
    run(async (context) => {
      const order = await orderOf(context, body);
      const { right, left, settings } = await withdrawalOf(context, order);
      const refused = right instanceof Refusal;
      const { locale } = context.actor;
      const told = refused ? tellRefusal(right, locale) : null;
      const cited = refused ? (right.details.clauses ?? []) : [right.clause];
      return {
        number: order.number ?? "",
        name: order.address?.name ?? order.customer.name,
        lines: order.lines.map(({ id: lineId, title, quantity }) => ({
          lineId,
          title: titleIn(title, locale, context.seller),
          quantity,
          left: left.get(lineId) ?? 0,
        })),
        open: !refused,
        reason: told?.text ?? null,
        next: told?.next ?? null,
        lastDay: refused ? null : right.lastDay,
        clauses: cited.map((id) => clauseCard(context.policies, id, locale)),
        customerPaysReturn: settings.customerPaysReturn,
      };
    }),
  "POST /v1/sellers/{seller}/withdrawals": ({ run, body }) =>
    run(async (context) => {
      const { id, token } = await stateWithdrawal(context, body);
      return { id, token };
    }),
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/confirmation": ({ run, params, body, deps }) =>
    run(async (context) => {
      const seller = await readSeller(context.tx, context.seller.id);
      const print = (told: Acknowledged) =>
        printPaper(deps, withdrawalPaper(context, told, seller), { files: [], logo: seller.logo });
      const told = await confirmWithdrawal(context, params.withdrawal, { token: body.token, print });
      return noticeOf(context, told, body.token);
    }),
  "GET /v1/sellers/{seller}/withdrawals/{withdrawal}/acknowledgement": async ({ run, params, query }) => {
    const { pdf, number } = await run((context) => readAcknowledgement(context, params.withdrawal, query.token));
    return new FileAnswer(Buffer.from(pdf), {
      "content-type": "application/pdf",
      "content-length": String(pdf.byteLength),
      "content-disposition": `attachment; filename="${number}.pdf"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
  },
  "GET /v1/sellers/{seller}/withdrawals": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listWithdrawals(context, query);
      const reader = readerOf(context);
      const abilities = roleAbilities(context.actor, ["withdrawal.settle"]);
      return { items: items.map((row) => rowOf(reader, row)), next, abilities };
    }),
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/goods": ({ run, params, body }) =>
    run(async (context) => ({ id: await goodsOfWithdrawal(context, params.withdrawal, body) })),
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/refund": ({ run, params }) =>
    run(async (context) => ({ id: await refundWithdrawal(context, params.withdrawal) })),
  "GET /v1/sellers/{seller}/withdrawal-settings": ({ run, deps }) => run((context) => settingsOf(context, deps)),
  "PUT /v1/sellers/{seller}/withdrawal-settings": ({ run, deps, version, body }) =>
    run(async (context) => {
      await editWithdrawalSettings(context, version, body);
      return settingsOf(context, deps);
    }),
};

function noticeOf(context: Context, { withdrawal }: Acknowledged, token: string) {
  const { id, number, confirmedAt, refundBy, sendBackBy, customerPaysReturn, email } = withdrawal;
  const base = `/v1/sellers/${context.seller.slug}/withdrawals/${id}`;
  return {
    id,
    number,
    confirmedAt: confirmedAt.toISOString(),
    refundBy,
    sendBackBy,
    customerPaysReturn,
    email,
    acknowledgement: `${base}/acknowledgement?token=${token}`,
  };
}

function rowOf({ context, locale, today }: Reader, row: WithdrawalRow) {
  const { id, orderId, orderNumber, customer, name, refundBy, sendBackBy, customerPaysReturn, goodsOn, refundId } = row;
  const waits = refundId === null && row.paymentStatus !== "rejected";
  const { actor, seller } = context;
  return {
    id,
    number: row.number ?? "",
    orderId,
    orderNumber,
    customer,
    name,
    confirmedAt: (row.confirmedAt ?? row.statedAt).toISOString(),
    clause: clauseCard(context.policies, row.clause, locale),
    refundBy,
    late: waits && refundBy !== null && refundBy < today,
    sendBackBy,
    customerPaysReturn,
    goodsOn,
    refundId,
    takenOff: row.takenOff,
    goods: row.goods.map(({ title, quantity }) => ({ title: titleIn(title, locale, seller), quantity })),
    refund:
      row.refundNumber && row.refundStatus
        ? { number: row.refundNumber, statusText: stateWords.refund[row.refundStatus][locale] }
        : null,
    abilities: {
      "withdrawal.goods": abilityOf(actor, goodsGuard(context)),
      "withdrawal.refund": abilityOf(actor, refundWithdrawalGuard(context, row)),
    },
  };
}

async function settingsOf(context: Context, { publicUrl }: Pick<AppDeps, "publicUrl">) {
  const { informsSince, customerPaysReturn, version } = await readWithdrawalSettings(context);
  return {
    informs: informsSince !== null,
    informsSince: informsSince?.toISOString() ?? null,
    customerPaysReturn,
    page: `${publicUrl}/${context.seller.slug}/withdraw`,
    etag: `"${version}"`,
    abilities: roleAbilities(context.actor, ["withdrawalSettings.edit"]),
  };
}

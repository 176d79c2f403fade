import { buffer } from "node:stream/consumers";
import { writeCursor } from "../core/cursor.ts";
import { minorDigits } from "../core/money.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import { balances, type LedgerRow, listLedger } from "../domain/ledger/index.ts";
import {
  editPaymentSettings,
  listOnline,
  type OnlineParked,
  openCardKeys,
  readPaymentSettings,
  removeCardKeys,
  SignatureInvalid,
  setCardKeys,
  startCardPayment,
  takeCardEvent,
} from "../domain/payments/index.ts";
import { claimIdOf } from "./claim-answer.ts";
import type { moneyOperations } from "./contract/money.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handler.ts";
import { answerPaidFor } from "./paid-for.ts";
import { roleAbilities } from "./role-abilities.ts";
import { csvAnswer, pagesOfRows } from "./table-answer.ts";

type Refunds = `${string}/refunds${string}`;

/** Cards, the ledger, and how a seller is paid. */
export const moneyHandlers: Handlers<Exclude<keyof typeof moneyOperations, Refunds>> = {
  "POST /v1/sellers/{seller}/payments/{payment}/card": ({ run, params, deps }) =>
    run(async (context) => answerPaidFor(context, await startCardPayment(context, params.payment, deps.publicUrl))),
  "POST /v1/sellers/{seller}/payments/stripe/events": async ({ run, look, stream, headers, deps, now, actor }) => {
    const { port, vault } = deps.cards;
    const body = await buffer(stream);
    const keys = await look(({ tx }) => openCardKeys(tx, actor.sellerId, vault));
    if (!keys) throw new Refusal("signature_invalid");
    const event = signedOr(() =>
      port.readEvent(keys, { body, signature: String(headers["stripe-signature"] ?? ""), now }),
    );
    await run((context) => takeCardEvent(context, port.name, event));
    return { received: true };
  },
  "GET /v1/sellers/{seller}/card-payments": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listOnline(context, query);
      const told = items.map(({ createdAt, parked, ...row }) => ({
        ...row,
        parked: parked as OnlineParked | null,
        createdAt: createdAt.toISOString(),
      }));
      return { items: told, next: next && writeCursor(next) };
    }),
  "GET /v1/sellers/{seller}/ledger": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await ledgerPage(context, query);
      return { items: items.map(ledgerRow), next: next && writeCursor(next) };
    }),
  "GET /v1/sellers/{seller}/ledger/balances": ({ run }) => run(async (context) => ({ items: await balances(context) })),
  "GET /v1/sellers/{seller}/ledger/table": async ({ run, query: { claim } }) =>
    csvAnswer(
      "ledger",
      await pagesOfRows(ledgerColumns, (cursor) =>
        run(async (context) => {
          const { items, next } = await ledgerPage(context, { claim, cursor, limit: 500 });
          return { rows: items.flatMap(cellsOf), next: next && writeCursor(next) };
        }),
      ),
    ),
  "GET /v1/sellers/{seller}/payment-settings": ({ run, deps }) => run((context) => settingsOf(context, deps)),
  "PATCH /v1/sellers/{seller}/payment-settings": ({ run, deps, body, version }) =>
    run(async (context) => {
      await editPaymentSettings(context, version, body);
      return settingsOf(context, deps);
    }),
  "POST /v1/sellers/{seller}/payment-settings/card": ({ run, deps, body }) =>
    run(async (context) => {
      const { port, vault } = deps.cards;
      await setCardKeys(context, { provider: port.name, keys: body, vault });
      return settingsOf(context, deps);
    }),
  "DELETE /v1/sellers/{seller}/payment-settings/card": ({ run, deps }) =>
    run(async (context) => {
      await removeCardKeys(context);
      return settingsOf(context, deps);
    }),
};

function signedOr<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SignatureInvalid ? new Refusal("signature_invalid") : error;
  }
}

async function settingsOf(context: Context, { publicUrl }: Pick<AppDeps, "publicUrl">) {
  const { card, version, bankAccounts, refundLimit } = await readPaymentSettings(context);
  return {
    bankAccounts: [...bankAccounts],
    refundLimit,
    card: card && { ...card, setAt: card.setAt.toISOString() },
    eventsUrl: `${publicUrl}/v1/sellers/${context.seller.slug}/payments/stripe/events`,
    etag: `"${version}"`,
    abilities: roleAbilities(context.actor, ["paymentSettings.edit"]),
  };
}

interface Asked {
  readonly claim?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

async function ledgerPage(context: Context, { claim, ...query }: Asked) {
  return listLedger(context, { ...query, claimId: claim ? await claimIdOf(context, claim) : undefined });
}

function ledgerRow({ at, claimId: _, postings, ...row }: LedgerRow) {
  const told = postings.map(({ account, ...money }) => ({ account, money }));
  return { ...row, at: at.toISOString(), postings: told };
}

const ledgerColumns = [
  "at",
  "cause",
  "document",
  "subject",
  "account",
  "debit",
  "credit",
  "currency",
  "by",
  "transaction",
];

function cellsOf({ id, at, cause, memo, claimNumber, orderNumber, by, postings }: LedgerRow) {
  return postings.map(({ account, amount, currency }) => {
    const sum = (Math.abs(amount) / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));
    const sides = amount > 0 ? [sum, null] : [null, sum];
    return [at.toISOString(), cause, memo, claimNumber ?? orderNumber, account, ...sides, currency, by, id];
  });
}

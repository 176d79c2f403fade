import { fieldFault } from "../../core/fault.ts";
import type { Money } from "../../core/money.ts";
import { isCurrency } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Tx } from "../../database/transaction.ts";
import type { BankAccount, Context } from "../context.ts";
import type { CardKeys } from "./card-port.ts";
import type { Vault } from "./vault.ts";

/** How the seller is paid, as its administrator sees it. The keys themselves are never told. */
export interface PaymentSettingsRecord {
  readonly bankAccounts: readonly BankAccount[];
  readonly refundLimit: Money;
  readonly card: { readonly provider: string; readonly setBy: string; readonly setAt: Date } | null;
  readonly version: number;
}

export interface EditPaymentSettings {
  readonly bankAccounts?: readonly BankAccount[] | undefined;
  /** In the seller's currency, minor units. */
  readonly refundLimit?: number | undefined;
}

/** Reads the seller's; version 1 where nobody set anything yet. */
export async function readPaymentSettings(context: Context): Promise<PaymentSettingsRecord> {
  const { payments, currency } = context.seller;
  const row = await rowOf(context.tx, context.actor.sellerId);
  const { cardProvider, cardSetBy, cardSetAt } = row ?? {};
  return {
    bankAccounts: row ? (row.bankAccounts as unknown as readonly BankAccount[]) : payments.bankAccounts,
    refundLimit: { amount: row?.refundLimit ?? 0, currency },
    card:
      cardProvider && cardSetBy && cardSetAt ? { provider: cardProvider, setBy: cardSetBy, setAt: cardSetAt } : null,
    version: row?.version ?? 1,
  };
}

/** Changes accounts and limit; refuses with `changed_meanwhile` where somebody was faster. */
export async function editPaymentSettings(context: Context, version: number, change: EditPaymentSettings) {
  const { tx, actor } = context;
  const wrong = (change.bankAccounts ?? []).flatMap(({ currency }, at) =>
    isCurrency(currency) ? [] : fieldFault(`/bankAccounts/${at}/currency`, "currency"),
  );
  if (wrong.length > 0) throw new Refusal("invalid_input", { fields: wrong });
  await ensureRow(context);
  const row = await tx
    .selectFrom("paymentSettings")
    .select(["version", "updatedBy"])
    .where("sellerId", "=", actor.sellerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== version) throw new Refusal("changed_meanwhile", { values: { who: row.updatedBy ?? "–" } });
  await tx
    .updateTable("paymentSettings")
    .set((eb) => ({
      ...(change.bankAccounts && { bankAccounts: JSON.stringify(change.bankAccounts) }),
      ...(change.refundLimit !== undefined && { refundLimit: change.refundLimit }),
      updatedBy: actor.name,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", actor.sellerId)
    .execute();
}

/** Keeps the seller's keys at the card provider, sealed. */
export async function setCardKeys(
  context: Context,
  { provider, keys, vault }: { readonly provider: string; readonly keys: CardKeys; readonly vault: Vault },
): Promise<void> {
  const { tx, actor, now } = context;
  await ensureRow(context);
  await tx
    .updateTable("paymentSettings")
    .set((eb) => ({
      cardProvider: provider,
      cardKey: vault.seal(keys.key, aboutKey(actor.sellerId)),
      cardEventSecret: vault.seal(keys.eventSecret, aboutSecret(actor.sellerId)),
      cardSetBy: actor.name,
      cardSetAt: new Date(now),
      updatedBy: actor.name,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", actor.sellerId)
    .execute();
}

/** Cards are taken no more; what was paid by card can be given back by card again once keys are set. */
export async function removeCardKeys({ tx, actor }: Context): Promise<void> {
  await tx
    .updateTable("paymentSettings")
    .set((eb) => ({
      cardProvider: null,
      cardKey: null,
      cardEventSecret: null,
      cardSetBy: null,
      cardSetAt: null,
      updatedBy: actor.name,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", actor.sellerId)
    .execute();
}

/** The seller's keys, opened; null where there are none, or the installation's key is not the one they were sealed with. */
export async function openCardKeys(tx: Tx, sellerId: string, vault: Vault): Promise<CardKeys | null> {
  const row = await rowOf(tx, sellerId);
  if (!row?.cardKey || !row.cardEventSecret) return null;
  const key = vault.open(row.cardKey, aboutKey(sellerId));
  const eventSecret = vault.open(row.cardEventSecret, aboutSecret(sellerId));
  return key && eventSecret ? { key, eventSecret } : null;
}

const aboutKey = (sellerId: string) => `${sellerId} card key`;
const aboutSecret = (sellerId: string) => `${sellerId} card event secret`;

async function ensureRow({ tx, actor }: Context): Promise<void> {
  await tx
    .insertInto("paymentSettings")
    .values({ sellerId: actor.sellerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function rowOf(tx: Tx, sellerId: string) {
  return tx.selectFrom("paymentSettings").selectAll().where("sellerId", "=", sellerId).executeTakeFirst();
}

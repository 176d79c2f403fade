import type { Tx } from "../../database/transaction.ts";
import type { Context } from "../context.ts";
import type { Vault } from "../payments/index.ts";
import { type TrackingProvider, trackingProviders } from "./lifecycle.ts";

/** A seller's account with somebody who tells where parcels are, as its administrator sees it. The key itself is never told. */
export interface CarrierAccount {
  readonly provider: TrackingProvider;
  readonly set: { readonly by: string; readonly at: Date } | null;
  /** It refused the key. */
  readonly refused: boolean;
  /** It asked not to be asked before. */
  readonly restsUntil: Date | null;
  /** Parcels that it is asked about by and by. */
  readonly following: number;
}

/** All providers in the order in which they are asked, with the seller's account where there is one. */
export async function readCarrierAccounts({ tx, actor, now }: Context): Promise<CarrierAccount[]> {
  const rows = await tx.selectFrom("carrierAccount").selectAll().where("sellerId", "=", actor.sellerId).execute();
  const counts = await tx
    .selectFrom("parcelTracking")
    .select(["provider", ({ fn }) => fn.countAll<number>().as("count")])
    .where("sellerId", "=", actor.sellerId)
    .where("endedAt", "is", null)
    .where("provider", "is not", null)
    .groupBy("provider")
    .execute();
  return trackingProviders.map((provider) => {
    const row = rows.find((each) => each.provider === provider);
    return {
      provider,
      set: row ? { by: row.setBy, at: row.setAt } : null,
      refused: row?.refused ?? false,
      restsUntil: row?.restsUntil && row.restsUntil.getTime() > now ? row.restsUntil : null,
      following: Number(counts.find((each) => each.provider === provider)?.count ?? 0),
    };
  });
}

/** Keeps the seller's key, sealed; parcels that wait for it are asked about at once. */
export async function setCarrierKey(
  context: Context,
  { provider, key, vault }: { readonly provider: TrackingProvider; readonly key: string; readonly vault: Vault },
): Promise<void> {
  const { tx, actor, now } = context;
  const kept = {
    key: vault.seal(key, aboutKey(actor.sellerId, provider)),
    setBy: actor.name,
    setAt: new Date(now),
    refused: false,
    restsUntil: null,
  };
  await tx
    .insertInto("carrierAccount")
    .values({ sellerId: actor.sellerId, provider, ...kept })
    .onConflict((conflict) => conflict.columns(["sellerId", "provider"]).doUpdateSet(kept))
    .execute();
  await tx
    .updateTable("parcelTracking")
    .set({ nextAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("endedAt", "is", null)
    .where((eb) => eb.or([eb("provider", "is", null), eb("provider", "=", provider)]))
    .execute();
}

/** The provider is not asked any more; what it told stays. */
export async function removeCarrierKey({ tx, actor }: Context, provider: TrackingProvider): Promise<void> {
  await tx
    .deleteFrom("carrierAccount")
    .where("sellerId", "=", actor.sellerId)
    .where("provider", "=", provider)
    .execute();
}

/** The seller's key, opened; null where there is none, or the installation's key is not the one it was sealed with. */
export async function openCarrierKey(
  tx: Tx,
  {
    sellerId,
    provider,
    vault,
  }: { readonly sellerId: string; readonly provider: TrackingProvider; readonly vault: Vault },
): Promise<string | null> {
  const row = await tx
    .selectFrom("carrierAccount")
    .select("key")
    .where("sellerId", "=", sellerId)
    .where("provider", "=", provider)
    .executeTakeFirst();
  return row ? vault.open(row.key, aboutKey(sellerId, provider)) : null;
}

/** It refused the key: it is not asked again before somebody enters another one. */
export async function carrierKeyRefused({ tx, actor }: Context, provider: TrackingProvider): Promise<void> {
  await tx
    .updateTable("carrierAccount")
    .set({ refused: true })
    .where("sellerId", "=", actor.sellerId)
    .where("provider", "=", provider)
    .execute();
}

/** It asked for rest; nobody asks it before that is over. */
export async function carrierRests(
  { tx, actor, now }: Context,
  provider: TrackingProvider,
  seconds: number,
): Promise<void> {
  await tx
    .updateTable("carrierAccount")
    .set({ restsUntil: new Date(now + seconds * 1000) })
    .where("sellerId", "=", actor.sellerId)
    .where("provider", "=", provider)
    .execute();
}

const aboutKey = (sellerId: string, provider: TrackingProvider) => `${sellerId} ${provider} key`;

import { buffer } from "node:stream/consumers";
import { systemActor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  openCarrierKey,
  PushSignatureInvalid,
  parcelOfPush,
  readCarrierAccounts,
  removeCarrierKey,
  setCarrierKey,
  type TrackingPort,
  type TrackingProvider,
  takeNews,
  trackingProviders,
} from "../domain/tracking/index.ts";
import type { connectorOperations } from "./contract/connectors.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

/** Accounts with those who tell where parcels are, and what they push. */
export const connectorHandlers: Handlers<keyof typeof connectorOperations> = {
  "GET /v1/sellers/{seller}/carrier-accounts": ({ run, deps }) => run((context) => accountsOf(context, deps)),
  "POST /v1/sellers/{seller}/carrier-accounts/{provider}": ({ run, deps, params, body }) =>
    run(async (context) => {
      const { vault } = deps.carriers;
      await setCarrierKey(context, { provider: providerOf(params.provider), key: body.key, vault });
      return accountsOf(context, deps);
    }),
  "DELETE /v1/sellers/{seller}/carrier-accounts/{provider}": ({ run, deps, params }) =>
    run(async (context) => {
      await removeCarrierKey(context, providerOf(params.provider));
      return accountsOf(context, deps);
    }),
  "POST /v1/sellers/{seller}/carrier-accounts/{provider}/events": async (call) => {
    const { run, look, stream, headers, deps, params, actor } = call;
    const { ports, vault } = deps.carriers;
    const provider = providerOf(params.provider);
    const port = ports.find((each) => each.provider === provider);
    if (!port?.readPush) throw new Refusal("not_found");
    const body = await buffer(stream);
    const key = await look(({ tx }) => openCarrierKey(tx, { sellerId: actor.sellerId, provider, vault }));
    if (key === null) throw new Refusal("signature_invalid");
    const pushed = readPush(port.readPush, key, { body, signature: String(headers["sign"] ?? "") });
    for (const { parcel, news } of pushed)
      await run(async (context) => {
        const ours = { ...context, actor: systemActor(actor.sellerId) };
        const parcelId = await parcelOfPush(ours, parcel);
        if (parcelId) await takeNews(ours, parcelId, { provider, news });
      });
    return { received: true };
  },
};

function providerOf(text: string): TrackingProvider {
  const provider = trackingProviders.find((each) => each === text);
  if (!provider) throw new Refusal("not_found");
  return provider;
}

function readPush(
  read: NonNullable<TrackingPort["readPush"]>,
  key: string,
  given: { readonly body: Buffer; readonly signature: string },
) {
  try {
    return read(key, given);
  } catch (error) {
    throw error instanceof PushSignatureInvalid ? new Refusal("signature_invalid") : error;
  }
}

async function accountsOf(context: Context, { publicUrl, carriers }: Pick<AppDeps, "publicUrl" | "carriers">) {
  const accounts = await readCarrierAccounts(context);
  const items = accounts.map(({ provider, set, restsUntil, ...account }) => {
    const pushes = carriers.ports.some((port) => port.provider === provider && port.readPush);
    return {
      ...account,
      provider,
      set: set && { by: set.by, at: set.at.toISOString() },
      restsUntil: restsUntil?.toISOString() ?? null,
      eventsUrl: pushes ? `${publicUrl}/v1/sellers/${context.seller.slug}/carrier-accounts/${provider}/events` : null,
    };
  });
  return { items, abilities: roleAbilities(context.actor, ["carrier.edit"]) };
}

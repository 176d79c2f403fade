import { dhlTracking } from "../adapters/tracking-dhl.ts";
import { track17Tracking } from "../adapters/tracking-track17.ts";
import { makeVault } from "../domain/payments/index.ts";
import type { TrackingDesk } from "../domain/tracking/index.ts";
import type { Config } from "./config.ts";

/** Who tells where parcels are, a carrier itself before those who collect, and what seals the sellers' keys there. */
export function openCarriers({ dhlUrl, track17Url, vaultKey }: Config, secret: string): TrackingDesk {
  return {
    ports: [dhlTracking({ url: dhlUrl }), track17Tracking({ url: track17Url })],
    vault: makeVault(vaultKey ?? secret),
  };
}

import { stripeCards } from "../adapters/card-stripe.ts";
import { type CardDesk, makeVault } from "../domain/payments/index.ts";
import type { Config } from "./config.ts";

/** Who charges cards for every seller, and what seals their keys there. */
export function openCards({ stripeUrl, vaultKey }: Config, secret: string): CardDesk {
  return { port: stripeCards({ url: stripeUrl }), vault: makeVault(vaultKey ?? secret) };
}

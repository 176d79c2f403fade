import { createHash, createHmac } from "node:crypto";
import type { Tx } from "../../database/transaction.ts";

/** The pages that mails lead to, below the installation's public address (without a slash at its end). */
export interface Links {
  readonly origin: string;
  claim(slug: string, number: string): string;
  order(slug: string, number: string): string;
  application(slug: string): string;
  guest(slug: string, number: string, token: string): string;
}

/** Links below `origin`, such as `https://after-sales.example`. */
export function linksUnder(origin: string): Links {
  return {
    origin,
    claim: (slug, number) => `${origin}/${slug}/my/claims/${number}`,
    order: (slug, number) => `${origin}/${slug}/my/orders/${number}`,
    application: (slug) => `${origin}/${slug}/my/repair-centre`,
    guest: (slug, number, token) => `${origin}/${slug}/claims/${number}?token=${token}`,
  };
}

/**
 * Opens one claim to whoever has the returned token, for as long as the claim keeps its hash. The token is a signature
 * (HMAC-SHA256, base64url) under the installation's secret, so that every mail of a claim carries the same one and the
 * database alone opens nothing.
 */
export async function openToGuest(
  tx: Tx,
  claim: { readonly sellerId: string; readonly id: string },
  secret: string,
): Promise<string> {
  const token = createHmac("sha256", secret).update(`guest ${claim.sellerId} ${claim.id}`).digest("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await tx
    .updateTable("claim")
    .set({ guestTokenHash: hash })
    .where("id", "=", claim.id)
    .where((row) => row("guestTokenHash", "is distinct from", hash))
    .execute();
  return token;
}

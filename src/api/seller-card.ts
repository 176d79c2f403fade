import type { z } from "zod";
import type { Locale } from "../core/locale.ts";
import type { Policies } from "../domain/context.ts";
import type { SellerRecord } from "../domain/sellers/index.ts";
import type { sellerCard as sellerCardShape } from "./contract/sellers.ts";

/** A seller as anybody may see it, with the policies it goes by; what was agreed on with single customers is not for everybody. */
export function sellerCard(seller: SellerRecord, policies: Policies, locale: Locale): z.output<typeof sellerCardShape> {
  const used = seller.policies.flatMap((id) => policies.find(id) ?? []);
  const known = used.filter(({ pack }) => pack.layer !== "contract");
  return {
    ...seller,
    policies: known.map(({ id, version, digest, pack }) => ({ id, name: pack.title[locale], version, digest })),
  };
}

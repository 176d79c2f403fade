import { Refusal } from "../core/refusal.ts";
import { scopeOf } from "../domain/events/index.ts";
import { tellCustomer } from "../domain/messages/index.ts";
import { FileAnswer } from "./answer.ts";
import { barcodeSvg } from "./barcode.ts";
import { claimIdOf } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";
import { trackingText } from "./texts/tracking.ts";

/** A claim's bar code, and the mail with its signed link. */
export const claimDocumentHandlers: Handlers<
  "GET /v1/sellers/{seller}/claims/{claim}/barcode" | "POST /v1/sellers/{seller}/tracking"
> = {
  "GET /v1/sellers/{seller}/claims/{claim}/barcode": async ({ run, params }) => {
    const text = await run(async (context) => {
      const claim = await context.tx
        .selectFrom("claim")
        .select("rmaNumber")
        .where(scopeOf(context.actor))
        .where("id", "=", await claimIdOf(context, params.claim))
        .executeTakeFirst();
      if (!claim?.rmaNumber) throw new Refusal("not_found");
      return claim.rmaNumber;
    });
    return new FileAnswer(barcodeSvg(text), {
      "content-type": "image/svg+xml",
      "cache-control": "private, max-age=86400",
    });
  },

  "POST /v1/sellers/{seller}/tracking": async ({ run, body, locale }) => {
    await run(async (context) => {
      const claim = await context.tx
        .selectFrom("claim")
        .innerJoin("customer", (on) =>
          on.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
        )
        .select("claim.id")
        .where("claim.sellerId", "=", context.seller.id)
        .where("claim.number", "=", body.number.toUpperCase())
        .where((row) => row(row.fn("lower", ["customer.email"]), "=", body.email.toLowerCase()))
        .executeTakeFirst();
      if (claim) await tellCustomer(context, claim.id, "tracking_link");
    });
    return { text: trackingText[locale] };
  },
};

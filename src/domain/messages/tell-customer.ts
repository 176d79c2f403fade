import type { Locale } from "../../core/locale.ts";
import type { Context } from "../context.ts";
import type { ClaimMails, ClaimTemplate, MailData } from "./templates.ts";
import { writeMail } from "./write-mail.ts";

type DataArgument<T extends ClaimTemplate> =
  Record<never, never> extends ClaimMails[T] ? [data?: ClaimMails[T]] : [data: ClaimMails[T]];

/** Mails the claim's customer, in the claim's language, in the same transaction as what it tells of. Returns the mail's id. */
export async function tellCustomer<T extends ClaimTemplate>(
  context: Pick<Context, "tx" | "now">,
  claimId: string,
  template: T,
  ...[data]: DataArgument<T>
): Promise<string> {
  const claim = await context.tx
    .selectFrom("claim")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
    )
    .select(["claim.sellerId", "claim.locale", "customer.email"])
    .where("claim.id", "=", claimId)
    .executeTakeFirstOrThrow();
  return writeMail(context.tx, {
    sellerId: claim.sellerId,
    subject: { claimId },
    recipient: claim.email,
    locale: claim.locale as Locale,
    template,
    data: (data ?? {}) as MailData[T],
    now: context.now,
  });
}

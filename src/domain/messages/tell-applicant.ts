import type { Locale } from "../../core/locale.ts";
import type { Context } from "../context.ts";
import type { ApplicationMails, ApplicationTemplate, MailData } from "./templates.ts";
import { writeMail } from "./write-mail.ts";

type DataArgument<T extends ApplicationTemplate> =
  Record<never, never> extends ApplicationMails[T] ? [data?: ApplicationMails[T]] : [data: ApplicationMails[T]];

/** Mails who applies to be a centre, in the application's language, in the same transaction as what it tells of. */
export async function tellApplicant<T extends ApplicationTemplate>(
  { tx, actor, now }: Pick<Context, "tx" | "actor" | "now">,
  applicationId: string,
  template: T,
  ...[data]: DataArgument<T>
): Promise<void> {
  const row = await tx
    .selectFrom("centreApplication as a")
    .innerJoin("customer as c", (on) => on.onRef("c.sellerId", "=", "a.sellerId").onRef("c.id", "=", "a.customerId"))
    .select(["a.locale", "c.email"])
    .where("a.sellerId", "=", actor.sellerId)
    .where("a.id", "=", applicationId)
    .executeTakeFirstOrThrow();
  await writeMail(tx, {
    sellerId: actor.sellerId,
    subject: { applicationId },
    recipient: row.email,
    locale: row.locale as Locale,
    template,
    data: (data ?? {}) as MailData[T],
    now,
  });
}

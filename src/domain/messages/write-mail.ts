import { newId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Subject } from "../events/index.ts";
import type { MailData, Template } from "./templates.ts";

/** A mail that is to go out; `now` in milliseconds since the epoch. */
export interface NewMail<T extends Template> {
  readonly sellerId: string;
  /** What it is about; null of an invitation. */
  readonly subject: Subject | null;
  readonly recipient: string;
  readonly locale: Locale;
  readonly template: T;
  readonly data: MailData[T];
  readonly now: number;
}

/** Writes a mail down and leaves the job that sends it, both in the caller's transaction. Returns the mail's id. */
export async function writeMail<T extends Template>(tx: Tx, mail: NewMail<T>): Promise<string> {
  const id = newId<"mail">(mail.now);
  await tx
    .insertInto("mail")
    .values({
      sellerId: mail.sellerId,
      id,
      ...mail.subject,
      recipient: mail.recipient,
      locale: mail.locale,
      template: mail.template,
      data: JSON.stringify(mail.data),
      status: "queued",
      createdAt: new Date(mail.now),
    })
    .execute();
  await enqueue(tx, "sendMail", { sellerId: mail.sellerId, mailId: id });
  return id;
}

import MailComposer from "nodemailer/lib/mail-composer";
import type { Mailbox, OutgoingMail } from "../domain/messages/index.ts";

/** The bytes of a mail (RFC 5322), the same for every adapter. Throws where an address is none. */
export async function messageBytes(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: mail.messageId,
    date: mail.sentAt,
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    ...(mail.replyTo ? { replyTo: mailbox(mail.replyTo) } : {}),
    ...(mail.threadId ? { references: mail.threadId } : {}),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(({ name, contentType, bytes }) => ({
      filename: oneLine(name),
      contentType,
      content: Buffer.from(bytes),
    })),
    // RFC 3834: holiday notices do not answer it.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "windows",
  });
  return composer.compile().build();
}

/** One address, or an error: a list or a line break in its place would reach people nobody meant. */
export function plainAddress(address: string): string {
  if (!/^[^\s,;:<>()"[\]\\]+@[^\s,;:<>()"[\]\\@]+$/.test(address))
    throw new Error(`not one e-mail address: ${JSON.stringify(address)}`);
  return address;
}

function mailbox({ name, address }: Mailbox) {
  return { name: oneLine(name), address: plainAddress(address) };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

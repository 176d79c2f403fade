import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { type MailPort, MailRefused } from "../domain/messages/index.ts";
import { messageBytes } from "./mail-message.ts";

/** Mail kept as `.eml` files in a folder that any mail program opens: what an installation without SMTP server does. */
export function folderMail(folder: string): MailPort {
  return {
    async send(mail) {
      const bytes = await messageBytes(mail).catch((error: Error) => {
        throw new MailRefused(error.message);
      });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, nameOf(mail));
      const file = await open(`${path}.part`, "w", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // The same mail handed over again replaces itself.
      await rename(`${path}.part`, path);
    },
    async close() {},
  };
}

/** Sorts by time, tells the reader whom it is for; the same for the same mail. */
function nameOf({ sentAt, messageId, to }: { sentAt: Date; messageId: string; to: { address: string } }): string {
  const time = sentAt.toISOString().slice(0, 19).replaceAll(":", "-");
  const id = messageId.replace(/^<|@.*$/g, "");
  return `${time} ${to.address.replace(/[^\w.@+-]/g, "_").slice(0, 80)} ${id.slice(-8)}.eml`;
}

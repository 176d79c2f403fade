import { type MailPort, MailRefused } from "../domain/messages/index.ts";
import { messageBytes } from "./mail-message.ts";

/** Mail that stays in memory, for tests: the bytes of every mail taken, oldest first. */
export function memoryMail(): MailPort & { readonly taken: Buffer[] } {
  const taken: Buffer[] = [];
  return {
    taken,
    async send(mail) {
      const bytes = await messageBytes(mail).catch((error: Error) => {
        throw new MailRefused(error.message);
      });
      taken.push(bytes);
    },
    async close() {},
  };
}

import { createTransport } from "nodemailer";
import { type MailPort, MailRefused } from "../domain/messages/index.ts";
import { messageBytes, plainAddress } from "./mail-message.ts";

/** Mail through an SMTP server, named as `smtp[s]://user:password@host:port`; a few connections are kept open. */
export function smtpMail(url: string): MailPort {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  return {
    async send(mail) {
      const [from, to] = [addressFor(mail.from.address), addressFor(mail.to.address)];
      try {
        await transport.sendMail({ envelope: { from, to }, raw: await messageBytes(mail) });
      } catch (error) {
        throw isFinal(error) ? new MailRefused(reasonOf(error)) : error;
      }
    },
    async close() {
      transport.close();
    },
  };
}

function addressFor(address: string): string {
  try {
    return plainAddress(address);
  } catch (error) {
    throw new MailRefused(reasonOf(error));
  }
}

/** 5xx is the server's last word on this mail; a sign-in that fails (535) is ours to mend and worth another try. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return code !== "EAUTH" && responseCode !== undefined && responseCode >= 500;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on a free port of this machine, and what it was given. */
export interface SmtpServer {
  readonly url: string;
  /** Every mail taken so far, oldest first. */
  mails(): Promise<Email[]>;
  close(): Promise<void>;
}

/** Starts one; `answer` gives the reply code for a recipient that is not to be taken (550 never, 451 not now). */
export async function startSmtp(answer: (recipient: string) => number | null = () => null): Promise<SmtpServer> {
  const taken: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const code = answer(address);
      done(code ? Object.assign(new Error("not taken"), { responseCode: code }) : null);
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        taken.push(Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails: () => Promise.all(taken.map((bytes) => PostalMime.parse(bytes))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail as it leaves: nothing in it is trusted to be free of line breaks, the adapters see to that. */
export interface OutgoingMail {
  /** Stays the same when a mail is sent again, so that a receiving server can tell: `<id@host>`. */
  readonly messageId: string;
  /** Ties the mails about one claim together in the reader's program. */
  readonly threadId: string | null;
  readonly from: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAt: Date;
  readonly attachments?: readonly MailAttachment[];
}

/** A file that goes with a mail. */
export interface MailAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/**
 * Hands mail over. Resolves when the other side has taken it; throws `MailRefused` where it never will, and anything
 * else where another try may succeed. A crash after the other side took it and before this returned means that the
 * same mail, under the same Message-ID, is handed over again.
 */
export interface MailPort {
  send(mail: OutgoingMail): Promise<void>;
  close(): Promise<void>;
}

/** The other side refuses this mail for good: a wrong address, a policy. */
export class MailRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "MailRefused";
  }
}

import { newId } from "../../core/id.ts";
import type { SendSignInMail, SignInMail } from "../people/index.ts";
import { asHtml, asText } from "./layout.ts";
import { frames, letters } from "./letters/index.ts";
import type { Mailbox, MailPort } from "./port.ts";

/** Who signs the mails that let people in: the installation, since one account serves all its sellers. */
export interface SignInSender {
  readonly from: Mailbox;
  /** Public address of the installation. */
  readonly origin: string;
  readonly now: () => number;
}

/** Sends sign-in mails at once and writes none of them down, since their links are secrets; a lost one is asked for again. */
export function signInMails(mail: MailPort, sender: SignInSender): SendSignInMail {
  return async (request: SignInMail) => {
    const letter = letters[request.locale][request.kind]({ site: sender.from.name });
    const setting = {
      locale: request.locale,
      sender: sender.from.name,
      colour: "#24292f",
      greeted: request.name || null,
      clauses: [],
      link: request.link,
      why: frames[request.locale].whyPerson(sender.from.name),
    };
    const now = sender.now();
    await mail.send({
      messageId: `<${newId(now)}@${new URL(sender.origin).hostname}>`,
      threadId: null,
      from: sender.from,
      replyTo: null,
      to: { name: request.name, address: request.to },
      subject: letter.subject,
      text: asText(letter, setting),
      html: asHtml(letter, setting),
      sentAt: new Date(now),
    });
  };
}

import { join } from "node:path";
import { folderMail } from "../adapters/mail-folder.ts";
import { smtpMail } from "../adapters/mail-smtp.ts";
import type { Policies } from "../domain/context.ts";
import { linksUnder, type MailPort, type MailSettings, signInMails } from "../domain/messages/index.ts";
import type { SendSignInMail } from "../domain/people/index.ts";
import { clauseWords } from "../domain/policies/index.ts";
import type { Config } from "./config.ts";

/** Where mail goes: through the SMTP server that is named, else into a folder of the data folder. */
export function openMail(config: Config): MailPort {
  return config.smtpUrl ? smtpMail(config.smtpUrl) : folderMail(mailFolder(config));
}

/** Where mails are kept that no SMTP server takes. */
export function mailFolder({ dataFolder }: Pick<Config, "dataFolder">): string {
  return join(dataFolder, "mail");
}

/** Sends the mails that let people in, signed by the installation. */
export function signInSender(config: Config, mail: MailPort): SendSignInMail {
  const address = config.mailFrom ?? `no-reply@${new URL(config.publicUrl).hostname}`;
  return signInMails(mail, { from: { name: "Recourse", address }, origin: config.publicUrl, now: Date.now });
}

/** What the writing of mails about claims needs. */
export function mailSettings(config: Config, secret: string, policies: Policies): MailSettings {
  return {
    links: linksUnder(config.publicUrl),
    secret,
    from: config.mailFrom,
    clauseText: (policy, clause, locale) => clauseWords(policies, policy, clause)?.[locale] ?? null,
  };
}

export { composeMail, type MailSettings } from "./compose-mail.ts";
export { linksUnder, openToGuest } from "./links.ts";
export { type Mailbox, type MailPort, MailRefused, type OutgoingMail } from "./port.ts";
export { messageGuard, sendMessage } from "./send-message.ts";
export { signInMails } from "./sign-in-mails.ts";
export { tellBuyer } from "./tell-buyer.ts";
export { tellCustomer } from "./tell-customer.ts";
export type { ClaimTemplate, MailData, Template } from "./templates.ts";
export { writeMail } from "./write-mail.ts";

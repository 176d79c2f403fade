export { composeMail, type MailSettings, type WaitingMail } from "./compose-mail.ts";
export { type Links, linksUnder, openToGuest } from "./links.ts";
export { type Mailbox, type MailPort, MailRefused, type OutgoingMail } from "./port.ts";
export { messageGuard, type NewMessage, sendMessage } from "./send-message.ts";
export { type SignInSender, signInMails } from "./sign-in-mails.ts";
export { tellCustomer } from "./tell-customer.ts";
export type { ClaimMails, ClaimTemplate, MailData, StaffMails, Template } from "./templates.ts";
export { type NewMail, writeMail } from "./write-mail.ts";

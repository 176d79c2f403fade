export { tellCustomer } from "./tell-customer.ts";
export type { ClaimMails, ClaimTemplate, MailData, PersonMails, Template } from "./templates.ts";
export { type NewMail, writeMail } from "./write-mail.ts";

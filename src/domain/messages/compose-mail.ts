import type { NotNull } from "kysely";
import type { Day } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";
import { asHtml, asText, type Setting } from "./layout.ts";
import { type ClaimOfMail, invitationFacts, readFacts } from "./letter-facts.ts";
import { frames, letters } from "./letters/index.ts";
import type { Letter } from "./letters/letter.ts";
import { type Links, openToGuest } from "./links.ts";
import { readOrderFacts } from "./order-facts.ts";
import type { MailAttachment, OutgoingMail } from "./port.ts";
import type { ApplicationTemplate, ClaimTemplate, MailData, OrderTemplate, Template } from "./templates.ts";

/** What the writing of mails needs of the installation. */
export interface MailSettings {
  readonly links: Links;
  /** Signs the links that open one claim without signing in. */
  readonly secret: string;
  /** The address mails come from where the sending server does not let sellers' own through; replies go to the seller. */
  readonly from: string | null;
  /** The text of a clause in a policy (its id, or the digest of a version), null where the policy does not have it. */
  readonly clauseText: (policy: string, clause: string, locale: Locale) => string | null;
}

/** A mail that waits, as its row says. */
export interface WaitingMail {
  readonly id: string;
  readonly sellerId: string;
  readonly claimId: string | null;
  readonly orderId: string | null;
  readonly applicationId: string | null;
  readonly recipient: string;
  readonly locale: Locale;
  readonly template: Template;
  readonly data: MailData[Template];
  readonly createdAt: Date;
}

/** Writes a waiting mail out in full, in its reader's language and from what the database says now. */
export async function composeMail(tx: Tx, mail: WaitingMail, settings: MailSettings): Promise<OutgoingMail> {
  const seller = await tx
    .selectFrom("seller")
    .select(["id", "slug", "name", "email", "colour", "timeZone", "locale"])
    .where("id", "=", mail.sellerId)
    .executeTakeFirstOrThrow();
  const written =
    mail.template === "staff_invitation"
      ? writeInvitation(seller, mail as WaitingMail & { data: MailData["staff_invitation"] })
      : mail.orderId
        ? await writeAboutOrder(tx, seller, mail as OrderMail, settings)
        : mail.applicationId
          ? await writeAboutApplication(tx, seller, mail as ApplicationMail, settings)
          : await writeAboutClaim(tx, seller, mail as ClaimMail, settings);
  const host = new URL(settings.links.origin).hostname;
  return {
    messageId: `<${mail.id}@${host}>`,
    threadId: threadOf(mail, host),
    from: { name: seller.name, address: settings.from ?? seller.email },
    replyTo: settings.from ? { name: seller.name, address: seller.email } : null,
    to: { name: written.setting.greeted ?? "", address: mail.recipient },
    subject: written.letter.subject,
    text: asText(written.letter, written.setting),
    html: asHtml(written.letter, written.setting),
    sentAt: mail.createdAt,
    attachments: await attachmentsOf(tx, mail),
  };
}

/** The PDF that a letter speaks of, as it was made when the letter was written. */
async function attachmentsOf(tx: Tx, { template, data }: WaitingMail): Promise<readonly MailAttachment[]> {
  if (template !== "order_withdrawn") return [];
  const { withdrawalId } = data as MailData["order_withdrawn"];
  const row = await tx
    .selectFrom("withdrawal")
    .select(["number", "acknowledgement"])
    .where("id", "=", withdrawalId)
    .executeTakeFirst();
  if (!row?.acknowledgement) return [];
  return [{ name: `${row.number}.pdf`, contentType: "application/pdf", bytes: row.acknowledgement }];
}

function threadOf({ claimId, orderId, applicationId }: WaitingMail, host: string): string | null {
  if (claimId) return `<claim-${claimId}@${host}>`;
  if (orderId) return `<order-${orderId}@${host}>`;
  return applicationId ? `<application-${applicationId}@${host}>` : null;
}

type ApplicationMail = WaitingMail & { readonly template: ApplicationTemplate };
type ClaimMail = WaitingMail & { readonly template: ClaimTemplate };
type OrderMail = WaitingMail & { readonly template: OrderTemplate };
interface SellerOfMail {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly colour: string;
  readonly timeZone: string;
  readonly locale: string;
}
interface Written {
  readonly letter: Letter;
  readonly setting: Setting;
}

async function writeAboutClaim(
  tx: Tx,
  seller: SellerOfMail,
  mail: ClaimMail,
  settings: MailSettings,
): Promise<Written> {
  const { claim, customer, terms } = await claimOf(tx, mail);
  const { letter, clauses, leadsTo } = await writeLetter(mail.template, tx, seller, claim, mail);
  const link =
    customer.signsIn && leadsTo !== "guest"
      ? settings.links.claim(seller.slug, claim.number)
      : settings.links.guest(
          seller.slug,
          claim.number,
          await openToGuest(tx, { sellerId: seller.id, id: claim.id }, settings.secret),
        );
  const setting: Setting = {
    locale: mail.locale,
    sender: seller.name,
    colour: seller.colour,
    greeted: customer.name,
    clauses: [...new Set(clauses)].map((id) => ({
      id,
      text: settings.clauseText(terms ?? claim.policy, id, mail.locale),
    })),
    link,
    why: frames[mail.locale].whyClaim(seller.name, claim.number),
  };
  return { letter, setting };
}

async function writeAboutOrder(
  tx: Tx,
  seller: SellerOfMail,
  mail: OrderMail,
  settings: MailSettings,
): Promise<Written> {
  const { customerName, number, ...order } = await tx
    .selectFrom("customerOrder")
    .innerJoin("customer", (join) =>
      join
        .onRef("customer.sellerId", "=", "customerOrder.sellerId")
        .onRef("customer.id", "=", "customerOrder.customerId"),
    )
    .select(["customerOrder.id", "number", "currency", "goods", "freight", "tax", "taxName", "mode", "deskNote"])
    .select(["promisedOn", "customer.name as customerName"])
    .where("customerOrder.id", "=", mail.orderId)
    .$narrowType<{ number: NotNull; goods: NotNull }>()
    .executeTakeFirstOrThrow();
  const reading = { tx, seller, order: { ...order, number }, locale: mail.locale };
  const letter = await writeOrderLetter(mail.template, reading, mail);
  const setting: Setting = {
    locale: mail.locale,
    sender: seller.name,
    colour: seller.colour,
    greeted: customerName,
    clauses: [],
    link: settings.links.order(seller.slug, number),
    why: frames[mail.locale].whyOrder(seller.name, number),
  };
  return { letter, setting };
}

async function writeOrderLetter<T extends OrderTemplate>(
  template: T,
  ...[reading, mail]: [reading: Parameters<typeof readOrderFacts>[1], mail: OrderMail]
): Promise<Letter> {
  return letters[mail.locale][template](await readOrderFacts(template, reading, mail.data as MailData[T]));
}

async function writeAboutApplication(
  tx: Tx,
  seller: SellerOfMail,
  mail: ApplicationMail,
  settings: MailSettings,
): Promise<Written> {
  const { customerName, ...application } = await tx
    .selectFrom("centreApplication as a")
    .innerJoin("customer as c", (on) => on.onRef("c.sellerId", "=", "a.sellerId").onRef("c.id", "=", "a.customerId"))
    .select(["a.number", "a.name as centre", "c.name as customerName"])
    .select((row) =>
      row
        .selectFrom("deadline as d")
        .select("d.dueOn")
        .whereRef("d.sellerId", "=", "a.sellerId")
        .whereRef("d.applicationId", "=", "a.id")
        .orderBy("d.id", "desc")
        .limit(1)
        .as("answerBy"),
    )
    .where("a.id", "=", mail.applicationId)
    .executeTakeFirstOrThrow();
  const { note = "", reason = "" } = mail.data as { readonly note?: string; readonly reason?: string };
  const facts = { seller: seller.name, ...application, answerBy: application.answerBy as Day | null, note, reason };
  return {
    letter: letters[mail.locale][mail.template](facts),
    setting: {
      locale: mail.locale,
      sender: seller.name,
      colour: seller.colour,
      greeted: customerName,
      clauses: [],
      link: settings.links.application(seller.slug),
      why: frames[mail.locale].whyApplication(seller.name, application.number),
    },
  };
}

async function writeLetter<T extends ClaimTemplate>(
  template: T,
  tx: Tx,
  seller: SellerOfMail,
  claim: ClaimOfMail,
  mail: ClaimMail,
) {
  const { facts, clauses, leadsTo } = await readFacts(template, { tx, seller, claim }, mail.data as MailData[T]);
  return { letter: letters[mail.locale][template](facts), clauses: clauses ?? [], leadsTo };
}

/** The claim, and its customer: whether they sign in decides which page a link opens. */
async function claimOf(tx: Tx, mail: ClaimMail) {
  const row = await tx
    .selectFrom("claim")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
    )
    .select(["claim.id", "claim.number", "claim.policy", "claim.rmaNumber", "claim.outcome"])
    .select(["customer.name as customerName", "claim.terms"])
    .select((row) =>
      row
        .exists(
          row
            .selectFrom("customerMember")
            .select("customerMember.personId")
            .whereRef("customerMember.customerId", "=", "claim.customerId"),
        )
        .as("signsIn"),
    )
    .where("claim.id", "=", mail.claimId)
    .executeTakeFirstOrThrow();
  const { customerName, signsIn, terms, ...claim } = row;
  const accepted = (terms as { readonly digest?: string } | null)?.digest ?? null;
  return { claim, customer: { name: customerName, signsIn: Boolean(signsIn) }, terms: accepted };
}

function writeInvitation(
  seller: SellerOfMail,
  mail: { readonly locale: Locale; readonly data: MailData["staff_invitation"] },
): Written {
  const letter = letters[mail.locale].staff_invitation(invitationFacts(seller.name, mail.data));
  const setting: Setting = {
    locale: mail.locale,
    sender: seller.name,
    colour: seller.colour,
    greeted: null,
    clauses: [],
    link: mail.data.link,
    why: frames[mail.locale].whyPerson(seller.name),
  };
  return { letter, setting };
}

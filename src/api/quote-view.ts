import type { Abilities, ClaimAbilities } from "../domain/abilities/index.ts";
import type { AttachmentRecord, ClaimRecord, PaymentRecord, QuoteRecord } from "../domain/claims/index.ts";
import { attachmentView } from "./attachment-view.ts";
import { clauseCard } from "./clause-card.ts";
import type { Reader } from "./reader.ts";

/** A quote as the contract gives it, with its payment. */
export function quoteView(reader: Reader, abilities: ClaimAbilities, record: ClaimRecord, quote: QuoteRecord) {
  const { context, locale } = reader;
  const { id, number, lineId, revision, status, items, total, note, expiresOn, sentOn, answeredOn } = quote;
  return {
    id,
    number,
    lineId,
    revision,
    status,
    items: items.map((item) => ({ ...item })),
    total,
    note,
    clauses: quote.clauses.map((clause) => clauseCard(context.policies, clause, locale)),
    expiresOn,
    sentOn,
    answeredOn,
    declineReason: quote.declineReason,
    etag: `"${quote.version}"`,
    payment:
      quote.payment &&
      paymentPart(reader, quote.payment, {
        attachments: record.attachments,
        abilities: abilities.payments.get(quote.payment.id) ?? {},
      }),
    abilities: abilities.quotes.get(id) ?? {},
  };
}

/** A payment as the contract gives it, of a quote or an order, with where the money is to go. */
export function paymentPart(
  { context }: Reader,
  payment: PaymentRecord,
  of: { readonly attachments: readonly AttachmentRecord[]; readonly abilities: Abilities },
) {
  const { id, status, amount, proofId, reference, reviewedBy, rejectionReason, rejectionCause } = payment;
  const { bankAccounts } = context.seller.payments;
  const own = bankAccounts.filter(({ currency }) => currency === amount.currency);
  const online = payment.online.at(-1);
  const proof = of.attachments.find((each) => each.id === proofId);
  return {
    id,
    status,
    amount,
    proof: proof ? attachmentView(context.seller.slug, proof) : null,
    reference,
    reviewedBy,
    rejectionReason,
    rejectionCause,
    accounts: own.length > 0 ? own : [...bankAccounts],
    card: online ? { status: online.status, url: online.status === "pending" ? online.checkoutUrl : null } : null,
    abilities: of.abilities,
  };
}

import { answerAppealGuard, appealLineGuard, overrideLineGuard } from "../appeals/index.ts";
import {
  authorizeClaimGuard,
  type ClaimRecord,
  cancelClaimGuard,
  changeAddressGuard,
  closeClaimGuard,
  declineUnitGuard,
  draftGuard,
  editLineGuard,
  type LineRecord,
  lineContentsGuard,
  type PaymentRecord,
  type QuoteRecord,
  type RefundRecord,
  refileClaimGuard,
  rejectClaimGuard,
  requestInformationGuard,
  resolveRemotelyGuard,
  sendElsewhereGuard,
  submitClaimGuard,
  supplyInformationGuard,
  triageClaimGuard,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { extendClockGuard, forfeitLineGuard } from "../deadlines/index.ts";
import { permission } from "../events/index.ts";
import { completeInspectionGuard, startInspectionGuard } from "../inspection/index.ts";
import { messageGuard } from "../messages/index.ts";
import {
  announceLineGuard,
  announceParcelGuard,
  arrangeCarrierGuard,
  bringBackGuard,
  confirmDeliveryGuard,
  loseParcelGuard,
  recordReceiptGuard,
  sendBackGuard,
  sendBackLineGuard,
} from "../parcels/index.ts";
import {
  confirmPaymentGuard,
  type PaymentPlace,
  placeOfPayment,
  rejectPaymentGuard,
  startCardGuard,
  uploadProofGuard,
} from "../payments/index.ts";
import { acceptQuoteGuard, declineQuoteGuard, draftQuoteGuard, sendQuoteGuard } from "../quotes/index.ts";
import {
  approveRefundGuard,
  askAgainGuard,
  declineRefundGuard,
  failRefundGuard,
  requestRefundGuard,
  retryRefundGuard,
  sendRefundGuard,
  settleRefundGuard,
} from "../refunds/index.ts";
import { nameReplacementsGuard } from "../remedies/index.ts";
import { recordRepairGuard, recordTestGuard, startRepairGuard, startTestingGuard } from "../repairs/index.ts";
import { backFromSupplierGuard, sendToSupplierGuard } from "../suppliers/index.ts";
import { type Abilities, type Guards, tell } from "./tell.ts";

export { orderAbilities } from "./order.ts";
export { type Abilities, abilityOf } from "./tell.ts";

/** What the actor may do with a claim, its lines, quotes, payments, parcels and clocks (by id). */
export interface ClaimAbilities {
  readonly claim: Abilities;
  readonly lines: ReadonlyMap<string, Abilities>;
  readonly quotes: ReadonlyMap<string, Abilities>;
  readonly payments: ReadonlyMap<string, Abilities>;
  readonly parcels: ReadonlyMap<string, Abilities>;
  readonly deadlines: ReadonlyMap<string, Abilities>;
}

type Look = Pick<Context, "actor" | "seller" | "now" | "policies">;

/** Asks the very guards that the verbs ask, so that no page has to guess and none can promise what a verb refuses. */
export function abilitiesOf(context: Look, record: ClaimRecord): ClaimAbilities {
  const quotes = record.lines.flatMap((line) => line.quotes);
  const payments = quotes.flatMap(({ payment }) => payment ?? []);
  const told = <Item extends { readonly id: string }>(items: readonly Item[], guards: (item: Item) => Guards) =>
    new Map(items.map((item) => [item.id, tell(context, guards(item))]));
  return {
    claim: tell(context, claimGuards(context, record)),
    lines: told(record.lines, (line) => lineGuards(context, record, line)),
    quotes: told(quotes, (quote) => quoteGuards(context, record, quote)),
    payments: new Map(
      payments.map((payment) => [payment.id, paymentAbilities(context, placeOfPayment(record, payment), payment)]),
    ),
    parcels: told(record.parcels, (parcel) => ({
      "custody.lose": () => loseParcelGuard(context, record, parcel),
      ...(parcel.direction === "outbound" && {
        "custody.deliver": () => confirmDeliveryGuard(context, record, parcel),
        "custody.bringBack": () => bringBackGuard(context, record, parcel),
      }),
    })),
    deadlines: told(record.deadlines, (deadline) => ({ "deadline.extend": () => extendClockGuard(context, deadline) })),
  };
}

function claimGuards(context: Look, record: ClaimRecord): Guards {
  return {
    "claim.edit": () => draftGuard(context, record),
    "claim.changeAddress": () => changeAddressGuard(context, record),
    "claim.submit": () => submitClaimGuard(context, record),
    "claim.triage": () => triageClaimGuard(context, record),
    "claim.requestInformation": () => requestInformationGuard(context, record),
    "claim.supplyInformation": () => supplyInformationGuard(context, record),
    "claim.authorize": () => authorizeClaimGuard(context, record),
    "claim.resolveRemotely": () => resolveRemotelyGuard(context, record),
    "claim.reject": () => rejectClaimGuard(context, record),
    "claim.cancel": () => cancelClaimGuard(context, record),
    "claim.refile": () => refileClaimGuard(context, record),
    "claim.close": () => closeClaimGuard(context, record),
    "custody.sendIn": () => announceParcelGuard(context, record),
    "custody.sendBack": () => sendBackGuard(context, record),
    "carrier.arrange": () => arrangeCarrierGuard(context, record),
    "message.send": () => messageGuard(context, false),
    "note.write": () => messageGuard(context, true),
    "attachment.add": () => permission(context, "attachment.add"),
  };
}

function lineGuards(context: Look, record: ClaimRecord, line: LineRecord): Guards {
  return {
    "claim.edit": () => editLineGuard(context, record),
    "custody.sendIn": () => announceLineGuard(context, record, line),
    "custody.receive": () => recordReceiptGuard(context, record, line),
    "custody.sendBack": () => sendBackLineGuard(context, record, line),
    "custody.sendToSupplier": () => sendToSupplierGuard(context, record, line),
    "custody.returnFromSupplier": () => backFromSupplierGuard(context, record, line),
    "custody.forfeit": () => forfeitLineGuard(context, record, line),
    "work.inspect": () => startInspectionGuard(context, record, line),
    "inspection.record": () => completeInspectionGuard(context, record, line),
    "decision.override": () => overrideLineGuard(context, record, line),
    "appeal.file": () => appealLineGuard(context, record, line),
    "appeal.answer": () => answerAppealGuard(context, record, line),
    "refund.request": () => requestRefundGuard(context, record, line),
    "quote.draft": () => draftQuoteGuard(context, record, line),
    "line.sendElsewhere": () => sendElsewhereGuard(context, record, line),
    "line.decline": () => declineUnitGuard(context, record, line),
    "line.contents": () => lineContentsGuard(context, record),
    "replacement.name": () => nameReplacementsGuard(context, record, line),
    "work.startRepair": () => startRepairGuard(context, record, line),
    "repair.record": () => recordRepairGuard(context, record, line),
    "work.startTest": () => startTestingGuard(context, record, line),
    "work.passTest": () => recordTestGuard(context, record, line),
  };
}

function quoteGuards(context: Look, record: ClaimRecord, quote: QuoteRecord): Guards {
  return {
    "quote.send": () => sendQuoteGuard(context, record, quote),
    "quote.accept": () => acceptQuoteGuard(context, record, quote),
    "quote.decline": () => declineQuoteGuard(context, record, quote),
  };
}

/** What the actor may do with a payment, of a quote or of an order. */
export function paymentAbilities(context: Look, place: PaymentPlace, payment: PaymentRecord): Abilities {
  return tell(context, {
    "payment.uploadProof": () => uploadProofGuard(context, place, payment),
    "payment.confirm": () => confirmPaymentGuard(context, place, payment),
    "payment.reject": () => rejectPaymentGuard(context, place, payment),
    "payment.startCard": () => startCardGuard(context, place, payment),
  });
}

/** What the actor may do with a refund; of the claim only what its guards look at. */
export function refundAbilities(
  context: Pick<Context, "actor" | "seller">,
  record: Pick<ClaimRecord, "events" | "refunds">,
  refund: RefundRecord,
): Abilities {
  return tell(context, {
    "refund.approve": () => approveRefundGuard(context, record, refund),
    "refund.decline": () => declineRefundGuard(context, record, refund),
    "refund.send": () => sendRefundGuard(context, record, refund),
    "refund.settle": () => settleRefundGuard(context, record, refund),
    "refund.fail": () => failRefundGuard(context, record, refund),
    "refund.retry": () => retryRefundGuard(context, record, refund),
    "refund.request": () => askAgainGuard(context, record, refund),
  });
}

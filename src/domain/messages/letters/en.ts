import type { StaffRole } from "../../../core/actor.ts";
import type { Day } from "../../../core/day.ts";
import type { Money } from "../../../core/money.ts";
import { sayMoney } from "../../../core/money.ts";
import type { DeductionKind, Method } from "../../ledger/index.ts";
import type { RejectionCause } from "../../payments/lifecycle.ts";
import { turnAwayWords } from "../turn-away-words.ts";
import { applicationLetters } from "./application-letters.ts";
import { clockLetters } from "./clock-letters.ts";
import {
  type AccountPart,
  type Frame,
  type Given,
  type InspectionOutcome,
  type LetterFacts,
  type Letters,
  type RemedyWord,
  sayDay,
  sendTo,
} from "./letter.ts";
import { orderLetters } from "./order-letters.ts";

export const frameEn: Frame = {
  greeting: (name) => `Hello ${name},`,
  clauses: "What this rests on",
  linkInWords: "If the button does not work, open this address:",
  closing: (seller) => `Kind regards, ${seller}`,
  whyClaim: (seller, number) =>
    `You get this mail because claim ${number} was filed with your address. Reply to it to reach ${seller}.`,
  whyOrder: (seller, number) =>
    `You get this mail because order ${number} was placed with your address. Reply to it to reach ${seller}.`,
  whyApplication: (seller, number) =>
    `You get this mail because application ${number} was made with your address. Reply to it to reach ${seller}.`,
  whyPerson: (site) => `You get this mail because somebody entered your address at ${site}.`,
};

export const lettersEn: Letters = {
  ...clockLetters.en,
  ...orderLetters.en,
  ...applicationLetters.en,
  claim_submitted: ({ number, units, comesIn }) => ({
    subject: `Claim ${number} has arrived`,
    paragraphs: [
      `We have your claim ${number} for ${list(units)}.`,
      comesIn
        ? "We look at it next and tell you whether the unit should be sent in. Please keep it until then: a parcel without our authorisation may be turned away."
        : "We look at it next and write to you what we do about it. You need not send anything in for that.",
    ],
    button: "See the claim",
  }),
  information_needed: ({ number, text }) => ({
    subject: `Claim ${number}: we need one more thing from you`,
    paragraphs: ["Before we can go on with your claim, please tell us:"],
    quoted: text,
    button: "Answer",
  }),
  claim_authorized: ({ number, rma, places, sendBy, closesOn, note }) => ({
    subject: `Claim ${number}: please send it in, ${rma}`,
    paragraphs: [
      "The return is authorised. Pack the unit as the instructions say, write the RMA number on the box, and send it by a method with a tracking number to the address below.",
      "Then enter courier and tracking number on the claim page.",
      ...(places.length > 1 ? ["The units go to different centres: pack them by centre, each with its own slip."] : []),
      ...(closesOn
        ? [`If nothing has arrived by ${day(closesOn)}, the claim closes. You could file it again then.`]
        : []),
      ...(note ? [note] : []),
    ],
    figures: [["RMA number", rma], ...sendTo(places, "Send to", "Send {units} to"), ...figure("Send by", sendBy)],
    button: "Packing instructions and slip",
  }),
  unit_elsewhere: ({ number, unit, rma, address }) => ({
    subject: `Claim ${number}: please send ${unit} to another centre`,
    paragraphs: [
      `Another repair centre takes care of ${unit}. If you have not sent it yet, use the new slip on the claim page and send it to the address below.`,
      "If it is on its way already, you need do nothing: we see to it that it gets there.",
    ],
    figures: [
      ["RMA number", rma],
      ["Send to", address.join("\n")],
    ],
    button: "New slip",
  }),
  claim_resolved_remotely: ({ number, reason }) => ({
    subject: `Claim ${number} is resolved`,
    paragraphs: [
      "We settled your claim without a return. This is what we did:",
      "If the problem is back, write to us on the claim page.",
    ],
    quoted: reason,
    button: "See the claim",
  }),
  claim_rejected: ({ number, reason }) => ({
    subject: `Claim ${number} was not accepted`,
    paragraphs: [
      "We cannot accept this claim. Our reason and the clauses it rests on are below.",
      "If we have missed something, answer on the claim page or file the claim again with it. Rights that the law gives you stay as they are.",
    ],
    quoted: reason,
    button: "See the claim",
  }),
  claim_cancelled: ({ number, reason }) => ({
    subject: `Claim ${number} is withdrawn`,
    paragraphs: [
      "The claim is withdrawn; please do not send anything under it.",
      "You can file it again from its page, with everything that was in it.",
    ],
    ...(reason ? { quoted: reason } : {}),
    button: "See the claim",
  }),
  send_in_reminder: ({ number, rma, closesOn }) => ({
    subject: `Claim ${number}: your parcel has not been announced yet`,
    paragraphs: [
      `We expected ${rma} to be on its way by now. If you have sent it, enter courier and tracking number on the claim page.`,
      closesOn
        ? `If nothing has arrived by ${day(closesOn)}, the claim closes. You could file it again then.`
        : "If you no longer want to send it, you can withdraw the claim there.",
    ],
    button: "Enter the tracking number",
  }),
  claim_expired: ({ number }) => ({
    subject: `Claim ${number} closed: nothing arrived`,
    paragraphs: [
      "No parcel reached us in time, so the claim closed.",
      "If you still want the unit looked at, file the claim again: one click on its page copies everything into a new one.",
    ],
    button: "File it again",
  }),
  parcel_received: ({ number, unit, on }) => ({
    subject: `Claim ${number}: ${unit} has arrived`,
    paragraphs: [`${unit} reached us on ${day(on)}.`, "We inspect it next. There is nothing for you to do."],
    button: "Follow the claim",
  }),
  parcel_refused: ({ number, unit, reasons }) => ({
    subject: `Claim ${number}: the parcel with ${unit} was turned away`,
    paragraphs: [
      `We could not take ${unit} in. The reasons are below.`,
      "Please write to us on the claim page before you send anything again.",
    ],
    quoted: reasons.join("\n"),
    button: "See the claim",
  }),
  parcel_turned_away: ({ number, code, reason }) => ({
    subject: `Claim ${number}: parcel ${code} was turned away`,
    paragraphs: [
      `A parcel with the number ${code} reached our dock, and we sent it back. The reason is below.`,
      "Please write to us on the claim page before you send anything again.",
    ],
    quoted: turnAwayWords[reason].en,
    button: "See the claim",
  }),
  inspection_done: ({ number, unit, outcome }) => ({
    subject: `Claim ${number}: ${unit} is inspected`,
    paragraphs: [`We have inspected ${unit}.`, outcomes[outcome]],
    button: "See the decision",
  }),
  quote_sent: ({ number, unit, quote, total, expiresOn, account }) => ({
    subject: `Claim ${number}: quote ${quote}, ${money(total)}`,
    paragraphs: [
      `The repair of ${unit} is not free of charge. Here is what it would cost; nothing is done before you accept.`,
      `Please accept or decline by ${day(expiresOn)}.`,
    ],
    figures: [
      ["Quote", quote],
      ["Total", money(total)],
      ["Valid until", day(expiresOn)],
      ...account.map(([part, value]): [string, string] => [accountWords[part], value]),
    ],
    button: "Accept or decline",
  }),
  payment_confirmed: ({ number, quote, amount }) => ({
    subject: `Claim ${number}: payment received`,
    paragraphs: [
      `We have received ${money(amount)} for quote ${quote}.`,
      "The repair starts next. There is nothing for you to do.",
    ],
    button: "Follow the claim",
  }),
  payment_rejected: ({ number, quote, amount, reason, cause }) => ({
    subject: `Claim ${number}: we could not match the payment`,
    paragraphs: [
      `We could not accept the proof of payment for quote ${quote}, ${money(amount)}. ${causes[cause]} This is why:`,
      "Please upload another proof on the claim page.",
    ],
    quoted: reason,
    button: "Upload a proof",
  }),
  refund_approved: ({ number, unit, refund, from, by, ...sums }) => ({
    subject: `Claim ${number}: you get ${money(sums.amount)} back`,
    paragraphs: [
      `We pay back ${money(sums.amount)} for ${unit} ${ways[sums.method]}.`,
      `It should be on your account ${between(from, by)}. You get another mail when it has left.`,
    ],
    figures: sumUp(refund, sums),
    button: "See the claim",
  }),
  refund_sent: ({ number, refund, reference, from, by, ...sums }) => ({
    subject: `Claim ${number}: your refund is on its way`,
    paragraphs: [
      `We have sent ${money(sums.amount)} ${ways[sums.method]}.`,
      `It should be on your account ${between(from, by)}. If it is not there by then, write to us on the claim page.`,
    ],
    figures: [
      ["Refund", refund],
      ["Amount", money(sums.amount)],
      ["Reference", reference],
    ],
    button: "See the claim",
  }),
  refund_failed: ({ number, refund, amount, method }) => ({
    subject: `Claim ${number}: your refund did not go through`,
    paragraphs: [
      `The refund ${refund} of ${money(amount)} ${ways[method]} did not go through. The money is still owed to you.`,
      "Please write to us on the claim page how you would like to be paid instead, for example to a bank account.",
    ],
    button: "Write to us",
  }),
  decision_overridden: ({ number, unit, given, reason }) => ({
    subject: `Claim ${number}: we decided anew about ${unit}`,
    paragraphs: [`We have decided about ${unit} otherwise than its terms do: ${gift(given)}`, "This is why:"],
    quoted: reason,
    button: "See the decision",
  }),
  appeal_filed: ({ number, unit, words }) => ({
    subject: `Claim ${number}: we take another look at ${unit}`,
    paragraphs: [
      `We have your request to look again at what was decided about ${unit}.`,
      "Somebody else than the person who decided reads it with everything you added, and writes to you. This is what you wrote:",
    ],
    quoted: words,
    button: "See the claim",
  }),
  appeal_answered: ({ number, unit, given, answer }) => ({
    subject: `Claim ${number}: we have looked again at ${unit}`,
    paragraphs: [
      given
        ? `Somebody else has looked at what was decided about ${unit}, and you were right to ask: ${gift(given)}`
        : `Somebody else has looked at what was decided about ${unit}. The decision stays as it is.`,
      ...(given ? [] : ["Rights that the law gives you stay as they are."]),
      "This is the answer:",
    ],
    quoted: answer,
    button: "See the decision",
  }),
  repair_ready: ({ number, unit, free }) => ({
    subject: `Claim ${number}: ${unit} is repaired`,
    paragraphs: [
      `${unit} is repaired and has passed its tests${free ? ", free of charge" : ""}.`,
      "It goes back to the address of your claim next; you get the tracking number then.",
    ],
    button: "See the repair",
  }),
  return_shipped: ({ number, units, carrier, tracking, on, instead }) => ({
    subject: instead ? `Claim ${number}: on its way to you` : `Claim ${number}: on its way back to you`,
    paragraphs: [
      instead ? `On ${day(on)} we sent what you get for ${list(units)}.` : `We sent ${list(units)} back on ${day(on)}.`,
      "When it has arrived, please confirm it on the claim page.",
    ],
    figures: [
      ["Carrier", carrier],
      ["Tracking number", tracking],
    ],
    button: "Confirm the arrival",
  }),
  remedy_decided: ({ number, units, remedy, reason }) => ({
    subject: `Claim ${number}: ${remedySubjects[remedy]}`,
    paragraphs: [`This is about ${list(units)}.`, remedies[remedy]],
    ...(reason ? { quoted: reason } : {}),
    button: "See the claim",
  }),
  parcel_lost: ({ number, units, carrier, tracking, outbound }) => ({
    subject: `Claim ${number}: a parcel was lost`,
    paragraphs: [
      `The carrier has lost the parcel with ${list(units)}.`,
      outbound
        ? "It was in our hands: we settle it with the carrier, and write to you how you get what is yours."
        : "Please report it to the carrier you sent it with as well. We write to you how it goes on.",
    ],
    figures: [
      ["Carrier", carrier],
      ["Tracking number", tracking],
    ],
    button: "See the claim",
  }),
  return_refused: ({ number, unit, dueOn }) => ({
    subject: `Claim ${number}: ${unit} came back to us`,
    paragraphs: [
      `The carrier says that the return of ${unit} was refused, so it is at our centre again.`,
      dueOn
        ? `Under the terms of your claim we keep it until ${sayDay(dueOn, "en")}. Tell us before then when and where to send it.`
        : "Tell us when and where to send it.",
    ],
    button: "Write to us",
  }),
  claim_closed: ({ number }) => ({
    subject: `Claim ${number} is closed`,
    paragraphs: ["Everything in this claim is done, and it is closed. Its history stays on its page."],
    button: "See the claim",
  }),
  message_received: ({ number, text }) => ({
    subject: `Claim ${number}: a message for you`,
    paragraphs: ["We wrote to you about your claim:"],
    quoted: text,
    button: "Answer",
  }),
  tracking_link: ({ number }) => ({
    subject: `Your link to claim ${number}`,
    paragraphs: [
      "Here is the link to your claim. Whoever has it sees the claim and can act on it, so please keep it to yourself.",
    ],
    button: "Open the claim",
  }),
  staff_invitation: ({ seller, role, by, expiresOn }) => ({
    subject: `${by} invites you to ${seller}`,
    paragraphs: [
      `${by} invites you to work at ${seller} as ${roles[role]}.`,
      `The link works once, until ${day(expiresOn)}.`,
    ],
    button: "Accept the invitation",
  }),
  magic_link: ({ site }) => ({
    subject: `Sign in to ${site}`,
    paragraphs: [
      "This link signs you in. It works once and for a short time only.",
      "If you did not ask for it, do nothing.",
    ],
    button: "Sign in",
  }),
  verify_email: ({ site }) => ({
    subject: `Confirm your e-mail address for ${site}`,
    paragraphs: [
      "Please confirm that this address is yours. The link works once and for a short time only.",
      "If you did not sign up, do nothing.",
    ],
    button: "Confirm the address",
  }),
  reset_password: ({ site }) => ({
    subject: `A new password for ${site}`,
    paragraphs: [
      "This link lets you choose a new password. It works once and for a short time only.",
      "If you did not ask for it, do nothing; your password stays as it is.",
    ],
    button: "Choose a new password",
  }),
  address_taken: ({ site }) => ({
    subject: `You already have an account at ${site}`,
    paragraphs: [
      "Somebody tried to sign up with this address, which already has an account.",
      "If it was you, sign in instead. If not, there is nothing to do.",
    ],
    button: "Sign in",
  }),
};

const outcomes: Readonly<Record<InspectionOutcome, string>> = {
  free_repair: "It is covered: we repair it free of charge. There is nothing for you to do.",
  quote_follows:
    "The repair is not covered free of charge. You get a quote next, and nothing is done before you accept it.",
  no_fault_found: "We found no fault. It goes back to the address of your claim.",
  scrap: "It cannot be repaired. The clauses below say why; write to us on the claim page if you have questions.",
  returned_unrepaired: "It goes back to you unrepaired.",
  undecided: "What follows is on the claim page.",
};

const causes: Readonly<Record<RejectionCause, string>> = {
  amount: "It shows another amount than the one that is due.",
  currency: "It is in another currency than the quote.",
  other_quote: "It belongs to another quote.",
  unreadable: "It cannot be read.",
  not_arrived: "The money has not arrived on our account.",
  other: "",
};

const ways: Readonly<Record<Method, string>> = {
  bank_transfer: "by bank transfer",
  card: "to your card",
  paypal: "by PayPal",
};

const keptWords: Readonly<Record<DeductionKind, string>> = {
  depreciation: "Less depreciation",
  customs: "Less customs",
  freight: "Less freight",
  other: "Less other",
};

const accountWords: Readonly<Record<AccountPart, string>> = {
  holder: "Pay to",
  bank: "Bank",
  number: "Account or IBAN",
  code: "BIC or bank code",
  note: "Please note",
};

const between = (from: Day, by: Day) => (from === by ? `on ${day(by)}` : `between ${day(from)} and ${day(by)}`);

function sumUp(
  refund: string,
  sums: Pick<LetterFacts["refund_sent"], "gross" | "kept" | "amount">,
): [string, string][] {
  const kept = sums.kept.map(({ kind, percent, amount }): [string, string] => [
    percent === null ? keptWords[kind] : `${keptWords[kind]} (${percent} %)`,
    `− ${money(amount)}`,
  ]);
  return [["Refund", refund], ["Amount", money(sums.gross)], ...kept, ["You get back", money(sums.amount)]];
}

const roles: Readonly<Record<StaffRole, string>> = {
  support: "support agent",
  receiving: "receiving clerk",
  technician: "technician",
  finance: "finance clerk",
  shipping: "shipping clerk",
  order_desk: "order clerk",
  centre_member: "member of a service centre",
  policy_manager: "policy manager",
  administrator: "administrator",
  auditor: "auditor",
};

/** What is given, as the end of a sentence. */
function gift({ remedy, free, amount }: Given): string {
  switch (remedy) {
    case "repair":
      return free ? "we repair it free of charge." : "we repair it, and send you a quote first.";
    case "replace":
      return "you get another one in its place.";
    case "reissue":
      return "we send it again.";
    case "refund":
      return amount ? `you get ${money(amount)} back.` : "you get your money back.";
    case "spare_part":
      return free ? "you get the part free of charge." : "you get the part, and a quote first.";
    case "return_unrepaired":
      return "it comes back to you unrepaired.";
    case "none":
      return "there is nothing that we can give.";
  }
}

const day = (of: Day) => sayDay(of, "en");
const money = (of: Money) => sayMoney(of, "en");
const list = (items: readonly string[]) => new Intl.ListFormat("en-GB").format(items);
const figure = (label: string, of: Day | null): [string, string][] => (of ? [[label, day(of)]] : []);

const remedySubjects: Readonly<Record<RemedyWord, string>> = {
  replace: "what we do about it",
  reissue: "we send you what you should have had",
  spare_part: "the part goes out",
  refund: "you get your money back",
  return_unrepaired: "it goes back as it came",
  none: "we cannot take this over",
};

const remedies: Readonly<Record<RemedyWord, string>> = {
  replace:
    "You get another one of the same model in its place. What is left of your cover goes on; we write to you when it is sent.",
  reissue: "We send what was missing, or the right item. We write to you when it is sent.",
  spare_part: "We send the part to the address of your claim.",
  refund: "The price goes back to you, less what the clauses below take off. We write to you when it is sent.",
  return_unrepaired: "It goes back to the address of your claim as it came.",
  none: "We cannot take this unit's claim over. Our reason and the clauses it rests on are below; you may appeal on the claim page. Rights that the law gives you stay as they are.",
};

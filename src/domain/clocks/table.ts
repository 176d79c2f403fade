import type { OnMiss } from "../../policy/index.ts";
import type { NotedVerb } from "../events/index.ts";
import type { Action } from "../people/permissions.ts";

/** Every clock that may run on a claim or an order. Where a policy says how long, its rule has the same name. */
export const clockNames = [
  "send_in",
  "not_received",
  "quote_expiry",
  "payment",
  "forfeiture",
  "repair",
  "paid_repair",
  "exchange",
  "refund",
  "refund_decided",
  "refund_on_paypal",
  "refund_on_card",
  "solution",
  "where_to_send",
  "reissue",
  "appeal_answer",
  "application_review",
  "order_ship",
  "order_tracking",
  "order_confirm",
  "order_refund",
  "withdrawal_refund",
  "withdrawal_goods",
] as const;
export type ClockName = (typeof clockNames)[number];

/** What starts and ends clocks: a move, a noted fact, or a decision of a stage that was stored. */
export type Verb = Action | NotedVerb | `decision.${"submitted" | "authorized" | "received" | "inspected"}`;

/** What somebody else's turn is about while a clock is paused. */
export type Wait = "information" | "quote" | "payment" | "review" | "appeal";

/** What follows where a clock runs out. */
export type Miss = "remind" | "expire" | "escalate" | "lapse" | "send_back" | "ask_to_forfeit" | "complete";

/** Conditions besides the verb (conditions.ts). */
export type MetCondition = "every_unit_sent" | "every_unit_arrived" | "own_withdrawal";
export type StartCondition = "replacement_open" | "refund_open" | "by_paypal" | "by_card" | "order_cancelled";

/** A length that the house itself says: working days, or from how many to how many; with the clause of process that has it so. */
export interface HouseLength {
  readonly workingDays: number | readonly [number, number];
  readonly clause?: string;
}

/** One kind of clock. */
export interface Clock {
  /** What it runs on: the whole claim, one unit of it, an order, or an application. */
  readonly of: "claim" | "line" | "order" | "application";
  /** Whom it binds; it is paused while it is the other one's turn (`turns`). */
  readonly binds: "customer" | "seller";
  readonly starts: readonly Verb[];
  /** Starts only under this condition. */
  readonly startsIf?: StartCondition;
  /** What it waited for came. */
  readonly met: readonly Verb[];
  /** Met only under this condition. */
  readonly metIf?: MetCondition;
  /** What it waited for came to nothing after all: it runs on, to the day it had. */
  readonly reopened?: readonly Verb[];
  /** It is wanted no more; what ends the whole claim ends it too, unless it outlasts that. */
  readonly stopped: readonly Verb[];
  readonly outlastsClaim?: boolean;
  /** At these verbs the policy is asked again: where its rule does not hold any more, the clock stops. */
  readonly asksAgain?: readonly Verb[];
  /** `quote`: its last day is the quote's own. `service_agreement`: the policy's rule, else the agreement's. Otherwise the policy alone. */
  readonly length:
    | "policy"
    | "service_agreement"
    | "quote"
    | HouseLength
    /** Of an order: the last day its lines were promised for, or the seller's period for confirming. */
    | "promised"
    | "period"
    /** The day that the law gave a withdrawal when it was confirmed. */
    | "withdrawal"
    /** As the seller's policy has it for what was never delivered. */
    | "undelivered"
    | { readonly days: number };
  /** Of an order: the clause it carries, where a policy of the seller has it. */
  readonly clause?: string;
  /** Not started under a policy that has this other clock. */
  readonly notBeside?: ClockName;
  /** What follows where it runs out, unless the policy's rule says it. */
  readonly miss: Miss;
  /** Warnings so many days before its last day (working days where it counts those), unless the policy's rule says them. */
  readonly warnBefore: readonly number[];
  /** A last day that is no working day moves to the next one: nobody is reminded over a weekend. */
  readonly toWorkingDay?: boolean;
  /** Whether it is paused while it is the other one's turn. */
  readonly pauses: boolean;
}

const bench = [
  "work.passTest",
  "work.findNoFault",
  "work.scrap",
  "work.returnUnrepaired",
  "work.replace",
  "work.refund",
  "custody.sendBack",
] as const;
/** What a unit that nobody paid for does not wait for any more. */
const settled = [
  "quote.decline",
  "work.approve",
  "work.returnUnrepaired",
  "work.replace",
  "work.refund",
  "custody.sendBack",
  "custody.lose",
] as const;
/** By what a customer knows how it goes on. */
const told = [
  "claim.authorize",
  "claim.resolveRemotely",
  "claim.reject",
  "work.replace",
  "work.refund",
  "work.deny",
] as const;
const promise = {
  of: "line",
  binds: "seller",
  length: "policy",
  miss: "escalate",
  warnBefore: [1],
  pauses: true,
} as const;

const trade = { of: "order" } as const;

/** The one table of clocks: what starts, ends and pauses each, and what follows where it runs out. How long it runs stands in the policies. */
export const clocks: Readonly<Record<ClockName, Clock>> = {
  /** SA-4.2a */
  send_in: {
    of: "claim",
    binds: "customer",
    starts: ["claim.authorize"],
    met: ["custody.sendIn", "custody.receive", "custody.sendOut"],
    metIf: "every_unit_sent",
    stopped: ["claim.resolve"],
    length: "service_agreement",
    miss: "remind",
    warnBefore: [],
    toWorkingDay: true,
    pauses: false,
  },
  /** SA-4.2b */
  not_received: {
    of: "claim",
    binds: "customer",
    starts: ["claim.authorize"],
    met: ["custody.receive", "custody.lose", "custody.sendOut"],
    metIf: "every_unit_arrived",
    stopped: ["claim.resolve"],
    length: "service_agreement",
    miss: "expire",
    warnBefore: [],
    pauses: false,
  },
  quote_expiry: {
    of: "line",
    binds: "customer",
    starts: ["quote.send"],
    met: ["quote.accept", "quote.decline"],
    stopped: ["quote.supersede", "quote.expire"],
    length: "quote",
    miss: "lapse",
    warnBefore: [3],
    pauses: false,
  },
  /** SA-2.6 */
  payment: {
    of: "line",
    binds: "customer",
    starts: ["quote.send"],
    met: ["payment.confirm", "payment.payByCard"],
    stopped: settled,
    length: "service_agreement",
    notBeside: "forfeiture",
    miss: "send_back",
    warnBefore: [7, 1],
    pauses: true,
  },
  /** WM-4.3.3, JM-6: what follows is for a person to confirm. */
  forfeiture: {
    of: "line",
    binds: "customer",
    starts: ["quote.send", "custody.bringBack"],
    met: ["payment.confirm", "payment.payByCard"],
    stopped: settled,
    length: "policy",
    miss: "ask_to_forfeit",
    warnBefore: [],
    pauses: true,
  },
  /** WM-6.1, JM-SLA-IN, MF-SLA-REPAIR */
  repair: {
    ...promise,
    starts: ["decision.received"],
    met: bench,
    stopped: ["custody.lose"],
    asksAgain: ["payment.confirm", "payment.payByCard"],
  },
  /** WM-6.2, JM-SLA-OUT */
  paid_repair: { ...promise, starts: ["payment.confirm", "payment.payByCard"], met: bench, stopped: ["custody.lose"] },
  /** MF-SLA-EXCHANGE */
  exchange: {
    ...promise,
    starts: ["decision.received", "decision.inspected"],
    startsIf: "replacement_open",
    met: ["work.findNoFault", "work.returnUnrepaired", "custody.sendBack", "custody.sendOut"],
    stopped: ["custody.lose", "work.refund", "refund.send"],
    asksAgain: ["decision.inspected"],
  },
  /** MF-UNDELIVERED */
  refund: {
    ...promise,
    starts: ["decision.submitted"],
    met: ["refund.send", "refund.settle"],
    reopened: ["refund.fail"],
    stopped: [],
  },
  /** MF-SLA-REFUND */
  refund_decided: {
    ...promise,
    starts: ["decision.received", "decision.inspected"],
    startsIf: "refund_open",
    met: ["refund.send"],
    reopened: ["refund.fail"],
    stopped: [
      "custody.lose",
      "work.findNoFault",
      "work.returnUnrepaired",
      "work.replace",
      "custody.sendBack",
      "custody.sendOut",
    ],
    asksAgain: ["decision.inspected"],
  },
  /** MF-SLA-REFUND, the second clock: until the money is on the customer's account. */
  refund_on_paypal: {
    ...promise,
    starts: ["refund.send"],
    startsIf: "by_paypal",
    met: ["refund.settle"],
    stopped: ["refund.fail"],
    outlastsClaim: true,
    pauses: false,
  },
  refund_on_card: {
    ...promise,
    starts: ["refund.send"],
    startsIf: "by_card",
    met: ["refund.settle"],
    stopped: ["refund.fail"],
    outlastsClaim: true,
    pauses: false,
  },
  /** ZM-SLA-GENERAL: what is done about it is told … */
  solution: { ...promise, starts: ["decision.submitted"], met: told, stopped: [] },
  /** ZM-SLA-MACHINE: … of a machine, where to send it. */
  where_to_send: { ...promise, starts: ["decision.submitted"], met: told, stopped: [] },
  /** ZM-SLA-GENERAL, the second clock: then it is sent again. */
  reissue: {
    ...promise,
    starts: ["work.replace"],
    startsIf: "replacement_open",
    met: ["custody.sendOut", "custody.sendBack"],
    stopped: ["custody.lose", "work.refund"],
  },
  /** No clause says how long; five working days are the house's own promise. */
  appeal_answer: {
    ...promise,
    starts: ["appeal.filed"],
    met: ["appeal.answered"],
    stopped: [],
    length: { workingDays: 5 },
    pauses: false,
  },
  /** ZM-RC-4 */
  application_review: {
    ...promise,
    of: "application",
    starts: ["application.submitted"],
    met: ["application.list", "application.decline"],
    stopped: [],
    length: { workingDays: [1, 3], clause: "ZM-RC-4" },
    pauses: false,
  },
  /** ZM-SHIP-STOCK, ZM-SHIP-RESTOCK, ZM-SHIP-TEST: the last of the days that its lines were promised for. */
  order_ship: {
    ...trade,
    binds: "seller",
    starts: ["order.confirmPayment", "order.payByCard"],
    met: ["order.ship"],
    stopped: ["order.cancel"],
    length: "promised",
    miss: "escalate",
    warnBefore: [1],
    pauses: false,
  },
  /** ZM-TRACKING: after it the customer may ask where the order is. */
  order_tracking: {
    ...trade,
    binds: "seller",
    starts: ["order.submit"],
    met: ["order.parcelShipped", "order.ship"],
    stopped: ["order.cancel"],
    length: { days: 4 },
    clause: "ZM-TRACKING",
    miss: "escalate",
    warnBefore: [],
    pauses: true,
  },
  /** ZM-8: without an answer the delivery counts as confirmed. */
  order_confirm: {
    ...trade,
    binds: "customer",
    starts: ["order.deliver"],
    met: ["order.complete"],
    stopped: [],
    length: "period",
    clause: "ZM-8",
    miss: "complete",
    warnBefore: [3],
    pauses: false,
  },
  /** MF-UNDELIVERED, of an order that was cancelled before it was shipped. */
  order_refund: {
    ...trade,
    binds: "seller",
    starts: ["refund.requested"],
    startsIf: "order_cancelled",
    met: ["refund.send", "order.refund"],
    reopened: ["refund.fail"],
    stopped: [],
    length: "undelivered",
    miss: "escalate",
    warnBefore: [1],
    pauses: false,
  },
  /** EU-WITHDRAW, UK-CANCEL: all that was paid is back. */
  withdrawal_refund: {
    ...trade,
    binds: "seller",
    starts: ["order.withdrawn"],
    met: ["refund.send"],
    metIf: "own_withdrawal",
    reopened: ["refund.fail"],
    stopped: ["payment.reject"],
    length: "withdrawal",
    miss: "escalate",
    warnBefore: [5, 2],
    pauses: false,
  },
  /** EU-WITHDRAW, UK-CANCEL: what came is sent back; nothing follows but a reminder. */
  withdrawal_goods: {
    ...trade,
    binds: "customer",
    starts: ["order.withdrawn"],
    met: ["order.goodsBack"],
    metIf: "own_withdrawal",
    stopped: [],
    length: "withdrawal",
    miss: "remind",
    warnBefore: [3],
    pauses: false,
  },
};

/** What ends a whole claim. */
export const endsClaim: readonly Verb[] = [
  "claim.cancel",
  "claim.expire",
  "claim.reject",
  "claim.resolveRemotely",
  "claim.close",
];

/** Whose turn begins or ends with a verb. */
export interface Turn {
  readonly begins?: readonly Wait[];
  readonly ends?: readonly Wait[];
}

/** When it becomes somebody's turn, and for what. The customer's turn pauses the seller's clocks, and the other way round. */
export const turns: Readonly<Record<"customer" | "seller", Readonly<Partial<Record<Verb, Turn>>>>> = {
  customer: {
    "claim.requestInformation": { begins: ["information"] },
    "claim.supplyInformation": { ends: ["information"] },
    "claim.triage": { ends: ["information"] },
    "claim.authorize": { ends: ["information"] },
    "quote.send": { begins: ["quote"] },
    "quote.accept": { ends: ["quote"], begins: ["payment"] },
    "quote.decline": { ends: ["quote", "payment"] },
    "quote.supersede": { ends: ["quote", "payment"] },
    "order.setFreight": { begins: ["payment"] },
    "payment.uploadProof": { ends: ["payment"] },
    "payment.reject": { begins: ["payment"] },
    "payment.confirm": { ends: ["payment"] },
    "payment.payByCard": { ends: ["payment"] },
  },
  seller: {
    "payment.uploadProof": { begins: ["review"] },
    "payment.reject": { ends: ["review"] },
    "payment.confirm": { ends: ["review"] },
    "payment.payByCard": { ends: ["review"] },
    "appeal.filed": { begins: ["appeal"] },
    "appeal.answered": { ends: ["appeal"] },
  },
};

/** What a policy's word for the consequence means at the desk. */
export const consequences: Readonly<Record<OnMiss, Miss>> = {
  remind: "remind",
  close: "expire",
  return: "send_back",
  forfeit: "ask_to_forfeit",
};

import { type Day, dayAt, daysBetween } from "../../core/day.ts";
import { type ClockLength, type CompiledPolicy, type Decision, type Facts, heldClocks } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { claimIdOf, orderIdOf } from "../subject.ts";
import type { Happening } from "./run.ts";
import { type Clock, type ClockName, clocks, consequences, type Miss } from "./table.ts";

/** What a policy, or the house, says about a clock that is to start. */
export interface Rule {
  readonly clause: string | null;
  /** The day it counts from. */
  readonly from: Day;
  readonly length: ClockLength;
  readonly miss: Miss;
  /** Days after `from` on which a warning goes out; null where the policy names none. */
  readonly warnAfterDays: readonly number[] | null;
  /** What the policy says of the unit; null where none was asked. */
  readonly decision: Decision | null;
}

/** The rule of a clock as it holds for a claim or line now; null where there is none, or it does not hold. */
export async function ruleOf(context: Context, happening: Happening, name: ClockName): Promise<Rule | null> {
  const clock = clocks[name];
  const today = dayAt(context.now, context.seller.timeZone);
  if (clock.length === "quote") return null;
  if (clock.of === "order") return ruleOfOrder(context, happening, name);
  if (typeof clock.length === "object" && "workingDays" in clock.length) {
    const { workingDays, clause } = clock.length;
    const days: readonly [number, number] = typeof workingDays === "number" ? [workingDays, workingDays] : workingDays;
    return ofHouse({ from: today, length: { workingDays: days }, miss: clock.miss, clause: citable(context, clause) });
  }
  const policy = happening.decided?.policy ?? (await policyOfClaim(context, claimIdOf(happening)));
  if (clock.notBeside && hasClock(policy, clock.notBeside)) return null;
  const own = hasClock(policy, name);
  const asked = own ? policy : clock.length === "service_agreement" ? agreementOf(context) : null;
  if (!asked || !hasClock(asked, name)) return null;
  const known =
    own && clock.of === "line" ? (happening.decided?.facts ?? (await decidedFacts(context, happening))) : {};
  const { clocks: held, decision } = heldClocks(asked, withToday(known, happening.verb, today), today);
  const rule = held.find((each) => each.name === name);
  if (!rule) return null;
  const { clause, length, onMiss, warnAfterDays } = rule;
  return {
    clause,
    from: rule.from ?? today,
    length,
    miss: onMiss ? consequences[onMiss] : clock.miss,
    warnAfterDays: warnAfterDays.length > 0 ? warnAfterDays : null,
    decision,
  };
}

/** The seller's own promise to a buyer, or the time it gives them. */
async function ruleOfOrder(context: Context, happening: Happening, name: ClockName): Promise<Rule | null> {
  const clock = clocks[name];
  const from = dayAt(context.now, context.seller.timeZone);
  const { length, miss } = clock;
  if (length === "withdrawal") return ruleOfWithdrawal(context, happening, { name, from });
  if (length === "undelivered") return ruleOfUndelivered(context, miss);
  if (length === "promised") {
    const last = await lastPromise(context, orderIdOf(happening));
    if (!last) return null;
    const clause = citable(context, promised[last.promise]);
    return ofHouse({ from, length: { days: daysBetween(from, last.on) }, miss, clause });
  }
  const days = length === "period" ? context.seller.orders.completeAfterDays : daysIn(length);
  const clause = citable(context, clock.clause);
  return ofHouse({ from, length: { days }, miss, clause });
}

/** The days that the law gave were counted when the withdrawal was confirmed: its clocks take them from it. What was never sent is not sent back. */
async function ruleOfWithdrawal(
  { tx, actor }: Context,
  { aboutId }: Happening,
  { name, from }: { readonly name: ClockName; readonly from: Day },
): Promise<Rule | null> {
  const row = await tx
    .selectFrom("withdrawal")
    .select(["clause", "refundBy", "sendBackBy"])
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", aboutId ?? null)
    .executeTakeFirst();
  const on = (name === "withdrawal_refund" ? row?.refundBy : row?.sendBackBy) as Day | null | undefined;
  if (!row || !on) return null;
  return ofHouse({ from, length: { days: daysBetween(from, on) }, miss: clocks[name].miss, clause: row.clause });
}

/** The first of the seller's policies that says within which time what was never delivered is paid back (MF-UNDELIVERED). */
function ruleOfUndelivered(context: Context, miss: Miss): Rule | null {
  const today = dayAt(context.now, context.seller.timeZone);
  const facts: Facts = { purchase: { channel: "official" }, claim: { kind: "undelivered", reportedOn: today } };
  for (const id of context.seller.policies) {
    const policy = context.policies.find(id);
    const held = policy && heldClocks(policy, facts, today).clocks.find(({ name }) => name === "refund");
    if (held) return ofHouse({ from: held.from ?? today, length: held.length, miss, clause: held.clause });
  }
  return null;
}

/** What each kind of promise rests on. */
const promised = { stock: "ZM-SHIP-STOCK", restock: "ZM-SHIP-RESTOCK", test: "ZM-SHIP-TEST" } as const;

function citable(context: Context, clause: string | undefined): string | null {
  return clause !== undefined && ofSeller(context, clause) ? clause : null;
}

function daysIn(length: Clock["length"]): number {
  if (typeof length === "object" && "days" in length) return length.days;
  throw new Error("a clock of an order says how many days it runs");
}

/** The latest day that a line of the order was promised for, and on what it rests. */
async function lastPromise({ tx, actor }: Context, orderId: string) {
  const row = await tx
    .selectFrom("orderLine")
    .select(["promise", "promisedOn"])
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .where("promisedOn", "is not", null)
    .orderBy("promisedOn", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { promise: row.promise as "stock" | "restock" | "test", on: row.promisedOn as Day } : null;
}

function ofHouse(rule: Pick<Rule, "from" | "length" | "miss" | "clause">): Rule {
  return { ...rule, warnAfterDays: null, decision: null };
}

/** Whether a policy of the seller has the clause. */
function ofSeller({ seller, policies }: Context, clause: string): boolean {
  return seller.policies.some((id) => policies.find(id)?.clauses.has(clause));
}

function hasClock({ deadlines, serviceLevels }: CompiledPolicy, name: string): boolean {
  return deadlines.some((each) => each.name === name) || serviceLevels.some((each) => each.name === name);
}

function agreementOf({ policies }: Context): CompiledPolicy | null {
  return policies.find("service-agreement") ?? null;
}

/** The very version that the customer accepted; before that, the one in force. */
async function policyOfClaim({ tx, actor, policies }: Context, claimId: string): Promise<CompiledPolicy> {
  const claim = await tx
    .selectFrom("claim")
    .select(["policy", "terms"])
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .executeTakeFirstOrThrow();
  const terms = claim.terms as { readonly digest: string } | null;
  const policy = (terms && policies.byDigest(terms.digest)) || policies.find(claim.policy);
  if (!policy) throw new Error(`the policy ${claim.policy} is not loaded`);
  return policy;
}

/** What the unit's decision in force rests on. */
async function decidedFacts({ tx, actor }: Context, { lineId }: Happening): Promise<Facts> {
  if (!lineId) return {};
  const row = await tx
    .selectFrom("claimLine as l")
    .innerJoin("decision as d", (on) => on.onRef("d.sellerId", "=", "l.sellerId").onRef("d.id", "=", "l.decisionId"))
    .select("d.facts")
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.id", "=", lineId)
    .executeTakeFirst();
  return (row?.facts ?? {}) as Facts;
}

/** What the verb itself says, and no decision knows yet. */
function withToday(facts: Facts, verb: string, today: Day): Facts {
  if (verb === "claim.authorize") return { ...facts, claim: { ...facts.claim, authorized: true } };
  if (verb === "custody.bringBack") return { ...facts, pack: { ...facts.pack, returnRefused: true } };
  if (verb === "quote.send") return { ...facts, quote: { sentOn: today } };
  if (verb === "payment.confirm" || verb === "payment.payByCard")
    return { ...facts, quote: { ...facts.quote, paidOn: today } };
  return facts;
}

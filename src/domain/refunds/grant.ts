import { fieldFault } from "../../core/fault.ts";
import { addMoney, type Money, moneyText } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy, Decision, Remedy } from "../../policy/index.ts";
import { type ClaimRecord, type LineRecord, type RefundRecord, worthOfLine } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type DeductionKind, deductionKinds, type RefundSource } from "../ledger/index.ts";
import { decideLine, hasClause, notOpenYet, policyOf } from "../policies/index.ts";
import type { RequestRefund } from "./request.ts";

/** Something taken off, in the engine's shape. */
export interface GivenDeduction {
  /** `depreciation`, `customs`, `shipping` or `freight`; anything else counts as other. */
  readonly kind: string;
  readonly percent?: number | undefined;
  readonly amount: Money;
  readonly clauses: readonly string[];
}

/** What is taken off as it is kept. */
export interface KeptDeduction {
  readonly kind: DeductionKind;
  readonly percent: number | null;
  readonly amount: Money;
  readonly clause: string | null;
}

/** What goes back, and out of what. */
export interface Grant {
  readonly source: RefundSource;
  readonly paymentId: string | null;
  readonly onlineId: string | null;
  readonly gross: Money;
  readonly deductions: readonly KeptDeduction[];
  readonly amount: Money;
}

/** Works out what a request comes to, and refuses more than there is to give back. */
export function grantOf(
  context: Context,
  record: ClaimRecord,
  { line, input }: { readonly line: LineRecord; readonly input: RequestRefund },
): Grant {
  const source = input.source ?? "purchase";
  const { paymentId, onlineId, limit } = sourceOf(record, line, input);
  const { gross, deductions } = sumsOf(context, record, { line, input, limit });
  const kept = deductions.filter(({ amount }) => amount.amount > 0).map(keep);
  const foreign = [gross, ...kept.map(({ amount }) => amount)].find(
    ({ currency }) => currency !== (limit ?? gross).currency,
  );
  if (foreign)
    throw new Refusal("currency_differs", { values: { due: (limit ?? gross).currency, given: foreign.currency } });
  if (limit) refuseAbove(context, record, { gross, most: left(record, limit, { source, line, paymentId, onlineId }) });
  const off = kept.reduce((sum, { amount }) => sum + amount.amount, 0);
  const amount = addMoney(gross, { amount: -off, currency: gross.currency });
  if (amount.amount <= 0) throw new Refusal("nothing_to_refund");
  return { source, paymentId, onlineId, gross, deductions: kept, amount };
}

/** Refuses where the policy never refunds, and neither the law nor a person gave one (BM-FINAL). */
export function deniedByPolicy(
  context: Pick<Context, "policies" | "seller" | "now">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  if (line.override?.remedy.kind === "refund") return null;
  const decision = line.decision?.decision ?? decideLine(context, record, line);
  if (refundRemedy(decision)) return null;
  const clauses = decision.denied.filter(({ kinds }) => kinds.includes("refund")).flatMap((each) => each.clauses);
  return clauses.length > 0 ? new Refusal("refund_denied", { clauses }) : null;
}

/**
 * Refuses money for a unit that the policy gives only once its evidence is there, or it came, or was inspected (MF-DOA, MF-INSPECT). What a
 * person gave instead, and what was lost on the way, waits for none of them.
 */
export function opensLater(
  context: Pick<Context, "policies" | "seller" | "now">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  if (line.override?.remedy.kind === "refund" || line.custody === "lost") return null;
  const stored = line.decision && refunds(line.decision.decision);
  if (stored && isOpen(stored)) return null;
  // What came since counts: evidence for instance.
  const now = refunds(decideLine(context, record, line));
  const [first] = now;
  return !first || isOpen(now) ? null : notOpenYet(first);
}

function isOpen(found: readonly Remedy[]): boolean {
  return found.length === 0 || found.some(({ opens }) => opens === "now");
}

/** The clauses that a request rests on; refuses one that neither the policy nor the service agreement has. */
export function citedClauses(context: Context, policy: CompiledPolicy, input: RequestRefund): string[] {
  const cited = [...new Set([...input.clauses, ...(input.deductions ?? []).flatMap(({ clauses }) => clauses)])];
  const foreign = cited.find((clause) => !hasClause(context.policies, policy, clause));
  if (foreign)
    throw new Refusal("invalid_input", { fields: [fieldFault("/clauses", "not_of_the_policy", { clause: foreign })] });
  return [...new Set(input.clauses)];
}

/** The refund among a decision's remedies: one that is open before one that is not, the seller's own before the law's. */
export function refundRemedy(decision: Decision): Remedy | undefined {
  const found = refunds(decision);
  return found.find(({ opens }) => opens === "now") ?? found[0];
}

function refunds({ remedies, statute }: Decision): Remedy[] {
  const all = [...remedies, ...statute.flatMap((each) => each.remedies)];
  return all.filter(({ kind }) => kind === "refund");
}

interface Source {
  readonly paymentId: string | null;
  readonly onlineId: string | null;
  /** What there was to begin with; null where nobody knows the price. */
  readonly limit: Money | null;
}

function sourceOf(record: ClaimRecord, line: LineRecord, input: RequestRefund): Source {
  const payments = line.quotes.flatMap(({ payment }) => payment ?? []);
  if (input.source === "payment") {
    const payment = payments.find(({ id, status }) => id === input.paymentId && status === "confirmed");
    if (!payment) throw new Refusal("invalid_input", { fields: [fieldFault("/paymentId", "not_in_this_claim")] });
    const card = payment.online.find(({ status }) => status === "succeeded");
    // Another way than the card's own is a person's to go.
    const onlineId = input.method === "card" && card ? card.id : null;
    return { paymentId: payment.id, onlineId, limit: payment.amount };
  }
  if (input.source === "overpayment") {
    const online = payments.flatMap((payment) => payment.online).find(({ id }) => id === input.onlineId);
    if (!online) throw new Error(`the card payment ${input.onlineId} belongs to another line of ${record.number}`);
    return { paymentId: null, onlineId: online.id, limit: online.amount };
  }
  return { paymentId: null, onlineId: null, limit: worthOfLine(line) };
}

/** What is asked for; where nothing is, what was decided. */
function sumsOf(
  context: Context,
  record: ClaimRecord,
  { line, input, limit }: { line: LineRecord; input: RequestRefund; limit: Money | null },
): { gross: Money; deductions: readonly GivenDeduction[] } {
  if (input.amount) return { gross: input.amount, deductions: input.deductions ?? [] };
  if (input.source === "payment" || input.source === "overpayment")
    return { gross: limit as Money, deductions: input.deductions ?? [] };
  const given = line.override?.remedy.kind === "refund" ? line.override.remedy.amount : null;
  if (given) return { gross: given, deductions: input.deductions ?? [] };
  const remedy = refundRemedy(line.decision?.decision ?? decideLine(context, record, line));
  if (!remedy?.amount) throw new Refusal("nothing_to_refund");
  const decided = remedy.deductions ?? [];
  const gross = addMoney(remedy.amount, ...decided.map(({ amount }) => amount));
  return { gross, deductions: [...decided, ...(input.deductions ?? [])] };
}

function keep({ kind, percent, amount, clauses }: GivenDeduction): KeptDeduction {
  const plain = kind === "shipping" ? "freight" : kind;
  const known = deductionKinds.find((one) => one === plain) ?? "other";
  return { kind: known, percent: percent ?? null, amount, clause: clauses[0] ?? null };
}

/** What earlier refunds left of it. */
function left(
  record: ClaimRecord,
  limit: Money,
  of: { source: RefundSource; line: LineRecord; paymentId: string | null; onlineId: string | null },
): Money {
  const same = (refund: RefundRecord) =>
    refund.status !== "failed" &&
    refund.source === of.source &&
    (of.source === "purchase"
      ? refund.lineId === of.line.id
      : of.source === "payment"
        ? refund.paymentId === of.paymentId
        : refund.onlineId === of.onlineId);
  const gone = record.refunds.filter(same).reduce((sum, { gross }) => sum + gross.amount, 0);
  return { amount: Math.max(0, limit.amount - gone), currency: limit.currency };
}

function refuseAbove(context: Context, record: ClaimRecord, { gross, most }: { gross: Money; most: Money }): void {
  if (gross.amount <= most.amount) return;
  const clauses = policyOf(context, record).clauses.has("MF-LIABILITY") ? ["MF-LIABILITY"] : [];
  throw new Refusal("refund_above", { clauses, values: { asked: moneyText(gross), most: moneyText(most) } });
}

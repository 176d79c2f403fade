import { addDays, addWorkingDays, type Day, dayAt } from "../../core/day.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord, RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { Method } from "../ledger/index.ts";
import { policyOf, today } from "../policies/index.ts";

/** Between which days the money is on the customer's account, and the clauses that promise it. */
export interface Expected {
  readonly from: Day;
  readonly by: Day;
  readonly clauses: readonly string[];
}

/** The day from which the promise counts: the goods' arrival, or today where nothing came back. */
export function startOfRefund(context: Context, record: ClaimRecord, line: LineRecord): Day {
  const arrived = record.parcels.findLast(
    ({ direction, lineIds, arrivedOn }) => direction === "inbound" && arrivedOn && lineIds.includes(line.id),
  )?.arrivedOn;
  if (arrived) return arrived;
  return line.receipt?.accepted ? dayAt(line.receipt.receivedAt.getTime(), context.seller.timeZone) : today(context);
}

/**
 * When the money is on the account (MF-SLA-REFUND): the policy's working days until it leaves, counted from the goods'
 * arrival; then what the way of paying takes. Once it left, only the latter counts; what is late counts from today.
 */
export function expectedOnAccount(
  context: Pick<Context, "policies" | "seller" | "now">,
  record: Parameters<typeof policyOf>[1],
  refund: Pick<RefundRecord, "method" | "sentOn" | "startsOn">,
): Expected {
  const { calendar } = context.seller;
  const policy = policyOf(context, record);
  const handling = promised(policy, "refund_decided");
  const [least, most] = handling?.workingDays ?? [0, 0];
  const now = today(context);
  const leavesBy = refund.sentOn ?? latest(now, addWorkingDays(refund.startsOn, most, calendar));
  const leavesFrom = refund.sentOn ?? latest(now, addWorkingDays(refund.startsOn, least, calendar));
  const way = promised(policy, `refund_on_${refund.method}`);
  const [soon, late] = way?.workingDays ?? usual[refund.method];
  // PayPal's 48 hours are no working days.
  const count =
    refund.method === "paypal" ? addDays : (from: Day, days: number) => addWorkingDays(from, days, calendar);
  const cited = [...(refund.sentOn ? [] : [handling]), way].flatMap((rule) => rule?.clause ?? []);
  return { from: count(leavesFrom, soon), by: count(leavesBy, late), clauses: [...new Set(cited)] };
}

/** The day on which somebody saw that it arrived; null before, and where a provider only says that it did its part. */
export function arrivalOf({ settledOn, onlineId }: Pick<RefundRecord, "settledOn" | "onlineId">): Day | null {
  return onlineId === null ? settledOn : null;
}

/** What each way takes where the policy says nothing of its own: a bank transfer within Europe is one working day, abroad three. */
const usual: Readonly<Record<Method, readonly [soon: number, late: number]>> = {
  bank_transfer: [1, 3],
  paypal: [0, 2],
  card: [7, 14],
};

function promised(policy: CompiledPolicy, name: string) {
  return policy.serviceLevels.find((rule) => rule.name === name);
}

function latest(first: Day, second: Day): Day {
  return first > second ? first : second;
}

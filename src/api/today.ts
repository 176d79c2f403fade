import { countedUpTo } from "../core/counted.ts";
import { addWorkingDays } from "../core/day.ts";
import type { Text } from "../core/locale.ts";
import { countOpenApplications } from "../domain/applications/index.ts";
import {
  appealedClaims,
  type ClaimRowRecord,
  claimRows,
  claimsInSituations,
  type DueClaim,
  declinedClaims,
  dueClaims,
  openSituations,
  type SituationCount,
  unansweredClaims,
} from "../domain/claims/index.ts";
import { clockNames, clocks } from "../domain/clocks/index.ts";
import type { Context } from "../domain/context.ts";
import { countOrders } from "../domain/orders/index.ts";
import { may } from "../domain/people/index.ts";
import { refundsToDo } from "../domain/refunds/index.ts";
import { type ClaimRow, claimRow } from "./claim-row.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { queuesAroundOrders } from "./queues-around-orders.ts";
import { type Reader, readerOf } from "./reader.ts";
import { stepOf, stepsFor } from "./step.ts";
import { orderQueues } from "./texts/orders.ts";
import { listedSteps, type StepKey, stepKeys, steps } from "./texts/steps.ts";

const atMost = 50;
/** Working days before its last one from which a promise is at risk. */
const atRiskDays = 2;
/** Each promise of the seller stands for itself; what a customer is late with is one thing. */
const ours = clockNames.filter((name) => clocks[name].binds === "seller").map((name) => [name]);
const decisions = clockNames.filter((name) => clocks[name].miss === "ask_to_forfeit");
const customers = clockNames.filter((name) => clocks[name].binds === "customer" && !decisions.includes(name));

/** What is due, and what waits for whom. */
export const todayHandlers: Handlers<"GET /v1/sellers/{seller}/today"> = {
  "GET /v1/sellers/{seller}/today": ({ run }) => run(todayPage),
};

/** What is due by whose turn it is, what waits for the reader, and the counts of the queues, with sixteen queries however much there is to do. */
async function todayPage(context: Context): Promise<Answer<"GET /v1/sellers/{seller}/today">> {
  const reader = readerOf(context);
  const counted = await openSituations(context);
  const mine = stepsFor(context.actor.role);
  const waiting = await claimsInSituations(
    context,
    counted.filter((each) => mine.includes(stepOf(each))),
    atMost,
  );
  const until = addWorkingDays(reader.today, atRiskDays, context.seller.calendar);
  const due = await dueClaims(context, until, { groups: [...ours, decisions, customers], limit: 6 * atMost });
  const unanswered = await unansweredClaims(context, atMost);
  const appealed = await appealedClaims(context, atMost);
  const declined = await declinedClaims(context, atMost);
  const toApprove = await refundsToDo(context, "approve", atMost);
  const toSend = await refundsToDo(context, "send", atMost);
  // What is told of a claim as a whole, the most urgent first.
  const ofClaims: readonly (readonly [StepKey, typeof appealed])[] = [
    ["answer_appeal", appealed],
    ["send_elsewhere", declined],
    ["answer_message", unanswered],
    ["approve_refund", toApprove],
    ["send_refund", toSend],
  ];
  const first = ofClaims.filter(([key]) => mine.includes(key));
  const ids = new Set([...first.flatMap(([, claims]) => claims.ids), ...waiting]);
  const rows = await claimRows(context, [...new Set([...due.map(({ claimId }) => claimId), ...ids])]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told = (id: string, instead: Partial<ClaimRowRecord> = {}) => {
    const row = byId.get(id);
    return row ? [claimRow(reader, { ...row, ...instead })] : [];
  };
  const withStep = (row: ClaimRow): ClaimRow => {
    const [key] = first.find(([, claims]) => claims.ids.includes(row.id)) ?? [];
    return key ? { ...row, nextStep: { who: steps[key].who, text: steps[key].staff[reader.locale] } } : row;
  };
  return {
    ...dueParts(reader, due, told),
    waitingForMe: [...ids].flatMap((id) => told(id)).map(withStep),
    queues: [
      ...queuesOf(counted, new Map(ofClaims.map(([key, { count }]) => [key, count])), mine, reader),
      ...(await applicationQueue(context)),
      ...orderQueues(await countOrders(context), context.actor),
      ...(await queuesAroundOrders(context)),
    ].map((queue) => ({ ...queue, step: (listedSteps as readonly string[]).includes(queue.key) })),
  };
}

/** Workshops that wait for an answer, for those who give it. */
async function applicationQueue(context: Context) {
  if (!may(context.actor.role, "application.review")) return [];
  const label = applicationQueueText[context.actor.locale];
  return [{ key: "review_application", label, count: await countOpenApplications(context), whose: "mine" as const }];
}

const applicationQueueText: Text = {
  en: "Applications of centres",
  es: "Solicitudes de centros",
  zh: "维修中心申请",
};

type DueParts = Pick<Answer<"GET /v1/sellers/{seller}/today">, "toDecide" | "overdue" | "late" | "dueToday" | "atRisk">;

/** What is due, by whose it is to act. What the customer has still time for is no risk of ours. */
function dueParts(
  { today }: Reader,
  due: readonly DueClaim[],
  told: (id: string, instead: Partial<ClaimRowRecord>) => ClaimRow[],
): DueParts {
  const rows = (wanted: (deadline: DueClaim["deadline"], isOurs: boolean) => boolean) =>
    due
      .filter(({ deadline }) => wanted(deadline, clocks[deadline.name].binds === "seller"))
      .flatMap(({ claimId, deadline }) => told(claimId, { deadline }))
      .slice(0, atMost);
  return {
    toDecide: rows(({ onMiss, dueOn }) => onMiss === "ask_to_forfeit" && dueOn < today),
    overdue: rows(({ dueOn }, isOurs) => isOurs && dueOn < today),
    late: rows(({ onMiss, dueOn }, isOurs) => !isOurs && onMiss !== "ask_to_forfeit" && dueOn < today),
    dueToday: rows(({ dueOn }) => dueOn === today),
    atRisk: rows(({ dueOn }, isOurs) => isOurs && dueOn > today),
  };
}

/** Every queue somebody works off, in the order of a claim's way; counted in units; messages, appeals and refunds each by themselves. */
function queuesOf(
  counted: readonly SituationCount[],
  claims: ReadonlyMap<StepKey, number>,
  mine: readonly StepKey[],
  { locale }: Reader,
) {
  const units = new Map(claims);
  for (const each of counted) {
    const key = stepOf(each);
    if (!claims.has(key)) units.set(key, (units.get(key) ?? 0) + each.units);
  }
  return stepKeys
    .filter((key) => steps[key].who !== "nobody" && key !== "finish_draft")
    .map((key) => ({
      key,
      label: steps[key].queue[locale],
      count: Math.min(units.get(key) ?? 0, countedUpTo),
      whose: mine.includes(key) ? ("mine" as const) : whoseOf(steps[key].who),
    }));
}

function whoseOf(who: (typeof steps)[StepKey]["who"]) {
  return who === "customer" ? ("customers" as const) : ("colleagues" as const);
}

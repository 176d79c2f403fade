import { claimsInSituations, dueClaims, openSituations, type SituationCount } from "../domain/claims/open-work.ts";
import { type ClaimRowRecord, claimRows } from "../domain/claims/rows.ts";
import type { Context } from "../domain/context.ts";
import { type ClaimRow, claimRow } from "./claim-row.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { type Reader, readerOf } from "./reader.ts";
import { stepOf, stepsFor } from "./step.ts";
import { type StepKey, stepKeys, steps } from "./texts/steps.ts";

const atMost = 50;

/** What is due, and what waits for whom. */
export const todayHandlers: Handlers<"GET /v1/sellers/{seller}/today"> = {
  "GET /v1/sellers/{seller}/today": ({ run }) => run(todayPage),
};

/** Three columns and the counts of the queues, with seven queries however much there is to do. */
async function todayPage(context: Context): Promise<Answer<"GET /v1/sellers/{seller}/today">> {
  const reader = readerOf(context);
  const counted = await openSituations(context);
  const mine = stepsFor(context.actor.role);
  const waiting = await claimsInSituations(
    context,
    counted.filter((each) => mine.includes(stepOf(each))),
    atMost,
  );
  const due = await dueClaims(context, reader.today, 2 * atMost);
  const rows = await claimRows(context, [...new Set([...due.map(({ claimId }) => claimId), ...waiting])]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const dueRows = due.flatMap(({ claimId, deadline }) => rowsFor(reader, byId, claimId, { deadline }));
  return {
    overdue: dueRows.filter(({ deadline }) => deadline && deadline.dueOn < reader.today).slice(0, atMost),
    dueToday: dueRows.filter(({ deadline }) => deadline?.dueOn === reader.today).slice(0, atMost),
    waitingForMe: waiting.flatMap((id) => rowsFor(reader, byId, id, {})),
    queues: queuesOf(counted, reader),
  };
}

function rowsFor(
  reader: Reader,
  rows: ReadonlyMap<string, ClaimRowRecord>,
  ...[id, instead]: [id: string, instead: Partial<ClaimRowRecord>]
): ClaimRow[] {
  const row = rows.get(id);
  return row ? [claimRow(reader, { ...row, ...instead })] : [];
}

/** Every queue somebody of the staff works off, in the order of a claim's way; counted in units. */
function queuesOf(counted: readonly SituationCount[], { locale }: Reader) {
  const units = new Map<StepKey, number>();
  for (const each of counted) units.set(stepOf(each), (units.get(stepOf(each)) ?? 0) + each.units);
  return stepKeys
    .filter((key) => steps[key].who !== "nobody" && key !== "finish_draft")
    .map((key) => ({ key, label: steps[key].queue[locale], count: units.get(key) ?? 0 }));
}

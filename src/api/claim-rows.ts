import { dayAt } from "../core/day.ts";
import { unitFacts } from "../domain/catalog/index.ts";
import { type CheckedRow, checkRows, loadClaim, readTable } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { decideGiven, decideSettings, inForceFor, openLabels, verdictSentence } from "../domain/policies/index.ts";
import type { ClaimKind } from "../policy/index.ts";
import type { Handlers } from "./handler.ts";

/** Units for a claim by the hundred. */
export const claimRowHandlers: Handlers<
  "POST /v1/sellers/{seller}/claim-tables" | "POST /v1/sellers/{seller}/claim-rows"
> = {
  "POST /v1/sellers/{seller}/claim-tables": async ({ stream, deps }) => ({
    rows: await readTable(stream, deps.readSheet),
  }),
  "POST /v1/sellers/{seller}/claim-rows": ({ run, body }) =>
    run(async (context) => {
      const draft = body.claim === null ? null : await loadClaim(context, body.claim);
      const known = draft?.lines.some(({ unit }) => unit !== null) ?? false;
      const checked = await checkRows(context, body.rows, {
        taken: draft?.lines.map(({ serial }) => serial) ?? [],
        policy: draft && known ? draft.policy : null,
        customer: draft?.customer.id ?? context.actor.customerId ?? null,
      });
      const rows = checked.map((row) => rowView(context, row, body.kind));
      const bad = rows.filter(({ problem }) => problem !== null).length;
      return { rows, good: rows.length - bad, bad };
    }),
};

function rowView(context: Context, row: CheckedRow, kind: ClaimKind) {
  const { locale } = context.actor;
  const { serial, description, unit, problem, notice } = row;
  const told = unit && !problem ? verdictOf(context, row, kind) : null;
  return {
    serial: unit?.serial ?? serial,
    description,
    unit: unit && { manufacturer: unit.manufacturer, model: unit.model, policy: unit.policy },
    verdict: told?.verdict ?? null,
    sentence: told?.sentence ?? "",
    problem: problem?.[locale] ?? null,
    notice: notice?.[locale] ?? null,
  };
}

function verdictOf({ policies, seller, now, actor }: Context, { unit }: CheckedRow, kind: ClaimKind) {
  if (!unit) return null;
  const today = dayAt(now, seller.timeZone);
  const facts = unitFacts(unit, { claim: { kind, reportedOn: today } });
  const policy = inForceFor(policies, unit.policy, (fact) => factIn(facts as Nested, fact));
  if (!policy) return null;
  const decision = decideGiven(policy, facts, today, { ...decideSettings(seller, actor.locale), pointer: "/rows" });
  const open = openLabels(policy, decision.missing, actor.locale);
  return { verdict: decision.verdict, sentence: verdictSentence(decision, open, actor.locale, today) };
}

type Nested = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

function factIn(facts: Nested, name: string): unknown {
  const [group = "", key = ""] = name.split(".");
  return facts[group]?.[key];
}

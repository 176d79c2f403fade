import type { Cell } from "../core/csv.ts";
import { type Day, parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import { dayInWords } from "../core/formats.ts";
import { minorDigits } from "../core/money.ts";
import { Refusal } from "../core/refusal.ts";
import { readCentre, scorecards } from "../domain/centres/index.ts";
import { byCentre, type ClaimRecord, loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { stateWords } from "../domain/events/index.ts";
import {
  approveReimbursement,
  declineReimbursement,
  listRates,
  openReimbursements,
  payStatement,
  type ReimbursementRecord,
  ratesFor,
  reimbursementsOf,
  requestReimbursement,
  setRates,
  statementOf,
  statementPayments,
} from "../domain/reimbursements/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";
import { csvAnswer } from "./table-answer.ts";

type Seller = "/v1/sellers/{seller}";

/** What centres are paid for work in warranty, and how they do. */
export const reimbursementHandlers: Handlers<
  | `GET ${Seller}/reimbursements`
  | `GET ${Seller}/claims/{claim}/reimbursements`
  | `POST ${Seller}/claims/{claim}/lines/{line}/reimbursement`
  | `POST ${Seller}/reimbursements/{reimbursement}/${"approval" | "refusal"}`
  | `GET ${Seller}/centres/{centre}/statement`
  | `POST ${Seller}/centres/{centre}/statement/payments`
  | `GET ${Seller}/centres/{centre}/statement/table`
  | `${"GET" | "POST"} ${Seller}/centre-rates`
  | `GET ${Seller}/centre-scorecards`
  | `GET ${Seller}/centre-scorecards/table`
> = {
  "GET /v1/sellers/{seller}/reimbursements": ({ run }) => run(openList),
  "GET /v1/sellers/{seller}/claims/{claim}/reimbursements": ({ run, params }) =>
    run(async (context) => claimPart(context, await loadClaim(context, params.claim))),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/reimbursement": ({ run, params, body }) =>
    run(async (context) => {
      const claim = await loadClaim(context, params.claim);
      await requestReimbursement(context, { claimId: claim.id, lineId: params.line }, body);
      return claimPart(context, claim);
    }),
  "POST /v1/sellers/{seller}/reimbursements/{reimbursement}/approval": ({ run, params }) =>
    run(async (context) => {
      await approveReimbursement(context, params.reimbursement);
      return openList(context);
    }),
  "POST /v1/sellers/{seller}/reimbursements/{reimbursement}/refusal": ({ run, params, body }) =>
    run(async (context) => {
      await declineReimbursement(context, params.reimbursement, body.reason);
      return openList(context);
    }),
  "GET /v1/sellers/{seller}/centres/{centre}/statement": ({ run, params, query }) =>
    run((context) => statementPage(context, params.centre, query.month)),
  "POST /v1/sellers/{seller}/centres/{centre}/statement/payments": ({ run, params, body }) =>
    run(async (context) => {
      await payStatement(context, { ...body, centreId: params.centre });
      return statementPage(context, params.centre, body.month);
    }),
  "GET /v1/sellers/{seller}/centres/{centre}/statement/table": async ({ run, params, query }) => {
    const rows = await run(async (context) => {
      await readCentre(context, params.centre);
      return statementOf(context, params.centre, query.month);
    });
    const cells = rows.map((row): Cell[] => {
      const sum = (amount: number) => amount / 10 ** minorDigits(row.currency);
      const money = [row.labour, row.parts, row.freight, row.labour + row.parts + row.freight].map(sum);
      return [
        row.number,
        row.decidedAt?.toISOString() ?? "",
        row.claimNumber,
        row.serial,
        row.labourMinutes,
        ...money,
        row.currency,
        row.paidOn,
        row.reference,
      ];
    });
    const head = [
      "number",
      "approved",
      "claim",
      "serial",
      "minutes",
      "labour",
      "parts",
      "freight",
      "total",
      "currency",
      "paid",
      "reference",
    ];
    return csvAnswer(`statement-${query.month}`, [head, ...cells]);
  },
  "GET /v1/sellers/{seller}/centre-rates": ({ run }) => run(ratesPage),
  "POST /v1/sellers/{seller}/centre-rates": ({ run, body }) =>
    run(async (context) => {
      const { centreId, ...rates } = body;
      await setRates(context, centreId, rates);
      return ratesPage(context);
    }),
  "GET /v1/sellers/{seller}/centre-scorecards": ({ run, query }) =>
    run(async (context) => ({ items: await scorecards(context, spanOf(query)) })),
  "GET /v1/sellers/{seller}/centre-scorecards/table": async ({ run, query }) => {
    const items = await run((context) => scorecards(context, spanOf(query)));
    const head = [
      "centre",
      "received",
      "sent back",
      "median days",
      "came again",
      "refused",
      "turned down",
      "open",
      "capacity",
    ];
    return csvAnswer("centres", [
      head,
      ...items.map((item): Cell[] => [
        item.name,
        item.received,
        item.sentBack,
        item.turnAround,
        item.rework,
        item.refused,
        item.declined,
        item.open,
        item.capacity,
      ]),
    ]);
  },
};

/** Two days that exist, the first not after the last. */
function spanOf({ from, to }: { readonly from: string; readonly to: string }): { from: Day; to: Day } {
  const [first, last] = [parseDay(from), parseDay(to)];
  const fields = [
    ...(first ? [] : [fieldFault("/query/from", "not_a_day")]),
    ...(last ? [] : [fieldFault("/query/to", "not_a_day")]),
    ...(first && last && last < first ? [fieldFault("/query/to", "too_early", { earliest: dayInWords(first) })] : []),
  ];
  if (!first || !last || fields.length > 0) throw new Refusal("invalid_input", { fields });
  return { from: first, to: last };
}

async function statementPage(context: Context, centreId: string, month: string) {
  await readCentre(context, centreId);
  const items = (await statementOf(context, centreId, month)).map((row) => view(context, row));
  const payments = await statementPayments(context, centreId, month);
  const currencies = [...new Set(items.map(({ total }) => total.currency))];
  const sum = (currency: string, of: typeof items) => ({
    amount: of.reduce((all, { total }) => all + (total.currency === currency ? total.amount : 0), 0),
    currency,
  });
  const unpaid = items.filter(({ status }) => status === "approved");
  return {
    items,
    totals: currencies.map((currency) => ({ total: sum(currency, items), due: sum(currency, unpaid) })),
    payments: payments.map(({ amount, currency, ...payment }) => ({ ...payment, amount: { amount, currency } })),
    abilities: roleAbilities(context.actor, ["reimbursement.pay"]),
  };
}

async function openList(context: Context) {
  const items = (await openReimbursements(context)).map((row) => view(context, row));
  return { items, abilities: roleAbilities(context.actor, decisions) };
}

async function claimPart(context: Context, { id, lines }: Pick<ClaimRecord, "id" | "lines">) {
  const items = (await reimbursementsOf(context, id)).map((row) => view(context, row));
  const currencies: { lineId: string; currency: string }[] = [];
  for (const { centre, lines: own } of byCentre(lines)) {
    const rates = await ratesFor(context, centre.id);
    if (rates) currencies.push(...own.map((line) => ({ lineId: line.id, currency: rates.currency })));
  }
  return { items, currencies, abilities: roleAbilities(context.actor, decisions) };
}

const decisions = ["reimbursement.request", "reimbursement.approve", "reimbursement.decline"] as const;

function view({ actor }: Context, row: ReimbursementRecord) {
  const { labour, parts, freight, currency, requestedAt, decidedAt, otherParts, ...plain } = row;
  const money = (amount: number) => ({ amount, currency });
  return {
    ...plain,
    statusText: stateWords.reimbursement[row.status][actor.locale],
    labour: money(labour),
    parts: money(parts),
    otherParts: otherParts.map(({ price, ...part }) => ({ ...part, price: money(price) })),
    freight: money(freight),
    total: money(labour + parts + freight),
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

async function ratesPage(context: Context) {
  const items = (await listRates(context)).map(({ centreId, labourHour, partsPercent, freight, currency }) => ({
    centreId,
    labourHour: { amount: labourHour, currency },
    partsPercent,
    freight: { amount: freight, currency },
  }));
  return { items, abilities: roleAbilities(context.actor, ["rate.edit"]) };
}

import { sql } from "kysely";
import type { Day } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { compiledInReach, type Scoped } from "../events/index.ts";
import type { ClaimStatus } from "./lifecycle.ts";
import type { AcceptedTerms, Address, ClaimRecord, Outcome, ReturnCarrier } from "./record.ts";

type Lists = "lines" | "centreIds" | "parcels" | "attachments" | "deadlines" | "refunds" | "messages" | "events";

/** A claim's own row, and which of its lists have anything in them. */
type ClaimRow = Omit<ClaimRecord, Lists> & { readonly filled: ReadonlySet<string> };

/** The claim's own row with its customer and the claims it was refiled from and as; null out of the actor's reach. */
export async function readClaimRow(
  { tx, actor }: Context,
  by: { readonly id: string } | { readonly number: string },
): Promise<ClaimRow | null> {
  const [row] =
    "id" in by ? await rowById(tx, actor, by.id) : await rowByNumber(tx, actor, by.number.trim().toUpperCase());
  if (!row) return null;
  return {
    filled: new Set(row.filled),
    id: row.id,
    number: row.number,
    status: row.status as ClaimStatus,
    kind: row.kind as ClaimKind,
    policy: row.policy,
    locale: row.locale as Locale,
    summary: row.summary,
    evidence: row.evidence as Readonly<Record<string, string>>,
    reportedOn: row.reportedOn as Day | null,
    returnAddress: row.returnAddress as Address | null,
    returnCarrier: row.returnCarrier as ReturnCarrier | null,
    terms: row.terms as AcceptedTerms | null,
    triage: row.triagedAt && { at: row.triagedAt, notes: row.triageNotes ?? "" },
    rmaNumber: row.rmaNumber,
    authorizedOn: row.authorizedOn as Day | null,
    outcome: row.outcome as Outcome | null,
    refiledFrom: row.refiledFrom && row.originNumber ? { id: row.refiledFrom, number: row.originNumber } : null,
    refiledAs: row.againId && row.againNumber ? { id: row.againId, number: row.againNumber } : null,
    order: row.orderId && row.orderNumber ? { id: row.orderId, number: row.orderNumber } : null,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    eventCount: row.eventCount,
    eventHead: row.eventHead,
    version: row.version,
    customer: {
      id: row.customerId,
      kind: row.customerKind as "consumer" | "business",
      name: row.customerName,
      email: row.customerEmail,
      phone: row.customerPhone,
      country: row.customerCountry,
      locale: row.customerLocale as Locale,
    },
  };
}

const rowById = compiledInReach((tx: Tx, scope: Scoped, id: string) => selectRow(tx, scope).where("claim.id", "=", id));
const rowByNumber = compiledInReach((tx: Tx, scope: Scoped, number: string) =>
  selectRow(tx, scope).where("claim.number", "=", number),
);

function selectRow(tx: Tx, scope: Scoped) {
  return tx
    .selectFrom("claim")
    .innerJoin("customer", (on) =>
      on.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
    )
    .leftJoin("claim as origin", (on) =>
      on.onRef("origin.sellerId", "=", "claim.sellerId").onRef("origin.id", "=", "claim.refiledFrom"),
    )
    .leftJoin("customerOrder as bought", (on) =>
      on.onRef("bought.sellerId", "=", "claim.sellerId").onRef("bought.id", "=", "claim.orderId"),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("claim as again")
          .select(["again.id as againId", "again.number as againNumber"])
          .whereRef("again.sellerId", "=", "claim.sellerId")
          .whereRef("again.refiledFrom", "=", "claim.id")
          .where("again.status", "not in", ["cancelled", "rejected", "expired"])
          .limit(1)
          .as("again"),
      (on) => on.onTrue(),
    )
    .selectAll("claim")
    .select([
      "customer.kind as customerKind",
      "customer.name as customerName",
      "customer.email as customerEmail",
      "customer.phone as customerPhone",
      "customer.country as customerCountry",
      "customer.locale as customerLocale",
      "origin.number as originNumber",
      "bought.number as orderNumber",
      "againId",
      "againNumber",
    ])
    .select(filled.as("filled"))
    .where(scope);
}

const ofClaim = ["parcel", "attachment", "deadline", "refund", "message", "quote", "decision_override", "appeal"];
const ofLines = ["receipt", "repair_order"];

/** The tables that have rows of the claim. Most claims have few of them, and each that is not asked is a way there and back less. */
const filled = sql<string[]>`array_remove(array[${sql.raw(
  [
    ...ofClaim.map((table) => [table, `from ${table} x where x.seller_id = claim.seller_id and x.claim_id = claim.id`]),
    ...ofLines.map((table) => [
      table,
      `from claim_line l join ${table} x on x.seller_id = l.seller_id and x.line_id = l.id
        where l.seller_id = claim.seller_id and l.claim_id = claim.id`,
    ]),
  ]
    .map(([table, from]) => `case when exists (select ${from}) then '${table}' end`)
    .join(", "),
)}], null)`;

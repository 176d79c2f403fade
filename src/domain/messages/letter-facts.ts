import type { NotNull } from "kysely";
import type { StaffRole } from "../../core/actor.ts";
import { type Day, dayAt } from "../../core/day.ts";
import type { Tx } from "../../database/transaction.ts";
import type { RemedyKind } from "../../policy/index.ts";
import type { Work } from "../claims/lifecycle.ts";
import type { ClockName } from "../clocks/index.ts";
import type { DeductionKind, Method } from "../ledger/index.ts";
import { accountOf } from "./account.ts";
import {
  type AboutClaim,
  type Given,
  type LetterFacts,
  outcomeOf,
  type RemedyWord,
  type SendTo,
  type UnitName,
} from "./letters/letter.ts";
import type { ClaimTemplate, MailData, Template } from "./templates.ts";

/** The claim a mail is about, as its row stands now. */
export interface ClaimOfMail {
  readonly id: string;
  readonly number: string;
  readonly policy: string;
  readonly rmaNumber: string | null;
  readonly outcome: unknown;
}

/** What readers get: a transaction in the seller's scope and the claim. */
interface Reading {
  readonly tx: Tx;
  readonly seller: { readonly name: string; readonly timeZone: string };
  readonly claim: ClaimOfMail;
}

/** The facts of one letter, the clauses it rests on, and where its button leads unless it is the claim's page. */
export interface ReadFacts<T extends Template> {
  readonly facts: LetterFacts[T];
  readonly clauses?: readonly string[];
  readonly leadsTo?: "guest";
}

/** Reads what the letter about a claim says. Rows it names must exist: they were written before the mail was. */
export async function readFacts<T extends ClaimTemplate>(
  template: T,
  reading: Reading,
  data: MailData[T],
): Promise<ReadFacts<T>> {
  return readers[template](reading, data);
}

/** The letter that invites staff needs nothing from the database. */
export function invitationFacts(seller: string, data: MailData["staff_invitation"]): LetterFacts["staff_invitation"] {
  return { seller, role: data.role as StaffRole, by: data.by, expiresOn: data.expiresOn as Day };
}

type Readers = { readonly [T in ClaimTemplate]: (reading: Reading, data: MailData[T]) => Promise<ReadFacts<T>> };

const readers: Readers = {
  claim_submitted: async (reading, { comesIn = true }) => ({
    facts: { ...about(reading), units: await unitsOf(reading), comesIn },
  }),
  information_needed: async (reading, { text }) => ({ facts: { ...about(reading), text } }),
  claim_authorized: async (reading, { note }) => {
    const clocks = await clocksOf(reading);
    const facts = { ...about(reading), rma: rmaOf(reading), places: await placesOf(reading), note: note ?? "" };
    return {
      facts: { ...facts, sendBy: clocks.sendBy, closesOn: clocks.closesOn },
      clauses: clocks.clauses,
    };
  },
  unit_elsewhere: async (reading, { lineId }) => {
    const [place] = await placesOf(reading, lineId);
    const address = place?.address ?? [];
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), rma: rmaOf(reading), address } };
  },
  claim_resolved_remotely: async (reading, { reason }) => ({ facts: { ...about(reading), reason } }),
  claim_rejected: async (reading, { reason, clauses }) => ({ facts: { ...about(reading), reason }, clauses }),
  claim_cancelled: async (reading, { reason }) => ({ facts: { ...about(reading), reason: reason ?? "" } }),
  send_in_reminder: async (reading) => {
    const { sendBy, closesOn, clauses } = await clocksOf(reading);
    return { facts: { ...about(reading), rma: rmaOf(reading), sendBy, closesOn }, clauses };
  },
  claim_expired: async (reading) => ({
    facts: about(reading),
    clauses: (await clocksOf(reading)).closing,
  }),
  parcel_received: async (reading, { lineId }) => {
    const { receivedAt } = await receiptOf(reading, lineId);
    const on = dayAt(receivedAt.getTime(), reading.seller.timeZone);
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), on } };
  },
  parcel_refused: async (reading, { lineId }) => {
    const refusals = (await receiptOf(reading, lineId)).refusals as { clause: string; text: string }[];
    const reasons = refusals.map(({ text }) => text);
    return {
      facts: { ...about(reading), unit: await unitOf(reading, lineId), reasons },
      clauses: refusals.map(({ clause }) => clause),
    };
  },
  parcel_turned_away: async (reading, { code, reason, clauses }) => ({
    facts: { ...about(reading), code, reason },
    clauses,
  }),
  inspection_done: async (reading, { lineId }) => {
    const { work, clauses } = await decisionOf(reading, lineId);
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), outcome: outcomeOf(work) }, clauses };
  },
  quote_sent: async (reading, { quoteId }) => {
    const { clauses, currency, ...quote } = await quoteOf(reading, quoteId);
    const account = await accountOf(reading.tx, currency);
    return { facts: { ...about(reading), ...quote, account }, clauses };
  },
  quote_reminder: async (reading, { quoteId }) => {
    const { clauses, currency: _, ...quote } = await quoteOf(reading, quoteId);
    return { facts: { ...about(reading), ...quote }, clauses };
  },
  quote_expired: async (reading, { quoteId }) => {
    const { unit, quote } = await quoteOf(reading, quoteId);
    return { facts: { ...about(reading), unit, quote } };
  },
  payment_reminder: async (reading, { lineId, dueOn }) => ({
    facts: { ...about(reading), unit: await unitOf(reading, lineId), dueOn: dueOn as Day },
    clauses: await clauseOfClock(reading, lineId, "payment"),
  }),
  returned_unpaid: async (reading, { lineId }) => ({
    facts: { ...about(reading), unit: await unitOf(reading, lineId) },
    clauses: await clauseOfClock(reading, lineId, "payment"),
  }),
  forfeiture_warning: async (reading, { lineId, dueOn }) => ({
    facts: {
      ...about(reading),
      unit: await unitOf(reading, lineId),
      dueOn: dueOn as Day,
      refused: await wasRefused(reading, lineId),
    },
    clauses: await clauseOfClock(reading, lineId, "forfeiture"),
  }),
  forfeiture_due: async (reading, { lineId, dueOn }) => ({
    facts: { ...about(reading), unit: await unitOf(reading, lineId), dueOn: dueOn as Day },
    clauses: await clauseOfClock(reading, lineId, "forfeiture"),
  }),
  unit_forfeited: async (reading, { lineId, reason }) => ({
    facts: { ...about(reading), unit: await unitOf(reading, lineId), reason },
    clauses: await clauseOfClock(reading, lineId, "forfeiture"),
  }),
  deadline_extended: async (reading, { name, dueOn, reason }) => ({
    facts: { ...about(reading), name: name as ClockName, dueOn: dueOn as Day, reason },
  }),
  payment_confirmed: async (reading, { paymentId }) => ({
    facts: { ...about(reading), ...(await paymentOf(reading, paymentId)) },
  }),
  payment_rejected: async (reading, { paymentId, reason, cause = "other" }) => ({
    facts: { ...about(reading), ...(await paymentOf(reading, paymentId)), reason, cause },
  }),
  refund_approved: async (reading, { refundId, from, by, clauses }) => {
    const { facts, clauses: own } = await refundOf(reading, refundId);
    return { facts: { ...about(reading), ...facts, from, by }, clauses: [...own, ...clauses] };
  },
  refund_sent: async (reading, { refundId, from, by, clauses }) => {
    const { facts, reference } = await refundOf(reading, refundId);
    return { facts: { ...about(reading), ...facts, from, by, reference }, clauses };
  },
  refund_failed: async (reading, { refundId }) => ({
    facts: { ...about(reading), ...(await refundOf(reading, refundId)).facts },
  }),
  decision_overridden: async (reading, { lineId }) => {
    const { given, reason } = await overrideOf(reading, lineId);
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), given, reason } };
  },
  appeal_filed: async (reading, { lineId }) => {
    const { words } = await appealOf(reading, lineId);
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), words } };
  },
  appeal_answered: async (reading, { lineId }) => {
    const { status, answer } = await appealOf(reading, lineId);
    const given = status === "upheld" ? (await overrideOf(reading, lineId)).given : null;
    return { facts: { ...about(reading), unit: await unitOf(reading, lineId), given, answer: answer ?? "" } };
  },
  repair_ready: async (reading, { lineId }) => {
    const repair = await reading.tx
      .selectFrom("repairOrder")
      .select(["charge", "clauses"])
      .where("lineId", "=", lineId)
      .executeTakeFirstOrThrow();
    const unit = await unitOf(reading, lineId);
    return { facts: { ...about(reading), unit, free: repair.charge === "free" }, clauses: repair.clauses };
  },
  return_shipped: async (reading, { parcelId }) => {
    const parcel = await reading.tx
      .selectFrom("parcel")
      .select(["carrier", "tracking", "shippedOn"])
      .where("id", "=", parcelId)
      .executeTakeFirstOrThrow();
    const { carrier, tracking } = parcel;
    const units = await unitsOf(reading, parcelId);
    const instead = await goesInstead(reading, parcelId);
    return { facts: { ...about(reading), units, carrier, tracking, on: parcel.shippedOn as Day, instead } };
  },
  remedy_decided: async (reading, { kind, lineIds, reason, clauses }) => ({
    facts: { ...about(reading), units: await unitsIn(reading, lineIds), remedy: kind as RemedyWord, reason },
    clauses,
  }),
  parcel_lost: async (reading, { parcelId }) => {
    const parcel = await reading.tx
      .selectFrom("parcel")
      .select(["carrier", "tracking", "direction"])
      .where("id", "=", parcelId)
      .executeTakeFirstOrThrow();
    const { carrier, tracking, direction } = parcel;
    const units = await unitsOf(reading, parcelId);
    return { facts: { ...about(reading), units, carrier, tracking, outbound: direction === "outbound" } };
  },
  return_refused: async (reading, { lineId }) => ({
    facts: { ...about(reading), unit: await unitOf(reading, lineId), dueOn: await keptUntil(reading, lineId) },
    clauses: await clauseOfClock(reading, lineId, "forfeiture"),
  }),
  claim_closed: async (reading) => ({ facts: about(reading) }),
  message_received: async (reading, { text }) => ({ facts: { ...about(reading), text } }),
  tracking_link: async (reading) => ({ facts: about(reading), leadsTo: "guest" }),
};

function about({ claim, seller }: Reading): AboutClaim {
  return { number: claim.number, seller: seller.name };
}

function rmaOf({ claim }: Reading): string {
  if (!claim.rmaNumber) throw new Error(`claim ${claim.number} has no RMA number`);
  return claim.rmaNumber;
}

/** The claim's units, or those of one parcel, in the claim's order. */
async function unitsOf({ tx, claim }: Reading, parcelId?: string): Promise<UnitName[]> {
  const rows = await linesWithUnits(tx)
    .where("claimLine.claimId", "=", claim.id)
    .$if(parcelId !== undefined, (query) =>
      query.where("claimLine.id", "in", (inner) =>
        inner
          .selectFrom("parcelLine")
          .select("parcelLine.lineId")
          .where("parcelLine.parcelId", "=", parcelId ?? ""),
      ),
    )
    .orderBy("claimLine.position")
    .execute();
  return rows.map(nameOf);
}

/** Whether nothing of the parcel comes back to the customer: something else takes its place. */
async function goesInstead({ tx }: Reading, parcelId: string): Promise<boolean> {
  const lines = await tx
    .selectFrom("parcelLine")
    .innerJoin("claimLine", "claimLine.id", "parcelLine.lineId")
    .select("claimLine.work")
    .where("parcelLine.parcelId", "=", parcelId)
    .execute();
  return lines.every(({ work }) => work === "replaced");
}

async function unitsIn({ tx }: Reading, lineIds: readonly string[]): Promise<UnitName[]> {
  const rows = await linesWithUnits(tx)
    .where("claimLine.id", "in", [...lineIds])
    .orderBy("claimLine.position")
    .execute();
  return rows.map(nameOf);
}

async function unitOf({ tx }: Reading, lineId: string): Promise<UnitName> {
  return nameOf(await linesWithUnits(tx).where("claimLine.id", "=", lineId).executeTakeFirstOrThrow());
}

function linesWithUnits(tx: Tx) {
  return tx
    .selectFrom("claimLine")
    .leftJoin("unit", (join) =>
      join.onRef("unit.sellerId", "=", "claimLine.sellerId").onRef("unit.id", "=", "claimLine.unitId"),
    )
    .leftJoin("model", (join) =>
      join.onRef("model.sellerId", "=", "unit.sellerId").onRef("model.id", "=", "unit.modelId"),
    )
    .select(["claimLine.serial", "model.name as model"]);
}

function nameOf({ serial, model }: { serial: string; model: string | null }): UnitName {
  return model ? `${model} (${serial})` : serial;
}

/** The two clocks of sending in: by when it should leave, and when the claim closes. */
async function clocksOf({ tx, claim }: Reading) {
  const rows = await tx
    .selectFrom("deadline")
    .select(["dueOn", "name", "clause"])
    .where("claimId", "=", claim.id)
    .where("name", "in", ["send_in", "not_received"] satisfies ClockName[])
    .orderBy("createdAt", "desc")
    .execute();
  const [remind, expire] = ["send_in", "not_received"].map((name) => rows.find((row) => row.name === name));
  return {
    sendBy: (remind?.dueOn ?? null) as Day | null,
    closesOn: (expire?.dueOn ?? null) as Day | null,
    clauses: [remind, expire].flatMap((row) => row?.clause ?? []),
    closing: expire?.clause ? [expire.clause] : [],
  };
}

/** Whether the unit waits because its customer refused the return. */
async function wasRefused({ tx }: Reading, lineId: string): Promise<boolean> {
  const parcel = await tx
    .selectFrom("parcel")
    .innerJoin("parcelLine", (on) =>
      on.onRef("parcelLine.sellerId", "=", "parcel.sellerId").onRef("parcelLine.parcelId", "=", "parcel.id"),
    )
    .select("parcel.refusedOn")
    .where("parcelLine.lineId", "=", lineId)
    .where("parcel.direction", "=", "outbound")
    .orderBy("parcel.createdAt", "desc")
    .executeTakeFirst();
  return parcel?.refusedOn != null;
}

/** The last day of the unit's clock, where one runs. */
async function keptUntil({ tx }: Reading, lineId: string): Promise<Day | null> {
  const clock = await tx
    .selectFrom("deadline")
    .select("dueOn")
    .where("lineId", "=", lineId)
    .where("name", "=", "forfeiture")
    .where("status", "in", ["running", "paused", "overdue"])
    .executeTakeFirst();
  return (clock?.dueOn ?? null) as Day | null;
}

/** The clause of a unit's newest clock of a name. */
async function clauseOfClock({ tx, claim }: Reading, lineId: string, name: ClockName): Promise<string[]> {
  const row = await tx
    .selectFrom("deadline")
    .select("clause")
    .where("claimId", "=", claim.id)
    .where("lineId", "=", lineId)
    .where("name", "=", name)
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.clause ? [row.clause] : [];
}

/** A quote with its total, and the unit it is for; what the customer may leave out is in no total until they take it. */
async function quoteOf(reading: Reading, quoteId: string) {
  const row = await reading.tx
    .selectFrom("quote")
    .innerJoin("quoteItem", (join) =>
      join.onRef("quoteItem.sellerId", "=", "quote.sellerId").onRef("quoteItem.quoteId", "=", "quote.id"),
    )
    .select(["quote.number", "quote.lineId", "quote.currency", "quote.expiresOn", "quote.clauses"])
    .select((row) => row.fn.sum<string>(row("quoteItem.quantity", "*", row.ref("quoteItem.unitAmount"))).as("total"))
    .where("quote.id", "=", quoteId)
    .where("quoteItem.taken", "=", true)
    .groupBy(["quote.number", "quote.lineId", "quote.currency", "quote.expiresOn", "quote.clauses"])
    .executeTakeFirstOrThrow();
  const { number, lineId, currency, clauses } = row;
  const total = { amount: Number(row.total), currency };
  return {
    unit: await unitOf(reading, lineId),
    quote: number,
    total,
    expiresOn: row.expiresOn as Day,
    currency,
    clauses,
  };
}

/** Where the units go, or one of them, as it is written onto a parcel, in the order of the claim; the units are named where they part. */
async function placesOf({ tx, claim }: Reading, lineId?: string): Promise<SendTo[]> {
  const rows = await tx
    .selectFrom("claimLine as l")
    .innerJoin("serviceCentre as c", (on) => on.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.centreId"))
    .select(["l.serial", "c.id", "c.name", "c.address"])
    .where("l.claimId", "=", claim.id)
    .$if(lineId !== undefined, (query) => query.where("l.id", "=", lineId ?? null))
    .orderBy("l.position")
    .execute();
  const parts = [...Map.groupBy(rows, ({ id }) => id).values()];
  return parts.map((units) => ({
    units: parts.length > 1 ? units.map(({ serial }) => serial) : [],
    address: units[0] ? writtenAddress(units[0]) : [],
  }));
}

function writtenAddress(centre: { readonly name: string; readonly address: unknown }): string[] {
  const address = centre.address as {
    name: string;
    lines: string[];
    city: string;
    region?: string;
    postcode?: string;
    country: string;
    phone?: string;
  };
  const town = [address.postcode, address.city, address.region].filter(Boolean).join(" ");
  return [centre.name, address.name, ...address.lines, town, countryName(address.country), address.phone ?? ""].filter(
    (line, at, all) => line !== "" && all.indexOf(line) === at,
  );
}

/** In English, as carriers read it. */
function countryName(code: string): string {
  return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
}

async function receiptOf({ tx }: Reading, lineId: string) {
  return tx
    .selectFrom("receipt")
    .select(["refusals", "receivedAt"])
    .where("lineId", "=", lineId)
    .orderBy("receivedAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Where the inspection left the line, and the clauses of the decision in force that decided it. */
async function decisionOf({ tx }: Reading, lineId: string): Promise<{ work: Work; clauses: string[] }> {
  const row = await tx
    .selectFrom("claimLine")
    .leftJoin("decision", (join) =>
      join.onRef("decision.sellerId", "=", "claimLine.sellerId").onRef("decision.id", "=", "claimLine.decisionId"),
    )
    .select(["claimLine.work", "decision.result"])
    .where("claimLine.id", "=", lineId)
    .executeTakeFirstOrThrow();
  const reasons = row.result
    ? (JSON.parse(row.result) as { reasons: { clause: string; effect: string }[] }).reasons
    : [];
  const deciding = reasons.filter(({ effect }) => effect !== "overrides" && effect !== "waits");
  return { work: row.work as Work, clauses: [...new Set(deciding.map(({ clause }) => clause))] };
}

/** What a person gave instead, last. */
async function overrideOf({ tx }: Reading, lineId: string): Promise<{ given: Given; reason: string }> {
  const row = await tx
    .selectFrom("decisionOverride")
    .select(["remedy", "reason"])
    .where("lineId", "=", lineId)
    .orderBy("decidedAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const { kind, charge, amount } = row.remedy as { kind: RemedyKind; charge: string; amount: Given["amount"] };
  return { given: { remedy: kind, free: charge === "free", amount }, reason: row.reason };
}

function appealOf({ tx }: Reading, lineId: string) {
  return tx
    .selectFrom("appeal")
    .select(["words", "status", "answer"])
    .where("lineId", "=", lineId)
    .executeTakeFirstOrThrow();
}

async function paymentOf({ tx }: Reading, paymentId: string) {
  const row = await tx
    .selectFrom("payment")
    .innerJoin("quote", (join) =>
      join.onRef("quote.sellerId", "=", "payment.sellerId").onRef("quote.id", "=", "payment.quoteId"),
    )
    .select(["payment.amount", "payment.currency", "quote.number"])
    .where("payment.id", "=", paymentId)
    .executeTakeFirstOrThrow();
  return { quote: row.number, amount: { amount: row.amount, currency: row.currency } };
}

async function refundOf(reading: Reading, refundId: string) {
  const { tx } = reading;
  const row = await tx
    .selectFrom("refund")
    .select(["number", "lineId", "gross", "amount", "currency", "method", "reference", "clauses"])
    .where("id", "=", refundId)
    .$narrowType<{ lineId: NotNull }>()
    .executeTakeFirstOrThrow();
  const deductions = await tx
    .selectFrom("refundDeduction")
    .select(["kind", "percent", "amount", "clause"])
    .where("refundId", "=", refundId)
    .orderBy("position")
    .execute();
  const of = (amount: number) => ({ amount, currency: row.currency });
  const kept = deductions.map(({ kind, percent, amount }) => ({
    kind: kind as DeductionKind,
    percent: percent === null ? null : Number(percent),
    amount: of(amount),
  }));
  const sums = { gross: of(row.gross), kept, amount: of(row.amount), method: row.method as Method };
  return {
    facts: { unit: await unitOf(reading, row.lineId), refund: row.number, ...sums },
    reference: row.reference ?? "",
    clauses: [...row.clauses, ...deductions.flatMap(({ clause }) => clause ?? [])],
  };
}

import { type Day, day } from "../../core/day.ts";
import type { Text } from "../../core/locale.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Decision, Facts, Verdict } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { Custody, Work } from "./lifecycle.ts";
import { readAppeals, readOverrides } from "./read-appeals.ts";
import { readEarlierRepairs } from "./read-earlier-repairs.ts";
import { readGoods } from "./read-goods.ts";
import { readQuotes } from "./read-quotes.ts";
import { readRepairs } from "./read-repairs.ts";
import type {
  Address,
  CentreRecord,
  ClaimRecord,
  DecisionStage,
  FaultFound,
  InspectionRecord,
  LineRecord,
  Part,
  ReceiptRecord,
  StoredDecision,
  UnitRecord,
} from "./record.ts";

/**
 * The lines of a claim that the actor reaches, in their order, each with its unit, decision, receipt, inspection, quotes and repair, and the
 * centres of all of them. Only the tables that are `filled` are asked.
 */
export async function readLines(
  context: Context,
  claimId: string,
  filled: ReadonlySet<string>,
): Promise<Pick<ClaimRecord, "lines" | "centreIds">> {
  const { role, centreId } = context.actor;
  const all = await lineRows(context.tx, context.actor.sellerId, claimId);
  const rows = role === "centre_member" ? all.filter((row) => row.centreId === centreId) : all;
  const known = rows.some(({ unitId }) => unitId !== null);
  const components = known ? await readComponents(context, claimId) : none;
  const earlier = known ? await readEarlierRepairs(context, claimId) : none;
  const receipts = filled.has("receipt") ? await readReceipts(context, claimId) : none;
  const quotes = filled.has("quote") ? await readQuotes(context, claimId) : none;
  const overrides = filled.has("decision_override") ? await readOverrides(context, claimId) : none;
  const appeals = filled.has("appeal") ? await readAppeals(context, claimId) : none;
  const repairs = filled.has("repair_order") ? await readRepairs(context, claimId) : none;
  const centres = rows.some((row) => row.centreId !== null) ? await readCentres(context, claimId) : none;
  const goods = rows.some(({ orderLineId }) => orderLineId !== null) ? await readGoods(context, claimId) : none;
  const lines = rows.map((row) => ({
    id: row.id,
    position: row.position,
    serial: row.serial,
    custody: row.custody as Custody,
    work: row.work as Work,
    centre: centres.get(row.centreId ?? "") ?? null,
    declined: row.declined as LineRecord["declined"],
    description: row.description,
    firstNoticedOn: row.firstNoticedOn as Day | null,
    keepOriginal: row.keepOriginal,
    returnReplacedParts: row.returnReplacedParts,
    preferredRemedy: row.preferredRemedy as LineRecord["preferredRemedy"],
    remedy: row.remedy as LineRecord["remedy"],
    replacement: replacementOf(row),
    part: row.part as LineRecord["part"],
    accessories: row.accessories as unknown as LineRecord["accessories"],
    components: components.get(row.unitId ?? "") ?? [],
    seenComponents: row.seenComponents as unknown as LineRecord["seenComponents"],
    repeats: repeatsOf(row),
    answers: row.answers as Facts,
    technician: row.technicianId ? { id: row.technicianId, name: row.technicianName ?? "" } : null,
    version: row.version,
    unit: unitOf(row),
    goods: goods.get(row.id) ?? null,
    receipt: receipts.get(row.id) ?? null,
    inspection: inspectionOf(row),
    quotes: quotes.get(row.id) ?? [],
    repair: repairs.get(row.id) ?? null,
    decision: decisionOf(row),
    earlierRepairs: earlier.get(row.id) ?? [],
    override: overrides.get(row.id) ?? null,
    appeal: appeals.get(row.id) ?? null,
  }));
  return { lines, centreIds: [...new Set(all.flatMap((row) => row.centreId ?? []))] };
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** What the claim's machines were shipped with, by machine. */
async function readComponents({ tx, actor }: Context, claimId: string): Promise<Map<string, Part[]>> {
  const rows = await tx
    .selectFrom("unit as c")
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "c.sellerId").onRef("l.unitId", "=", "c.parentId"))
    .select(["c.parentId", "c.place as name", "c.serial"])
    .where("c.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .orderBy("c.place")
    .orderBy("c.serialKey")
    .execute();
  const parts = rows.map(({ parentId, name, serial }) => ({ parentId: parentId ?? "", name: name ?? "", serial }));
  return Map.groupBy(parts, ({ parentId }) => parentId);
}

/** The centres that the claim's units are for, by id. */
async function readCentres({ tx, actor }: Context, claimId: string): Promise<Map<string, CentreRecord>> {
  const rows = await tx
    .selectFrom("serviceCentre as c")
    .select(["c.id", "c.name", "c.address", "c.instructions"])
    .where("c.sellerId", "=", actor.sellerId)
    .where("c.id", "in", (eb) => eb.selectFrom("claimLine as l").select("l.centreId").where("l.claimId", "=", claimId))
    .execute();
  return new Map(
    rows.map(({ address, instructions, ...row }) => [
      row.id,
      { ...row, address: address as unknown as Address, instructions: (instructions ?? {}) as Partial<Text> },
    ]),
  );
}

const lineRows = compiledOnce(selectLines);

function selectLines(tx: Tx, sellerId: string, claimId: string) {
  return tx
    .selectFrom("claimLine as l")
    .leftJoin("unit as u", (on) => on.onRef("u.sellerId", "=", "l.sellerId").onRef("u.id", "=", "l.unitId"))
    .leftJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
    .leftJoin("inspection as i", (on) => on.onRef("i.sellerId", "=", "l.sellerId").onRef("i.lineId", "=", "l.id"))
    .leftJoin("decision as d", (on) => on.onRef("d.sellerId", "=", "l.sellerId").onRef("d.id", "=", "l.decisionId"))
    .leftJoin("person as p", "p.id", "l.technicianId")
    .leftJoin("unit as o", (on) => on.onRef("o.sellerId", "=", "u.sellerId").onRef("o.id", "=", "u.standsForId"))
    .leftJoin("replacement as x", (on) => on.onRef("x.sellerId", "=", "l.sellerId").onRef("x.lineId", "=", "l.id"))
    .leftJoin("repairOrder as er", (on) =>
      on.onRef("er.sellerId", "=", "l.sellerId").onRef("er.lineId", "=", "l.earlierLineId"),
    )
    .leftJoin("claimLine as el", (on) =>
      on.onRef("el.sellerId", "=", "l.sellerId").onRef("el.id", "=", "l.earlierLineId"),
    )
    .leftJoin("claim as ec", (on) => on.onRef("ec.sellerId", "=", "el.sellerId").onRef("ec.id", "=", "el.claimId"))
    .selectAll("l")
    .select(["p.name as technicianName", "m.manufacturer", "m.name as model", "m.category", "m.policy as modelPolicy"])
    .select(["u.orderNumber", "u.channel", "u.coverUntil"])
    .select(({ fn }) => [
      // A unit that took another's place goes on in that one's period.
      fn.coalesce("o.batch", "u.batch").as("batch"),
      fn.coalesce("o.releasedOn", "u.releasedOn").as("releasedOn"),
      fn.coalesce("o.shippedOn", "u.shippedOn").as("shippedOn"),
      fn.coalesce("o.deliveredOn", "u.deliveredOn").as("deliveredOn"),
      fn.coalesce("o.confirmedOn", "u.confirmedOn").as("confirmedOn"),
      fn.coalesce("o.invoiceOn", "u.invoiceOn").as("invoiceOn"),
    ])
    .select(["x.id as replacementId", "x.kind as replacementKind", "x.item", "x.serialIn", "x.unitInId", "x.unitOutId"])
    .select(["x.coveredUntil", "x.madeBy", "x.madeAt"])
    .select([
      "ec.number as earlierNumber",
      "ec.customerId as earlierCustomerId",
      "er.workDone as earlierWork",
      "er.completedAt as earlierAt",
    ])
    .select("er.coveredUntil as earlierCover")
    .select(["u.serial as unitSerial", "u.warehouse", "u.preorder", "u.bulk", "u.buyerEmail"])
    .select(["u.priceAmount", "u.priceCurrency", "m.hsCode", "m.origin", "m.netWeightGrams"])
    .select(["i.id as inspectionId", "i.findings", "i.faultCodes", "i.notes", "i.startedBy", "i.startedAt"])
    .select(["i.completedBy", "i.completedAt", "i.version as inspectionVersion"])
    .select(["d.stage", "d.policyDigest", "d.asOf", "d.verdict", "d.facts", "d.result", "d.decidedAt", "d.decidedBy"])
    .where("l.sellerId", "=", sellerId)
    .where("l.claimId", "=", claimId)
    .orderBy("l.position");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>["execute"]>>[number];

function unitOf(row: Row): UnitRecord | null {
  if (!row.unitId || !row.model) return null;
  return {
    id: row.unitId,
    serial: row.unitSerial ?? row.serial,
    manufacturer: row.manufacturer ?? "",
    model: row.model,
    category: row.category ?? "general",
    policy: row.modelPolicy ?? "",
    batch: row.batch,
    orderNumber: row.orderNumber,
    releasedOn: row.releasedOn as Day | null,
    shippedOn: row.shippedOn as Day | null,
    deliveredOn: row.deliveredOn as Day | null,
    confirmedOn: row.confirmedOn as Day | null,
    invoiceOn: row.invoiceOn as Day | null,
    price:
      row.priceAmount !== null && row.priceCurrency ? { amount: row.priceAmount, currency: row.priceCurrency } : null,
    channel: row.channel,
    warehouse: row.warehouse,
    preorder: row.preorder,
    bulk: row.bulk,
    buyerEmail: row.buyerEmail,
    hsCode: row.hsCode,
    origin: row.origin,
    netWeightGrams: row.netWeightGrams,
    coverUntil: row.coverUntil as Day | null,
  };
}

function replacementOf(row: Row): LineRecord["replacement"] {
  if (!row.replacementId || !row.madeAt) return null;
  return {
    kind: row.replacementKind as NonNullable<LineRecord["replacement"]>["kind"],
    item: row.item ?? "",
    serialIn: row.serialIn,
    unitInId: row.unitInId,
    unitOutId: row.unitOutId,
    coveredUntil: row.coveredUntil as Day | null,
    madeBy: row.madeBy ?? "",
    madeAt: row.madeAt,
  };
}

function repeatsOf(row: Row): LineRecord["repeats"] {
  if (!row.earlierLineId || !row.earlierNumber || !row.earlierAt) return null;
  return {
    lineId: row.earlierLineId,
    customerId: row.earlierCustomerId ?? "",
    claimNumber: row.earlierNumber,
    workDone: row.earlierWork ?? "",
    completedAt: row.earlierAt,
    coveredUntil: row.earlierCover as Day | null,
  };
}

function inspectionOf(row: Row): InspectionRecord | null {
  if (!row.inspectionId || !row.startedAt) return null;
  return {
    id: row.inspectionId,
    findings: row.findings as Facts,
    faultCodes: (row.faultCodes ?? []) as unknown as FaultFound[],
    notes: row.notes ?? "",
    startedBy: row.startedBy ?? "",
    startedAt: row.startedAt,
    completedBy: row.completedBy,
    completedAt: row.completedAt,
    version: row.inspectionVersion ?? 1,
  };
}

function decisionOf(row: Row): StoredDecision | null {
  if (!row.decisionId || !row.result || !row.decidedAt) return null;
  return {
    id: row.decisionId,
    stage: row.stage as DecisionStage,
    policyDigest: row.policyDigest ?? "",
    asOf: day(row.asOf ?? ""),
    verdict: row.verdict as Verdict,
    facts: row.facts as Facts,
    decision: JSON.parse(row.result) as Decision,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy ?? "",
  };
}

/** The newest of each line. */
async function readReceipts({ tx, actor }: Context, claimId: string): Promise<Map<string, ReceiptRecord>> {
  const rows = await tx
    .selectFrom("receipt as r")
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "r.sellerId").onRef("l.id", "=", "r.lineId"))
    .selectAll("r")
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.claimId", "=", claimId)
    .orderBy("r.receivedAt")
    .orderBy("r.id")
    .execute();
  return new Map(
    rows.map((row) => [
      row.lineId,
      {
        id: row.id,
        parcelId: row.parcelId,
        accepted: row.accepted,
        facts: row.facts as Facts,
        refusals: row.refusals as unknown as ReceiptRecord["refusals"],
        accessories: row.accessories,
        note: row.note,
        receivedBy: row.receivedBy,
        receivedAt: row.receivedAt,
      },
    ]),
  );
}

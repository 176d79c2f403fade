import type { ClaimAbilities } from "../domain/abilities/index.ts";
import {
  type ClaimRecord,
  comesIn,
  type InspectionRecord,
  type LineRecord,
  type ReceiptRecord,
  type RepairRecord,
} from "../domain/claims/index.ts";
import { piecesIn } from "../domain/products/index.ts";
import { replacedPartsToReturn } from "../domain/repairs/index.ts";
import type { Decision, Facts } from "../policy/index.ts";
import { attachmentView } from "./attachment-view.ts";
import { clauseCard } from "./clause-card.ts";
import { type CourseFacts, courseOf } from "./course.ts";
import { quoteView } from "./quote-view.ts";
import { dayOf, type Reader } from "./reader.ts";
import { remedyPart } from "./remedy-view.ts";
import { stateText } from "./texts/state.ts";

/** What a line's view is made from besides its rows. */
export interface LineParts {
  readonly abilities: ClaimAbilities;
  /** The stored decision in force, or what would be decided now. */
  readonly decision: Decision;
  /** What would be decided now, whatever is stored: evidence that came since counts. */
  readonly current: Decision;
  /** The place among the claim's cards of what is said of the decision. */
  readonly card: number;
  /** What the policy still wants the inspection to say. */
  readonly findings: readonly string[];
  /** The place of what the findings so far would decide; null where nothing is being inspected. */
  readonly outlook: number | null;
}

/** One line of the claim page. Customers see an inspection when it is complete and a quote when it is sent. */
export function lineView(reader: Reader, record: ClaimRecord, line: LineRecord, parts: LineParts) {
  const { inside, locale } = reader;
  const { abilities, card, decision } = parts;
  const quotes = line.quotes.filter((quote) => inside || quote.sentOn !== null);
  const inspected = inside || line.inspection?.completedAt;
  const comes = comesIn(record, line, parts.current);
  return {
    id: line.id,
    position: line.position,
    serial: line.serial,
    unitId: line.unit?.id ?? null,
    manufacturer: line.unit?.manufacturer ?? null,
    model: line.unit?.model ?? (line.goods && piecesIn(line.goods, locale, reader.context.seller)),
    goods: line.goods && {
      orderLineId: line.goods.orderLineId,
      quantity: line.goods.quantity,
      serialNeeded: line.goods.modelId !== null,
    },
    centre: line.centre && { id: line.centre.id, name: line.centre.name },
    declined: inside ? line.declined : null,
    custody: line.custody,
    work: line.work,
    comesIn: comes,
    stateText: stateText(line.custody, line.work, locale, standingOf(record, line, comes)),
    description: line.description,
    firstNoticedOn: line.firstNoticedOn,
    keepOriginal: line.keepOriginal,
    returnReplacedParts: line.returnReplacedParts,
    ...remedyPart(reader, record, line, parts.current),
    answers: plain(line.answers),
    technician: inside ? (line.technician?.name ?? null) : null,
    etag: `"${line.version}"`,
    course: courseOf(courseFacts(reader, record, line, { decision, afar: !comes }), locale),
    card,
    decidedAt: line.decision?.decidedAt.toISOString() ?? null,
    override: line.override && overrideView(line.override),
    appeal: line.appeal && appealView(reader, record, line.appeal),
    receipt: line.receipt && receiptView(reader, line.receipt, parts.current),
    inspection: line.inspection && inspected ? inspectionView(reader, line.inspection, parts) : null,
    quotes: quotes.map((quote) => quoteView(reader, abilities, record, quote)),
    repair: line.repair && repairView(reader, line.repair),
    oldParts: replacedPartsToReturn(line).map(({ name, quantity, serialOut }) => ({ name, quantity, serialOut })),
    abilities: abilities.lines.get(line.id) ?? {},
  };
}

function standingOf({ status, refunds }: ClaimRecord, { id }: LineRecord, comes: boolean) {
  return {
    undecided: !comes && undecided.includes(status),
    paidBack: refunds.some(
      (refund) => refund.lineId === id && (refund.status === "sent" || refund.status === "settled"),
    ),
  };
}

const undecided: readonly ClaimRecord["status"][] = ["submitted", "triage", "info_needed", "in_progress"];

function overrideView({ verdict, remedy, reason, decidedBy, decidedAt }: NonNullable<LineRecord["override"]>) {
  return { verdict, remedy: { ...remedy }, reason, by: decidedBy, at: decidedAt.toISOString() };
}

function appealView({ context }: Reader, record: ClaimRecord, appeal: NonNullable<LineRecord["appeal"]>) {
  const filed = record.events.find(
    ({ verb, at }) => verb === "appeal.filed" && at.getTime() === appeal.filedAt.getTime(),
  );
  const ids = (filed?.details?.["attachments"] ?? []) as readonly string[];
  const files = record.attachments.filter(({ id }) => ids.includes(id));
  const { words, filedBy, filedAt, status, answer, answeredBy, answeredAt } = appeal;
  const answered = { answer, answeredBy, answeredAt: answeredAt?.toISOString() ?? null };
  return {
    words,
    by: filedBy,
    at: filedAt.toISOString(),
    files: files.map((file) => attachmentView(context.seller.slug, file)),
    status,
    ...answered,
  };
}

function courseFacts(
  reader: Reader,
  record: ClaimRecord,
  line: LineRecord,
  { decision, afar }: { readonly decision: Decision; readonly afar: boolean },
): CourseFacts {
  const day = (at: Date | null | undefined) => (at ? dayOf(reader, at) : null);
  const quote = line.quotes[0];
  const back = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "outbound" && lineIds.includes(line.id),
  );
  const paid = quote?.payment ? day(quote.payment.reviewedAt) : (quote?.answeredOn ?? null);
  const settled = quote?.payment ? quote.payment.status === "confirmed" : quote?.status !== "sent";
  return {
    status: record.status,
    custody: line.custody,
    work: line.work,
    charged: quote !== undefined || isCharged(line, decision),
    settled: line.remedy !== null,
    afar,
    remote: record.outcome?.kind === "resolved_remotely",
    days: {
      filed: record.reportedOn,
      authorized: record.authorizedOn,
      received: line.receipt?.accepted ? (line.receipt.facts.parcel?.arrivedOn ?? day(line.receipt.receivedAt)) : null,
      inspected: day(line.inspection?.completedAt),
      quoted: settled ? paid : null,
      settled: line.remedy && day(new Date(line.remedy.at)),
      repaired: day(line.repair?.completedAt),
      returned: back?.arrivedOn ?? null,
    },
    endedOn: day(record.events.findLast(({ verb }) => verb === "claim.resolveRemotely")?.at),
  };
}

/** After the inspection, a repair that is offered for money only, and whose quote is still to be made: without one nothing is paid. */
function isCharged(line: LineRecord, decision: Decision): boolean {
  if (line.work !== "inspecting" || !line.inspection?.completedAt) return false;
  const charges = decision.remedies.filter(({ kind }) => kind === "repair").map(({ charge }) => charge);
  return charges.includes("quoted") && !charges.includes("free");
}

/** A refusal tells what was found too, as it is decided on the receipt's facts in the reader's language. */
function receiptView({ context, locale, inside }: Reader, receipt: ReceiptRecord, { parcel }: Decision) {
  return {
    accepted: receipt.accepted,
    facts: plain(receipt.facts),
    refusals: receipt.refusals.map(({ clause, text }) => {
      const card = clauseCard(context.policies, clause, locale);
      const found = parcel?.reasons.find((reason) => reason.clause === clause)?.text;
      return { clause: card, text: found ?? (card.text || text) };
    }),
    accessories: receipt.accessories,
    note: inside ? receipt.note : "",
    by: receipt.receivedBy,
    at: receipt.receivedAt.toISOString(),
  };
}

function inspectionView({ inside }: Reader, inspection: InspectionRecord, { findings, outlook }: LineParts) {
  return {
    id: inspection.id,
    findings: plain(inspection.findings),
    faultCodes: inspection.faultCodes.map((fault) => ({ ...fault })),
    notes: inside ? inspection.notes : "",
    startedBy: inspection.startedBy,
    startedAt: inspection.startedAt.toISOString(),
    completedBy: inspection.completedBy,
    completedAt: inspection.completedAt?.toISOString() ?? null,
    etag: `"${inspection.version}"`,
    questions: [...findings],
    card: outlook,
  };
}

function repairView({ context, locale }: Reader, repair: RepairRecord) {
  return {
    id: repair.id,
    charge: repair.charge,
    clauses: repair.clauses.map((clause) => clauseCard(context.policies, clause, locale)),
    workDone: repair.workDone,
    parts: repair.parts.map((part) => ({ ...part })),
    labourMinutes: repair.labourMinutes,
    startedBy: repair.startedBy,
    startedAt: repair.startedAt.toISOString(),
    completedAt: repair.completedAt?.toISOString() ?? null,
    coveredUntil: repair.coveredUntil,
    etag: `"${repair.version}"`,
    tests: repair.tests.map(({ id, name, passed, result, testedBy, testedAt }) => ({
      id,
      name,
      passed,
      result,
      by: testedBy,
      at: testedAt.toISOString(),
    })),
  };
}

function plain(facts: Facts): Record<string, unknown> {
  return { ...facts };
}

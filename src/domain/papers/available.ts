import { isStaff } from "../../core/actor.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  byCentre,
  type CentreRecord,
  type ClaimRecord,
  custodyLifecycle,
  type LineRecord,
  type QuoteRecord,
  type RefundRecord,
  type Work,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { permission } from "../events/index.ts";
import { goodsOf } from "./goods.ts";
import { isPerUnit, type PaperName } from "./names.ts";

type Look = Pick<Context, "actor">;

/**
 * Whether a paper can be made now of these lines: for one of them, or for as many as it concerns; what is not there yet is refused with
 * what has to come first.
 */
export function paperGuard(
  look: Look,
  record: ClaimRecord,
  { paper, lines }: { readonly paper: PaperName; readonly lines: readonly LineRecord[] },
): Refusal | null {
  const denied = permission(look, "paper.read");
  if (denied) return denied;
  return isPerUnit(paper)
    ? (lines.map((each) => unitGuard(look, record, paper, each)).find((each) => each === null) ??
        (lines[0] ? unitGuard(look, record, paper, lines[0]) : new Refusal("not_found")))
    : claimGuard(look, record, paper, lines);
}

/** Whose units a paper of the claim is about: of each centre its own, since each is a parcel of its own; null: of no centre yet. */
export function partsOf({ lines }: ClaimRecord): { centre: CentreRecord | null; lines: readonly LineRecord[] }[] {
  const parts = byCentre(lines);
  return parts.length > 0 ? parts : [{ centre: null, lines }];
}

/** The units that have a paper of their own of this kind, in the order of the claim. */
export function linesWith(look: Look, record: ClaimRecord, paper: PaperName): readonly LineRecord[] {
  return isPerUnit(paper) ? record.lines.filter((line) => unitGuard(look, record, paper, line) === null) : [];
}

/** The newest quote that the reader may see. */
export function quoteToShow({ actor }: Look, line: LineRecord): QuoteRecord | undefined {
  return line.quotes.find((quote) => isStaff(actor) || quote.sentOn !== null);
}

/** The newest refund of a unit that was approved and did not fail. */
export function refundToNote({ refunds }: ClaimRecord, { id }: LineRecord): RefundRecord | undefined {
  return refunds.findLast(({ lineId, status }) => lineId === id && status !== "requested" && status !== "failed");
}

/** What goes out: units that are ready at the centre, and what is sent for those that never were there; else those of the last parcel sent. */
export function linesGoingBack(record: ClaimRecord, lines: readonly LineRecord[]): readonly LineRecord[] {
  const ready = lines.filter(leaves);
  if (ready.length > 0) return ready;
  const sent = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "outbound" && lines.some(({ id }) => lineIds.includes(id)),
  );
  return lines.filter(({ id }) => sent?.lineIds.includes(id));
}

/** The units that are or were to be sent in. */
export function linesSentIn(lines: readonly LineRecord[]): readonly LineRecord[] {
  const coming = lines.filter(({ custody }) => custody === "with_customer" || custody === "in_transit_in");
  return coming.length > 0 ? coming : lines;
}

function leaves({ custody, work }: LineRecord): boolean {
  if (custody === "at_centre") return leaving.includes(work);
  return work === "replaced" && custodyLifecycle.transitions.sendOut.from.includes(custody);
}

const leaving: readonly Work[] = ["ready", "no_fault_found", "returned_unrepaired", "replaced"];

function claimGuard(look: Look, record: ClaimRecord, ...[paper, lines]: [PaperName, readonly LineRecord[]]) {
  switch (paper) {
    case "authorization-slip":
      return unauthorized(record, lines);
    case "commercial-invoice":
      return unauthorized(record, lines) ?? customs(look, record, { lines: linesSentIn(lines), way: "in" });
    case "receiving-report":
      return lines.some(({ receipt }) => receipt) ? null : new Refusal("paper_after_receipt");
    case "packing-list":
      return goesBack(record, lines) ? null : (unauthorized(record, lines) ?? new Refusal("paper_after_work"));
    case "return-invoice":
      if (!goesBack(record, lines)) return new Refusal("paper_after_work");
      return customs(look, record, { lines: linesGoingBack(record, lines), way: "out" });
    default:
      throw new Error(`${paper} is about one unit`);
  }
}

function unitGuard(look: Look, record: ClaimRecord, ...[paper, line]: [PaperName, LineRecord]): Refusal | null {
  switch (paper) {
    case "decision-sheet":
      return line.decision ? null : new Refusal("paper_after_decision");
    case "inspection-report":
      return line.inspection?.completedAt ? null : new Refusal("paper_after_inspection");
    case "quote":
      return quoteToShow(look, line) ? null : new Refusal("paper_after_quote");
    case "repair-report":
      return line.repair?.completedAt ? null : new Refusal("paper_after_repair");
    case "refund-note":
      return refundToNote(record, line) ? null : new Refusal("paper_after_refund");
    default:
      throw new Error(`${paper} is about the claim`);
  }
}

function unauthorized({ rmaNumber }: ClaimRecord, [first]: readonly LineRecord[]): Refusal | null {
  return rmaNumber && first?.centre ? null : new Refusal("paper_after_authorization");
}

function goesBack(record: ClaimRecord, lines: readonly LineRecord[]): boolean {
  return linesGoingBack(record, lines).length > 0;
}

function customs(look: Look, record: ClaimRecord, travelling: Parameters<typeof goodsOf>[2]): Refusal | null {
  const goods = goodsOf(look, record, travelling);
  return goods instanceof Refusal ? goods : null;
}

import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, LineRecord } from "../../domain/claims/index.ts";
import type { Context } from "../../domain/context.ts";
import { isPerUnit, linesWith, type PaperName, paperGuard, partsOf, refundToNote } from "../../domain/papers/index.ts";
import { expectedOnAccount } from "../../domain/refunds/index.ts";
import { readerOf } from "../reader.ts";
import { decisionSheet } from "./decision-sheet.ts";
import { inspectionReport } from "./inspection.ts";
import { commercialInvoice, returnInvoice } from "./invoice.ts";
import type { MadePaper, Making } from "./making.ts";
import { packingList } from "./packing-list.ts";
import { quotePaper } from "./quote.ts";
import { receivingReport } from "./receiving.ts";
import { refundNote } from "./refund-note.ts";
import { repairReport } from "./repair.ts";
import { authorizationSlip } from "./slip.ts";
import { paperWords } from "./texts/index.ts";
import { writingIn } from "./writing.ts";

/** Which paper of a claim is asked for, of which of its lines, and in which language. */
export interface Wanted {
  readonly paper: PaperName;
  /** Left out: the first of the claim's parts that has it. */
  readonly lines?: readonly LineRecord[];
  readonly locale: Locale;
}

/** Makes a paper from the claim as the reader has it; refuses one that is not there yet, or that would have to be invented. */
export function makePaper(
  context: Context,
  record: ClaimRecord,
  of: Pick<Making, "seller" | "issuer">,
  wanted: Wanted,
): MadePaper {
  const { paper, locale, lines = partWith(context, record, paper) } = wanted;
  const refusal = paperGuard(context, record, { paper, lines });
  if (refusal) throw refusal;
  const reader = { ...readerOf({ ...context, actor: { ...context.actor, locale } }), inside: false };
  const making: Making = { ...of, reader, record, words: paperWords[locale], write: writingIn(locale) };
  return makers[paper](making, lines);
}

const makers: Readonly<Record<PaperName, (making: Making, lines: readonly LineRecord[]) => MadePaper>> = {
  "authorization-slip": authorizationSlip,
  "commercial-invoice": commercialInvoice,
  "receiving-report": receivingReport,
  "packing-list": packingList,
  "return-invoice": returnInvoice,
  "decision-sheet": aboutOne("decision-sheet", decisionSheet),
  "inspection-report": aboutOne("inspection-report", inspectionReport),
  quote: aboutOne("quote", quotePaper),
  "repair-report": aboutOne("repair-report", repairReport),
  "refund-note": aboutOne("refund-note", (making, line) => {
    const { reader, record } = making;
    const refund = refundToNote(record, line)!;
    return refundNote(making, line, { refund, expected: expectedOnAccount(reader.context, record, refund) });
  }),
};

/** The lines that a paper is about where nobody says which: all that one unit's is looked for among, or the first part that has it. */
export function partWith(context: Context, record: ClaimRecord, paper: PaperName): readonly LineRecord[] {
  if (isPerUnit(paper)) return record.lines;
  const parts = partsOf(record);
  const ready = parts.find(({ lines }) => paperGuard(context, record, { paper, lines }) === null);
  return (ready ?? parts[0])?.lines ?? [];
}

/** A paper about the first of the lines that has one. */
function aboutOne(paper: PaperName, make: (making: Making, line: LineRecord) => MadePaper) {
  return (making: Making, lines: readonly LineRecord[]): MadePaper => {
    const ready = linesWith(making.reader.context, making.record, paper);
    const own = lines.find((line) => ready.includes(line));
    if (!own) throw new Refusal("not_found");
    return make(making, own);
  };
}

import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, LineRecord } from "../../domain/claims/index.ts";
import type { Context } from "../../domain/context.ts";
import { linesWith, type PaperName, paperGuard, refundToNote } from "../../domain/papers/index.ts";
import { expectedOnAccount } from "../../domain/refunds/index.ts";
import type { SellerRecord } from "../../domain/sellers/index.ts";
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

/** Which paper of a claim is asked for, and in which language. */
export interface Wanted {
  readonly paper: PaperName;
  readonly line: LineRecord | null;
  readonly locale: Locale;
}

/** Makes a paper from the claim as the reader has it; refuses one that is not there yet, or that would have to be invented. */
export function makePaper(context: Context, record: ClaimRecord, seller: SellerRecord, wanted: Wanted): MadePaper {
  const { paper, line, locale } = wanted;
  const refusal = paperGuard(context, record, { paper, line });
  if (refusal) throw refusal;
  const reader = { ...readerOf({ ...context, actor: { ...context.actor, locale } }), inside: false };
  const making: Making = { reader, record, seller, words: paperWords[locale], write: writingIn(locale) };
  return makers[paper](making, line);
}

const makers: Readonly<Record<PaperName, (making: Making, line: LineRecord | null) => MadePaper>> = {
  "authorization-slip": authorizationSlip,
  "commercial-invoice": (making, line) => commercialInvoice(making, linesOf(making, line)),
  "receiving-report": (making, line) => receivingReport(making, linesOf(making, line)),
  "packing-list": (making, line) => packingList(making, linesOf(making, line)),
  "return-invoice": (making, line) => returnInvoice(making, linesOf(making, line)),
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

function linesOf({ record }: Making, line: LineRecord | null): readonly LineRecord[] {
  return line ? [line] : record.lines;
}

/** A paper about the unit that was asked for, or the first that has one. */
function aboutOne(paper: PaperName, make: (making: Making, line: LineRecord) => MadePaper) {
  return (making: Making, line: LineRecord | null): MadePaper => {
    const own = line ?? linesWith(making.reader.context, making.record, paper)[0];
    if (!own) throw new Refusal("not_found");
    return make(making, own);
  };
}

import { fill } from "../../core/refusal.ts";
import type { LineRecord, RefundRecord } from "../../domain/claims/index.ts";
import { arrivalOf, type Expected } from "../../domain/refunds/index.ts";
import { dayOf } from "../reader.ts";
import { clausesBlock, customerParty, framed, type MadePaper, type Making, modelOf } from "./making.ts";

/** A refund, and by when the money should be on the customer's account. */
export interface NotedRefund {
  readonly refund: RefundRecord;
  readonly expected: Expected;
}

/** What is paid back to the customer, what is kept and by which clause, how, and by when it should be there. */
export function refundNote(making: Making, line: LineRecord, { refund, expected }: NotedRefund): MadePaper {
  const { record, words, write, reader } = making;
  const arrived = arrivalOf(refund);
  const on = refund.settledOn ?? refund.sentOn ?? dayOf(reader, refund.approvedAt ?? refund.requestedAt);
  const said =
    arrived !== null ? words.refundSettled : refund.status === "approved" ? words.refundApproved : words.refundSent;
  const arrival = arrived
    ? { label: words.settledOn, value: write.day(arrived) }
    : { label: words.expectedOn, value: write.day(expected.by) };
  return framed(making, {
    title: words.titles["refund-note"],
    number: refund.number,
    on,
    facts: [
      { label: words.refundNumber, value: refund.number, code: true },
      { label: words.method, value: words.methods[refund.method] },
      arrival,
      ...(refund.reference ? [{ label: words.reference, value: refund.reference, code: true }] : []),
    ],
    parties: [
      customerParty(making, words.customer),
      { label: words.unit, name: modelOf(making, line), lines: [line.serial, `${words.claim} ${record.number}`] },
    ],
    blocks: [
      {
        is: "statement",
        tone: arrived ? "good" : "plain",
        text: fill(said, { amount: write.money(refund.amount) }),
      },
      {
        is: "table",
        title: words.refundOf,
        columns: [
          { label: words.description, share: 3 },
          { label: words.clause, share: 1 },
          { label: words.amount, share: 0, right: true },
        ],
        rows: [
          [words.refundSources[refund.source], "", write.money(refund.gross)],
          ...refund.deductions.map(({ kind, percent, amount, clause }) => [
            percent === null
              ? words.deductions[kind]
              : fill(words.percentOf, { what: words.deductions[kind], percent: write.number(percent) }),
            clause ?? "",
            write.money({ ...amount, amount: -amount.amount }),
          ]),
        ],
        totals: [{ label: words.total, value: write.money(refund.amount), strong: true }],
      },
      // Where nobody wrote a reason the clauses stand for it, and they stand below.
      refund.reason === refund.clauses.join(", ")
        ? null
        : { is: "words", title: words.refundReason, text: refund.reason },
      clausesBlock(making, words.restsOn, [
        ...refund.clauses,
        ...refund.deductions.flatMap(({ clause }) => clause ?? []),
        ...(arrived ? [] : expected.clauses),
      ]),
    ],
  });
}

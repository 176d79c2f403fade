import type { LineRecord } from "../../domain/claims/index.ts";
import { stateWords } from "../../domain/events/index.ts";
import { quoteToShow } from "../../domain/papers/index.ts";
import { clausesBlock, customerParty, framed, type MadePaper, type Making, modelOf } from "./making.ts";

/** What the repair of one unit costs, item by item, and until when the offer stands. */
export function quotePaper(making: Making, line: LineRecord): MadePaper {
  const { record, words, write, reader } = making;
  const quote = quoteToShow(reader.context, line)!;
  const { number, revision, items, total, expiresOn, sentOn, status, note, clauses } = quote;
  return framed(making, {
    title: words.titles.quote,
    number,
    on: sentOn ?? reader.today,
    facts: [
      {
        label: words.quoteNumber,
        value: revision > 1 ? `${number} · ${words.revision} ${revision}` : number,
        code: true,
      },
      { label: words.sentOn, value: sentOn ? write.day(sentOn) : words.none },
      { label: words.validUntil, value: write.day(expiresOn) },
      { label: words.status, value: stateWords.quote[status][reader.locale] },
    ],
    parties: [
      customerParty(making, words.customer),
      {
        label: words.unit,
        name: modelOf(making, line),
        lines: [line.serial, `${words.claim} ${record.number}`],
      },
    ],
    blocks: [
      {
        is: "table",
        title: "",
        columns: [
          { label: words.description, share: 1 },
          { label: words.kind, share: 0 },
          { label: words.quantity, share: 0, right: true },
          { label: words.each, share: 0, right: true },
          { label: words.amount, share: 0, right: true },
        ],
        rows: items.map((item) => [
          item.text,
          words.items[item.kind],
          write.number(item.quantity),
          write.money(item.unitAmount),
          write.money(item.amount),
        ]),
        totals: [{ label: words.total, value: write.money(total), strong: true }],
      },
      note === "" ? null : { is: "words", title: words.quoteNote, text: note },
      { is: "words", title: note === "" ? words.quoteNote : "", text: words.quoteFree },
      accountBlock(making, total.currency, number),
      clausesBlock(making, words.restsOn, clauses),
    ],
  });
}

/** Where to send the money: the seller's account in the quote's currency, else its first; nothing where it has none. */
function accountBlock({ words, reader }: Making, currency: string, number: string) {
  const { bankAccounts } = reader.context.seller.payments;
  const account = bankAccounts.find((one) => one.currency === currency) ?? bankAccounts[0];
  if (!account) return null;
  const { holder, bank, note } = account;
  const lines = [holder, bank, account.number, account.code, note, `${words.payReference}: ${number}`];
  return { is: "words" as const, title: words.payTo, text: lines.filter(Boolean).join("\n") };
}

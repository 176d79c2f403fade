import { instantWords } from "../../core/formats.ts";
import { fill } from "../../core/refusal.ts";
import type { Context } from "../../domain/context.ts";
import { titleIn } from "../../domain/products/index.ts";
import type { SellerRecord } from "../../domain/sellers/index.ts";
import type { Acknowledged } from "../../domain/withdrawals/index.ts";
import { clauseCard } from "../clause-card.ts";
import { dayOf, readerOf } from "../reader.ts";
import { inFrame, type MadePaper } from "./making.ts";
import { paperWords } from "./texts/index.ts";
import { writingIn } from "./writing.ts";

/** The acknowledgement of a withdrawal: what was stated, by whom, and the date and time it came in (EU-WITHDRAW-ONLINE). */
export function withdrawalPaper(context: Context, told: Acknowledged, seller: SellerRecord): MadePaper {
  const { order, withdrawal, locale } = told;
  const reader = { ...readerOf({ ...context, actor: { ...context.actor, locale } }), inside: false };
  const [words, write] = [paperWords[locale], writingIn(locale)];
  const at = instantWords(withdrawal.confirmedAt, locale, context.seller.timeZone);
  const { text, source } = clauseCard(context.policies, withdrawal.clause, locale);
  return inFrame(
    { reader, seller, words },
    {
      title: words.withdrawalTitle,
      number: withdrawal.number,
      on: dayOf(reader, withdrawal.confirmedAt),
      facts: [
        { label: words.withdrawal, value: withdrawal.number, code: true },
        { label: words.order, value: order.number ?? "", code: true },
        ...(order.submittedAt ? [{ label: words.orderedOn, value: write.day(dayOf(reader, order.submittedAt)) }] : []),
        ...(order.deliveredOn ? [{ label: words.arrivedOn, value: write.day(order.deliveredOn) }] : []),
      ],
      parties: [
        { label: words.customer, name: withdrawal.name, lines: [withdrawal.email] },
        { label: words.seller, name: seller.name, lines: [seller.email] },
      ],
      blocks: [
        {
          is: "statement",
          tone: "good",
          text: fill(words.withdrawn, { name: withdrawal.name, order: order.number ?? "" }),
          note: fill(words.withdrawnAt, { at }),
        },
        {
          is: "table",
          title: words.withdrawnFrom,
          columns: [
            { label: words.description, share: 5 },
            { label: words.quantity, share: 0, right: true },
            { label: words.each, share: 0, right: true },
          ],
          rows: withdrawal.lines.flatMap(({ lineId, quantity }) => {
            const line = order.lines.find(({ id }) => id === lineId);
            if (!line) return [];
            const title = titleIn(line.title, locale, context.seller);
            return [[`${title} (${line.code})`, write.number(quantity), write.money(line.price)]];
          }),
        },
        {
          is: "steps",
          title: words.whatFollows,
          mark: "dot",
          items: [
            ...(withdrawal.refundBy ? [{ text: fill(words.refundBy, { day: write.day(withdrawal.refundBy) }) }] : []),
            ...(withdrawal.sendBackBy
              ? [
                  {
                    text: `${fill(words.sendBackBy, { day: write.day(withdrawal.sendBackBy) })} ${
                      withdrawal.customerPaysReturn ? words.youPayReturn : words.wePayReturn
                    }`,
                  },
                ]
              : []),
            { text, rests: { clause: withdrawal.clause, source } },
          ],
        },
      ],
    },
    order.address?.country ?? order.customer.country ?? "",
  );
}

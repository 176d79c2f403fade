import type { Claim } from "../data.ts";
import { useText } from "../text.ts";
import { moneyTexts } from "../texts/money/index.ts";
import { ClauseChips } from "./ClauseChip.tsx";
import { MoneyText } from "./Money.tsx";
import classes from "./ui.module.css";

/** What a refund comes to. */
export type RefundSum = Pick<Claim["refunds"][number], "gross" | "deductions" | "amount">;

/** What is given back, what is kept of it by which clause, and what goes back. */
export function RefundSums({ refund }: { readonly refund: RefundSum }) {
  const say = useText(moneyTexts);
  return (
    <table className={classes["sums"]}>
      <tbody>
        <tr>
          <th scope="row">{say("gross")}</th>
          <td>
            <MoneyText money={refund.gross} />
          </td>
        </tr>
        {refund.deductions.map(({ kind, percent, amount, clause }, at) => (
          <tr key={`${at} ${kind} ${clause?.id}`}>
            <th scope="row">
              {say(`kept.${kind}`)} {percent !== null && say("percentOf", { percent })}{" "}
              {clause && <ClauseChips clauses={[clause]} />}
            </th>
            <td>
              − <MoneyText money={amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say("net")}</th>
          <td>
            <MoneyText money={refund.amount} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

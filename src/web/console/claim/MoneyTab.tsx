import { Group, Stack, Text } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { PaymentReview, PaymentStatusMark } from "../money/PaymentReview.tsx";
import { RefundCard } from "../money/RefundCard.tsx";
import { RefundForm } from "../money/RefundForm.tsx";
import classes from "./claim.module.css";
import { Reimbursements } from "./Reimbursements.tsx";

/** The payments of a claim's quotes, each with its proof and the review; what goes back; and asking for it. */
export function MoneyTab({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const sayOffice = useText(officeTexts);
  const me = useMe();
  const paid = claim.lines.flatMap((line) =>
    line.quotes.flatMap((quote) => (quote.payment ? [{ line, quote, payment: quote.payment }] : [])),
  );
  return (
    <Stack gap="md">
      {paid.length === 0 && claim.refunds.length === 0 && <Text c="dimmed">{say("noMoney")}</Text>}
      {paid.map(({ line, quote, payment }) => (
        <section key={payment.id} className={classes["block"]}>
          <Group gap="sm">
            <h2>
              {quote.number} · {say("lineOf", { n: line.position })}
            </h2>
            <PaymentStatusMark status={payment.status} />
          </Group>
          {payment.rejectionReason && <Text c="dimmed">{payment.rejectionReason}</Text>}
          {payment.reviewedBy && (
            <Text size="sm" c="dimmed">
              {sayOffice("reviewedBy", { name: payment.reviewedBy })}
            </Text>
          )}
          <PaymentReview payment={payment} />
        </section>
      ))}
      {claim.refunds.map((refund) => (
        <section key={refund.id} className={classes["block"]}>
          <RefundCard refund={refund} />
        </section>
      ))}
      {me?.abilities["reimbursement.read"]?.allowed && <Reimbursements claim={claim} />}
      <Group gap="xs">
        {claim.lines.map((line) => (
          <RefundForm key={line.id} claim={claim} line={line} />
        ))}
      </Group>
    </Stack>
  );
}

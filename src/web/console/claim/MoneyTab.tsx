import { Group, Stack, Text } from "@mantine/core";
import type { Claim, ClaimLine } from "../../data.ts";
import { useMe } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { PaymentReview, PaymentStatusMark } from "../money/PaymentReview.tsx";
import { RefundCard } from "../money/RefundCard.tsx";
import { RefundForm } from "../money/RefundForm.tsx";
import classes from "./claim.module.css";
import { Reimbursements } from "./Reimbursements.tsx";

/** The payments of a claim's quotes, each with its proof and the review; what goes back; and asking for it for the chosen unit. */
export function MoneyTab({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine | undefined }) {
  const say = useText(claimTexts);
  const sayOffice = useText(officeTexts);
  const me = useMe();
  const paid = claim.lines.flatMap((each) =>
    each.quotes.flatMap((quote) => (quote.payment ? [{ of: each, quote, payment: quote.payment }] : [])),
  );
  return (
    <Stack gap="md">
      {paid.length === 0 && claim.refunds.length === 0 && <Text c="dimmed">{say("noMoney")}</Text>}
      {paid.map(({ of, quote, payment }) => (
        <section key={payment.id} className={classes["block"]}>
          <Group gap="sm">
            <h2>
              {quote.number} · {say("lineOf", { n: of.position })}
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
      {line && (
        <Group gap="xs">
          <RefundForm key={line.id} claim={claim} line={line} />
          {claim.lines.length > 1 && (
            <Text size="sm" c="dimmed">
              {say("lineOf", { n: line.position })} · <span className="mono">{line.serial}</span>
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

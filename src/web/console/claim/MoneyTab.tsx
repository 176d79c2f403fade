import { Group, Stack, Text } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { PaymentReview, PaymentStatusMark } from "../money/PaymentReview.tsx";
import classes from "./claim.module.css";

/** The payments of a claim's quotes, each with its proof and the review. */
export function MoneyTab({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const sayOffice = useText(officeTexts);
  const paid = claim.lines.flatMap((line) =>
    line.quotes.flatMap((quote) => (quote.payment ? [{ line, quote, payment: quote.payment }] : [])),
  );
  if (paid.length === 0) return <Text c="dimmed">{say("noMoney")}</Text>;
  return (
    <Stack gap="md">
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
    </Stack>
  );
}

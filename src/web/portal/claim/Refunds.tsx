import { Stack, Text, Title } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { RefundSums } from "../../ui/RefundSums.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import classes from "../portal.module.css";
import { Section } from "./Section.tsx";

type Refund = Claim["refunds"][number];

const looks = {
  requested: { tone: "plain", word: "youGetBack" },
  approved: { tone: "open", word: "youGetBack" },
  sent: { tone: "open", word: "youGetBack" },
  settled: { tone: "good", word: "gotBack" },
  failed: { tone: "bad", word: "notBack" },
} as const satisfies Record<Refund["status"], { tone: Tone; word: string }>;

/** Between which days the money is on the account, or since when it is. */
export function Arrival({ refund: { expected, settledOn } }: { readonly refund: Refund }) {
  const say = useText(moneyTexts);
  const format = useFormat();
  if (expected)
    return <Text>{say("onAccount", { from: format.day(expected.from), by: format.day(expected.by) })}</Text>;
  return settledOn ? <Text>{say("onAccountSince", { day: format.day(settledOn) })}</Text> : null;
}

/** What goes back to the customer, how it was worked out, and by when it is on their account. */
export function Refunds({ claim }: { readonly claim: Claim }) {
  const say = useText(moneyTexts);
  const format = useFormat();
  return (
    <Section title={say("refundsTitle")} id="refunds">
      <Stack gap="md">
        {claim.refunds.map((refund) => (
          <article key={refund.id} className={classes["card"]}>
            <Stack gap="sm">
              <Title order={3}>{say(looks[refund.status].word, { amount: format.money(refund.amount) })}</Title>
              <div>
                <Mark tone={looks[refund.status].tone}>{refund.statusText}</Mark>
              </div>
              <Arrival refund={refund} />
              <RefundSums refund={refund} />
              <Text size="sm" c="dimmed">
                {say(`method.${refund.method}`)}
                {refund.reference && ` · ${say("reference")} ${refund.reference}`} · {refund.number}
              </Text>
              <ClauseChips clauses={[...refund.clauses, ...(refund.expected?.clauses ?? [])]} />
            </Stack>
          </article>
        ))}
      </Stack>
    </Section>
  );
}

import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, type Quote, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { MoneyTable } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { QuoteStatusMark } from "../QuoteStatusMark.tsx";
import { may } from "./actions.ts";
import classes from "./claim.module.css";
import { QuoteEditor } from "./QuoteEditor.tsx";

/** The quotes for one unit, newest first, and the editor for a new one. */
export function QuoteTab({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(claimTexts);
  const sayOffice = useText(officeTexts);
  const [writing, setWriting] = useState(false);
  const ability = line.abilities["quote.draft"];
  const [newest] = line.quotes;
  const blank = line.quotes.length === 0;
  if (writing || (blank && may(ability))) {
    return (
      <QuoteEditor
        claim={claim}
        line={line}
        {...(newest ? { from: newest } : {})}
        // The first one's editor goes when its quote is there, and must not shut another that was opened since.
        onDone={() => !blank && setWriting(false)}
        closable={!blank}
      />
    );
  }
  return (
    <Stack gap="md">
      {blank && <Text c="dimmed">{say("noQuote")}</Text>}
      {(blank || newest?.status !== "accepted") && ability && (
        <Group>
          <ActionButton
            action={{
              key: "quote.draft",
              label: blank ? say("do.quote.draft") : sayOffice("newRevision"),
              ability,
              onAct: () => setWriting(true),
            }}
          />
        </Group>
      )}
      {line.quotes.map((quote) => (
        <QuoteBlock key={quote.id} quote={quote} />
      ))}
    </Stack>
  );
}

function QuoteBlock({ quote }: { readonly quote: Quote }) {
  const say = useText(claimTexts);
  const sayOffice = useText(officeTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const send = useClaimAction("POST /v1/sellers/{seller}/quotes/{quote}/sending");
  const days = [
    `${sayOffice("expires")} ${format.dayAndDistance(quote.expiresOn)}`,
    quote.sentOn && sayOffice("sentOn", { day: format.day(quote.sentOn) }),
    quote.answeredOn && sayOffice("answeredOn", { day: format.day(quote.answeredOn) }),
  ].filter(Boolean);
  return (
    <section className={classes["block"]}>
      <Group gap="sm">
        <h2>
          {quote.number} · {say("revision", { n: quote.revision })}
        </h2>
        <QuoteStatusMark status={quote.status} />
        <ClauseChips clauses={quote.clauses} />
      </Group>
      <MoneyTable items={quote.items} total={quote.total} />
      <Text size="sm" c="dimmed">
        {days.join(" · ")}
      </Text>
      {quote.note && <Text className={classes["prose"] ?? ""}>{quote.note}</Text>}
      {quote.declineReason && <Text>{sayOffice("declinedBecause", { reason: quote.declineReason })}</Text>}
      <ProblemAlert error={send.error} />
      {quote.status === "draft" && may(quote.abilities["quote.send"]) && (
        <Group>
          <Button loading={send.isPending} onClick={() => send.mutate({ params: { seller: slug, quote: quote.id } })}>
            {sayOffice("sendQuote")}
          </Button>
        </Group>
      )}
    </section>
  );
}

import { Button, Checkbox, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { type Claim, type ClaimLine, type Quote, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Freight } from "../../ui/Freight.tsx";
import { MoneyTable } from "../../ui/Money.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import { withoutQuote } from "./cost-words.ts";
import { QuotePayment } from "./Payment.tsx";
import { Section } from "./Section.tsx";

const looks = {
  draft: { tone: "plain", word: "quoteDraft" },
  sent: { tone: "open", word: "quoteSent" },
  accepted: { tone: "good", word: "quoteAccepted" },
  declined: { tone: "bad", word: "quoteDeclined" },
  expired: { tone: "bad", word: "quoteExpired" },
  superseded: { tone: "plain", word: "quoteSuperseded" },
} as const satisfies Record<Quote["status"], { tone: Tone; word: string }>;

/** What it costs: quotes to accept or decline, payments, or that nothing is to be paid; and who pays the freight. */
export function Cost({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const quotes = claim.lines.flatMap((line) => line.quotes.map((quote) => ({ line, quote })));
  return (
    <Section title={say("costTitle")} id="cost">
      <Stack gap="md">
        {quotes.length === 0 && <Text>{say(withoutQuote(claim))}</Text>}
        <Freight claim={claim} lines={claim.lines} reading="own" />
        <AcceptAll quotes={quotes.map(({ quote }) => quote)} />
        {quotes.map(({ line, quote }) => (
          <QuoteCard key={quote.id} claim={claim} line={line} quote={quote} />
        ))}
      </Stack>
    </Section>
  );
}

/** Accepts every quote that waits, for whoever has many machines in one claim. */
function AcceptAll({ quotes }: { readonly quotes: readonly Quote[] }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const [asking, setAsking] = useState(false);
  const accept = useClaimAction("POST /v1/sellers/{seller}/quotes/{quote}/acceptance");
  const open = quotes.filter((quote) => quote.abilities["quote.accept"]?.allowed);
  const [first] = open;
  if (!first || open.length < 2 || open.some(({ total }) => total.currency !== first.total.currency)) return null;
  const amount = open.reduce((sum, { total }) => sum + total.amount, 0);
  const title = say("quoteAcceptAll", {
    count: open.length,
    amount: format.money({ amount, currency: first.total.currency }),
  });
  const acceptAll = async () => {
    for (const quote of open) await accept.mutateAsync({ params: { seller, quote: quote.id }, body: {} });
    setAsking(false);
  };
  return (
    <>
      <Group>
        <Button variant="default" onClick={() => setAsking(true)}>
          {title}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={title}
        verb={say("quoteAccept")}
        busy={accept.isPending}
        error={accept.error}
        onClose={() => setAsking(false)}
        // What one of them refused is told by the dialog; those before it stay accepted.
        onConfirm={() => void acceptAll().catch(() => undefined)}
      >
        <Text>{say("quoteAcceptAllText")}</Text>
      </ConfirmDialog>
    </>
  );
}

interface QuoteProps {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly quote: Quote;
}

function QuoteCard({ claim, line, quote }: QuoteProps) {
  const say = useText(portalTexts);
  const format = useFormat();
  const { tone, word } = looks[quote.status];
  return (
    <article className={classes["card"]}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3}>
            {say("quoteTitle", { number: quote.number })}{" "}
            <Text span size="sm" c="dimmed" fw={400}>
              {say("quoteFor", { serial: line.serial })}
            </Text>
          </Title>
          <Mark tone={tone}>{say(word)}</Mark>
        </Group>
        <MoneyTable items={quote.items} total={quote.total} />
        {quote.note && <Text className={classes["words"]}>{quote.note}</Text>}
        <ClauseChips clauses={quote.clauses} />
        {quote.status === "sent" && (
          <Text size="sm">{say("quoteValid", { day: format.dayAndDistance(quote.expiresOn) })}</Text>
        )}
        {quote.declineReason && <Text size="sm">{quote.declineReason}</Text>}
        {quote.status === "sent" && <QuoteAnswer quote={quote} />}
        {quote.payment && <QuotePayment claim={claim} quote={quote} payment={quote.payment} />}
      </Stack>
    </article>
  );
}

function QuoteAnswer({ quote }: { readonly quote: Quote }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const [asking, setAsking] = useState<"accept" | "decline" | null>(null);
  const [{ reason, chosen }, put, forget] = useKeptFields(`quote.answer ${quote.id}`, {
    reason: "",
    chosen: [] as readonly number[],
  });
  const shut = () => setAsking(null);
  const done = () => {
    forget();
    shut();
  };
  const accept = useClaimAction("POST /v1/sellers/{seller}/quotes/{quote}/acceptance", done);
  const decline = useClaimAction("POST /v1/sellers/{seller}/quotes/{quote}/decline", done);
  const params = { seller, quote: quote.id };
  const optional = quote.items.filter((item) => item.optional);
  const extra = optional.filter(({ position }) => chosen.includes(position));
  const { currency } = quote.total;
  const comesTo = { amount: extra.reduce((sum, { amount }) => sum + amount.amount, quote.total.amount), currency };
  const ability = (name: string) => quote.abilities[name];
  // Where the policy leaves no such choice (WM-4.3.2, JM-5), its reason stands in the place of the button.
  const refused = ability("quote.decline");
  const barred = refused && !refused.allowed && refused.clauses.length > 0 ? refused : null;
  return (
    <>
      {optional.length > 0 && (
        <Checkbox.Group
          label={say("quoteChoose")}
          value={chosen.map(String)}
          onChange={(positions) => put({ chosen: positions.map(Number) })}
        >
          <Stack gap={6} mt={6}>
            {optional.map((item) => (
              <Checkbox
                key={item.position}
                value={String(item.position)}
                label={`${item.text} (+ ${format.money(item.amount)})`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {extra.length > 0 && (
        <Text fw={600} aria-live="polite">
          {say("quoteComesTo", { amount: format.money(comesTo) })}
        </Text>
      )}
      <Group gap="xs">
        <ActionButton
          main
          action={{
            key: "accept",
            label: say("quoteAccept"),
            ability: ability("quote.accept"),
            onAct: () => setAsking("accept"),
          }}
        />
        {!barred && (
          <ActionButton
            action={{
              key: "decline",
              label: say("quoteDecline"),
              ability: ability("quote.decline"),
              onAct: () => setAsking("decline"),
            }}
          />
        )}
      </Group>
      {barred && (
        <Text size="sm" c="dimmed">
          {[barred.reason, ...barred.clauses].filter(Boolean).join(" · ")}
        </Text>
      )}
      <ConfirmDialog
        opened={asking === "accept"}
        title={say("quoteAcceptTitle", { amount: format.money(comesTo) })}
        verb={say("quoteAccept")}
        busy={accept.isPending}
        error={accept.error}
        onClose={shut}
        onConfirm={() => accept.mutate({ params, body: { with: [...chosen] } })}
      >
        <Text>{say("quoteAcceptText")}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "decline"}
        title={say("quoteDeclineTitle", { number: quote.number })}
        verb={say("quoteDecline")}
        danger
        busy={decline.isPending}
        error={decline.error}
        onClose={shut}
        onConfirm={() => decline.mutate({ params, body: { reason } })}
      >
        <Text>{say("quoteDeclineText")}</Text>
        <Textarea
          label={say("quoteReason")}
          value={reason}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        />
      </ConfirmDialog>
    </>
  );
}

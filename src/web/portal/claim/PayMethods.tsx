import { Button, CopyButton, Loader, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconCopy, IconCreditCard } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Quote, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../portal.module.css";

type Payment = NonNullable<Quote["payment"]>;

/** The seller's accounts for this payment, each line ready to be copied into a banking app. */
export function BankTransfer({ payment, reference }: { readonly payment: Payment; readonly reference: string }) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const seller = useSeller();
  return (
    <Stack gap="xs">
      <Title order={5}>{say("payBank")}</Title>
      <Text>{say("payBankHow", { amount: format.money(payment.amount), reference })}</Text>
      {payment.accounts.length === 0 && <Text>{say("payNoAccount", { email: seller.email })}</Text>}
      {payment.accounts.map((account) => (
        <dl key={account.number} className={classes["account"]}>
          <Copied label={say("holder")} value={account.holder} />
          <Copied label={say("number")} value={account.number} />
          <Copied label={say("code")} value={account.code} />
          <Copied label={say("bank")} value={account.bank} />
          <Copied label={say("reference")} value={reference} />
          {account.note && (
            <div>
              <dt>{say("note")}</dt>
              <dd>{account.note}</dd>
            </div>
          )}
        </dl>
      ))}
    </Stack>
  );
}

function Copied({ label, value }: { readonly label: string; readonly value: string }) {
  const say = useText(moneyTexts);
  if (!value) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="mono">{value}</span>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={copy}
              aria-label={copied ? say("copied") : say("copy", { what: label })}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </Button>
          )}
        </CopyButton>
      </dd>
    </div>
  );
}

/** Pays by card on the provider's page; back from there the claim's page is asked until the provider has said. */
export function CardPayment({ payment }: { readonly payment: Payment }) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const leaving = useRef(false);
  const start = useClaimAction("POST /v1/sellers/{seller}/payments/{payment}/card", () => {
    leaving.current = true;
  });
  const { card } = payment;
  const pending = card?.status === "pending";
  const back = new URLSearchParams(location.search).get("card") === "done";
  useAskAgain(pending && (card.url === null || back));
  useEffect(() => {
    if (leaving.current && card?.url) location.assign(card.url);
  }, [card?.url]);
  const offered = payment.abilities["payment.startCard"];
  if (!offered?.allowed) return null;
  const opening = pending && card.url === null;
  return (
    <Stack gap="xs" align="flex-start">
      <ProblemAlert error={start.error} />
      {card?.status === "failed" && <Text c="dimmed">{say("payCardFailed")}</Text>}
      {pending && back && (
        <Text role="status">
          <Loader size="xs" aria-hidden /> {say("payCardChecking")}
        </Text>
      )}
      {pending && card.url ? (
        <Button component="a" href={card.url} leftSection={<IconCreditCard size={18} aria-hidden />}>
          {say("payCardGo")}
        </Button>
      ) : (
        <Button
          leftSection={<IconCreditCard size={18} aria-hidden />}
          loading={start.isPending || opening}
          onClick={() => start.mutate({ params: { seller, payment: payment.id } })}
        >
          {opening ? say("payCardOpening") : say("payCard", { amount: format.money(payment.amount) })}
        </Button>
      )}
      <Text size="sm" c="dimmed">
        {say("payCardHint")}
      </Text>
    </Stack>
  );
}

/** Asks for the page's answers anew every second while something is awaited. */
function useAskAgain(awaited: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!awaited) return;
    const timer = setInterval(() => void client.invalidateQueries(), 1000);
    return () => clearInterval(timer);
  }, [awaited, client]);
}

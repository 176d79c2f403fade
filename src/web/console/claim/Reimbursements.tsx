import { Button, Group, NumberInput, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { minorDigits } from "../../../core/money.ts";
import { type Claim, type ClaimLine, useAction, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";

/** What the centre asked to be paid for work in warranty, and the way to ask. */
export function Reimbursements({ claim }: { readonly claim: Claim }) {
  const say = useText(centreMoneyTexts);
  const { slug: seller } = useSeller();
  const me = useMe();
  const params = { seller, claim: claim.id };
  const { data, error } = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/reimbursements", { params });
  const [asking, setAsking] = useState<ClaimLine | null>(null);
  const asks = me?.abilities["reimbursement.request"]?.allowed ?? false;
  const done = claim.lines.filter(({ repair }) => repair?.charge === "free" && repair.completedAt !== null);
  const asked = (serial: string) => data?.items.some((item) => item.serial === serial && item.status !== "declined");
  if (!data || (data.items.length === 0 && !(asks && done.length > 0))) return <ProblemAlert error={error} />;
  return (
    <section className={classes["block"]}>
      <h2>{say("askTitle")}</h2>
      {data.items.length === 0 && <Text c="dimmed">{say("askNone")}</Text>}
      {data.items.map(({ id, number, serial, total, statusText, reason }) => (
        <Group key={id} gap="sm">
          <span className="mono">{number}</span>
          <span className="mono">{serial}</span>
          <MoneyText money={total} />
          <Text size="sm" c="dimmed">
            {[statusText, reason].filter(Boolean).join(": ")}
          </Text>
        </Group>
      ))}
      <Group gap="xs">
        {asks &&
          done
            .filter(({ serial }) => !asked(serial))
            .map((line) => (
              <Button key={line.id} variant="default" onClick={() => setAsking(line)}>
                {say("ask")} · {say("lineOf", { n: line.position })}
              </Button>
            ))}
      </Group>
      {asking && (
        <AskToBePaid
          claim={claim.id}
          line={asking}
          rates={data.currencies.find(({ lineId }) => lineId === asking.id)?.currency ?? null}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

interface AskProps {
  readonly claim: string;
  readonly line: ClaimLine;
  /** The currency of the rates; null where none are set, which the asking is refused for. */
  readonly rates: string | null;
  readonly onClose: () => void;
}

function AskToBePaid({ claim, line, rates, onClose }: AskProps) {
  const say = useText(centreMoneyTexts);
  const { slug: seller, currency: own } = useSeller();
  const currency = rates ?? own;
  const digits = minorDigits(currency);
  const parts = ownParts(line);
  const [{ note, prices }, put, forget] = useKeptFields(`reimbursement.request ${line.id}`, {
    note: "",
    prices: {} as Readonly<Record<string, number | string>>,
  });
  const ask = useAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/reimbursement", () => {
    forget();
    onClose();
  });
  const given = parts.filter(({ name }) => (prices[name] ?? "") !== "");
  const otherParts = given.map(({ name }) => ({ name, price: Math.round(Number(prices[name]) * 10 ** digits) }));
  return (
    <ConfirmDialog
      opened
      title={say("askQuestion", { n: line.position })}
      verb={say("ask")}
      busy={ask.isPending}
      error={ask.error}
      onClose={onClose}
      onConfirm={() => ask.mutate({ params: { seller, claim, line: line.id }, body: { note, otherParts } })}
    >
      <Text size="sm">{say("askHint")}</Text>
      {parts.map(({ name, quantity }) => (
        <NumberInput
          key={name}
          label={say("ownPart", { name, quantity, currency })}
          min={0}
          decimalScale={digits}
          value={prices[name] ?? ""}
          error={ask.error?.field(`/otherParts/${given.findIndex((part) => part.name === name)}/price`)}
          onChange={(price) => put({ prices: { ...prices, [name]: price } })}
        />
      ))}
      <Textarea
        label={say("askNote")}
        maxLength={4000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => put({ note: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}

/** Parts of the repair that the shelf's list does not know, each name once. */
function ownParts({ repair }: ClaimLine): { name: string; quantity: number }[] {
  const counted = new Map<string, number>();
  for (const { partId, name, quantity } of repair?.parts ?? [])
    if (!partId) counted.set(name, (counted.get(name) ?? 0) + quantity);
  return [...counted].map(([name, quantity]) => ({ name, quantity }));
}

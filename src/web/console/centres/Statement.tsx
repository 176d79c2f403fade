import { Anchor, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Money } from "../../../core/money.ts";
import { useAction, useAnswer } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "../console.module.css";
import { type Reimbursement, useReimbursementColumns } from "./OpenReimbursements.tsx";

/** What a centre is owed for a month. */
export function Statement({ centre }: { readonly centre: string }) {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const [month, setMonth] = useState<string>(() => today().slice(0, 7));
  const [paying, setPaying] = useState<Money | null>(null);
  const state: Column<Reimbursement> = {
    key: "state",
    label: say("state"),
    from: 640,
    cell: ({ statusText, paidOn }) => (paidOn ? `${statusText}: ${format.day(paidOn)}` : statusText),
  };
  const columns = [...useReimbursementColumns(), state];
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centres/{centre}/statement", {
    params: { seller, centre },
    query: { month },
  });
  const csv = `/v1/sellers/${encodeURIComponent(seller)}/centres/${centre}/statement/table?month=${month}`;
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("statement")}</h2>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          type="month"
          label={say("month")}
          value={month}
          onChange={(event) => event.currentTarget.value && setMonth(event.currentTarget.value)}
        />
        <Anchor href={csv} download={`statement-${month}.csv`} size="sm">
          {say("csv")}
        </Anchor>
      </Group>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={2} height={36} />}
      {data?.items.length === 0 && <Text c="dimmed">{say("noneApproved")}</Text>}
      {data && data.items.length > 0 && (
        <DenseTable label={say("statement")} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      )}
      {data?.totals.map(({ total, due }) => (
        <Group key={total.currency} justify="flex-end" gap="md" mt="xs">
          <Text fw={600}>
            {say("total")}: {format.money(total)}
          </Text>
          <Text fw={600}>
            {say("due")}: {format.money(due)}
          </Text>
          {due.amount > 0 && (
            <ActionButton
              action={{
                key: "pay",
                label: say("markPaid"),
                ability: data.abilities["reimbursement.pay"],
                onAct: () => setPaying(due),
              }}
            />
          )}
        </Group>
      ))}
      {data && data.payments.length > 0 && (
        <ul className="unstyled-list">
          {data.payments.map(({ id, amount, paidOn, reference, paidBy }) => (
            <li key={id}>
              <Text size="sm" c="dimmed" ta="right">
                {say("paidWith", { amount: format.money(amount), day: format.day(paidOn), reference, name: paidBy })}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {paying && <Pay centre={centre} month={month} total={paying} onClose={() => setPaying(null)} />}
    </section>
  );
}

interface PayProps {
  readonly centre: string;
  readonly month: string;
  readonly total: Money;
  readonly onClose: () => void;
}

function Pay({ centre, month, total, onClose }: PayProps) {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const key = `reimbursement.pay ${centre} ${month} ${total.currency}`;
  const [{ reference, paidOn }, put, forget] = useKeptFields(key, { reference: "", paidOn: today() as string });
  const pay = useAction("POST /v1/sellers/{seller}/centres/{centre}/statement/payments", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={say("markPaidQuestion", { total: format.money(total), month })}
      verb={say("markPaid")}
      busy={pay.isPending}
      error={pay.error}
      disabled={reference.trim() === "" || paidOn === ""}
      onClose={onClose}
      onConfirm={() => pay.mutate({ params: { seller, centre }, body: { month, total, reference, paidOn } })}
    >
      <Text size="sm">{say("markPaidHint")}</Text>
      <TextInput
        data-autofocus
        required
        label={say("reference")}
        maxLength={100}
        value={reference}
        error={pay.error?.field("/reference")}
        onChange={(event) => put({ reference: event.currentTarget.value })}
      />
      <TextInput
        required
        type="date"
        label={say("paidOn")}
        max={today()}
        value={paidOn}
        error={pay.error?.field("/paidOn")}
        onChange={(event) => put({ paidOn: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}

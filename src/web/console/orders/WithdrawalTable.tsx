import { Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { withdrawalTexts } from "../../texts/withdrawals/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKept } from "../../ui/use-kept.ts";

type Row = Answer<"GET /v1/sellers/{seller}/withdrawals">["items"][number];

/** Withdrawals as rows: what is withdrawn from, by when the money must be back, and the next action. */
export function WithdrawalTable({ rows }: { readonly rows: readonly Row[] }) {
  const say = useText(withdrawalTexts);
  const columns = useWithdrawalColumns();
  return <DenseTable label={say("withdrawals")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** The columns of withdrawals, for their list and for an order's page. */
export function useWithdrawalColumns(): Column<Row>[] {
  const say = useText(withdrawalTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    { key: "number", label: say("number"), cell: ({ number }) => <b>{number}</b> },
    {
      key: "order",
      label: say("order"),
      cell: ({ orderNumber }) => (
        <TextLink to="/$seller/console/orders/$order" params={{ seller: slug, order: orderNumber }} data-row size="md">
          {orderNumber}
        </TextLink>
      ),
    },
    { key: "customer", label: sayConsole("customer"), from: 640, cell: ({ customer }) => customer },
    {
      key: "goods",
      label: say("goods"),
      from: 960,
      cell: ({ goods }) => goods.map(({ title, quantity }) => `${title} ×${quantity}`).join(", "),
    },
    {
      key: "notice",
      label: say("notice"),
      from: 800,
      cell: ({ confirmedAt }) => format.day(format.dayOf(confirmedAt)),
    },
    {
      key: "refundBy",
      label: say("refundBy"),
      cell: ({ refundBy, late }) => (
        <Group gap={6} wrap="nowrap">
          {refundBy && format.day(refundBy)}
          {late && (
            <Mark tone="bad" icon="late">
              {say("late")}
            </Mark>
          )}
        </Group>
      ),
    },
    {
      key: "state",
      label: say("state"),
      from: 480,
      cell: ({ refund, takenOff, goodsOn, sendBackBy }) => {
        if (refund) return say("state.refunded", { number: refund.number, status: refund.statusText });
        if (takenOff) return say("state.takenOff");
        if (goodsOn) return say("state.refund", { day: format.day(goodsOn) });
        return say(sendBackBy ? "state.goods" : "state.unsent");
      },
    },
    { key: "next", label: say("next"), cell: (row) => <NextActions row={row} /> },
  ];
}

/** The goods are waited for first; the money may be sent back before they come. */
function NextActions({ row }: { readonly row: Row }) {
  const say = useText(withdrawalTexts);
  const [asked, setAsked] = useState<"goods" | "refund" | null>(null);
  const close = () => setAsked(null);
  const { abilities, goodsOn, refundId, takenOff, sendBackBy } = row;
  return (
    <Group gap={6} wrap="nowrap">
      {sendBackBy && !goodsOn && (
        <ActionButton
          compact
          action={{
            key: "goods",
            label: say("goodsCame"),
            ability: abilities["withdrawal.goods"],
            onAct: () => setAsked("goods"),
          }}
        />
      )}
      {!refundId && !takenOff && (
        <ActionButton
          compact
          action={{
            key: "refund",
            label: say("askRefund"),
            ability: abilities["withdrawal.refund"],
            onAct: () => setAsked("refund"),
          }}
        />
      )}
      {asked === "goods" && <GoodsDialog row={row} onClose={close} />}
      {asked === "refund" && <RefundDialog row={row} onClose={close} />}
    </Group>
  );
}

interface DialogProps {
  readonly row: Row;
  readonly onClose: () => void;
}

function GoodsDialog({ row, onClose }: DialogProps) {
  const say = useText(withdrawalTexts);
  const seller = useSeller().slug;
  const [goodsOn, setGoodsOn, forget] = useKept<string>(`withdrawal.goods ${row.id}`, today());
  const act = useAction("POST /v1/sellers/{seller}/withdrawals/{withdrawal}/goods", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={`${say("goodsCame")}: ${row.number}`}
      verb={say("goodsCame")}
      busy={act.isPending}
      disabled={goodsOn === ""}
      error={act.error}
      onClose={onClose}
      onConfirm={() => act.mutate({ params: { seller, withdrawal: row.id }, body: { goodsOn } })}
    >
      <TextInput
        data-autofocus
        type="date"
        label={say("goodsOn")}
        description={say("goodsCameHelp")}
        value={goodsOn}
        error={act.error?.field("/goodsOn")}
        onChange={(event) => setGoodsOn(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function RefundDialog({ row, onClose }: DialogProps) {
  const say = useText(withdrawalTexts);
  const seller = useSeller().slug;
  const act = useAction("POST /v1/sellers/{seller}/withdrawals/{withdrawal}/refund", onClose);
  return (
    <ConfirmDialog
      opened
      title={`${say("askRefund")}: ${row.number}`}
      verb={say("askRefund")}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() => act.mutate({ params: { seller, withdrawal: row.id } })}
    >
      <Text>{say("askRefundHelp", { number: row.number })}</Text>
    </ConfirmDialog>
  );
}

import { Button, Group, NumberInput, TextInput } from "@mantine/core";
import { IconBox, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { minorDigits } from "../../../core/money.ts";
import { Problem } from "../../client.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { PageHead } from "../PageHead.tsx";
import { forgetStock, StockDialog } from "../StockDialog.tsx";

export type Part = Answer<"GET /v1/sellers/{seller}/parts">["items"][number];

/** The shelf: what parts there are, how many of each, and what is to be bought. */
export function PartsPage() {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/parts", { params: { seller: slug } });
  const manages = useMe()?.abilities["part.manage"]?.allowed ?? false;
  const columns = useColumns(manages);
  return (
    <>
      <PageHead title={`${sayConsole("bench")}: ${say("parts")}`}>
        {manages && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {say("newPart")}
          </Button>
        )}
      </PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} height={36} />}
      {data && data.items.length === 0 && (
        <EmptyState icon={<IconBox size={24} />} title={say("noParts")} text={say("noPartsHint")} />
      )}
      {data && data.items.length > 0 && (
        <DenseTable label={say("parts")} columns={columns} rows={data.items} rowKey={(part) => part.id} />
      )}
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function useColumns(manages: boolean): Column<Part>[] {
  const say = useText(workTexts);
  const format = useFormat();
  return [
    { key: "code", label: say("partCode"), cell: (part) => <span className="mono">{part.code}</span> },
    { key: "name", label: say("part"), cell: (part) => part.name },
    { key: "value", label: say("partValue"), align: "right", from: 640, cell: (part) => format.money(part.value) },
    { key: "stock", label: say("onShelf"), align: "right", cell: (part) => format.number(part.stock) },
    { key: "low", label: "", cell: (part) => part.low && <Mark tone="bad">{say("buy")}</Mark> },
    { key: "do", label: "", align: "right", cell: (part) => manages && <StockButtons part={part} /> },
  ];
}

function StockButtons({ part }: { readonly part: Part }) {
  const say = useText(workTexts);
  const [reason, setReason] = useState<"received" | "counted" | null>(null);
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Button size="compact-sm" variant="default" onClick={() => setReason("received")}>
        {say("stock.received")}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason("counted")}>
        {say("stock.counted")}
      </Button>
      {reason && <PartStock part={part} reason={reason} onClose={() => setReason(null)} />}
    </Group>
  );
}

interface StockProps {
  readonly part: Part;
  readonly reason: "received" | "counted";
  readonly onClose: () => void;
}

function PartStock({ part, reason, onClose }: StockProps) {
  const { slug } = useSeller();
  const action = useAction("POST /v1/sellers/{seller}/parts/{part}/stock", () => {
    forgetStock(part.id, { reason });
    onClose();
  });
  return (
    <StockDialog
      of={part.id}
      name={part.name}
      stock={part.stock}
      reason={reason}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={(body) => action.mutate({ params: { seller: slug, part: part.id }, body })}
    />
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useText(workTexts);
  const { slug, currency } = useSeller();
  const digits = minorDigits(currency);
  const [{ code, name, value, stock, lowAt }, put, forget] = useKeptFields(`part.add ${slug}`, {
    code: "",
    name: "",
    value: "" as number | string,
    stock: 0 as number | string,
    lowAt: 0 as number | string,
  });
  const action = useAction("POST /v1/sellers/{seller}/parts", () => {
    forget();
    onClose();
  });
  const fault = (pointer: string) => (action.error instanceof Problem ? action.error.field(pointer) : undefined);
  const body = {
    code,
    name,
    value: Math.round(Number(value) * 10 ** digits),
    stock: Number(stock),
    lowAt: Number(lowAt),
  };
  return (
    <ConfirmDialog
      opened
      title={say("newPart")}
      verb={say("savePart")}
      busy={action.isPending}
      error={fault("/code") ? null : action.error}
      disabled={code.trim() === "" || name.trim() === ""}
      onClose={onClose}
      onConfirm={() => action.mutate({ params: { seller: slug }, body })}
    >
      <TextInput
        data-autofocus
        required
        label={say("partCode")}
        description={say("partCodeHint")}
        classNames={{ input: "mono" }}
        maxLength={60}
        value={code}
        error={fault("/code")}
        onChange={(event) => put({ code: event.currentTarget.value })}
      />
      <TextInput
        required
        label={say("part")}
        maxLength={200}
        value={name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <NumberInput
        label={`${say("partValue")} (${currency})`}
        description={say("partValueHint")}
        min={0}
        decimalScale={digits}
        value={value}
        onChange={(next) => put({ value: next })}
      />
      <Group grow>
        <NumberInput
          label={say("onShelf")}
          min={0}
          allowDecimal={false}
          value={stock}
          onChange={(next) => put({ stock: next })}
        />
        <NumberInput
          label={say("lowAt")}
          min={0}
          allowDecimal={false}
          value={lowAt}
          onChange={(next) => put({ lowAt: next })}
        />
      </Group>
    </ConfirmDialog>
  );
}

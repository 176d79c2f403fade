import { Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { minorDigits } from "../../../core/money.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../console.module.css";

type Rate = Answer<"GET /v1/sellers/{seller}/centre-rates">["items"][number];

/** What centres are paid for work in warranty: in general, and where one has rates of its own. */
export function Rates() {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const [setting, setSetting] = useState(false);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centre-rates", { params: { seller } });
  const centres = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller } }).data?.items ?? [];
  const nameOf = (id: string | null) =>
    id === null ? say("everyCentre") : (centres.find((one) => one.id === id)?.name ?? id);
  const columns: Column<Rate>[] = [
    { key: "centre", label: say("centre"), cell: ({ centreId }) => nameOf(centreId) },
    {
      key: "labour",
      label: say("labourHour"),
      align: "right",
      cell: ({ labourHour }) => <MoneyText money={labourHour} />,
    },
    {
      key: "parts",
      label: say("partsPercent"),
      align: "right",
      cell: ({ partsPercent }) => `${format.number(partsPercent)} %`,
    },
    { key: "freight", label: say("freightUnit"), align: "right", cell: ({ freight }) => <MoneyText money={freight} /> },
  ];
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("rates")}</h2>
      <Stack gap="sm">
        <Text c="dimmed">{say("ratesHint")}</Text>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data?.items.length === 0 && <Text>{say("noRates")}</Text>}
        {data && data.items.length > 0 && (
          <DenseTable
            label={say("rates")}
            columns={columns}
            rows={data.items}
            rowKey={({ centreId }) => centreId ?? ""}
          />
        )}
        {data && (
          <div>
            <ActionButton
              action={{
                key: "rates",
                label: say("setRates"),
                ability: data.abilities["rate.edit"],
                onAct: () => setSetting(true),
              }}
            />
          </div>
        )}
      </Stack>
      {setting && data && (
        <RatesDialog
          known={data.items}
          centres={centres.map(({ id, name }) => ({ value: id, label: name }))}
          onClose={() => setSetting(false)}
        />
      )}
    </section>
  );
}

interface DialogProps {
  readonly known: readonly Rate[];
  readonly centres: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}

const every = "every";

function RatesDialog({ known, centres, onClose }: DialogProps) {
  const say = useText(centreMoneyTexts);
  const { slug: seller, currency } = useSeller();
  const digits = minorDigits(currency);
  const [centre, setCentre] = useState(every);
  const rateOf = (of: string) => known.find(({ centreId }) => (centreId ?? every) === of);
  const major = (amount: number | undefined) => (amount === undefined ? "" : amount / 10 ** digits);
  const [labour, setLabour] = useState<number | string>(major(rateOf(every)?.labourHour.amount));
  const [parts, setParts] = useState<number | string>(rateOf(every)?.partsPercent ?? 100);
  const [freight, setFreight] = useState<number | string>(major(rateOf(every)?.freight.amount));
  const act = useAction("POST /v1/sellers/{seller}/centre-rates", onClose);
  const pick = (of: string) => {
    const rate = rateOf(of) ?? rateOf(every);
    setCentre(of);
    setLabour(major(rate?.labourHour.amount));
    setParts(rate?.partsPercent ?? 100);
    setFreight(major(rate?.freight.amount));
  };
  const minor = (value: number | string) => Math.round(Number(value) * 10 ** digits);
  const body = {
    centreId: centre === every ? null : centre,
    labourHour: minor(labour),
    partsPercent: Number(parts),
    freight: minor(freight),
  };
  return (
    <ConfirmDialog
      opened
      title={say("rates")}
      verb={say("setRates")}
      busy={act.isPending}
      error={act.error}
      disabled={labour === "" || parts === "" || freight === ""}
      onClose={onClose}
      onConfirm={() => act.mutate({ params: { seller }, body })}
    >
      <Select
        label={say("centre")}
        data={[{ value: every, label: say("everyCentre") }, ...centres]}
        value={centre}
        allowDeselect={false}
        onChange={(value) => pick(value ?? every)}
      />
      <Group grow>
        <NumberInput
          label={`${say("labourHour")} (${currency})`}
          min={0}
          decimalScale={digits}
          value={labour}
          onChange={setLabour}
        />
        <NumberInput
          label={`${say("freightUnit")} (${currency})`}
          min={0}
          decimalScale={digits}
          value={freight}
          onChange={setFreight}
        />
      </Group>
      <NumberInput
        label={say("partsPercent")}
        min={0}
        max={200}
        allowDecimal={false}
        value={parts}
        onChange={setParts}
      />
    </ConfirmDialog>
  );
}

import { Anchor, Group, Text, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { addDays } from "../../../core/day.ts";
import { useAnswer } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { Chart, type ChartColours } from "../../ui/Chart.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import classes from "../console.module.css";

type Scorecard = Answer<"GET /v1/sellers/{seller}/centre-scorecards">["items"][number];

/** The centres side by side between two days, as a table and as a chart. */
export function Scorecards() {
  const say = useText(centreMoneyTexts);
  const { slug: seller } = useSeller();
  const [from, setFrom] = useState<string>(() => addDays(today(), -90));
  const [to, setTo] = useState<string>(() => today());
  const columns = useColumns();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/centre-scorecards", {
    params: { seller },
    query: { from, to },
  });
  const items = data?.items ?? [];
  const csv = `/v1/sellers/${encodeURIComponent(seller)}/centre-scorecards/table?${new URLSearchParams({ from, to })}`;
  return (
    <section>
      <h2 className={classes["subTitle"]}>{say("scorecards")}</h2>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          type="date"
          label={say("from")}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput type="date" label={say("to")} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <Anchor href={csv} download="centres.csv" size="sm">
          {say("csv")}
        </Anchor>
      </Group>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={3} height={36} />}
      {data && <DenseTable label={say("scorecards")} columns={columns} rows={items} rowKey={({ id }) => id} />}
      <Text size="sm" c="dimmed" mt="xs">
        {say("turnAroundHint")}
      </Text>
      <TurnAround items={items.filter(({ turnAround }) => turnAround !== null)} />
    </section>
  );
}

function useColumns(): Column<Scorecard>[] {
  const say = useText(centreMoneyTexts);
  const format = useFormat();
  const figure = (
    key: "received" | "sentBack" | "rework" | "refused" | "declined",
    from?: 640 | 800,
  ): Column<Scorecard> => ({
    key,
    label: say(key),
    align: "right",
    ...(from && { from }),
    cell: (row) => format.number(row[key]),
  });
  return [
    { key: "centre", label: say("centre"), cell: ({ name }) => name },
    figure("received", 640),
    figure("sentBack", 640),
    {
      key: "turnAround",
      label: say("turnAround"),
      align: "right",
      cell: ({ turnAround }) => (turnAround === null ? "–" : say("days", { days: turnAround })),
    },
    figure("rework"),
    figure("refused", 800),
    figure("declined", 800),
    {
      key: "open",
      label: say("open"),
      align: "right",
      cell: ({ open, capacity }) =>
        capacity === null ? format.number(open) : `${format.number(open)} / ${format.number(capacity)}`,
    },
  ];
}

function TurnAround({ items }: { readonly items: readonly Scorecard[] }) {
  const say = useText(centreMoneyTexts);
  const told = JSON.stringify(items.map(({ name, turnAround }) => [name, turnAround]));
  const option = useCallback(
    (colours: ChartColours) => {
      const rows = JSON.parse(told) as [string, number][];
      const text = { color: colours.text, fontFamily: colours.font };
      return {
        grid: { left: 4, right: 40, top: 4, bottom: 4, containLabel: true },
        xAxis: { type: "value", show: false },
        yAxis: {
          type: "category",
          inverse: true,
          data: rows.map(([name]) => name),
          axisLabel: { ...text, width: 180, overflow: "truncate" },
          axisLine: { lineStyle: { color: colours.line } },
          axisTick: { show: false },
        },
        series: [
          {
            type: "bar",
            silent: true,
            barMaxWidth: 18,
            itemStyle: { color: colours.accent, borderRadius: 2 },
            label: { show: true, position: "right", ...text },
            data: rows.map(([, days]) => days),
          },
        ],
      };
    },
    [told],
  );
  if (items.length === 0) return null;
  return <Chart label={say("chart")} height={32 + items.length * 32} option={option} />;
}

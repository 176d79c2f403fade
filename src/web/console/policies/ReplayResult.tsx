import { Text } from "@mantine/core";
import { useCallback } from "react";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { Chart, type ChartColours } from "../../ui/Chart.tsx";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import type { Replay } from "./draft.ts";
import { moneyMoved } from "./figures.ts";
import classes from "./policies.module.css";
import { moneyChart, verdictChart } from "./replay-charts.ts";
import { useVerdictWord } from "./verdict-word.ts";

/** What a replay came to: how many claims change, what it costs, and from which verdict to which, as picture and as table. */
export function ReplayResult({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  if (replay.total === 0) return <Text c="dimmed">{say("noPastClaims")}</Text>;
  return (
    <>
      <Figures replay={replay} />
      <Verdicts replay={replay} />
      {replay.money.length > 0 && <Money replay={replay} />}
      {replay.faults.length > 0 && <Unread replay={replay} />}
    </>
  );
}

type Flow = Replay["flows"][number];

function Verdicts({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const word = useVerdictWord();
  const flows = replay.flows.toSorted(
    (one, other) => Number(one.from === one.to) - Number(other.from === other.to) || other.count - one.count,
  );
  const option = useCallback(
    (colours: ChartColours) =>
      verdictChart(replay.flows, { colours, word, before: say("before"), after: say("after") }),
    [replay.flows, word, say],
  );
  const columns: Column<Flow>[] = [
    { key: "from", label: say("before"), cell: (row) => word(row.from) },
    {
      key: "to",
      label: say("after"),
      cell: (row) => (row.from === row.to ? word(row.to) : <b>{word(row.to)}</b>),
    },
    { key: "count", label: say("countOfClaims"), align: "right", cell: (row) => format.number(row.count) },
  ];
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("flows")}</h2>
      <div className={classes["halves"]}>
        <Chart label={say("flowsChart")} height={220} option={option} />
        <DenseTable label={say("flows")} columns={columns} rows={flows} rowKey={(row) => `${row.from} ${row.to}`} />
      </div>
    </section>
  );
}

type Sum = Replay["money"][number];

function Money({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const option = useCallback(
    (colours: ChartColours) =>
      moneyChart(replay.money, {
        colours,
        before: say("before"),
        after: say("after"),
        money: (amount, currency) => format.money({ amount, currency }),
      }),
    [replay.money, format, say],
  );
  const amount = (of: number, { currency }: Sum) => format.money({ amount: of, currency });
  const columns: Column<Sum>[] = [
    { key: "currency", label: say("currency"), cell: (row) => row.currency },
    { key: "before", label: say("before"), align: "right", cell: (row) => amount(row.before, row) },
    { key: "after", label: say("after"), align: "right", cell: (row) => amount(row.after, row) },
    {
      key: "moved",
      label: say("difference"),
      align: "right",
      cell: (row) => moneyMoved({ money: [row] }, format)[0] ?? "±0",
    },
  ];
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("refunds")}</h2>
      <div className={classes["halves"]}>
        <Chart label={say("refundsChart")} height={60 + replay.money.length * 70} option={option} />
        <DenseTable label={say("refunds")} columns={columns} rows={replay.money} rowKey={(row) => row.currency} />
      </div>
    </section>
  );
}

type Fault = Replay["faults"][number];

function Unread({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const columns: Column<Fault>[] = [
    { key: "line", label: say("lineOfFile"), cell: (row) => format.number(row.line) },
    { key: "fault", label: say("faultsTitle"), cell: (row) => <span className="mono">{row.fault}</span> },
  ];
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("unreadCases", { count: replay.unread })}</h2>
      <DenseTable
        label={say("unreadCases", { count: replay.unread })}
        columns={columns}
        rows={replay.faults}
        rowKey={(row) => String(row.line)}
      />
    </section>
  );
}

function Figures({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const change = (before: number, after: number) =>
    before === after
      ? format.number(before)
      : say("beforeAfter", { before: format.number(before), after: format.number(after) });
  const moved = moneyMoved(replay, format);
  const figures = [
    {
      name: say("wouldChange"),
      figure: say("ofTotal", { changed: format.number(replay.changed), total: format.number(replay.done) }),
    },
    { name: say("refunds"), figure: moved.length === 0 ? "±0" : moved.join(" · ") },
    { name: say("freeRepairs"), figure: change(replay.chargeBefore.free, replay.chargeAfter.free) },
    { name: say("paidRepairs"), figure: change(replay.chargeBefore.quoted, replay.chargeAfter.quoted) },
  ];
  return (
    <dl className={classes["figures"]}>
      {figures.map(({ name, figure }) => (
        <div key={name} className="surface">
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

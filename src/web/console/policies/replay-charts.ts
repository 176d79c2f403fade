import type { EChartsCoreOption } from "echarts/core";
import type { ChartColours } from "../../ui/Chart.tsx";
import type { Replay } from "./draft.ts";

interface VerdictParts {
  readonly colours: ChartColours;
  readonly word: (verdict: string) => string;
  readonly before: string;
  readonly after: string;
}

/** Verdicts in force on the left, under the draft on the right, each stream as wide as it has cases. */
export function verdictChart(flows: Replay["flows"], parts: VerdictParts): EChartsCoreOption {
  const { colours, word } = parts;
  const names = (side: "from" | "to") => [...new Set(flows.map((flow) => flow[side]))];
  const node = (side: "from" | "to") => (verdict: string) => ({
    name: `${side} ${verdict}`,
    depth: side === "from" ? 0 : 1,
    itemStyle: { color: toneOf(verdict, colours) },
    label: {
      position: side === "from" ? "right" : "left",
      formatter: `${word(verdict)} · ${sum(flows.filter((flow) => flow[side] === verdict))}`,
    },
  });
  return {
    series: [
      {
        type: "sankey",
        silent: true,
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 14,
        draggable: false,
        label: { color: colours.text, fontFamily: colours.font, fontSize: 13 },
        lineStyle: { color: "source", opacity: 0.28 },
        data: [...names("from").map(node("from")), ...names("to").map(node("to"))],
        links: flows.map(({ from, to, count }) => ({ source: `from ${from}`, target: `to ${to}`, value: count })),
      },
    ],
  };
}

function sum(flows: Replay["flows"]): number {
  return flows.reduce((total, { count }) => total + count, 0);
}

function toneOf(verdict: string, { good, bad, open }: ChartColours): string {
  return verdict === "covered" ? good : verdict === "not_covered" ? bad : open;
}

interface MoneyParts {
  readonly colours: ChartColours;
  readonly before: string;
  readonly after: string;
  readonly money: (amount: number, currency: string) => string;
}

/** Refunds by currency, in force beside draft. Each currency has its own scale, since amounts of two do not compare. */
export function moneyChart(
  money: Replay["money"],
  { colours, before, after, ...parts }: MoneyParts,
): EChartsCoreOption {
  const share = (amount: number, sums: { before: number; after: number }) =>
    Math.max(sums.before, sums.after) === 0 ? 0 : amount / Math.max(sums.before, sums.after);
  const series = (name: string, side: "before" | "after", color: string) => ({
    name,
    type: "bar",
    silent: true,
    barMaxWidth: 18,
    itemStyle: { color, borderRadius: 2 },
    label: { show: true, position: "right", color: colours.text, fontFamily: colours.font },
    data: money.map((sums) => ({
      value: share(sums[side], sums),
      label: { formatter: parts.money(sums[side], sums.currency) },
    })),
  });
  return {
    grid: { left: 48, right: 110, top: 30, bottom: 4 },
    legend: { top: 0, left: 0, textStyle: { color: colours.text, fontFamily: colours.font }, selectedMode: false },
    xAxis: { type: "value", show: false, max: 1 },
    yAxis: {
      type: "category",
      inverse: true,
      data: money.map(({ currency }) => currency),
      axisLabel: { color: colours.text, fontFamily: colours.font },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    series: [series(before, "before", colours.plain), series(after, "after", colours.accent)],
  };
}

import { useComputedColorScheme } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";

/** The page's colours by what they mean in a chart, and its typeface. */
export interface ChartColours {
  readonly font: string;
  readonly text: string;
  readonly line: string;
  readonly accent: string;
  readonly plain: string;
  readonly good: string;
  readonly bad: string;
  readonly open: string;
}

interface Props {
  /** What it shows, in words; the figures themselves belong in a table beside it. */
  readonly label: string;
  readonly height: number;
  readonly option: (colours: ChartColours) => EChartsCoreOption;
}

/** A picture of figures, drawn once its library is there; follows light and dark. */
export function Chart({ label, height, option }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    let end: (() => void) | null = null;
    let gone = false;
    void import("./draw-chart.ts").then(({ drawChart }) => {
      const element = place.current;
      if (element && !gone) end = drawChart(element, option(coloursOf(element)));
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [option, scheme]);
  // What was drawn for a wider window never widens the page, in the moment before it is drawn anew.
  return <div ref={place} role="img" aria-label={label} style={{ width: "100%", height, overflow: "hidden" }} />;
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    text: style.color,
    line: colour("--hairline"),
    accent: colour("--mantine-primary-color-filled"),
    plain: colour("--tone-plain"),
    good: colour("--tone-good"),
    bad: colour("--tone-bad"),
    open: colour("--tone-open"),
  };
}

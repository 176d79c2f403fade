import { BarChart, SankeyChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

register([BarChart, SankeyChart, GridComponent, LegendComponent, SVGRenderer]);

/** Draws a chart into an element, as large as that is, and again when its size changes. Gives the end of it. */
export function drawChart(place: HTMLElement, option: EChartsCoreOption): () => void {
  const chart = init(place, null, { renderer: "svg" });
  chart.setOption({ ...option, animation: false });
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(place);
  return () => {
    watcher.disconnect();
    chart.dispose();
  };
}

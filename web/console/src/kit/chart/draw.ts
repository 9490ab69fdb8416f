/** The drawing library and only what our charts need of it; fetched when the first chart is shown. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Mode, Palette } from "../theme/tokens";
import { PALETTES, SERIES } from "../theme/tokens";
import type { ChartData } from "./Chart";

register([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const FONT = "inherit";
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** Starts a chart in an element of known size. */
export function start(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: "svg" });
}

/** Draws, or draws again, in the colours of the mode. */
export function draw(chart: EChartsType, data: ChartData, mode: Mode) {
  chart.setOption(optionOf(data, mode), { notMerge: true });
}

function optionOf(data: ChartData, mode: Mode) {
  const p = PALETTES[mode];
  const many = data.series.length > 1;
  const named = many && data.series.some((series) => series.kind === "line");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    animation: !still,
    animationDuration: 300,
    textStyle: { fontFamily: FONT },
    grid: { left: 4, right: named ? 112 : 12, top: 28, bottom: 4, outerBoundsMode: "same" as const, outerBoundsContain: "axisLabel" as const },
    tooltip: tooltipOf(data, p),
    xAxis: {
      type: "category" as const,
      data: data.categories,
      boundaryGap: data.series.some((series) => series.kind === "bar"),
      axisLine: { lineStyle: { color: p.line } },
      axisTick: { show: false },
      axisLabel: { color: p.ink3, fontSize: 12, hideOverlap: true, formatter: (value: string) => data.categoryLabel(value) },
    },
    yAxis: {
      type: "value" as const,
      min: 0,
      splitNumber: 4,
      minInterval: data.whole === false ? 0 : 1,
      name: data.unit ?? "",
      nameTextStyle: { color: p.ink3, align: "left" as const, padding: [0, 0, 0, -4] },
      nameGap: 14,
      axisLabel: { color: p.ink3, fontSize: 12, formatter: (value: number) => data.axisLabel(value) },
      splitLine: { lineStyle: { color: p.line } },
    },
    series: data.series.map((series, index) => seriesOf(series, index, data, mode, p, named)),
  };
}

function seriesOf(series: ChartData["series"][number], index: number, data: ChartData, mode: Mode, p: Palette, named: boolean) {
  const color = SERIES[mode][(series.color ?? index) % SERIES[mode].length] ?? p.ink2;
  if (series.kind === "bar") {
    return {
      type: "bar" as const,
      name: series.name,
      data: series.values,
      itemStyle: { color, borderRadius: [2, 2, 0, 0] },
      barMaxWidth: 28,
      barCategoryGap: "28%",
      ...(series.stack ? { stack: series.stack } : {}),
    };
  }
  return {
    type: "line" as const,
    name: series.name,
    data: series.values,
    showSymbol: data.categories.length < 3,
    symbolSize: 6,
    lineStyle: { color, width: 2, type: series.dashed ? ("dashed" as const) : ("solid" as const) },
    itemStyle: { color },
    ...(series.area ? { areaStyle: { color, opacity: 0.09 } } : {}),
    ...(named ? { endLabel: { show: true, formatter: series.name, color, fontSize: 12, distance: 6, width: 100, overflow: "truncate" as const }, labelLayout: { moveOverlap: "shiftY" as const } } : {}),
    emphasis: { disabled: true },
  };
}

function tooltipOf(data: ChartData, p: Palette) {
  return {
    trigger: "axis" as const,
    axisPointer: { type: "line" as const, lineStyle: { color: p.lineStrong, width: 1 } },
    backgroundColor: p.surface,
    borderColor: p.line,
    padding: [8, 12],
    textStyle: { color: p.ink, fontSize: 13 },
    extraCssText: `border-radius:8px;box-shadow:${p.shadow};`,
    formatter: (points: unknown) => {
      const rows = points as { axisValue: string; seriesName: string; value: number; color: string; dataIndex: number }[];
      const first = rows[0];
      if (!first) return "";
      const lines = rows.map(
        (row) =>
          `<div style="display:flex;gap:16px;justify-content:space-between"><span><i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${row.color}"></i>${escape(row.seriesName)}</span><b style="font-weight:600;font-variant-numeric:tabular-nums">${escape(data.valueLabel(row.value))}</b></div>`,
      );
      const note = data.note?.(first.dataIndex);
      return `<div style="color:${p.ink3};margin-bottom:2px">${escape(data.categoryName?.(first.axisValue) ?? data.categoryLabel(first.axisValue))}</div>${lines.join("")}${note ? `<div style="color:${p.ink3}">${escape(note)}</div>` : ""}`;
    },
  };
}

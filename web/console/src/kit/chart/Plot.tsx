import { useEffect, useRef, useState } from "react";
import { useMode } from "../theme/mode";
import { SERIES } from "../theme/tokens";
import type { ChartData, ChartSeries } from "./Chart";
import styles from "./Chart.module.css";
import { apart, everyNth, strokes, ticksTo, widthOf } from "./scale";

const TOP = 28;
const FOOT = 22;
const LABEL_GAP = 15;
const WIDEST_BAR = 28;

/** What every part of the drawing needs to know about it. */
interface Frame {
  left: number;
  right: number;
  bottom: number;
  band: number;
  x: (index: number) => number;
  y: (value: number) => number;
  colorOf: (series: ChartSeries, index: number) => string;
}

/** The drawing itself: bars side by side or on one another, lines with their names at their ends, and what stands under the pointer. */
export function Plot({ label, data, height }: { label: string; data: ChartData; height: number }) {
  const { mode } = useMode();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { categories } = data;
  const palette = SERIES[mode];
  const named = data.series.length > 1 && data.series.some((series) => series.kind === "line");
  const ticks = ticksTo(topOf(data), data.whole !== false);
  const left = Math.ceil(Math.max(...ticks.map((tick) => widthOf(data.axisLabel(tick))))) + 10;
  const right = width - (named ? 112 : 8);
  const bottom = height - FOOT;
  const bars = data.series.some((series) => series.kind === "bar");
  const band = (right - left) / Math.max(1, bars ? categories.length : categories.length - 1);
  const highest = ticks.at(-1) ?? 1;
  const frame: Frame = {
    left,
    right,
    bottom,
    band,
    x: (index) => (bars ? left + band * (index + 0.5) : categories.length === 1 ? (left + right) / 2 : left + band * index),
    y: (value) => bottom - (value / highest) * (bottom - TOP),
    colorOf: (series, index) => palette[(series.color ?? index) % palette.length] ?? "currentColor",
  };
  const point = (event: React.PointerEvent<HTMLDivElement>) => {
    const from = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = bars ? Math.floor((from - left) / band) : Math.round((from - left) / band);
    setPointed(from < left - 8 || index < 0 ? null : Math.min(index, categories.length - 1));
  };
  return (
    <div ref={place} className={styles.place} style={{ height }} onPointerMove={point} onPointerDown={point} onPointerLeave={() => setPointed(null)}>
      {width > 60 && categories.length > 0 ? (
        <svg role="img" aria-label={label} width={width} height={height}>
          <Axes data={data} ticks={ticks} frame={frame} />
          {pointed === null ? null : <line className={styles.pointer} x1={frame.x(pointed)} x2={frame.x(pointed)} y1={TOP} y2={bottom} />}
          <Bars data={data} frame={frame} pointed={pointed} />
          {data.series.map((series, index) => (series.kind === "line" ? <Line key={series.name} series={series} color={frame.colorOf(series, index)} frame={frame} alone={categories.length < 3} pointed={pointed} /> : null))}
          {named ? <Names data={data} frame={frame} /> : null}
        </svg>
      ) : (
        <span className="hidden-visually" role="img" aria-label={label} />
      )}
      {pointed === null ? null : <Tip data={data} index={pointed} frame={frame} width={width} />}
    </div>
  );
}

/** The highest thing drawn: a bar, a stack of them, or a point of a line. */
function topOf(data: ChartData): number {
  let top = 0;
  data.categories.forEach((_, index) => {
    const stacks = new Map<string, number>();
    for (const series of data.series) {
      const value = series.values[index] ?? 0;
      const held = series.stack ? (stacks.get(series.stack) ?? 0) + value : value;
      if (series.stack) stacks.set(series.stack, held);
      top = Math.max(top, held);
    }
  });
  return top;
}

function Axes({ data, ticks, frame }: { data: ChartData; ticks: number[]; frame: Frame }) {
  const labels = data.categories.map(data.categoryLabel);
  const nth = everyNth(labels, frame.band);
  return (
    <g className={styles.axes} aria-hidden="true">
      {data.unit ? (
        <text x={0} y={12}>
          {data.unit}
        </text>
      ) : null}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={frame.left} x2={frame.right} y1={frame.y(tick)} y2={frame.y(tick)} />
          <text x={frame.left - 8} y={frame.y(tick) + 4} textAnchor="end">
            {data.axisLabel(tick)}
          </text>
        </g>
      ))}
      {labels.map((text, index) => {
        const half = widthOf(text) / 2;
        return index % nth === 0 ? (
          <text key={data.categories[index]} x={Math.min(Math.max(frame.x(index), half), frame.right - half + 8)} y={frame.bottom + 17} textAnchor="middle">
            {text}
          </text>
        ) : null;
      })}
    </g>
  );
}

function Bars({ data, frame, pointed }: { data: ChartData; frame: Frame; pointed: number | null }) {
  const columns = [...new Set(data.series.filter((series) => series.kind === "bar").map((series) => series.stack ?? series.name))];
  if (columns.length === 0) return null;
  const wide = Math.max(1, Math.min(WIDEST_BAR, (frame.band * 0.74) / columns.length));
  return data.categories.map((category, at) => {
    const held = new Map<string, number>();
    return (
      <g key={category} opacity={pointed === null || pointed === at ? 1 : 0.55}>
        {data.series.map((series, index) => {
          const value = series.values[at] ?? 0;
          if (series.kind !== "bar" || value <= 0) return null;
          const column = series.stack ?? series.name;
          const from = held.get(column) ?? 0;
          held.set(column, from + value);
          const x = frame.x(at) + (columns.indexOf(column) - columns.length / 2) * wide;
          const [upper, lower] = [frame.y(from + value), frame.y(from)];
          return <rect key={series.name} x={x} y={upper} width={Math.max(1, wide - (columns.length > 1 ? 2 : 0))} height={Math.max(0.5, lower - upper)} rx={Math.min(2, wide / 3)} fill={frame.colorOf(series, index)} />;
        })}
      </g>
    );
  });
}

function Line({ series, color, frame, alone, pointed }: { series: ChartSeries; color: string; frame: Frame; alone: boolean; pointed: number | null }) {
  const parts = strokes(series.values, frame.x, frame.y);
  const path = (part: [number, number][]) => `M${part.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
  const under = pointed === null ? null : (series.values[pointed] ?? null);
  return (
    <g>
      {parts.map((part, index) => (
        <g key={index}>
          {series.area ? <path d={`${path(part)}L${part.at(-1)?.[0]},${frame.bottom}L${part[0]?.[0]},${frame.bottom}Z`} fill={color} opacity={0.09} /> : null}
          <path d={path(part)} fill="none" stroke={color} strokeWidth={2} strokeLinejoin="round" strokeDasharray={series.dashed ? "5 4" : undefined} />
          {alone || part.length === 1 ? part.map(([x, y]) => <circle key={x} cx={x} cy={y} r={3} fill={color} />) : null}
        </g>
      ))}
      {under === null || pointed === null ? null : <circle cx={frame.x(pointed)} cy={frame.y(under)} r={3.5} fill={color} />}
    </g>
  );
}

/** The name of each line where it ends: no legend to go back and forth to. */
function Names({ data, frame }: { data: ChartData; frame: Frame }) {
  const ends = data.series.flatMap((series, index) => {
    const last = series.values.findLastIndex((value) => value !== null);
    return series.kind === "line" && last >= 0 ? [{ series, color: frame.colorOf(series, index), y: frame.y(series.values[last] ?? 0) }] : [];
  });
  const places = apart(
    ends.map((end) => end.y),
    LABEL_GAP,
    frame.bottom,
  );
  return (
    <g className={styles.names} aria-hidden="true">
      {ends.map(({ series, color }, index) => (
        <text key={series.name} x={frame.right + 8} y={(places[index] ?? 0) + 4} fill={color}>
          {short(series.name)}
        </text>
      ))}
    </g>
  );
}

function short(name: string): string {
  let text = name;
  while (widthOf(text) > 96 && text.length > 2) text = text.slice(0, -1);
  return text === name ? name : `${text}…`;
}

function Tip({ data, index, frame, width }: { data: ChartData; index: number; frame: Frame; width: number }) {
  const category = data.categories[index] ?? "";
  const at = frame.x(index);
  const note = data.note?.(index);
  return (
    <div className={styles.tip} aria-hidden="true" style={at > width / 2 ? { right: width - at + 14 } : { left: at + 14 }}>
      <div>{data.categoryName?.(category) ?? data.categoryLabel(category)}</div>
      {data.series.map((series, which) => {
        const value = series.values[index];
        return value === null || value === undefined ? null : (
          <p key={series.name}>
            <span>
              <i style={{ background: frame.colorOf(series, which) }} />
              {series.name}
            </span>
            <b>{data.valueLabel(value)}</b>
          </p>
        );
      })}
      {note ? <div>{note}</div> : null}
    </div>
  );
}

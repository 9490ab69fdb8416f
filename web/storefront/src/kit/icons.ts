/** Small pictures drawn with one line each, in the colour of the text beside them. */
import { svg } from "./dom";

const PATHS = {
  coin: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8l1.2 2.5 2.8.4-2 2 .5 2.8L12 14.4l-2.5 1.3.5-2.8-2-2 2.8-.4Z",
  ticket: "M4 7.5h16v3a1.8 1.8 0 0 0 0 3.5v3H4v-3a1.8 1.8 0 0 0 0-3.5ZM14.5 7.5v9.5",
  gift: "M4.5 11.5h15V20h-15ZM3.5 8h17v3.5h-17ZM12 8v12M12 8C9 8 7 6.8 7.4 5.2 7.9 3.2 11 4 12 8c1-4 4.1-4.8 4.6-2.8C17 6.8 15 8 12 8Z",
  sprout: "M12 20v-8M12 12c0-4 3-6.5 7.5-6.5C19.5 10 16.5 12 12 12ZM12 14.5c0-3-2.5-5-7-5 0 3.8 2.8 5 7 5Z",
  smile: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.5 14c1.6 2.6 5.4 2.6 7 0M9 9.6v.4M15 9.6v.4",
  lock: "M6.5 11h11v9h-11ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6 6 18",
  right: "m9.5 5.5 6.5 6.5-6.5 6.5",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.6v.4",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
  share: "M12 15V4M8 7.5 12 3.5l4 4M5.5 12v8h13v-8",
  bag: "M5.5 8h13l1 12h-15ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5",
  flame: "M12 3c.6 3.2 5 5.2 5 10.2a5 5 0 0 1-10 0c0-2.2 1-3.6 2.2-4.7.2 1.5.8 2.3 1.6 2.6C10.6 8 10.6 5 12 3Z",
  star: "m12 4 2.4 5 5.5.7-4 3.8 1 5.5-4.9-2.7L7.1 19l1-5.5-4-3.8 5.5-.7Z",
  shield: "M12 3.5 5 6v5.5c0 4.3 2.8 7.5 7 9 4.2-1.5 7-4.7 7-9V6ZM9 12l2.2 2.2L15.2 10",
  mail: "M4 6.5h16v11.5H4ZM4.5 7l7.5 6 7.5-6",
  wait: "M12 4a8 8 0 1 1-7.4 5M4.5 4.5V9H9",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon, size = 24): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 24 24", width: size, height: size, class: "icon", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}

/** The same as part of a larger drawing, its middle at (x, y). */
export function iconAt(name: Icon, x: number, y: number, size: number): SVGGElement {
  const scale = size / 24;
  return svg("g", { class: "icon", transform: `translate(${x - size / 2} ${y - size / 2}) scale(${scale})` }, svg("path", { d: PATHS[name] }));
}

/** The picture that stands for a kind of asset; nothing at all is a smile. */
export function iconOf(asset: string | null): Icon {
  if (!asset) return "smile";
  if (asset === "points") return "coin";
  if (asset === "growth") return "sprout";
  return asset.startsWith("prize:") ? "gift" : "ticket";
}

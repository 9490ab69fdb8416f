/** Pictures of the shop's own, in the manner of the kit's. */
import { svg } from "../kit/dom";

const PATHS = {
  store: "M4.5 10.5V20h15v-9.5M3.5 9.5 5.5 4h13l2 5.5c0 3.4-4.2 3.4-4.2 0 0 3.4-4.3 3.4-4.3 0 0 3.4-4.3 3.4-4.3 0 0 3.4-4.2 3.4-4.2 0ZM10 20v-5h4v5",
  basket: "M4 10h16l-1.8 9.5H5.8ZM8 10l3-6M16 10l-3-6M10 13.5v3M14 13.5v3",
  wheel: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5v17M3.5 12h17M6 6l12 12M18 6 6 18",
  calendar: "M4.5 6h15v14h-15ZM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8M9 15l2.2 2.2 4-4",
  list: "M5 7l1.5 1.5L9.5 5.5M5 16l1.5 1.5 3-3M13 7.5h7M13 16.5h7",
} as const;

export function shopIcon(name: keyof typeof PATHS, size = 24): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 24 24", width: size, height: size, class: "icon", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}

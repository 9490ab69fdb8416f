/** Two brands on one play, for every kind whose `shown.brands` names some: who they are above it, what each answers for in the rules. */
import { safeLink } from "../core/format";
import type { Lang, Text } from "../core/wire";
import { type Child, h } from "./dom";
import type { Speaker } from "./speaking";

export interface Brand {
  readonly name: Text;
  readonly terms: Text;
  readonly logo: string | null;
  readonly colour: string | null;
  readonly keeps_data: boolean;
  readonly gives_prizes: boolean;
  readonly reach: Text | null;
}

const WORDS = {
  by: ["联名", "Together"],
  terms: ["{name}的条款", "Terms of {name}"],
  data: ["负责个人信息", "what you tell about yourself"],
  prizes: ["负责奖品", "the prizes"],
  reach: ["联系：", "Reach them: "],
} as const;

const LIGHTEST = 0.18; // relative luminance above which white letters on a colour are hard to read (4.5 to 1)

/** The brands of what is shown; none for most plays. */
export function brandsOf(shown: unknown): readonly Brand[] {
  return (shown as { brands?: readonly Brand[] } | null)?.brands ?? [];
}

/** The line above a play. */
export function brandLine(brands: readonly Brand[], to: Speaker): Child {
  if (!brands.length) return null;
  const chips = brands.flatMap((brand, index) => [index > 0 && h("span", { "aria-hidden": "true" }, "×"), chip(brand, to)]);
  return h("p", { class: "brands", "aria-label": WORDS.by[at(to.lang)] }, ...chips);
}

/** What stands at the end of the rules: each brand's terms and what it answers for. */
export function brandTerms(brands: readonly Brand[], to: Speaker): Child[] {
  const word = (key: keyof typeof WORDS): string => WORDS[key][at(to.lang)];
  return brands.map((brand) => {
    const duties = [brand.keeps_data && word("data"), brand.gives_prizes && word("prizes")].filter((duty) => duty !== false);
    const name = to.text(brand.name);
    return h(
      "section",
      { class: "brand-terms" },
      h("h4", {}, word("terms").replace("{name}", name)),
      h("p", {}, to.text(brand.terms)),
      duties.length > 0 && h("p", { class: "fine" }, to.lang === "zh" ? `${name}${duties.join("，")}。` : `${name} answers for ${duties.join(" and ")}.`),
      brand.reach && h("p", { class: "fine" }, `${word("reach")}${to.text(brand.reach)}`),
    );
  });
}

/** The first brand's colour, darkened until white letters can be read on it; null: the shop's own stays. */
export function brandColour(brands: readonly Brand[]): string | null {
  const colour = brands[0]?.colour;
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(colour ?? "");
  if (!parts) return null;
  let rgb = parts.slice(1).map((part) => parseInt(part, 16));
  while (luminance(rgb) > LIGHTEST) rgb = rgb.map((one) => Math.floor(one * 0.92));
  return `#${rgb.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}

function chip(brand: Brand, to: Speaker): HTMLElement {
  const name = to.text(brand.name);
  const source = safeLink(brand.logo, document.baseURI);
  const dot = h("i", { "aria-hidden": "true" });
  if (brand.colour) dot.style.background = brand.colour;
  return h("span", { class: "brand" }, source ? h("img", { src: source, alt: "", loading: "lazy", referrerpolicy: "no-referrer" }) : dot, name);
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function at(lang: Lang): 0 | 1 {
  return lang === "zh" ? 0 : 1;
}

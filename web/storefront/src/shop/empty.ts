/** What stands there when there is nothing to show: what belongs here, and how to get it. */
import type { Lang } from "../core/wire";
import { h } from "../kit/dom";
import { draw } from "./pictures";
import { tell } from "./words";

export function emptyShop(lang: Lang, switchLang: () => void): HTMLElement {
  const code = (text: string): HTMLElement => h("pre", { tabindex: "0" }, h("code", {}, text));
  const embed = `<script src="${location.origin}/storefront.js" data-write-key="KEY" async></script>\n<antiphon-check-in></antiphon-check-in>`;
  return h(
    "main",
    { class: "empty" },
    h("div", { class: "empty-row", "aria-hidden": "true" }, draw("milk"), draw("banana"), draw("bread"), draw("strawberry")),
    h("h1", {}, tell("empty_title", lang)),
    h("p", {}, tell("empty_text", lang)),
    h("p", {}, tell("empty_demo", lang)),
    code("make demo"),
    h("p", {}, tell("empty_own", lang)),
    code(embed),
    h("button", { type: "button", class: "quiet", onclick: switchLang }, tell("language", lang)),
  );
}

export function lost(lang: Lang, retry: () => void): HTMLElement {
  return h("main", { class: "empty", role: "alert" }, h("p", {}, tell("offline", lang)), h("button", { type: "button", class: "buy", onclick: retry }, tell("retry", lang)));
}

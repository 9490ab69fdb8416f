/** The moment after a move: what it is, where it is now, what comes next. */
import type { App } from "../core/app";
import { safeLink } from "../core/format";
import type { Lang } from "../core/wire";
import { say } from "../core/words";
import { type Child, h, isStill } from "./dom";
import { type Icon, icon } from "./icons";
import type { SheetContent } from "./sheet";

export interface Moment {
  readonly tone: "win" | "kind";
  readonly title: string;
  readonly icon: Icon;
  readonly picture?: string | null;
  readonly name?: string | null; // of what was won
  readonly lines: readonly Child[];
  readonly actions: readonly Child[];
}

export function momentSheet(moment: Moment, lang: Lang): SheetContent {
  const image = moment.picture ? h("img", { src: moment.picture, alt: "" }) : icon(moment.icon, 52);
  const burst = h("div", { class: "burst", "aria-hidden": "true" }, moment.tone === "win" && h("span", { class: "rays" }), h("span", { class: "prize" }, image));
  if (moment.tone === "win" && !isStill()) queueMicrotask(() => confetti(burst));
  return {
    look: `moment ${moment.tone}`,
    title: moment.title,
    close: say("close", lang),
    body: [burst, ...moment.lines.filter(Boolean).map((line) => h("p", {}, line))],
    actions: moment.actions,
  };
}

/** A short shower of paper; nothing of it stays. */
function confetti(host: HTMLElement): void {
  for (let index = 0; index < 28; index += 1) {
    const paper = h("i", { class: `paper p${index % 4}` });
    host.append(paper);
    const side = (Math.random() - 0.5) * 320;
    const fly = paper.animate(
      [
        { transform: "translate(0,0) rotate(0)", opacity: 1 },
        { transform: `translate(${side * 0.7}px,${-60 - Math.random() * 70}px) rotate(${side}deg)`, opacity: 1, offset: 0.35 },
        { transform: `translate(${side}px,${140 + Math.random() * 80}px) rotate(${side * 4}deg)`, opacity: 0 },
      ],
      { duration: 1_300 + Math.random() * 700, easing: "cubic-bezier(.2,.7,.4,1)", delay: Math.random() * 120, fill: "backwards" },
    );
    void fly.finished.catch(() => undefined).then(() => paper.remove());
  }
}

/** Tell friends: the phone's own sheet, else the clipboard; `told` says what happened. */
export function shareButton(app: App, lang: Lang, prize: string): HTMLElement {
  const note = h("span", { role: "status", class: "hidden" });
  const text = say("share_text", lang, { shop: app.config.shop, prize });
  const url = safeLink(document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href, location.href) ?? location.origin + location.pathname;
  const label = h("span", {}, say("share", lang));
  const share = async (): Promise<void> => {
    const native = (navigator as { share?: (what: ShareData) => Promise<void> }).share;
    try {
      if (native) {
        await native.call(navigator, { text, url });
        return;
      }
      await navigator.clipboard.writeText(`${text} ${url}`);
      note.textContent = label.textContent = say("copied", lang);
    } catch (error) {
      if ((error as Error).name !== "AbortError") note.textContent = label.textContent = `${text} ${url}`; // to be copied by hand
    }
  };
  return h("button", { type: "button", class: "second", onclick: () => void share() }, icon("share", 20), label, note);
}

/** Where the shop's own page says how a win is used. */
export function useLink(part: HTMLElement, lang: Lang): HTMLElement | null {
  const link = safeLink(part.getAttribute("use-link"), document.baseURI);
  return link ? h("a", { class: "second", href: link }, say("use_now", lang)) : null;
}

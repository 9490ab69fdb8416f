/** One thing that asks for attention: from the foot of a phone, in the middle of a larger screen. Closed by one tap, Escape or the cross. */
import { type Child, h, present } from "./dom";
import { icon } from "./icons";

export interface SheetContent {
  readonly title: string;
  readonly close: string; // what the cross is called
  readonly body: readonly Child[];
  readonly actions?: readonly Child[];
  readonly look?: string; // a class of its own
}

export class Sheet {
  readonly element = h("dialog", {
    "aria-labelledby": "sheet-title",
    onclick: (event) => {
      if (event.target === this.element) this.close(); // the dimmed page around it
    },
    onclose: () => this.#closed(),
  });
  #onClose: (() => void) | null = null;

  /** Show it, instead of what it may be showing. Resolves when it is closed. */
  open(content: SheetContent): Promise<void> {
    const heading = h("h3", { id: "sheet-title", tabindex: "-1" }, content.title);
    const cross = h("button", { type: "button", class: "cross", "aria-label": content.close, onclick: () => this.close() }, icon("close"));
    this.element.className = content.look ?? "";
    const body = h("div", { class: "sheet-body" }, ...content.body);
    const inner = h("div", { class: "sheet" }, h("div", { class: "sheet-head" }, heading, cross), body);
    if (content.actions?.length) inner.append(h("div", { class: "sheet-foot" }, ...present(content.actions)));
    this.#closed();
    this.element.replaceChildren(inner);
    if (!this.element.open) this.element.showModal();
    heading.focus();
    scrollable(body);
    return new Promise((resolve) => {
      this.#onClose = resolve;
    });
  }

  close(): void {
    this.element.close();
  }

  #closed(): void {
    const tell = this.#onClose;
    this.#onClose = null;
    tell?.();
  }
}

/** What has to be scrolled can be scrolled by keyboard. */
export function scrollable(body: HTMLElement): void {
  if (body.scrollHeight <= body.clientHeight) return;
  body.tabIndex = 0;
  body.setAttribute("role", "group");
  body.setAttribute("aria-labelledby", "sheet-title");
}

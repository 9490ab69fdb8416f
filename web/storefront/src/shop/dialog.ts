/** A dialog of the shop: from the foot of a phone, at the side or in the middle of a larger screen. */
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";

export interface Shown {
  readonly look: "drawer" | "popup";
  readonly title: string;
  readonly close: string;
  readonly body: readonly Child[];
  readonly foot?: readonly Child[];
}

export class Dialog {
  readonly element: HTMLDialogElement = h("dialog", {
    "aria-labelledby": "dialog-title",
    onclick: (event) => {
      if (event.target === this.element) this.close();
    },
  });

  show({ look, title, close, body, foot = [] }: Shown): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["key"];
    const heading = h("h2", { id: "dialog-title", tabindex: "-1" }, title);
    const cross = h("button", { type: "button", class: "round", "aria-label": close, onclick: () => this.close() }, icon("close"));
    const content = h("div", { class: "dialog-body" }, ...body);
    this.element.className = look;
    this.element.replaceChildren(h("div", { class: "dialog-head" }, heading, cross), content, h("div", { class: "dialog-foot" }, ...foot));
    if (!this.element.open) {
      this.element.showModal();
      heading.focus();
    } else if (focused) {
      (this.element.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`) ?? heading).focus();
    }
    if (content.scrollHeight > content.clientHeight) content.tabIndex = 0; // so that it can be scrolled by keyboard
  }

  get isOpen(): boolean {
    return this.element.open;
  }

  close(): void {
    this.element.close();
  }
}

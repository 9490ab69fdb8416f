/** `<antiphon-alliance>`: partner shops, what points become there, linking two accounts, and exchanging both ways. */
import { ask, wish } from "../core/ask";
import { moment, number, textIn } from "../core/format";
import { Failed } from "../core/http";
import { newId } from "../core/storage";
import type { Text } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { OwnPart } from "../kit/own-part";
import css from "./alliance.css?inline";
import { arriving, fits, sample, type Way } from "./rate";
import { ALLIANCE_WORDS, refusal } from "./words";

interface Partner {
  readonly agreement_id: string;
  readonly partner: string;
  readonly name: string;
  readonly says: Text;
  readonly points: Text;
  readonly points_there: Text;
  readonly balance: number;
  readonly out: Way;
  readonly link_id: string | null;
  readonly there: number | null;
  readonly back: Way;
}
interface Exchanged {
  readonly id: string;
  readonly agreement_id: string;
  readonly partner: string;
  readonly direction: "out" | "in";
  readonly given: number;
  readonly received: number;
  readonly at: string;
}
interface Mine {
  readonly partners: readonly Partner[];
  readonly exchanges: readonly Exchanged[];
}
type Direction = "out" | "in";
type Values = Readonly<Record<string, string | number>>;

export class AlliancePart extends OwnPart<Mine, typeof ALLIANCE_WORDS> {
  protected readonly words = ALLIANCE_WORDS;
  protected readonly css = css;
  protected readonly title_ = "title";

  protected load(): Promise<Mine> {
    return ask<Mine>("/storefront/alliance");
  }

  #n(value: number): string {
    return number(value, this.lang_);
  }

  #text(text: Text): string {
    return textIn(text, this.lang_);
  }

  protected paint(mine: Mine): Child[] {
    if (mine.partners.length === 0 && mine.exchanges.length === 0) return [h("p", { class: "quiet" }, this.say("none"))];
    return [
      ...mine.partners.map((partner) => this.#card(partner)),
      mine.exchanges.length > 0 ? h("h3", {}, this.say("history")) : null,
      mine.exchanges.length > 0 ? h("ul", { class: "lines" }, ...mine.exchanges.map((one) => this.#row(one, mine.partners))) : null,
    ];
  }

  #card(partner: Partner): HTMLElement {
    const { name } = partner;
    const key = `${partner.agreement_id} ${partner.partner}`;
    const linked = partner.link_id !== null;
    const act = linked
      ? h("button", { type: "button", class: "main small", "data-key": key, onclick: () => void this.#exchange(partner) }, this.say("exchange"), h("span", { class: "hidden" }, ` ${name}`))
      : h("button", { type: "button", class: "main small", "data-key": key, onclick: () => void this.#link(partner) }, this.say("link"), h("span", { class: "hidden" }, ` ${name}`));
    return h(
      "article",
      { class: "partner", "aria-label": name },
      h("div", { class: "sides" }, this.#side(this.say("here"), partner.balance, partner.points), h("span", { class: "bridge", "aria-hidden": "true" }, "⇄"), this.#side(name, partner.there, partner.points_there)),
      h("ul", { class: "rates" }, h("li", {}, this.#rate("rate", partner, partner.out)), h("li", {}, this.#rate("rate_back", partner, partner.back))),
      h("div", { class: "deeds" }, act, linked ? h("button", { type: "button", class: "second small", "data-key": `end ${key}`, onclick: () => void this.#unlink(partner) }, this.say("unlink"), h("span", { class: "hidden" }, ` ${name}`)) : null),
    );
  }

  #side(name: string, balance: number | null, points: Text): HTMLElement {
    return h("p", { class: "side" }, h("small", {}, name), balance === null ? h("b", { class: "unknown" }, this.say("not_linked")) : h("b", {}, this.#n(balance)), balance === null ? null : h("small", {}, this.#text(points)));
  }

  #rate(word: "rate" | "rate_back", partner: Partner, way: Way): string {
    const given = sample(way);
    return this.say(word, { n: this.#n(given), m: this.#n(arriving(way, given)), name: partner.name });
  }

  #row(one: Exchanged, partners: readonly Partner[]): HTMLElement {
    const partner = partners.find((each) => each.partner === one.partner);
    const what = this.say(one.direction === "out" ? "row_out" : "row_in", { name: partner?.name ?? one.partner });
    const amounts = `−${this.#n(one.given)} → +${this.#n(one.received)}`;
    return h("li", {}, h("span", { class: "what" }, h("b", {}, what), h("small", {}, moment(new Date(one.at), new Date(), this.lang_))), h("span", { class: "amount" }, amounts));
  }

  /** Run something once: the button is busy meanwhile, and a refusal is said in the part's own words. */
  async #once(button: HTMLButtonElement, wrong: HTMLElement, work: () => Promise<void>): Promise<void> {
    if (button.getAttribute("aria-busy") === "true") return;
    const says = button.textContent;
    button.setAttribute("aria-busy", "true");
    button.textContent = this.say("busy");
    wrong.textContent = "";
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      wrong.textContent = this.say(refusal(error.code) ?? "failed");
      if (error.done === "no") await this.refresh();
    } finally {
      button.removeAttribute("aria-busy");
      button.textContent = says;
    }
  }

  // ------------------------------------------------------------------------------------------------ linking

  async #link(partner: Partner): Promise<void> {
    const { name } = partner;
    const wrong = h("p", { class: "bad", role: "alert" });
    const input = h("input", { id: "code", name: "code", autocomplete: "one-time-code", autocapitalize: "none", spellcheck: "false", maxlength: "20", inputmode: "text" });
    const make = h("button", { type: "button", class: "second", onclick: () => void this.#once(make, wrong, () => this.#code(partner)) }, this.say("make_code"));
    const use = h("button", { type: "submit", class: "main" }, this.say("use_code"));
    const submit = (event: Event): void => {
      event.preventDefault();
      if (input.value.trim() === "") input.focus();
      else
        void this.#once(use, wrong, async () => {
          await wish("/storefront/alliance/links", { code: input.value.trim(), i_agree: true });
          this.sheet.close();
          await this.#changed(this.say("linked", { name }));
        });
    };
    const body: Child[] = [
      h("p", {}, this.say("link_says")),
      h("form", { class: "fields", onsubmit: submit }, h("label", { for: "code" }, this.say("have_code", { name })), h("span", { class: "enter" }, input, use)),
      wrong,
      h("p", { class: "quiet" }, this.say("no_code", { name })),
    ];
    await this.sheet.open({ title: this.say("link_title", { name }), close: this.say("close"), body, actions: [make] });
  }

  async #code(partner: Partner): Promise<void> {
    const made = await wish<{ readonly code: string; readonly until: string }>("/storefront/alliance/code", { agreement_id: partner.agreement_id, i_agree: true });
    const copy = h("button", { type: "button", class: "main", onclick: () => void navigator.clipboard.writeText(made.code).then(() => (copy.textContent = this.say("copied"))) }, this.say("copy"));
    const body: Child[] = [h("p", { class: "show-code" }, h("b", {}, made.code)), h("p", { class: "quiet" }, this.say("code_until", { at: moment(new Date(made.until), new Date(), this.lang_) }))];
    void this.sheet.open({ title: this.say("your_code", { name: partner.name }), close: this.say("close"), body, actions: [copy] });
  }

  async #unlink(partner: Partner): Promise<void> {
    const wrong = h("p", { class: "bad", role: "alert" });
    const go = h("button", {
      type: "button",
      class: "main",
      onclick: () =>
        void this.#once(go, wrong, async () => {
          await wish(`/storefront/alliance/links/${encodeURIComponent(partner.link_id ?? "")}/end`, {});
          this.sheet.close();
          await this.#changed(this.say("unlinked"));
        }),
    }, this.say("unlink"));
    const cancel = h("button", { type: "button", class: "second", onclick: () => this.sheet.close() }, this.say("cancel"));
    await this.sheet.open({ title: this.say("unlink"), close: this.say("close"), body: [h("p", {}, h("b", {}, partner.name)), h("p", {}, this.say("unlink_ask")), wrong], actions: [go, cancel] });
  }

  // --------------------------------------------------------------------------------------------- exchanging

  async #exchange(partner: Partner): Promise<void> {
    const key = newId(); // the same until an answer came, so that a tap that is repeated exchanges once
    const wrong = h("p", { class: "bad", role: "alert" });
    const says = h("p", { class: "arrives", role: "status" });
    const range = h("p", { class: "quiet", id: "range" });
    const label = h("label", { for: "amount" });
    const input = h("input", { id: "amount", name: "amount", inputmode: "numeric", autocomplete: "off", maxlength: "15", "aria-describedby": "range" });
    const go = h("button", { type: "submit", class: "main", form: "exchange" }, this.say("confirm"));
    let direction: Direction = partner.out.most >= partner.out.least || partner.back.most < partner.back.least ? "out" : "in";
    const way = (): Way => (direction === "out" ? partner.out : partner.back);
    const given = (): number => Number(input.value.replace(/[\s,]/g, "") || "NaN");
    const values = (): Values => {
      const [there, to] = direction === "out" ? [partner.points_there, this.say("to_there", { name: partner.name })] : [partner.points, this.say("to_here")];
      return { there: this.#text(there), to: to.trimStart(), least: this.#n(way().least), most: this.#n(way().most), m: fits(way(), given()) ? this.#n(arriving(way(), given())) : "" };
    };
    const show = (): void => {
      label.textContent = this.say("amount");
      range.textContent = this.say(way().most >= way().least ? "range" : "cannot", values());
      says.textContent = fits(way(), given()) ? this.say("arrives", values()) : "";
      go.setAttribute("aria-disabled", String(!fits(way(), given())));
    };
    input.addEventListener("input", show);
    const choose = (each: Direction): HTMLElement => {
      const radio = h("input", { type: "radio", name: "way", value: each, onchange: () => { direction = each; show(); } });
      radio.checked = each === direction;
      return h("label", { class: "way" }, radio, h("span", {}, this.say(each === "out" ? "way_out" : "way_in", { name: partner.name })));
    };
    const all = h("button", { type: "button", class: "second small", onclick: () => { input.value = String(way().most); show(); } }, this.say("all"));
    const submit = (event: Event): void => {
      event.preventDefault();
      if (!fits(way(), given())) { input.focus(); return; }
      const body = { agreement_id: partner.agreement_id, partner: partner.partner, direction, amount: given(), key };
      void this.#once(go, wrong, async () => {
        const made = await ask<Exchanged>("/storefront/alliance/exchanges", body);
        this.sheet.close();
        await this.#changed(this.say("done", { ...values(), m: this.#n(made.received) }));
      });
    };
    show();
    const ways = h("fieldset", { class: "ways" }, h("legend", { class: "hidden" }, this.say("way")), choose("out"), choose("in"));
    const form = h("form", { id: "exchange", class: "fields", onsubmit: submit }, ways, label, h("span", { class: "enter" }, input, all), range, says, wrong);
    await this.sheet.open({ title: this.say("exchange_title", { name: partner.name }), close: this.say("close"), body: [form], actions: [go] });
  }

  async #changed(told: string): Promise<void> {
    await this.refresh();
    this.tell(told, "good");
    this.dispatchEvent(new CustomEvent("antiphon:alliance", { bubbles: true, composed: true }));
  }
}


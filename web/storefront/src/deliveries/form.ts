/** The form of an address: one for China, one for everywhere else. The server judges it; what it says stands at the field it is about. */
import type { Lang } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { countriesIn, likelyCountry, PROVINCES } from "./places";
import type { DELIVERY_WORDS } from "./words";

export interface Address {
  readonly name: string;
  readonly phone: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly district: string;
  readonly lines: readonly string[];
  readonly postcode: string;
}
type Word = keyof typeof DELIVERY_WORDS;
type Field = "name" | "phone" | "country" | "region" | "city" | "district" | "lines" | "line2" | "postcode";

export class AddressForm {
  readonly element = h("form", { id: "address", class: "address-form", novalidate: true });
  readonly remember = h("input", { type: "checkbox", id: "remember" });
  readonly #fields = h("div", { class: "fields" });
  readonly #wrong = h("p", { class: "wrong", role: "alert" });
  readonly #values: Partial<Record<Field, string>>;
  #country: string;

  constructor(
    private readonly say: (word: Word) => string,
    private readonly lang: Lang,
    private readonly codes: readonly string[],
    before: Address | null,
    remembered: boolean,
    submit: () => void,
  ) {
    this.#values = before ? { ...before, lines: before.lines[0] ?? "", line2: before.lines.slice(1).join(" ") } : {};
    this.#country = before && codes.includes(before.country) ? before.country : likelyCountry(codes, lang);
    this.remember.checked = remembered;
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
    });
    this.element.append(this.#wrong, this.#fields, h("label", { class: "tick", for: "remember" }, this.remember, h("span", {}, say("remember"))), h("p", { class: "fine" }, say("private")));
    this.#build();
  }

  get value(): Address {
    const get = (field: Field): string => (this.#input(field)?.value ?? "").trim();
    return {
      name: get("name"),
      phone: get("phone"),
      country: this.#country,
      region: get("region"),
      city: get("city"),
      district: get("district"),
      lines: [get("lines"), get("line2")].filter(Boolean),
      postcode: get("postcode"),
    };
  }

  /** What the server said, by field; the first one is gone to. */
  mark(flaws: readonly { readonly path: string; readonly text: string }[], otherwise: string): void {
    let first: HTMLElement | null = null;
    for (const input of this.#fields.querySelectorAll<HTMLInputElement>("input, select")) {
      const flaw = flaws.find((one) => one.path === input.id);
      const note = this.element.querySelector(`#${input.id}-wrong`);
      if (note) note.textContent = flaw?.text ?? "";
      if (flaw) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (flaw) first ??= input;
    }
    const whole = flaws.find((one) => !one.path);
    this.#wrong.textContent = whole?.text ?? (first ? this.say("check") : otherwise);
    first?.focus();
  }

  #input(field: Field): HTMLInputElement | null {
    return this.#fields.querySelector<HTMLInputElement>(`#${field}`);
  }

  #build(): void {
    const china = this.#country === "CN";
    const country = h("select", { id: "country", autocomplete: "country", "aria-describedby": "country-wrong" }, ...countriesIn(this.codes, this.lang).map(([code, name]) => h("option", { value: code, selected: code === this.#country }, name)));
    country.addEventListener("change", () => {
      for (const field of ["name", "phone", "city", "lines", "postcode"] as const) this.#values[field] = this.#input(field)?.value ?? "";
      this.#country = country.value;
      this.#build();
      this.#fields.querySelector<HTMLElement>("#country")?.focus();
    });
    const name = this.#text("name", "name", "name");
    const phone = this.#text("phone", china ? "phone" : "phone_abroad", "tel", { type: "tel", inputmode: "tel" });
    const rows: Child[] = china
      ? [
          name,
          phone,
          this.#wrap("region", "region", this.#provinces()),
          h("div", { class: "two" }, this.#text("city", "city", "address-level2"), this.#text("district", "district", "address-level3")),
          this.#text("lines", "lines", "street-address"),
          this.#text("postcode", "postcode", "postal-code", { inputmode: "numeric" }),
        ]
      : [
          name,
          phone,
          this.#text("lines", "line_1", "address-line1"),
          this.#text("line2", "line_2", "address-line2"),
          h("div", { class: "two" }, this.#text("city", "city", "address-level2"), this.#text("postcode", "postcode_abroad", "postal-code")),
          this.#text("region", "region_abroad", "address-level1"),
        ];
    this.#fields.replaceChildren(this.#wrap("country", "country", country), ...(rows as Node[]));
  }

  #provinces(): HTMLSelectElement {
    const now = this.#values.region ?? "";
    const list = PROVINCES.map(([zh, en]) => h("option", { value: zh, selected: now !== "" && zh.startsWith(now.slice(0, 2)) }, this.lang === "zh" ? zh : `${en} ${zh}`));
    return h("select", { id: "region", autocomplete: "address-level1", "aria-describedby": "region-wrong" }, h("option", { value: "" }, this.say("choose")), ...list);
  }

  #text(field: Field, label: Word, autocomplete: string, more: Readonly<Record<string, string>> = {}): HTMLElement {
    const input = h("input", { id: field, type: "text", maxlength: field === "lines" || field === "line2" ? 200 : 100, autocomplete, "aria-describedby": `${field}-wrong`, ...more });
    input.value = this.#values[field] ?? "";
    return this.#wrap(field, label, input);
  }

  #wrap(field: Field, label: Word, input: HTMLElement): HTMLElement {
    return h("div", { class: "field" }, h("label", { for: field }, this.say(label)), input, h("small", { id: `${field}-wrong`, class: "wrong" }));
  }
}

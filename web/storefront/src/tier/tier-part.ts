/** `<antiphon-tier>`: where a person stands, what that gives, and what the next tier asks. */
import { ask } from "../core/ask";
import { number, safeLink, tagOf, textIn } from "../core/format";
import type { Text } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { OwnPart } from "../kit/own-part";
import css from "./tier.css?inline";

interface Amounts {
  readonly spend_minor?: number | null;
  readonly orders?: number | null;
  readonly growth?: number | null;
  readonly match?: "any" | "all";
}
interface Missing extends Amounts {
  readonly name: Text;
}
interface Tier {
  readonly key: string;
  readonly name: Text;
  readonly colour: string;
  readonly asks: Amounts;
  readonly price_minor: number;
  readonly months: number;
  readonly privileges: readonly { readonly key: string; readonly name: Text }[];
}
interface Ladder {
  readonly key: string;
  readonly name: Text;
  readonly kind: "earned" | "paid";
  readonly window_days: number;
  readonly tiers: readonly Tier[];
  readonly progress_percent: number | null;
  readonly last_on: string | null;
  readonly standing: {
    readonly tier: string;
    readonly rank: number;
    readonly name: Text | null;
    readonly until_at: string | null;
    readonly in_grace: boolean;
    readonly next: Missing | null;
    readonly to_keep: Missing | null;
  };
}
interface Mine {
  readonly currency: string;
  readonly ladders: readonly Ladder[];
  readonly privileges: Readonly<Record<string, { readonly key: string; readonly name: Text; readonly note?: Text | null; readonly link?: string }>>;
}

const WORDS = {
  title: ["我的等级", "Your tier"],
  none: ["还不是会员", "Not a member yet"],
  spend: ["消费 {n}", "spend {n}"],
  orders: ["{n} 单", "{n} {n:order|orders}"],
  growth: ["{n} 成长值", "{n} growth"],
  or: [" 或 ", " or "],
  and: ["，并且 ", " and "],
  to_next: ["再{what}，升为{name}", "{what} more and you are {name}"],
  top: ["已经是最高级，谢谢你一路相伴。", "You are at the top. Thank you for staying with us."],
  until: ["有效期到 {at}", "Yours until {at}"],
  keep: ["{at} 前再{what}，就能保住{name}", "{what} more by {at} keeps {name}"],
  grace: ["已过期，还在宽限期内，抓紧保级。", "Your term has ended; you still have some days to keep it."],
  rights: ["你的权益", "What you get"],
  steps: ["全部等级", "All tiers"],
  here: ["（你在这里）", " (you are here)"],
  everybody: ["人人都有", "for everybody"],
  window: ["按最近 {n} 天计算", "Counted over the last {n} days"],
  price: ["{n} / {months} 个月", "{n} for {months} months"],
  join: ["开通", "Join"],
  nothing: ["店里还没有会员等级。", "There are no tiers here yet."],
} as const;
const SOON = 60 * 86_400_000; // a term that ends later is no reason to hurry anybody

export class TierPart extends OwnPart<Mine, typeof WORDS> {
  protected readonly words = WORDS;
  protected readonly css = css;
  protected readonly title_ = "title";

  protected load(): Promise<Mine> {
    return ask<Mine>("/storefront/tier");
  }

  protected paint(mine: Mine): Child[] {
    if (!mine.ladders.length) return [h("p", { class: "notice" }, this.say("nothing"))];
    const rights = Object.values(mine.privileges);
    return [
      ...mine.ladders.map((ladder) => this.#standing(ladder, mine.currency)),
      rights.length > 0 &&
        h(
          "section",
          { "aria-label": this.say("rights") },
          h("h3", {}, this.say("rights")),
          h("ul", { class: "rights" }, ...rights.map((one) => this.#right(one))),
        ),
      ...mine.ladders.map((ladder) => this.#steps(ladder, mine.currency)),
    ];
  }

  #right(one: Mine["privileges"][string]): HTMLElement {
    const link = safeLink(one.link, document.baseURI);
    const name = textIn(one.name, this.lang_);
    return h("li", {}, h("b", {}, link ? h("a", { href: link }, name) : name), one.note ? h("small", {}, textIn(one.note, this.lang_)) : null);
  }

  #standing(ladder: Ladder, currency: string): HTMLElement {
    const { standing } = ladder;
    const tier = ladder.tiers[standing.rank - 1];
    const until = ladder.last_on;
    const near = standing.until_at !== null && Date.parse(standing.until_at) - Date.now() < SOON;
    const box = h(
      "div",
      { class: "standing" },
      h("small", {}, textIn(ladder.name, this.lang_)),
      h("strong", {}, standing.name ? textIn(standing.name, this.lang_) : this.say("none")),
      ...(ladder.kind === "paid" && !tier ? this.#join(ladder, currency) : []),
      ladder.progress_percent !== null && standing.next ? this.#way(ladder.progress_percent, this.#next(standing.next, currency)) : null,
      standing.next ? h("p", {}, this.#next(standing.next, currency)) : ladder.kind === "earned" && h("p", {}, this.say("top")),
      standing.in_grace && h("p", { class: "warn" }, this.say("grace")),
      standing.to_keep && near && until ? h("p", { class: "warn" }, this.#keep(standing.to_keep, until, currency)) : until && standing.rank > 0 && h("small", {}, this.say("until", { at: this.#day(until) })),
    );
    tint(box, tier?.colour);
    return box;
  }

  #way(percent: number, says: string): HTMLElement {
    const bar = h("i");
    bar.style.setProperty("--done", String(percent));
    return h("div", { class: "way", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": percent, "aria-label": says }, bar);
  }

  #join(ladder: Ladder, currency: string): Child[] {
    const link = safeLink(this.getAttribute("join-link"), document.baseURI);
    const tier = ladder.tiers[0];
    if (!tier) return [];
    return [h("p", {}, this.say("price", { n: this.#money(tier.price_minor, currency), months: tier.months })), link && h("a", { class: "main", href: link }, this.say("join"))];
  }

  #steps(ladder: Ladder, currency: string): HTMLElement {
    return h(
      "details",
      {},
      h("summary", {}, `${this.say("steps")} · ${textIn(ladder.name, this.lang_)}`),
      ladder.window_days > 0 && ladder.kind === "earned" && h("p", {}, h("small", {}, this.say("window", { n: ladder.window_days }))),
      h(
        "ol",
        { class: "steps_" },
        ...ladder.tiers.map((tier, at) => {
          const here = ladder.standing.rank === at + 1;
          const asks = ladder.kind === "paid" ? this.say("price", { n: this.#money(tier.price_minor, currency), months: tier.months }) : this.#amounts(tier.asks, currency) || this.say("everybody");
          const row = h(
            "li",
            here ? { class: "here", "aria-current": "step" } : {},
            h("span", {}, textIn(tier.name, this.lang_), here && this.say("here")),
            h("small", {}, asks),
            h("small", {}, tier.privileges.map((one) => textIn(one.name, this.lang_)).join(" · ")),
          );
          tint(row, tier.colour);
          return row;
        }),
      ),
    );
  }

  #next(missing: Missing, currency: string): string {
    return capital(this.say("to_next", { what: this.#amounts(missing, currency), name: textIn(missing.name, this.lang_) }));
  }

  #keep(missing: Missing, until: string, currency: string): string {
    return capital(this.say("keep", { what: this.#amounts(missing, currency), name: textIn(missing.name, this.lang_), at: this.#day(until) }));
  }

  #amounts(asked: Amounts, currency: string): string {
    const parts = [
      asked.spend_minor ? this.say("spend", { n: this.#money(asked.spend_minor, currency) }) : "",
      asked.orders ? this.say("orders", { n: asked.orders === 1 ? 1 : number(asked.orders, this.lang_) }) : "",
      asked.growth ? this.say("growth", { n: number(asked.growth, this.lang_) }) : "",
    ];
    return parts.filter(Boolean).join(this.say(asked.match === "all" ? "and" : "or"));
  }

  #money(minor: number, currency: string): string {
    const format = new Intl.NumberFormat(tagOf(this.lang_), { style: "currency", currency, currencyDisplay: "narrowSymbol" });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  /** A day of the shop's calendar, with its year. */
  #day(on: string): string {
    return new Intl.DateTimeFormat(tagOf(this.lang_), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${on}T00:00:00Z`));
  }
}

function tint(element: HTMLElement, colour: string | undefined): void {
  if (colour && /^#[0-9a-f]{6}$/.test(colour)) element.style.setProperty("--tier", colour);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

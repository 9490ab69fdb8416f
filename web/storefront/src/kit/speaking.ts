/** An element that speaks the reader's language, by the server's clock. */
import { type App, langOf, theApp } from "../core/app";
import { moment, number, span, textIn } from "../core/format";
import type { Amount, Lang, Text } from "../core/wire";
import { say, type Word } from "../core/words";

/** The same for functions that draw. */
export interface Speaker {
  readonly lang: Lang;
  text(text: Text | null | undefined): string;
  amount(amount: Amount): string;
  at(moment: string): string;
}

export abstract class Speaking extends HTMLElement {
  protected skew = 0; // milliseconds that the server's clock is ahead of this one

  protected get app(): App {
    return theApp();
  }

  /** The language it speaks now. */
  protected get tongue(): Lang {
    return langOf(this, this.app.lang);
  }

  /** Now, by the server's clock. */
  protected get now(): Date {
    return new Date(Date.now() + this.skew);
  }

  protected t(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
    return say(word, this.tongue, values);
  }

  protected text(text: Text | null | undefined): string {
    return textIn(text, this.tongue);
  }

  protected count(value: number): string {
    return number(value, this.tongue);
  }

  protected at(moment_: string): string {
    return moment(new Date(moment_), this.now, this.tongue);
  }

  /** How long until a moment. */
  protected spanTo(moment_: string): string {
    return span(Date.parse(moment_) - this.now.getTime(), this.tongue);
  }

  /** An amount in words: "100 points"; other things by their name. */
  protected amount(amount: Amount, name?: Text | null): string {
    const { asset, amount: n } = amount;
    if (asset === "points" || asset === "growth" || asset === "tickets") return this.t(asset, { n: n === 1 ? 1 : this.count(n) });
    const called = this.text(name) || asset.slice(asset.indexOf(":") + 1).replace(/[-_]/g, " ");
    return n === 1 ? called : this.t("times_name", { name: called, n: this.count(n) });
  }

  /** A named reward in words; points without a name of their own are counted. */
  protected reward(reward: Amount & { readonly name: Text | null }): string {
    return this.amount(reward, reward.name);
  }

  protected has(asset: string): number {
    return this.app.balances[asset] ?? 0;
  }

  protected get speaker(): Speaker {
    return { lang: this.tongue, text: this.text.bind(this), amount: this.amount.bind(this), at: this.at.bind(this) };
  }
}

/** `<antiphon-badges>`: a person's badges, what comes next, wearing a title, sharing one by consent. */
import { theApp } from "../core/app";
import { ask } from "../core/ask";
import { moment, number, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { Text } from "../core/wire";
import { type Child, h, present } from "../kit/dom";
import { OwnPart } from "../kit/own-part";
import css from "./badges.css?inline";

interface Award {
  readonly id: string;
  readonly badge: string;
  readonly name: Text;
  readonly kind: "badge" | "title" | "certificate";
  readonly level: number;
  readonly level_name: Text | null;
  readonly at: string;
  readonly worn: boolean;
  readonly token: string | null;
}
interface Headway {
  readonly badge: string;
  readonly name: Text;
  readonly description: Text;
  readonly level: number;
  readonly levels: number;
  readonly value: number;
  readonly next_at: number | null;
}
interface Mine {
  readonly awards: readonly Award[];
  readonly headway: readonly Headway[];
  readonly pictures: string;
}
interface Shared {
  readonly link: string | null;
  readonly picture: string | null;
}

const WORDS = {
  title: ["我的徽章", "Your badges"],
  none: ["还没有徽章，第一枚正等着你。", "No badges yet. The first one is waiting."],
  next: ["接下来", "Next"],
  of: ["{n} / {of}", "{n} of {of}"],
  got: ["{at} 获得", "Earned {at}"],
  worn: ["佩戴中", "Worn"],
  wear: ["佩戴", "Wear it"],
  unwear: ["取下", "Take it off"],
  share: ["分享", "Share"],
  share_title: ["公开这枚徽章", "Make this badge public"],
  share_text: ["生成一个别人猜不到的链接，打开的人能看到徽章和下面的名字。随时可以关掉，关掉后旧链接永久失效。", "You get a link nobody can guess. Whoever opens it sees the badge and this name. Close it whenever you like; the old link never works again."],
  name: ["显示的名字（可不填）", "Name to show (may be empty)"],
  open: ["生成链接", "Make the link"],
  copy: ["复制链接", "Copy the link"],
  copied: ["已复制", "Copied"],
  stop: ["停止公开", "Stop sharing"],
  stopped: ["已停止公开。", "No longer public."],
  take: ["下载可验证的证书", "Download as an Open Badge"],
  shared: ["正在公开", "Public"],
} as const;

export class BadgesPart extends OwnPart<Mine, typeof WORDS> {
  protected readonly words = WORDS;
  protected readonly css = css;
  protected readonly title_ = "title";

  protected load(): Promise<Mine> {
    return ask<Mine>("/storefront/badges");
  }

  protected paint(mine: Mine): Child[] {
    const best = new Map<string, Award>();
    for (const award of mine.awards) if ((best.get(award.badge)?.level ?? 0) < award.level) best.set(award.badge, award);
    const next = mine.headway.filter((one) => one.next_at !== null);
    return [
      best.size ? h("ul", { class: "shelf" }, ...[...best.values()].map((award) => h("li", {}, this.#tile(award, mine)))) : h("p", { class: "notice" }, this.say("none")),
      next.length > 0 && h("h3", {}, this.say("next")),
      next.length > 0 && h("ul", { class: "shelf" }, ...next.map((one) => h("li", {}, this.#waiting(one, mine)))),
    ];
  }

  #tile(award: Award, mine: Mine): HTMLElement {
    const open = (): void => this.#show(award, mine);
    return h(
      "button",
      { type: "button", class: award.worn ? "worn" : "", "data-key": award.id, onclick: open },
      h("img", { src: this.#picture(mine, award.badge, award.level), alt: "", width: 64, height: 64 }),
      h("b", {}, textIn(award.name, this.lang_)),
      award.level_name && h("small", {}, textIn(award.level_name, this.lang_)),
      award.worn && h("small", {}, this.say("worn")),
    );
  }

  #waiting(one: Headway, mine: Mine): HTMLElement {
    return h(
      "div",
      { class: "waiting", title: textIn(one.description, this.lang_) },
      h("img", { src: this.#picture(mine, one.badge, Math.min(one.level + 1, one.levels)), alt: "", width: 64, height: 64 }),
      h("b", {}, textIn(one.name, this.lang_)),
      h("small", {}, this.say("of", { n: number(one.value, this.lang_), of: number(one.next_at ?? 0, this.lang_) })),
    );
  }

  #picture(mine: Mine, badge: string, level: number): string {
    return `${theApp().config.origin}${mine.pictures}/${encodeURIComponent(badge)}/${level}/picture.svg`;
  }

  #show(award: Award, mine: Mine): void {
    const about = mine.headway.find((one) => one.badge === award.badge);
    const name = textIn(award.name, this.lang_);
    void this.sheet.open({
      title: award.level_name ? `${name} · ${textIn(award.level_name, this.lang_)}` : name,
      close: this.common("close"),
      body: present([
        h("img", { class: "big", src: this.#picture(mine, award.badge, award.level), alt: "" }),
        about && h("p", {}, textIn(about.description, this.lang_)),
        h("p", {}, h("small", {}, this.say("got", { at: moment(new Date(award.at), new Date(), this.lang_) }))),
        award.token && h("p", {}, h("small", {}, this.say("shared"))),
        h("button", { type: "button", class: "link", onclick: () => void this.#take(award) }, this.say("take")),
      ]),
      actions: present([
        h("button", { type: "button", class: "main", onclick: () => this.#share(award) }, this.say("share")),
        award.kind === "title" && h("button", { type: "button", class: "second", onclick: () => void this.#wear(award) }, this.say(award.worn ? "unwear" : "wear")),
      ]),
    });
  }

  #share(award: Award): void {
    const name = h("input", { type: "text", maxlength: 40, autocomplete: "nickname", id: "shown" });
    const send = async (): Promise<void> => this.#shared(award, await ask<Shared>(`/storefront/badges/${encodeURIComponent(award.id)}/share`, { name: name.value }));
    void this.sheet.open({
      title: this.say("share_title"),
      close: this.common("close"),
      body: [h("form", { onsubmit: (event: Event) => (event.preventDefault(), void this.#try(send)) }, h("p", {}, this.say("share_text")), h("label", { for: "shown" }, this.say("name")), name)],
      actions: present([
        h("button", { type: "button", class: "main", onclick: () => void this.#try(send) }, this.say("open")),
        award.token && h("button", { type: "button", class: "second", onclick: () => void this.#try(() => this.#stop(award)) }, this.say("stop")),
      ]),
    });
  }

  #shared(award: Award, shared: Shared): void {
    const link = shared.link ?? "";
    const copy = async (): Promise<void> => {
      if (typeof navigator.share === "function") await navigator.share({ url: link }).catch(() => undefined);
      else await navigator.clipboard.writeText(link).then(() => this.tell(this.say("copied"), "good"), () => undefined);
    };
    void this.sheet.open({
      title: this.say("shared"),
      close: this.common("close"),
      body: present([shared.picture && h("img", { class: "pic", src: `${shared.picture}?lang=${this.lang_}`, alt: textIn(award.name, this.lang_) }), h("p", { class: "share" }, h("a", { href: link, target: "_blank", rel: "noopener" }, link))]),
      actions: [
        h("button", { type: "button", class: "main", onclick: () => void copy() }, this.say("copy")),
        h("button", { type: "button", class: "second", onclick: () => void this.#try(() => this.#stop(award)) }, this.say("stop")),
      ],
    });
    void this.refresh();
  }

  async #stop(award: Award): Promise<void> {
    await ask(`/storefront/badges/${encodeURIComponent(award.id)}/share`, { name: null });
    this.sheet.close();
    this.tell(this.say("stopped"));
    await this.refresh();
  }

  async #wear(award: Award): Promise<void> {
    await this.#try(async () => {
      await ask("/storefront/badges/worn", { award: award.worn ? null : award.id });
      this.sheet.close();
      await this.refresh();
    });
  }

  async #take(award: Award): Promise<void> {
    await this.#try(async () => {
      const signed = await ask<{ jwt: string }>(`/storefront/badges/${encodeURIComponent(award.id)}/credential?lang=${this.lang_}`);
      const url = URL.createObjectURL(new Blob([signed.jwt], { type: "application/vc+jwt" }));
      h("a", { href: url, download: `${award.badge}.jwt` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.sheet.close();
      this.tell(this.common(error.status === 401 ? "sign_in" : "offline"), "bad");
    }
  }
}

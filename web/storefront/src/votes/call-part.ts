/** `<antiphon-call>`: send an idea, see what became of it, vote on the shortlist, see what was adopted and by whom. */
import { type ListPage, type ListRow, readList } from "../boards/lists";
import { fill, safeLink } from "../core/format";
import { Failed } from "../core/http";
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Part } from "../kit/part";
import { PictureField } from "../kit/picture-field";
import css from "./call.css?inline";
import { CALL_WORDS } from "./call-words";
import type { CallShown, Candidate, EntryData, MyEntry } from "./call-wire";

const GALLERY = 12;

export class CallPart extends Part<CallShown> {
  protected readonly kind = "call";
  protected readonly css = css;
  #text = "";
  #picture: PictureField | null = null; // stays through renders, with what was sent
  #voting: string | null = null;
  #gallery: ListPage<EntryData> | null = null;
  #adopted: readonly ListRow<EntryData>[] = [];

  #say(word: keyof typeof CALL_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(CALL_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  override async refresh(quiet = false): Promise<boolean> {
    const changed = await super.refresh(quiet);
    if (this.view && !this.busy && this.isConnected) await this.#load(this.view);
    return changed;
  }

  async #load({ id, shown }: PlayView<CallShown>): Promise<void> {
    try {
      this.#gallery = shown.gallery ? await readList<EntryData>(id, shown.gallery, { limit: GALLERY }) : null;
      this.#adopted = shown.adopted > 0 ? (await readList<EntryData>(id, shown.adopted_list, { limit: 50 })).items : [];
      this.render();
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // the lists are extra: the call itself can be played without them
    }
  }

  protected skeleton(): Child[] {
    return [1, 2].map(() => h("span", { class: "bone bone-row" }));
  }

  protected paint({ shown }: PlayView<CallShown>): Child[] {
    return [h("p", { class: "brief" }, this.text(shown.brief)), this.#adoptedRows(), this.#form(shown), this.#mine(shown), this.#shortlist(shown), this.#galleryRows()];
  }

  protected action({ shown }: PlayView<CallShown>): Child[] {
    if (!shown.open) return [h("p", { class: "hint" }, this.#say("closed"))];
    return shown.entries_left === 0 ? [h("p", { class: "hint" }, this.#say("all_sent"))] : [];
  }

  protected rules(view: PlayView<CallShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#say("rule_entries"), this.#say("entries_line", { n: shown.per_person })],
      [this.#say("rule_similar"), this.#say(`similar_${shown.similar}`)],
      shown.votes_each > 0 && [this.#say("rule_votes"), this.#say("votes_line", { n: shown.votes_each })],
      [this.#say("rule_adopted"), this.#say("adopted_line", { n: shown.adopted_most, days: shown.decide_days })],
      shown.accept_reward && [this.#say("rule_accept"), this.reward(shown.accept_reward)],
      shown.shortlist_reward && [this.#say("rule_shortlist"), this.reward(shown.shortlist_reward)],
      shown.adopt_reward && [this.#say("rule_adopt"), this.reward(shown.adopt_reward)],
      [this.#say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  protected override async askAgain(move: unknown): Promise<void> {
    await this.#send(move);
  }

  async #send(move: unknown): Promise<void> {
    const outcome = await this.move(move);
    this.#voting = null;
    if (!outcome) {
      this.render();
      return;
    }
    if ((move as { do: string }).do === "enter") {
      this.#text = "";
      this.#picture = null;
    }
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  #form(shown: CallShown): Child {
    if (!shown.open || shown.entries_left === 0 || shown.sign_in_first) return null;
    const area = h("textarea", { rows: shown.longest > 60 ? 4 : 2, maxlength: shown.longest, "data-key": "text", oninput: (event) => (this.#text = (event.target as HTMLTextAreaElement).value) });
    area.value = this.#text;
    if (shown.pictures !== "none") this.#picture ??= new PictureField(this.app, this.tongue, this.#say(shown.pictures === "must" ? "picture" : "picture_may"), "picture");
    return h(
      "div",
      { class: "form" },
      h("label", {}, h("span", {}, this.#say("your_idea"), " ", h("small", {}, this.#say("length", { least: shown.shortest, most: shown.longest }))), area),
      this.#picture?.element,
      this.#sendButton(shown),
    );
  }

  #sendButton(shown: CallShown): HTMLElement {
    const sending = this.busy && !this.#voting;
    const send = (): void => {
      if (!this.#picture?.busy) void this.#send({ do: "enter", text: this.#text, picture: this.#picture?.address ?? "" });
    };
    const label = this.#say(sending ? "sending" : "send");
    const button = h("button", { type: "button", class: `main${sending ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy ? "true" : null, onclick: send }, label);
    return h("div", { class: "send" }, button, h("small", {}, this.#say("left", { n: shown.entries_left })));
  }

  #mine(shown: CallShown): Child {
    if (shown.mine.length === 0) return null;
    const row = (entry: MyEntry): HTMLElement =>
      h("li", { class: "idea" }, this.#thumb(entry.picture), h("span", { class: "what" }, h("b", {}, entry.text), entry.reason && h("small", {}, entry.reason)), h("span", { class: `tag ${entry.state}` }, this.#say(`state_${entry.state}`)));
    return h("div", { class: "block" }, h("h3", {}, this.#say("mine")), h("ul", { class: "ideas" }, ...shown.mine.map(row)));
  }

  #shortlist(shown: CallShown): Child {
    if (shown.shortlist.length === 0) return null;
    const left = !shown.over && shown.votes_each > 0 && h("small", {}, this.#say("votes_left", { n: shown.votes_left }));
    const sorted = shown.over ? [...shown.shortlist].sort((a, b) => b.votes - a.votes) : shown.shortlist;
    return h("div", { class: "block" }, h("h3", {}, this.#say("shortlist"), " ", left), h("ul", { class: "ideas" }, ...sorted.map((candidate) => this.#candidate(candidate, shown))));
  }

  #candidate(candidate: Candidate, shown: CallShown): HTMLElement {
    const does = candidate.voted ? "unvote" : "vote";
    const tap = (): void => {
      if (this.busy) return;
      this.#voting = candidate.slot;
      void this.#send({ do: does, entry: candidate.slot });
    };
    const can = !shown.over && !candidate.mine && shown.votes_each > 0 && (candidate.voted || shown.votes_left > 0);
    const button =
      can &&
      h(
        "button",
        { type: "button", class: `${candidate.voted ? "second" : "main"} small`, "data-key": `vote-${candidate.slot}`, "aria-pressed": String(candidate.voted), onclick: tap },
        candidate.voted ? this.#say("voted") : this.#say("vote"),
        h("span", { class: "hidden" }, ` ${candidate.text}`),
      );
    const own = candidate.mine && h("span", { class: "tag" }, this.#say("own"));
    return h("li", { class: `idea${candidate.voted ? " on" : ""}` }, this.#thumb(candidate.picture), h("span", { class: "what" }, h("b", {}, candidate.text), h("small", {}, this.#say("votes", { n: candidate.votes }))), own, button);
  }

  #adoptedRows(): Child {
    if (this.#adopted.length === 0) return null;
    const row = ({ data, name, mine }: ListRow<EntryData>): HTMLElement =>
      h("li", { class: "idea won" }, this.#thumb(data.picture) ?? icon("star", 28), h("span", { class: "what" }, h("b", {}, data.text), h("small", {}, mine ? this.#say("by_you") : this.#say("by", { name: name ?? this.#say("somebody") }))));
    return h("div", { class: "block" }, h("h3", {}, this.#say("adopted")), h("ul", { class: "ideas" }, ...this.#adopted.map(row)));
  }

  #galleryRows(): Child {
    const page = this.#gallery;
    if (!page || page.items.length === 0) return null;
    const more = page.next && h("button", { type: "button", class: "link", "data-key": "more", onclick: () => void this.#more(page) }, this.#say("more"));
    return h("div", { class: "block" }, h("h3", {}, this.#say("gallery"), " ", h("small", {}, this.count(page.count))), h("ul", { class: "chips" }, ...page.items.map((row) => h("li", {}, row.data.text))), more);
  }

  async #more(page: ListPage<EntryData>): Promise<void> {
    const { view } = this;
    if (!view?.shown.gallery) return;
    try {
      const next = await readList<EntryData>(view.id, view.shown.gallery, { cursor: page.next, limit: GALLERY });
      this.#gallery = { ...next, items: [...page.items, ...next.items] };
      this.render();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.tell(this.#say("failed"), "bad");
    }
  }

  #thumb(picture: string | null): Child {
    const source = safeLink(picture, document.baseURI);
    return source ? h("img", { src: source, alt: "", loading: "lazy", class: "thumb" }) : null;
  }
}

/** `<antiphon-trial>`: apply, see where you stand and why, give an address, report, and read what others say. */
import { type ListPage, type ListRow, readList } from "../boards/lists";
import { fill, safeLink } from "../core/format";
import { Failed } from "../core/http";
import type { Accepted, PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { fetchGroup } from "../later";
import { AskingPart } from "../questions/asking-part";
import questionCss from "../questions/questions.css?inline";
import { ReportForm, type ReportMove } from "./report-form";
import css from "./trial.css?inline";
import type { LotData, MyReport, ReportData, TrialShown } from "./wire";
import { TRIAL_WORDS } from "./words";

const PAGE = 5;
const STEPS = ["step_apply", "step_pick", "step_get", "step_report", "step_read"] as const;
const REACHED: Readonly<Record<string, number>> = { applied: 1, waiting: 1, picked: 2, addressed: 2, testing: 3, missed: 3, sent_back: 3, reported: 4, done: 5 };
const WRITES = new Set(["testing", "missed", "sent_back"]);
const GLAD = new Set(["picked", "addressed", "testing", "done"]);

export class TrialPart extends AskingPart<TrialShown> {
  protected readonly kind = "trial";
  protected readonly css = questionCss + css;
  #form_report: ReportForm | null = null;
  #parcels: HTMLElement | null = null;
  #reports: ListPage<ReportData> | null = null;
  #lots: ListPage<LotData> | null = null;

  #word(word: keyof typeof TRIAL_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(TRIAL_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  override async refresh(quiet = false): Promise<boolean> {
    const changed = await super.refresh(quiet);
    if (this.view && !this.busy && this.isConnected && (changed || quiet || !this.#reports)) await this.#load(this.view);
    return changed;
  }

  async #load({ id, shown }: PlayView<TrialShown>): Promise<void> {
    try {
      this.#reports = shown.average_of > 0 ? await readList<ReportData>(id, shown.reports, { limit: PAGE }) : null;
      this.#lots = shown.lots && shown.lot ? await readList<LotData>(id, shown.lots, { limit: 20 }) : null;
      this.render();
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // the lists are extra: a trial goes on without them
    }
  }

  // ---- where somebody stands

  protected override intro({ shown }: PlayView<TrialShown>): Child {
    return this.#head(shown);
  }

  protected paintEnd(view: PlayView<TrialShown>): Child[] {
    const { shown } = view;
    const writes = WRITES.has(shown.state) && !shown.sign_in_first;
    if (!writes) this.#form_report = null;
    return [this.#head(shown), this.#steps(shown), this.#standing(shown), this.#address(shown), writes && this.#formOf(shown).element, shown.report && !writes && !shown.report.published && this.#mine(shown.report)];
  }

  #head(shown: TrialShown): HTMLElement {
    const first = shown.way === "first";
    const counts = [this.#word("places", { n: shown.places }), first && shown.places_left !== null ? this.#word("left_first", { n: shown.places_left }) : this.#word("applied_n", { n: this.count(shown.applicants) })];
    const odds = shown.odds_percent !== null && shown.state === "open" && h("small", {}, this.#word("odds", { n: shown.odds_percent }));
    return h("div", { class: "offer" }, h("p", {}, this.text(shown.about)), h("p", { class: "item" }, icon(iconOf(shown.item.asset), 28), h("span", {}, h("b", {}, this.text(shown.item.name)), h("small", {}, counts.join(" · ")), odds)));
  }

  #steps(shown: TrialShown): Child {
    const at = REACHED[shown.state];
    if (at === undefined) return null;
    const steps = STEPS.map((word, index) => h("li", { class: index < at ? "done" : "", "aria-current": index === at ? "step" : null }, h("i", { "aria-hidden": "true" }, index < at && icon("check", 14)), this.#word(word)));
    return h("ol", { class: "steps" }, ...steps);
  }

  #standing(shown: TrialShown): Child {
    if (shown.state === "open" && !shown.question) return null;
    const look = GLAD.has(shown.state) ? "star" : shown.state === "waiting" || shown.state === "applied" ? "clock" : "smile";
    return h("p", { class: `standing ${shown.state}` }, icon(look, 24), h("span", {}, this.text(shown.why), shown.state === "sent_back" && shown.reason && h("b", {}, shown.reason)));
  }

  #address(shown: TrialShown): Child {
    if (!shown.is_sent || !["picked", "addressed"].includes(shown.state)) {
      this.#parcels = null;
      return null;
    }
    if (!this.#parcels) {
      fetchGroup(this.app.config.origin, "deliveries");
      this.#parcels = h("antiphon-deliveries" as "div", { lang: this.tongue, asset: shown.item.asset, inside: true });
    }
    if (shown.address_by) this.#parcels.setAttribute("until", shown.address_by);
    return h("div", { class: "block" }, this.#parcels);
  }

  #mine(report: MyReport): HTMLElement {
    const quality = report.quality !== null && h("small", {}, this.#word("quality", { n: report.quality }));
    return h("div", { class: "block" }, h("h3", {}, this.#word("mine")), h("div", { class: "report own" }, this.#stars(report.stars), h("p", {}, report.text), this.#pictures(report.pictures), quality));
  }

  // ---- what can be done

  protected endActions({ shown }: PlayView<TrialShown>): Child[] {
    const act = (key: string, look: string, label: string, go: () => void): HTMLElement => h("button", { type: "button", class: `${look}${this.busy && look === "main" ? " busy" : ""}`, "data-key": key, "aria-disabled": this.busy ? "true" : null, onclick: go }, this.busy && look === "main" ? this.#word("sending") : label);
    if (shown.state === "open") return [act("play", "main", this.#word(shown.way === "first" ? "apply_first" : "apply"), () => void this.deed({ do: "apply" }))];
    if (WRITES.has(shown.state)) return [act("play", "main", this.#word("send"), () => void this.#send())];
    if (shown.state === "applied" || shown.state === "waiting") return [act("withdraw", "second", this.#word("withdraw"), () => void this.#make({ do: "withdraw" }))];
    if (shown.state === "picked") return [act("decline", "second", this.#word("decline"), () => this.#decline())];
    return [];
  }

  protected async ended(outcome: Accepted<unknown>): Promise<void> {
    this.tell(this.text(outcome.say), "good");
    return Promise.resolve();
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#make(move as ReportMove);
  }

  async #make(move: { readonly do: string }): Promise<void> {
    if (this.busy) return;
    const outcome = await this.move(move);
    if (!outcome) {
      this.render();
      return;
    }
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  async #send(): Promise<void> {
    const form = this.#form_report;
    if (!form || this.busy) return;
    if (form.busy) this.tell(this.#word("wait_picture"), "bad");
    else await this.#make(form.move);
  }

  #decline(): void {
    const yes = (): void => {
      this.sheet.close();
      void this.#make({ do: "decline" });
    };
    const actions = [h("button", { type: "button", class: "main", "data-key": "decline-yes", onclick: yes }, this.#word("decline_yes"))];
    void this.sheet.open({ title: this.#word("decline"), close: this.t("close"), body: [h("p", {}, this.#word("decline_sure"))], actions });
  }

  #formOf(shown: TrialShown): ReportForm {
    if (this.#form_report?.lang !== this.tongue) this.#form_report = new ReportForm(this.app, this.tongue, shown, (word, values) => this.#word(word, values));
    return this.#form_report;
  }

  // ---- what everybody sees

  protected override below(view: PlayView<TrialShown>): Child[] {
    return [this.#lotRows(), this.#reportRows(view)];
  }

  #lotRows(): Child {
    const page = this.#lots;
    if (!page?.items.length) return null;
    const row = ({ position, data, name, mine }: ListRow<LotData>): HTMLElement => h("li", { class: mine ? "mine" : "" }, h("span", {}, this.#word("lot_line", { position: position ?? 0, lot: data.lot, tickets: data.tickets })), h("small", {}, mine ? this.#word("by_you") : (name ?? this.#word("somebody"))), h("code", {}, data.seed));
    return h("details", { class: "block lots" }, h("summary", {}, this.#word("lots")), h("p", { class: "hint-line" }, this.#word("lots_how")), h("ol", {}, ...page.items.map(row)));
  }

  #reportRows({ shown }: PlayView<TrialShown>): Child {
    const page = this.#reports;
    if (!page?.items.length || shown.average === null) return null;
    const average = h("p", { class: "average" }, icon("star", 24), h("b", {}, this.#word("average", { mean: shown.average, n: shown.average_of })));
    const more = page.next && h("button", { type: "button", class: "link", "data-key": "more", onclick: () => void this.#more(page) }, this.#word("more"));
    return h("div", { class: "block" }, h("h3", {}, this.#word("reports")), average, h("ul", { class: "reports" }, ...page.items.map((row) => this.#reportRow(row))), more);
  }

  #reportRow({ data, name, mine }: ListRow<ReportData>): HTMLElement {
    const tags = [data.good && "good", data.late && "late"].filter((tag): tag is "good" | "late" => Boolean(tag));
    const head = h("p", { class: "by" }, this.#stars(data.stars), h("span", {}, mine ? this.#word("by_you") : (name ?? this.#word("somebody"))), ...tags.map((tag) => h("span", { class: `tag ${tag}` }, this.#word(tag))));
    return h("li", { class: "report" }, head, h("p", {}, data.text), this.#pictures(data.pictures));
  }

  #stars(count: number): HTMLElement {
    return h("span", { class: "given" }, h("span", { "aria-hidden": "true" }, "★".repeat(count) + "☆".repeat(5 - count)), h("span", { class: "hidden" }, this.#word("star_n", { n: count })));
  }

  #pictures(pictures: readonly string[]): Child {
    const sources = pictures.map((each) => safeLink(each.startsWith("/") ? this.app.config.origin + each : each, document.baseURI)).filter((each): each is string => Boolean(each));
    return sources.length ? h("div", { class: "thumbs" }, ...sources.map((src) => h("img", { src, alt: "", loading: "lazy" }))) : null;
  }

  async #more(page: ListPage<ReportData>): Promise<void> {
    const { view } = this;
    if (!view) return;
    try {
      const next = await readList<ReportData>(view.id, view.shown.reports, { cursor: page.next, limit: PAGE });
      this.#reports = { ...next, items: [...page.items, ...next.items] };
      this.render();
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.tell(this.#word("failed"), "bad");
    }
  }

  protected rules(view: PlayView<TrialShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const wishes = shown.wishes.map((wish) => this.#word(wish.must ? "wish_must" : "wish_line", { says: this.text(wish.says), n: wish.points }));
    if (shown.loyal_points) wishes.push(this.#word("loyal_line", { n: shown.loyal_points }));
    const terms = facts([
      [this.#word("rule_item"), `${this.text(shown.item.name)} · ${this.#word("places", { n: shown.places })}`],
      [this.#word("rule_way"), this.#word(`way_${shown.way}`)],
      wishes.length > 0 && [this.#word("rule_wishes"), wishes.join(this.tongue === "zh" ? "；" : "; ")],
      shown.waiting_places > 0 && [this.#word("rule_line"), this.#word("line_line", { n: shown.waiting_places })],
      shown.is_sent && [this.#word("rule_address"), this.#word("address_line", { n: shown.address_days })],
      [this.#word("rule_report"), this.#word("report_line", { n: shown.report_days, late: shown.late_days, least: shown.shortest }) + (shown.pictures ? this.#word("pictures_line", { n: shown.pictures }) : "")],
      shown.hold_back && [this.#word("rule_missed"), this.#word("missed_line")],
      shown.report_reward && [this.#word("rule_reward"), this.reward(shown.report_reward)],
      shown.good_reward && [this.#word("rule_good", { n: shown.good_from }), this.reward(shown.good_reward)],
      shown.title !== null && [this.#word("rule_title"), this.#word("title_line", { n: shown.title_after })],
      [this.#word("rule_closes"), this.at(shown.closes_at)],
      [this.#word("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [h("p", { class: "fine fair" }, icon("shield", 20), h("span", {}, this.#word("honest"))), terms] };
  }
}

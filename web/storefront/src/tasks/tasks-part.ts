/** `<antiphon-tasks>`: things to do in the shop, how far each is, and its reward. */
import { day, safeLink } from "../core/format";
import type { PlayView, ShownStage, ShownTask, TasksShown } from "../core/wire";
import type { Word } from "../core/words";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { PictureField } from "../kit/picture-field";
import css from "./tasks.css?inline";

const MANY = 100; // a reward that is left so often is not worth a line; the rules tell it anyway

interface TaskMove {
  readonly do: "claim" | "claim_stage" | "prove";
  readonly task: string;
  readonly text?: string;
  readonly picture?: string;
}

export class TasksPart extends Part<TasksShown> {
  protected readonly kind = "tasks";
  protected readonly css = css;
  #claiming: string | null = null;

  protected skeleton(): Child[] {
    return [1, 2, 3].map(() => h("span", { class: "bone bone-row" }));
  }

  protected paint({ shown }: PlayView<TasksShown>): Child[] {
    if (!shown.for_you) return [h("p", { class: "notice" }, icon("smile", 32), this.t("not_for_you"))];
    const stages = shown.stages ?? [];
    const staged = new Set(stages.flatMap((stage) => stage.tasks));
    const list = (tasks: readonly ShownTask[]): HTMLElement => {
      const rows = tasks.map((task) => this.#row(task, shown.tasks.indexOf(task), shown));
      return h(shown.ladder ? "ol" : "ul", { class: shown.ladder ? "tasks ladder" : "tasks" }, ...rows);
    };
    const parts = stages.flatMap((stage) => [this.#stage(stage), list(shown.tasks.filter((task) => stage.tasks.includes(task.key)))]);
    const rest = shown.tasks.filter((task) => !staged.has(task.key));
    return [this.#progress(shown), ...parts, rest.length ? list(rest) : null];
  }

  #stage(stage: ShownStage): HTMLElement {
    const steps = this.t("steps", { n: stage.done, of: stage.of });
    const claim = stage.claimable && !this.view?.shown.sign_in_first;
    return h(
      "div",
      { class: `part-of ${stage.state}` },
      h("h3", {}, stage.state === "claimed" && icon("check", 18), this.text(stage.name), h("small", {}, steps)),
      h("span", { class: "reward" }, this.t("stage_reward", { what: this.reward(stage.reward) })),
      claim && h("button", { type: "button", class: "main small", "data-key": `stage-${stage.key}`, onclick: () => void this.#claim(stage.key, "claim_stage") }, this.t("claim")),
    );
  }

  protected action({ shown }: PlayView<TasksShown>): Child[] {
    const all = shown.for_you && shown.tasks.length > 0 && shown.tasks.every((task) => task.state === "claimed");
    return all ? [h("p", { class: "closed-note" }, icon("star", 20), this.t("all_done"))] : [];
  }

  protected rules(view: PlayView<TasksShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.tasks.map((task) => h("tr", {}, h("th", { scope: "row" }, h("span", {}, this.text(task.name), task.help && h("small", {}, this.text(task.help)))), h("td", {}, this.reward(task.reward), this.#leftLine(task))));
    const terms = facts([
      [this.t("rule_ladder"), this.t(shown.ladder ? "rule_ladder_line" : "rule_any_line")],
      [this.t("rule_counts"), this.t("rule_counts_line")],
      shown.tasks.some((task) => task.repeat === "daily") && [this.t("rule_daily"), this.t("rule_daily_line")],
      [this.t("rule_dates"), dates({ starts_at: view.starts_at, ends_at: shown.ends_at ?? view.ends_at }, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows)), terms] };
  }

  protected override noticed(before: TasksShown, now: TasksShown): string | null {
    const was = new Map(before.tasks.map((task) => [task.key, task]));
    const moved = now.tasks.filter((task) => task.steps_done > (was.get(task.key)?.steps_done ?? 0));
    const first = moved.find((task) => task.state === "claimed" || task.claimable) ?? moved[0];
    if (!first) return null;
    const steps = this.t("steps", { n: first.steps_done, of: first.steps });
    const news = first.state === "claimed" ? `${this.t("paid")}${this.tongue === "zh" ? "：" : ": "}${this.reward(first.reward)}` : steps;
    return `${this.text(first.name)} · ${news}`;
  }

  protected override askAgain(move: unknown): Promise<void> {
    const made = move as TaskMove;
    return made.do === "prove" ? this.#send(made) : this.#claim(made.task, made.do);
  }

  #prove({ key, name, proof }: ShownTask): void {
    if (!proof) return;
    const text = h("textarea", { maxlength: 1000, rows: 4, "data-key": "proof-text" });
    const picture = new PictureField(this.app, this.tongue, this.t("prove_picture"), "proof-picture");
    const field = (word: Word, input: HTMLElement): HTMLElement => h("label", { class: "field" }, this.t(word), input);
    const send = (): void => {
      if (picture.busy) return;
      this.sheet.close();
      void this.#send({ do: "prove", task: key, text: text.value, picture: picture.address });
    };
    const body = [h("p", {}, this.text(proof.ask)), field("prove_text", text), proof.picture !== "no" && picture.element];
    const button = h("button", { type: "button", class: "main", "data-key": "proof-send", onclick: send }, this.t("prove_send"));
    void this.sheet.open({ title: this.text(name), close: this.t("close"), body, actions: [button] });
  }

  async #send(move: TaskMove): Promise<void> {
    const outcome = await this.move(move);
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  async #claim(key: string, deed: "claim" | "claim_stage" = "claim"): Promise<void> {
    if (this.busy) return;
    this.#claiming = key;
    const outcome = await this.move({ do: deed, task: key });
    this.#claiming = null;
    if (!outcome) {
      this.render();
      return;
    }
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    const shown = this.view?.shown;
    const task = (deed === "claim" ? shown?.tasks : shown?.stages)?.find((each) => each.key === key);
    this.emit("win", { task: key, reward: task?.reward, decision_id: outcome.decision_id, say: outcome.say });
    if (!task) return;
    const kept = task.reward.asset !== "points";
    const lines: Child[] = [
      h("b", {}, this.reward(task.reward)),
      kept ? this.t("where_kept") : this.t("where_points", { n: this.count(this.has("points")) }),
      h("slot", { name: "how" }, kept ? this.t("how_coupon") : this.t("how_points")),
    ];
    const actions = [this.doneButton(), useLink(this, this.tongue)];
    await this.sheet.open(momentSheet({ tone: "win", title: this.text(outcome.say), icon: iconOf(task.reward.asset), lines, actions }, this.tongue));
  }

  #progress({ tasks }: TasksShown): HTMLElement {
    const done = tasks.filter((task) => task.state === "claimed" || task.state === "done").length;
    const label = this.t("tasks_done", { n: done, of: tasks.length });
    const dots = tasks.map((task) => h("i", { class: task.state }));
    return h("p", { class: "progress" }, h("span", {}, label), h("span", { class: "dots", "aria-hidden": "true" }, ...dots));
  }

  #row(task: ShownTask, index: number, shown: TasksShown): HTMLElement {
    const locked = task.state === "locked";
    const before = shown.tasks[index - 1];
    const help = locked && before && !shown.stages?.length ? this.t("locked_by", { name: this.text(before.name) }) : this.text(task.help);
    const refused = task.state === "open" && task.proof?.refused;
    const repeats = task.repeat !== "once" && h("span", { class: "tag" }, this.t(task.repeat, { n: task.every_days ?? 0 }));
    const mark = locked ? icon("lock", 20) : task.state === "claimed" || task.state === "over" ? icon("check", 20) : icon(iconOf(task.reward.asset), 22);
    return h(
      "li",
      { class: `task ${task.state}` },
      h("span", { class: "tile", "aria-hidden": "true" }, mark),
      h(
        "div",
        { class: "what" },
        h("b", {}, this.text(task.name), repeats),
        h("span", { class: "reward" }, this.reward(task.reward), (task.reward.left ?? MANY) < MANY && this.#leftLine(task)),
        help && h("small", {}, help),
        refused && h("small", { class: "refused" }, this.t("prove_refused", { why: refused })),
        this.#whenLine(task),
        !locked && task.state !== "claimed" && task.steps > 1 && this.#bar(task),
      ),
      this.#deed(task),
    );
  }

  #bar(task: ShownTask): HTMLElement {
    const text = this.t("steps", { n: task.steps_done, of: task.steps });
    const bar = h("span", { class: "bar", role: "progressbar", "aria-label": this.text(task.name), "aria-valuemin": 0, "aria-valuemax": task.steps, "aria-valuenow": task.steps_done, "aria-valuetext": text }, h("i", {}));
    bar.style.setProperty("--done", String(task.steps_done / task.steps));
    return h("span", { class: "steps" }, bar, h("small", { "aria-hidden": "true" }, text));
  }

  #whenLine({ state, again_at: again, opens_on: opens, closes_on: closes }: ShownTask): Child {
    const line = state === "early" && opens ? this.t("opens_on", { day: day(opens, this.tongue) }) : state === "open" && closes ? this.t("closes_on", { day: day(closes, this.tongue) }) : state === "claimed" && again ? this.t("again_on", { at: this.at(again) }) : "";
    return line && h("small", {}, line);
  }

  #deed(task: ShownTask): Child {
    const idle = ({ waiting: "waiting_task", closed: "closed_task", reserved: "reserved_task", over: "over_task" } as const)[task.state as "waiting"] as Word | undefined;
    if (idle) return h("span", { class: "got" }, this.t(idle));
    if (task.proof && task.state === "open" && !this.view?.shown.sign_in_first) {
      return h("button", { type: "button", class: "second small", "data-key": `prove-${task.key}`, onclick: () => this.#prove(task) }, this.t("prove"), h("span", { class: "hidden" }, ` ${this.text(task.name)}`));
    }
    if (task.state === "claimed") return h("span", { class: "got" }, this.t("claimed"));
    if (task.claimable && !this.view?.shown.sign_in_first) {
      const busy = this.#claiming === task.key;
      return h(
        "button",
        { type: "button", class: `main small${busy ? " busy" : ""}`, "data-key": task.key, "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#claim(task.key) },
        busy ? this.t("claim_busy") : this.t("claim"),
        h("span", { class: "hidden" }, ` ${this.text(task.name)}`),
      );
    }
    if (task.state === "done" && task.reward.left === 0) return h("span", { class: "got" }, this.t("reward_gone_task"));
    const link = task.state === "open" ? safeLink(task.link, document.baseURI) : null;
    return link ? h("a", { class: "second small", href: link }, this.t("go"), h("span", { class: "hidden" }, ` ${this.text(task.name)}`)) : null;
  }

  #leftLine(task: ShownTask): Child {
    const { left } = task.reward;
    if (typeof left !== "number" || task.state === "claimed") return null;
    return h("small", {}, left === 0 ? this.t("gone") : this.t("left", { n: this.count(left) }));
  }
}

/** The public page on which one draw is checked: the record from the server, the arithmetic from here. */
import { toLang } from "../core/app";
import { moment, number, ppm, textIn } from "../core/format";
import type { Amount, DrawShown, Lang, PlayView, Text } from "../core/wire";
import { say } from "../core/words";
import { drawRules } from "../draw/rules-view";
import { type Child, h, present } from "../kit/dom";
import { drawAgain, type Step } from "./draw-again";
import { tell, type VerifyWord } from "./words";

interface Chance {
  readonly label: string;
  readonly outcomes: readonly { readonly name: Text; readonly weight: number }[];
  readonly chosen: number;
  readonly instead: Text | null;
}

interface Verification {
  readonly decision_id: string;
  readonly play_id: string;
  readonly kind: string;
  readonly name: Text;
  readonly revision: number;
  readonly rules_sha256: string;
  readonly decided_at: string;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly person: string;
  readonly seed: string;
  readonly say: Text;
  readonly chances: readonly Chance[];
  readonly shown: unknown;
  readonly same: boolean;
}

const asked = new URLSearchParams(location.search);
let lang: Lang = toLang(asked.get("lang") ?? navigator.language);
let proof: Verification | VerifyWord = "loading";

const t = (word: VerifyWord, values: Readonly<Record<string, string | number>> = {}): string => tell(word, lang, values);
const text = (both: Text): string => textIn(both, lang);
const count = (value: number): string => number(value, lang);

async function load(): Promise<void> {
  const [play, draw] = [asked.get("play") ?? "", asked.get("draw") ?? ""];
  try {
    const answer = await fetch(`/storefront/verifications/${encodeURIComponent(play)}/${encodeURIComponent(draw)}`);
    proof = answer.ok ? ((await answer.json()) as Verification) : answer.status < 500 ? "nothing" : "offline";
  } catch {
    proof = "offline";
  }
  render();
}

function render(): void {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.title = t("title");
  const other = h("button", { type: "button", class: "other", lang: lang === "zh" ? "en" : "zh-CN", onclick: () => turnOver() }, t("other"));
  const head = h("header", {}, h("h1", {}, t("title")), other, h("p", {}, t("lead")));
  const body = typeof proof === "string" ? [h("p", { class: "state", role: "status" }, t(proof))] : [record(proof), ...proof.chances.map((chance) => arithmetic(proof as Verification, chance)), rules(proof)];
  document.getElementById("page")?.replaceChildren(head, ...present(body));
}

function turnOver(): void {
  lang = lang === "zh" ? "en" : "zh";
  render();
  document.querySelector<HTMLElement>(".other")?.focus();
}

function record(found: Verification): HTMLElement {
  const checks = found.chances.map((chance) => {
    const again = again_(found, chance);
    const told = text(chance.outcomes[chance.chosen]?.name ?? found.name);
    const fine = again.chosen === chance.chosen;
    return h("p", { class: `check ${fine ? "fine" : "wrong"}` }, fine ? t("agrees", { name: told }) : t("differs", { told, name: nameAt(chance, again.chosen) }));
  });
  return h(
    "section",
    { "aria-labelledby": "result" },
    h("h2", { id: "result" }, t("result")),
    h("p", { class: "say" }, text(found.say)),
    h("div", { role: "status" }, ...checks),
    h("p", { class: `check ${found.same ? "fine" : "wrong"}` }, t(found.same ? "same" : "changed")),
    list([
      [t("play"), text(found.name)],
      [t("at"), moment(new Date(found.decided_at), new Date(), lang)],
      [t("person"), t("person_line", { person: found.person })],
      [t("record"), found.decision_id],
    ]),
  );
}

function again_(found: Verification, chance: Chance): Step {
  return drawAgain(found.seed, chance.label, chance.outcomes.map((outcome) => outcome.weight));
}

function nameAt(chance: Chance, place: number): string {
  const outcome = chance.outcomes[place];
  return outcome ? text(outcome.name) : "?";
}

function arithmetic(found: Verification, chance: Chance): HTMLElement {
  const step = again_(found, chance);
  const line = (word: VerifyWord, value: string, values = {}): HTMLElement => h("li", {}, h("span", {}, t(word, values)), h("code", {}, value));
  return h(
    "section",
    { "aria-labelledby": `steps-${chance.label}` },
    h("h2", { id: `steps-${chance.label}` }, t("steps")),
    h(
      "ol",
      { class: "steps" },
      line("step_seed", found.seed),
      line("step_text", step.spelled, { label: chance.label }),
      line("step_hash", step.digest),
      line("step_bits", step.digest.slice(0, 32)),
      line("step_point", count(step.point), { total: count(step.total) }),
      h("li", {}, h("span", {}, t("step_land")), table(chance, step)),
    ),
    chance.instead && h("p", { class: "instead" }, text(chance.instead)),
    h("p", { class: "quiet" }, t("note")),
  );
}

function table(chance: Chance, step: Step): HTMLElement {
  const rows = chance.outcomes.map((outcome, index) => {
    const part = step.parts[index] ?? { from: 0, to: 0 };
    const here = index === step.chosen;
    const range = outcome.weight ? `${count(part.from)} – ${count(part.to - 1)}` : t("none");
    return h(
      "tr",
      { class: here ? "here" : outcome.weight ? "" : "out" },
      h("th", { scope: "row" }, text(outcome.name), here && h("b", {}, t("here"))),
      h("td", {}, `${percent(outcome.weight, step.total)}%`),
      h("td", {}, range),
    );
  });
  const heads = (["prize", "odds", "part"] as const).map((word) => h("th", { scope: "col" }, t(word)));
  return h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": t("odds") }, h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows)));
}

/** Plain digits, four places at most: exact where the total is a million. */
function percent(weight: number, total: number): string {
  return String(Math.round((weight / total) * ppm("100")) / ppm("1"));
}

function rules(found: Verification): HTMLElement {
  const view = { starts_at: found.starts_at, ends_at: found.ends_at, shown: found.shown } as unknown as PlayView<DrawShown>;
  const amount = ({ asset, amount: n }: Amount): string => (asset === "points" || asset === "tickets" ? say(asset, lang, { n: n === 1 ? 1 : count(n) }) : `${n} × ${asset}`);
  const speaker = { lang, text, amount, at: (at: string) => moment(new Date(at), new Date(), lang) } as const;
  const lines: Child[] = found.kind === "draw" ? drawRules(view, { ...speaker, text: (both) => textIn(both, lang) }).slice(2, 4) : [];
  return h(
    "section",
    { "aria-labelledby": "rules" },
    h("h2", { id: "rules" }, t("rules", { n: found.revision })),
    ...lines,
    list([[t("rules_hash"), found.rules_sha256]]),
    h("p", { class: "quiet" }, t("rules_hash_note")),
  );
}

function list(rows: readonly (readonly [string, string])[]): HTMLElement {
  return h("dl", { class: "facts" }, ...rows.map(([term, meaning]) => h("div", {}, h("dt", {}, term), h("dd", {}, meaning))));
}

render();
void load();

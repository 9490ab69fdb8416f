/** The phone beside the console's form: the real part of a draft, played by the operator. The console says what to show by messages. */
import { CheckInPart } from "../check-in/check-in-part";
import { App, setApp, toLang } from "../core/app";
import { carryWith } from "../core/http";
import { keep } from "../core/storage";
import { DrawPart } from "../draw/draw-part";
import { LATER } from "../later";
import { TasksPart } from "../tasks/tasks-part";
import { type Draft, PLAY, StandIn, type Wait } from "./stand-in";

/** What the console says: a draft to begin with from scratch, something that happens elsewhere in the shop, a ruling, or time that passes. */
type Said = { readonly draft: Draft; readonly lang: string } | { readonly happen: string } | { readonly rule: { readonly seat_id: string; readonly ruling: unknown } } | { readonly wait: Wait };

const PARTS = { draw: DrawPart, check_in: CheckInPart, tasks: TasksPart } as const;
const GROUPS = import.meta.glob("../groups/*.ts");
const nameOf = (kind: string): string => kind.replaceAll("_", "-");
const tagOf = (kind: string): string => `antiphon-${nameOf(kind)}`;

const app = new App({ origin: location.origin, writeKey: "rehearsal", shop: "", lang: null, token: null, keeping: keep(() => nothing()) });
let standIn: StandIn | null = null;
let ahead = 0; // milliseconds that the rehearsal's clock is ahead of the real one

/** The parts count down and name days by the page's clock; here it goes with the rehearsal. */
const RealDate = Date;
class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    // @ts-expect-error any of the forms of Date
    super(...(given.length === 0 ? [RealDate.now() + ahead] : given));
  }

  static override now(): number {
    return RealDate.now() + ahead;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;

const tell = (news: unknown): void => parent.postMessage(news, location.origin);

/** No storage: what is tried out leaves nothing behind in the operator's browser. */
function nothing(): Storage {
  throw new Error("not kept");
}

function begin(draft: Draft, lang: string): void {
  const stage = document.getElementById("stage");
  if (!stage) return;
  document.documentElement.lang = lang;
  app.lang = toLang(lang);
  ahead = 0;
  standIn = new StandIn(draft, (news) => {
    ahead = news.ahead_ms;
    tell({ news });
  });
  carryWith(standIn.carry);
  app.reset();
  const group = LATER[nameOf(draft.kind)];
  if (!(draft.kind in PARTS) && !group) {
    stage.replaceChildren(note(lang));
    return;
  }
  if (group) void GROUPS[`../groups/${group}.ts`]?.();
  const part = document.createElement(tagOf(draft.kind));
  part.setAttribute("play", PLAY);
  stage.replaceChildren(part);
}

function note(lang: string): HTMLElement {
  const said = document.createElement("p");
  said.className = "asks";
  said.textContent = toLang(lang) === "zh" ? "这种玩法没有自带的页面组件，请在你的页面里查看。" : "This kind of play brings no part of its own: look at it on your own page.";
  return said;
}

setApp(app);
for (const [kind, part] of Object.entries(PARTS)) customElements.define(tagOf(kind), part);
addEventListener("message", (message: MessageEvent<Said>) => {
  if (message.origin !== location.origin || message.source !== parent || typeof message.data !== "object") return;
  if ("draft" in message.data) begin(message.data.draft, message.data.lang);
  else if (standIn) void act(standIn, message.data).then(() => app.tell("stirred"));
});

async function act(stand: StandIn, said: Exclude<Said, { readonly draft: Draft }>): Promise<void> {
  if ("happen" in said) await stand.happen(said.happen);
  else if ("wait" in said) await stand.wait(said.wait);
  else {
    const answer = await stand.rule(said.rule.seat_id, said.rule.ruling);
    tell({ ruled: (await answer.json()) as unknown, ok: answer.ok });
  }
}

tell({ ready: true });

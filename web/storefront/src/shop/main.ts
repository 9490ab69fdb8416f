/** The demo shop: a small grocery with real products, which uses the storefront parts as any shop's page would. */
import { Failed } from "../core/http";
import { keep } from "../core/storage";
import type { Lang } from "../core/wire";
import { h } from "../kit/dom";
import { Cart } from "./cart";
import { emptyShop, lost } from "./empty";
import { freshToken, readShelf, type Shelf } from "./shelf";
import { ShopPage } from "./page";
import { tell } from "./words";

interface Parts {
  track(name: string, properties?: Readonly<Record<string, unknown>>): void;
  identify(source: () => Promise<string | null>): Promise<void>;
  reset(): void;
  push(...queued: readonly (readonly unknown[])[]): unknown;
}

const keeping = keep(() => localStorage);
const LANG = "antiphon-shop:lang";
const MEMBER = "antiphon-shop:member";

/** What the page has of Antiphon; before its script has come, a list that the script will work off. */
function parts(): Parts {
  window.Antiphon ??= [];
  return window.Antiphon as Parts;
}

function startLang(): Lang {
  const asked = new URLSearchParams(location.search).get("lang") ?? keeping.get(LANG) ?? navigator.language;
  return asked.startsWith("zh") ? "zh" : "en";
}

function setLang(lang: Lang): void {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.title = tell("name", lang);
  keeping.set(LANG, lang);
}

/** Sign in, or be somebody new; remembered for the next visit. */
function setMember(isMember: boolean): void {
  if (isMember) {
    keeping.set(MEMBER, "yes");
    parts().push(["identify", freshToken]);
  } else {
    keeping.remove(MEMBER);
    parts().push(["reset"]);
  }
}

async function open(): Promise<void> {
  const frame = document.getElementById("shop");
  if (!frame) return;
  const lang = startLang();
  setLang(lang);
  frame.replaceChildren(h("p", { class: "empty", role: "status" }, tell("loading", lang)));
  let shelf: Shelf | null;
  try {
    shelf = await readShelf();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    frame.replaceChildren(lost(lang, () => void open()));
    return;
  }
  if (!shelf) {
    frame.replaceChildren(emptyShop(lang, () => {
      setLang(lang === "zh" ? "en" : "zh");
      void open();
    }));
    return;
  }
  const isMember = keeping.get(MEMBER) === "yes" && shelf.person !== null;
  if (isMember) setMember(true);
  const cart = new Cart(shelf, { track: (name, properties) => void parts().push(["track", name, properties]) });
  const page = new ShopPage(shelf, cart, { lang, isMember, setLang, setMember, track: (name, properties) => void parts().push(["track", name, properties]) });
  frame.replaceChildren(...page.elements);
}

void open();

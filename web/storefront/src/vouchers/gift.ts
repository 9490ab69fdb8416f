/** A voucher given on: the link that leads to it, and what is said about it. */
import { textIn } from "../core/format";
import type { Lang } from "../core/wire";
import { h } from "../kit/dom";
import type { SheetContent } from "../kit/sheet";
import type { Voucher } from "./purse";

const PARAM = "antiphon-gift";
const WORDS = {
  give: ["送人", "Give it"],
  title: ["送给朋友", "Give it to a friend"],
  text: ["把链接发给朋友，先打开并收下的人得到这张券。还没人收下时，你可以自己用或收回。", "Send the link. Whoever opens it and takes it first has the coupon. Until then you may use it, or keep it after all."],
  link: ["赠送链接", "Link of the gift"],
  copy: ["复制链接", "Copy the link"],
  copied: ["链接已复制，发给朋友吧。", "The link is copied. Send it to a friend."],
  keep: ["不送了", "Keep it"],
  kept: ["链接已失效，券还是你的。", "The link no longer works, and the coupon stays yours."],
  foryou: ["有人送你一张券", "Somebody gives you a coupon"],
  take: ["收下", "Take it"],
  taken: ["收下了，就在“我的券”里。", "It is yours now, under My coupons."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type GiftWord = keyof typeof WORDS;

export interface Gift {
  readonly token: string;
  readonly code: string;
}

export function sayGift(word: GiftWord, lang: Lang): string {
  return WORDS[word][lang === "zh" ? 0 : 1];
}

/** The gift that this page was opened for. */
export function giftHere(search: string): string | null {
  const token = new URLSearchParams(search).get(PARAM);
  return token === "" ? null : token;
}

/** This very page, opened for a gift. */
export function giftLink(page: string, token: string): string {
  const url = new URL(page);
  url.searchParams.set(PARAM, token);
  url.hash = "";
  return url.href;
}

/** The page's address without the gift, once it is taken or gone. */
export function withoutGift(page: string): string {
  const url = new URL(page);
  url.searchParams.delete(PARAM);
  return url.href;
}

/** What a giver sees: the link, to be copied or handed to the phone's own sheet, and a way back. */
export function giveSheet(voucher: Voucher, link: string, lang: Lang, close: string, done: { copied(): void; keep(): void }): SheetContent {
  const field = h("input", { type: "text", readonly: true, value: link, "aria-label": sayGift("link", lang), class: "link", onfocus: (event) => (event.target as HTMLInputElement).select() });
  const send = async (): Promise<void> => {
    const share = (navigator as { share?: (what: ShareData) => Promise<void> }).share;
    try {
      if (share) await share.call(navigator, { title: textIn(voucher.title, lang), url: link });
      else await navigator.clipboard.writeText(link);
      done.copied();
    } catch {
      field.focus(); // no clipboard here: it is marked, to be copied by hand
    }
  };
  const copy = h("button", { type: "button", class: "main", onclick: () => void send() }, sayGift("copy", lang));
  const keep = h("button", { type: "button", class: "second", onclick: () => done.keep() }, sayGift("keep", lang));
  return { title: sayGift("title", lang), close, body: [h("p", {}, h("b", {}, textIn(voucher.title, lang))), h("p", {}, sayGift("text", lang)), field], actions: [copy, keep] };
}

/** What the page says on which a draw is checked. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  title: ["核对一次抽奖", "Check a draw"],
  lead: ["这一页把一次抽奖从头到尾摊开：规则、概率、种子和结果。你的浏览器会自己重新算一遍，不靠店铺服务器。", "This page lays one draw open: rules, odds, seed and result. Your own browser works it out again, without the shop’s server."],
  other: ["English", "中文"],
  loading: ["正在取出记录…", "Fetching the record …"],
  nothing: ["这个地址没有可以核对的抽奖，请再看一眼链接。", "There is no draw to check at this address. Look at the link again."],
  offline: ["没连上服务器，请稍后再试。", "The server cannot be reached. Try again later."],
  agrees: ["一致：你的浏览器算出来也是“{name}”。", "It agrees: your browser also comes to {name}."],
  differs: ["不一致：你的浏览器算出来是“{name}”，记录里是“{told}”。请联系店铺。", "It does not agree: your browser comes to {name}, the record says {told}. Ask the shop."],
  same: ["服务器按记录重做了一遍，每个细节都和当时一样。", "The server made the decision again from the record; every detail came out as then."],
  changed: ["服务器按记录重做了一遍，结果和当时不完全一样。", "The server made the decision again from the record, and something came out differently."],
  result: ["结果", "Result"],
  play: ["活动", "Play"],
  at: ["时间", "When"],
  person: ["顾客编号", "Person"],
  person_line: ["以 {person} 结尾（不显示是谁）", "ends with {person} (nobody is named)"],
  record: ["记录编号", "Record"],
  steps: ["怎么算出来的", "How it comes about"],
  step_seed: ["种子：抽奖那一刻由服务器随机取得，和记录一起存下", "The seed: taken by chance at that moment, and kept with the record"],
  step_text: ["在种子后面加上“/{label}”", "“/{label}” is put behind the seed"],
  step_hash: ["算它的 SHA-256", "SHA-256 of that"],
  step_bits: ["取前 128 位（32 个十六进制数字）", "Its first 128 bits (32 hex digits)"],
  step_point: ["乘以 {total}，再除以 2¹²⁸，去掉小数", "Times {total}, divided by 2¹²⁸, rounded down"],
  step_land: ["这个数落在哪一段，就抽中哪一项", "The part that this number lies in is what was drawn"],
  part: ["数的范围", "Numbers"],
  none: ["不可能", "never"],
  here: ["抽中", "drawn"],
  prize: ["可能的结果", "What could come"],
  odds: ["概率", "Odds"],
  note: ["这是这位顾客在那一刻的概率：已经算进抽完的奖品、所属人群和收集册。", "These are the odds of this person at that moment: with what had run out, their group, and their album."],
  rules: ["当时的规则（第 {n} 版）", "The rules then (revision {n})"],
  rules_hash: ["规则指纹", "Fingerprint of the rules"],
  rules_hash_note: ["规则改动一个字，指纹就会变；同一版的每次抽奖，指纹都一样。", "It changes with every letter of the rules; all draws of one revision show the same."],
} as const satisfies Record<string, readonly [string, string]>;

export type VerifyWord = keyof typeof WORDS;

export function tell(word: VerifyWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

/** For the tests: that both languages name the same values. */
export const ALL_VERIFY_WORDS: Readonly<Record<string, readonly [string, string]>> = WORDS;

/** What the visit part says by itself. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  choose: ["你在哪家店？", "Which shop are you in?"],
  label: ["店里屏幕上的 6 位码", "The 6 digits on the shop’s screen"],
  code_hint: ["每 {n} 秒换一个，用屏幕上现在的。", "It changes every {n} seconds; use the one that is there now."],
  code_minutes: ["每 {n} 分钟换一个，用屏幕上现在的。", "It changes every {n} {n:minute|minutes}; use the one that is there now."],
  check_in: ["打卡", "Check in"],
  checking: ["正在打卡…", "Checking in …"],
  locating: ["正在看你离店多远…", "Seeing how far the shop is …"],
  camera: ["用相机扫", "Use the camera"],
  camera_stop: ["关掉相机", "Close the camera"],
  camera_look: ["把屏幕上的二维码放进框里", "Hold the screen’s QR code inside the frame"],
  camera_denied: ["打不开相机，请直接输入码。", "The camera cannot be used. Type the code instead."],
  empty: ["先输入屏幕上的码。", "Type the code from the screen first."],
  pick_first: ["先选一家店。", "Choose a shop first."],
  position: ["打卡时会请你允许使用位置。你的手机自己算出离店多远，只把这个距离告诉店铺，位置本身不会发送，也不会保存。", "You will be asked for your position. Your phone works out how far the shop is and tells only that distance; the position itself is neither sent nor kept."],
  position_denied: ["没有位置就没法打卡：请在浏览器里允许使用位置，再点一次。", "Without a position you cannot check in here. Allow it in your browser and tap again."],
  wait: ["输错太多次，{at}后再试", "Too many wrong codes. Try again {at}"],
  tries_left: ["还可以再试 {n} 次。", "{n} {n:try|tries} left."],
  been: ["去过", "Been there"],
  been_n: ["去过 {n} 次", "Been there {n} {n:time|times}"],
  today: ["今天已打卡", "Checked in today"],
  all_today: ["今天都打过卡了，明天再来。", "You have checked in everywhere today. Come back tomorrow."],
  enough_today: ["今天打卡的店够多了，明天再来。", "That is enough shops for today. Come back tomorrow."],
  each: ["到店得 {what}", "{what} for a visit"],
  stamps: ["集章 {n} / {count}", "{n} of {count} stamps"],
  stamp_worth: ["{n} 家：{what}", "{n} {n:shop|shops}: {what}"],
  stamp_paid: ["已得", "yours"],
  rule_day: ["同一家店每天只算一次。", "Each shop counts once a day."],
  rule_places: ["每天最多 {n} 家店。", "At most {n} {n:shop|shops} a day."],
  rule_rewarded: ["每家店最多奖励 {n} 次。", "Each shop rewards you {n} {n:time|times} at most."],
  rule_position: ["只核对你离店多远，位置不发送、不保存。", "Only the distance to the shop is looked at; your position is neither sent nor kept."],
} as const;

export type VisitWord = keyof typeof WORDS;

export function visitSay(word: VisitWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

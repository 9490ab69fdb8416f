/** What the scan part says by itself. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  label: ["包装上的码", "The code on the package"],
  hint: ["16 位字母和数字，大小写、横线都不要紧。", "16 letters and digits; dashes and capitals do not matter."],
  check: ["验一验", "Check it"],
  checking: ["正在核对…", "Checking …"],
  camera: ["用相机扫", "Use the camera"],
  camera_stop: ["关掉相机", "Close the camera"],
  camera_look: ["把二维码放进框里", "Hold the QR code inside the frame"],
  camera_denied: ["打不开相机，请直接输入码。", "The camera cannot be used. Type the code instead."],
  empty: ["先输入包装上的码。", "Type the code on the package first."],
  genuine: ["正品", "Genuine"],
  seen: ["这个码被扫过", "Scanned before"],
  wrong: ["没有这个码", "No such code"],
  first_on: ["首次扫码：{day}", "First scanned on {day}"],
  times: ["第 {n} 次被扫", "Scan number {n}"],
  tries_left: ["还可以再试 {n} 次", "{n} {n:try|tries} left"],
  wait: ["输错太多次，{at}后再试", "Too many wrong codes. Try again {at}"],
  set: ["集齐一套", "The set"],
  have: ["已有", "found"],
  lack: ["还没有", "not yet"],
  set_reward: ["集齐得 {what}", "The whole set is worth {what}"],
  set_paid: ["已集齐，奖励已领", "Complete, and rewarded"],
  first_worth: ["首扫得 {what}", "The first scan is worth {what}"],
  scanned: ["你已首扫 {n} 个", "{n} scanned first by you"],
  left_today: ["今天还有 {n} 次奖励", "{n} {n:reward|rewards} left today"],
  rule_once: ["每个码只奖励第一个扫的人；之后再扫，只告诉你真假和首扫日期。", "Each code rewards whoever scans it first. After that a scan tells whether it is genuine and when that was."],
  rule_day: ["每人每天最多 {n} 次奖励。", "At most {n} rewards a person and day."],
  again: ["再扫一个", "Scan another"],
} as const;

export type ScanWord = keyof typeof WORDS;

export function scanSay(word: ScanWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

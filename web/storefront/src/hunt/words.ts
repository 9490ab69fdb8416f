/** What hunts and treasures say by themselves. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  start: ["开始寻宝", "Start the hunt"],
  starting: ["正在出发…", "Setting off …"],
  lead: ["一共藏了 {n} 件宝物。", "{n} {n:treasure is|treasures are} hidden."],
  progress: ["找到 {found} / {count}", "Found {found} of {count}"],
  unknown: ["还没找到", "Not found yet"],
  later: ["先找到前面的", "After the one before"],
  opens: ["{at}开放", "Opens {at}"],
  closes: ["{at}截止", "Until {at}"],
  over: ["时间已过", "Its time is over"],
  hint: ["提示：", "Hint: "],
  hint_at: ["{at}有提示", "A hint {at}"],
  label: ["找到的码或直播口令", "The code you found or heard"],
  code_hint: ["大小写、横线都不要紧。", "Dashes and capitals do not matter."],
  send: ["就是它", "This is it"],
  sending: ["正在核对…", "Checking …"],
  camera: ["用相机扫", "Use the camera"],
  camera_stop: ["关掉相机", "Close the camera"],
  camera_look: ["把二维码放进框里", "Hold the QR code inside the frame"],
  camera_denied: ["打不开相机，请直接输入码。", "The camera cannot be used. Type the code instead."],
  empty: ["先输入码。", "Type the code first."],
  walk: ["跟着线索逛店里的网页，宝物会自己冒出来。", "Follow the clue through the shop’s pages; a treasure shows itself when you are near."],
  wait: ["输错太多次，{at}后再试", "Too many wrong codes. Try again {at}"],
  tries_left: ["还可以再试 {n} 次。", "{n} {n:try|tries} left."],
  finished: ["全部找齐！", "You have found them all!"],
  place: ["你是第 {n} 个找齐的", "You were number {n} to find them all"],
  until: ["你的时间到{at}为止", "Your time is up {at}"],
  all_worth: ["找齐得 {what}", "Find them all: {what}"],
  first_worth: ["前 {n} 名另得 {what}，还剩 {left} 名", "The first {n} also get {what}; {left} left"],
  first_gone: ["前 {n} 名已满", "The first {n} have been found"],
  spot: ["第 {n} 件", "Treasure {n}"],
  rule_order: ["顺序", "Order"],
  order_free: ["随便先找哪一个", "Any order"],
  order_sequence: ["一个接一个", "One after another"],
  rule_time: ["每人限时", "Time for each"],
  hours: ["{n} 小时，从开始寻宝算起", "{n} {n:hour|hours} from your own start"],
  rule_fair: ["线索不写地点，页面里也查不到；找到的那一刻才算数。", "Neither the clues nor the page’s source say where things are; what counts is being there."],
  here: ["这里藏着东西！", "Something is hidden here!"],
  take: ["捡起来", "Pick it up"],
  taking: ["正在捡…", "Picking it up …"],
} as const;

export type HuntWord = keyof typeof WORDS;

export function huntSay(word: HuntWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

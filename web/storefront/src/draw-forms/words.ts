/** What the other forms of a draw say by themselves. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  boxes_label: ["选一个盲盒", "Pick a box"],
  box_n: ["{n} 号盒", "Box {n}"],
  boxes_play: ["打开盲盒", "Open a box"],
  boxes_this: ["打开这一盒", "Open this box"],
  boxes_busy: ["正在打开…", "Opening …"],
  boxes_another: ["再选一盒", "Pick another box"],

  card_label: ["一张刮刮卡", "A scratch card"],
  card_coat: ["刮一刮", "Rub here"],
  card_play: ["拿一张刮刮卡", "Take a scratch card"],
  card_busy: ["正在发卡…", "Dealing …"],
  card_next: ["一下刮开", "Rub it all off"],
  card_another: ["再来一张", "Another card"],
  card_hint: ["用手指刮开涂层，或点按钮", "Rub with a finger, or use the button"],

  parcel_label: ["一个快递箱", "A parcel"],
  parcel_play: ["拆一箱", "Get a parcel"],
  parcel_busy: ["箱子在路上…", "On its way …"],
  parcel_cut: ["割开胶带", "Cut the tape"],
  parcel_lift: ["掀开箱盖", "Lift the flaps"],
  parcel_look: ["看看里面", "Look inside"],
  parcel_unpacking: ["正在拆…", "Unpacking …"],
  parcel_another: ["再拆一箱", "Another parcel"],

  rain_label: ["红包雨", "Red-packet rain"],
  rain_play: ["开始抢红包", "Start the rain"],
  rain_busy: ["正在拆红包…", "Opening it …"],
  rain_next: ["抢一个", "Catch one"],
  rain_another: ["再抢一个", "Catch another"],
  rain_hint: ["点一个红包，或点按钮；抢哪个机会都一样", "Tap a packet or the button; each has the same chance"],

  next_round: ["下一场{at}，还有 {span}", "Next round {at}, in {span}"],
  open_until: ["这一场还有 {span}", "This round ends in {span}"],
  round_left: ["本场还可抽 {n} 次", "{n} {n:draw|draws} left this round"],
  no_round: ["没有下一场了", "There is no further round"],

  album: ["{name}：{have}/{of}", "{name}: {have} of {of}"],
  have_n: ["已有 {n} 个", "you have {n}"],
  missing: ["还没有", "not yet"],
  set_reward: ["集齐另得“{prize}”，发一次", "The set earns {prize}, once"],
  set_reward_left: ["集齐另得“{prize}”，发一次，还剩 {n} 份", "The set earns {prize}, once; {n} left"],
  set_reward_gone: ["集齐奖励已经发完", "The reward for the set has run out"],
  set_done: ["已集齐", "Complete"],
  second_keep: ["抽到重复的照样发给你。", "A second one is given like the first."],
  second_points: ["抽到重复的换成 {n} 积分，概率表里已经写明。", "A second one becomes {n} points, as the odds say."],
  second_none: ["集齐之前不会重复：已有的款，概率分给还没有的。", "No second one before the set is complete: its odds go to what you miss."],

  winners: ["中奖名单", "Winners"],
  winners_none: ["还没有人中奖，就看你的了。", "Nobody has won yet. It may be you."],
  winner_line: ["{name}抽中“{prize}”", "{name} won {prize}"],
  winner_you: ["你", "You"],
  somebody: ["一位顾客", "A shopper"],
  more: ["更多", "More"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type FormWord = keyof typeof WORDS;

export function tell(word: FormWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

/** For the tests: that both languages name the same values. */
export const ALL_FORM_WORDS: Readonly<Record<string, readonly [string, string]>> = WORDS;

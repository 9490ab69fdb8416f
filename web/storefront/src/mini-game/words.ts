/** What the mini-games say by themselves. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  start: ["开始一局", "Play"],
  start_price: ["开始一局 · {price}", "Play · {price}"],
  again: ["再来一局", "Play again"],
  starting: ["正在发牌…", "Getting ready …"],
  handing_in: ["正在核对成绩…", "Checking the run …"],
  runs_left: ["今天还可玩 {n} 局", "{n} {n:run|runs} left today"],
  none_left: ["今天的局数用完了，{at}再来", "No runs left today. Back {at}"],
  need_more: ["还差 {n} 积分", "{n} {n:point|points} short"],
  rewards_left: ["今天还有 {n} 次得奖机会", "{n} {n:reward|rewards} left today"],
  rewards_none: ["今天的奖励已拿到，再玩只记成绩", "You had today’s reward; runs still count for the score"],
  best: ["最好成绩 {n} 分", "Your best: {n}"],
  position: ["第 {n} 名，共 {of} 人", "{n} of {of}"],
  record: ["新纪录！", "A new best!"],
  score: ["得分", "Score"],
  left: ["剩余", "Left"],
  seconds: ["{n} 秒", "{n} s"],
  worth: ["{n} 分起", "from {n}"],
  bands: ["多少分得什么", "What a score is worth"],
  no_reward: ["这一局没有奖励", "No reward this time"],
  ready: ["准备", "Ready"],
  give_up: ["交卷", "Hand in now"],
  slide_how: ["滑动或按方向键，把相同的滑块合到一起。", "Swipe or use the arrow keys to join equal tiles."],
  catch_how: ["点左右两边或按左右键移动篮子；福袋 +1，金袋 +3，避开炸弹。", "Tap left or right, or use the arrow keys. Bags are 1, gold ones 3; mind the bombs."],
  unbox_how: ["礼物一露头就点（或按数字键 1–9）；礼物 +1，金盒 +3，炸弹 −2，点空 −1。", "Tap what shows up, or press 1 to 9. Gifts are 1, gold 3, bombs −2, a miss −1."],
  board: ["滑块", "Tiles"],
  up: ["上", "Up"],
  right: ["右", "Right"],
  down: ["下", "Down"],
  left_way: ["左", "Left"],
  box_n: ["第 {n} 格：{what}", "Box {n}: {what}"],
  plain: ["礼物", "a gift"],
  gold: ["金盒", "gold"],
  trap: ["炸弹", "a bomb"],
  nothing: ["空", "empty"],
  row: ["第 {n} 行：{tiles}", "Row {n}: {tiles}"],
  rule_time: ["一局", "A run"],
  rule_runs: ["每天", "A day"],
  rule_runs_line: ["最多 {n} 局，其中 {paid} 次有奖", "At most {n} runs, {paid} of them with a reward"],
  rule_free_line: ["局数不限，{paid} 次有奖", "As many runs as you like, {paid} with a reward"],
  rule_fair: ["每一局都由服务器按你的操作重新走一遍，成绩改不了；奖励只看分数，没有抽签。", "The server plays every run again from your moves, so no score can be made up. Rewards follow from the score alone; nothing is drawn by lot."],
} as const;

export type GameWord = keyof typeof WORDS;

export function gameSay(word: GameWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

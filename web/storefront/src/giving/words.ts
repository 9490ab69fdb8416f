/** What the parts of giving together say. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  // both
  of_goal: ["{n} / {goal}", "{n} of {goal}"],
  percent: ["{n}%", "{n}%"],
  account: ["公开账目", "Public account"],
  account_n: ["公开账目（{n} 笔）", "Public account ({n})"],
  account_why: ["每一笔都在这里，右边是加到这一笔的合计，你可以自己加一遍。", "Every line is here. On the right is the total up to that line: add it up yourself."],
  account_none: ["还没有记录，你可以做第一个。", "Nothing yet. You could be the first."],
  account_line: ["第 {n} 笔", "Line {n}"],
  account_who: ["谁", "Who"],
  account_what: ["多少", "Amount"],
  account_sum: ["合计", "Total"],
  account_far: ["现在看不到账目，稍后再试。", "The account cannot be shown right now. Try again later."],
  more: ["更早的", "Earlier ones"],
  somebody: ["一位顾客", "A shopper"],
  you: ["你", "You"],
  receipt: ["查看凭证", "See the receipt"],
  said: ["主办方说", "From the organiser"],
  fewer: ["少一份", "One less"],
  one_more: ["多一份", "One more"],
  need: ["还差 {n} 积分", "{n} points short"],
  busy: ["请稍候…", "One moment …"],

  // crowdfunding
  shares: ["{n} 份", "{n} {n:share|shares}"],
  shares_of: ["{n} / {goal} 份", "{n} of {goal} {goal:share|shares}"],
  deadline: ["{at}截止，还有 {span}", "Until {at}, {span} left"],
  pledge: ["支持 {n} 份 · {points} 积分", "Pledge {n} {n:share|shares} · {points} points"],
  each_gets: ["每份回报：{what}", "For each share: {what}"],
  reached: ["目标已达成！", "The goal is reached!"],
  mine: ["你支持了 {n} 份，{points} 积分先留着，没达成会原样退回。", "You pledged {n} {n:share|shares}. {points} points are set aside; if it fails they come back."],
  mine_taken: ["你支持的 {n} 份已兑现。", "Your {n} {n:share|shares} went through."],
  mine_back: ["你的 {n} 份没有达成，积分已原样退回。", "The goal was not reached, and the points of your {n} {n:share|shares} are back."],
  withdraw: ["撤回", "Withdraw"],
  collect: ["领取回报", "Get the reward"],
  succeeded: ["众筹成功，谢谢大家！", "It worked. Thank you, everybody!"],
  failed: ["没有达成，积分已全部退回。", "Not reached. All points are back."],
  no_more: ["不能再加了", "No more can be added"],
  set_aside: ["先预留，不会马上扣除。", "Set aside for now, not taken."],
  rule_goal: ["目标", "Goal"],
  rule_goal_line: ["{n} 份，每份 {points} 积分", "{n} shares of {points} points"],
  rule_when: ["判定", "Judged"],
  rule_at_deadline: ["{at}截止时判定，此前可以撤回", "At the deadline, {at}; you can withdraw until then"],
  rule_at_goal: ["一达成就成功，之后不能撤回；到 {at} 没达成就全部退回", "As soon as the goal is reached, for good; if it is not by {at}, all goes back"],
  rule_fail: ["没达成", "If it fails"],
  rule_fail_line: ["积分回到原来的批次，有效期不变", "Points go back as they were, with the same expiry"],
  rule_beyond: ["超过目标", "Beyond the goal"],
  rule_open: ["继续接受到截止", "More is taken until the deadline"],
  rule_closed: ["到此为止", "It stops there"],
  rule_reward: ["回报", "Reward"],
  rule_each: ["每人上限", "For each person"],

  // donation
  raised: ["已捐出", "Given so far"],
  people: ["{n} 人参与", "{n} {n:person|people} took part"],
  from_gifts: ["大家捐的", "From people"],
  from_matched: ["品牌配捐", "Matched"],
  from_taps: ["每日打卡", "Taps"],
  from_sales: ["随单捐赠", "Sales"],
  brand_left: ["品牌还能捐 {what}（承诺 {cap}）", "The brand can still give {what} of {cap}"],
  brand_done: ["品牌承诺的 {cap} 已全部捐出", "The brand has given all of its {cap}"],
  tap: ["点一下，品牌捐 {what}", "Tap: the brand gives {what}"],
  tapped: ["今天已打卡", "Done for today"],
  give: ["捐 {points} 积分", "Give {points} points"],
  give_worth: ["算作 {what}", "That is {what}"],
  give_doubled: ["算作 {what}，品牌再配 {percent}%", "That is {what}, and the brand adds {percent}%"],
  sale_order: ["每下一单，自动捐 {what}", "Every order gives {what}"],
  sale_piece: ["每买一件，自动捐 {what}", "Every piece gives {what}"],
  sale_value: ["每一单金额的 {percent}% 自动捐出", "{percent}% of every order is given"],
  sale_some: ["限指定商品", "for chosen products"],
  my_part: ["你带来了 {what}", "You brought {what}"],
  over: ["募集已结束，谢谢大家", "The collection is over. Thank you"],
  rule_refund: ["退款", "Refunds"],
  rule_refund_line: ["{n} 天内退款会扣回这一单的捐赠，之后不再变动", "A refund within {n} days takes the donation of that order back; then it stays"],
  rule_brand: ["品牌", "The brand"],
  rule_points: ["积分", "Points"],
  rule_points_line: ["{points} 积分算 {what}，捐出后不退", "{points} points are {what}; what is given stays given"],
  rule_dates: ["时间", "Dates"],
  by_gift: ["捐积分", "points"],
  by_tap: ["打卡", "tap"],
  by_sale: ["下单", "order"],
  by_sale_back: ["退款扣回", "refund"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type GivingWord = keyof typeof WORDS;
export const GIVING_WORDS: Readonly<Record<string, readonly [string, string]>> = WORDS;

export function tell(word: GivingWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  const text = fill(WORDS[word][lang === "zh" ? 0 : 1], values);
  return lang === "zh" ? text.replace(/([\u4e00-\u9fff])(?=[\dA-Za-z])/g, "$1 ").replace(/([\dA-Za-z%])(?=[\u4e00-\u9fff])/g, "$1 ") : text;
}

/** What the parts of points say. */
import { number } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  my_points: ["我的积分", "My points"],
  to_spend: ["可用", "to spend"],
  pending: ["待生效 {n}", "{n} pending"],
  pending_at: ["待生效 {n}，{at}可用", "{n} pending, ready {at}"],
  held: ["结账占用中 {n}", "{n} on hold at checkout"],
  debt: ["退款后还欠 {n}，之后得的积分先抵上", "{n} owed after a refund; points you earn pay it first"],
  soon: ["{n} 积分将在{at}到期", "{n} points run out {at}"],
  history: ["积分明细", "History"],
  empty: ["还没有积分记录。下单、签到、评价都能得积分。", "Nothing yet. Orders, check-ins and reviews earn points."],
  more: ["更多", "More"],
  how: ["怎么来的", "How it came about"],
  shop: ["积分商城", "Points shop"],
  shop_empty: ["商城正在备货，过几天再来看看。", "The points shop is being stocked. Look in again in a few days."],
  cost: ["{n} 积分", "{n} points"],
  left: ["剩 {n} 份", "{n} left"],
  limit: ["每人限 {n} 份", "{n} for each person"],
  exchange: ["兑换", "Exchange"],
  give: ["捐赠", "Give"],
  pledge: ["支持", "Pledge"],
  need: ["还差 {n} 积分", "{n} points to go"],
  sign_in: ["登录后就能看到自己的积分。", "Sign in to see your points."],
  offline: ["现在连不上，稍后再试。", "No connection right now. Try again in a moment."],
  retry: ["再试一次", "Try again"],
  close: ["关闭", "Close"],
  confirm: ["确认", "Confirm"],
  cancel: ["再想想", "Not now"],
  ask: ["用 {n} 积分换这一份？", "Use {n} points for this?"],
  ask_give: ["捐出 {n} 积分？", "Give {n} points?"],
  ask_pledge: ["先预留 {n} 积分：达成目标才会扣除，没达成原样退回。", "{n} points are set aside: taken if the goal is reached in time, given back if not."],
  address: ["兑换后填写收货地址。", "You give the address right after."],
  done_title: ["兑换成功", "It is yours"],
  thanks: ["谢谢你", "Thank you"],
  done_goods: ["它是你的了。", "It is yours now."],
  done_coupon: ["券已放进你的账户，结账时可用。", "The coupon is in your account; use it at checkout."],
  done_tickets: ["抽奖次数已到账，去试试手气吧。", "Your draws are ready. Good luck."],
  done_donation: ["你的积分已经捐出，公示进度会随之更新。", "Your points have been given, and the public total has grown."],
  done_pledge: ["积分已预留。截止时没达成，会原样退回。", "Your points are set aside. They come back if the goal is not reached."],
  ok: ["好", "OK"],
  given: ["已捐 {n}", "{n} given"],
  of_goal: ["{n} / {goal}", "{n} of {goal}"],
  backers: ["{n} 次支持", "{n} times"],
  until: ["{at}截止", "until {at}"],
  mine: ["你有 {n} 份", "You have {n}"],
  why_not_yet: ["还没开始", "Not begun yet"],
  why_over: ["已结束", "Over"],
  why_paused: ["暂停兑换", "Paused"],
  why_sold_out: ["已兑完", "None left"],
  why_limit_reached: ["已达上限", "Limit reached"],
  why_wrong_tier: ["会员专享", "For other tiers"],
  why_goal_reached: ["目标已达成", "Goal reached"],
  succeeded: ["众筹成功", "Goal reached"],
  failed: ["未达成，积分已退回", "Not reached; points given back"],
  busy: ["请稍候…", "One moment…"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type PointsWord = keyof typeof WORDS;
export const POINTS_WORDS: Readonly<Record<string, readonly [string, string]>> = WORDS;

export function tell(word: PointsWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  const text = WORDS[word][lang === "zh" ? 0 : 1].replace(/\{([a-z]+)\}/g, (slot, name: string) => (name in values ? shown(values[name] ?? "", lang) : slot));
  return lang === "zh" ? text.replace(/([\u4e00-\u9fff])(?=[\dA-Za-z])/g, "$1 ").replace(/([\dA-Za-z])(?=[\u4e00-\u9fff])/g, "$1 ") : text;
}

function shown(value: string | number, lang: Lang): string {
  return typeof value === "number" ? number(value, lang) : value;
}

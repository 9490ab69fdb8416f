/** What the parts of buying rights say. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  // flash sale
  left: ["还剩 {n} 件", "{n} left"],
  left_of: ["还剩 {n} / {of} 件", "{n} of {of} left"],
  was: ["原价 {price}", "was {price}"],
  members: ["会员价", "Members' price"],
  everybody: ["非会员 {price}", "{price} for others"],
  take: ["立即抢购 · {price}", "Buy now · {price}"],
  queue: ["排队等名额", "Wait in line"],
  busy: ["请稍候…", "One moment …"],
  pay: ["去付款", "Pay"],
  pay_within: ["请在 {time} 内付款", "Pay within {time}"],
  pay_hint: ["名额为你留着，过时会给下一位。", "It is kept for you; after that it goes to the next in line."],
  release: ["放回名额", "Give it back"],
  held: ["你有 {n} 个名额", "You hold {n} {n:right|rights} to buy"],
  bought: ["已买到 {n} 件", "{n} bought"],
  in_line: ["你排第 {n} 位", "You are number {n} in line"],
  in_line_hint: ["有人没付款就会轮到你，会发消息，也可以留在这一页。", "When somebody does not pay it may be your turn. You get a message; you can also stay on this page."],
  leave: ["不排了", "Leave the line"],
  waiting: ["{n} 人在排队", "{n} in line"],
  sold_out: ["已售罄，感谢捧场", "Sold out. Thank you for coming"],
  all_taken: ["名额都在付款中，过几分钟再来", "All are being paid for. Look again in a few minutes"],
  full: ["你已买满 {n} 件", "You have bought your {n}"],
  members_only: ["这次只对会员开放", "This one is for members only"],
  // presale
  deposit: ["定金 {price}", "Deposit {price}"],
  counts: ["抵 {price}", "counts for {price}"],
  total: ["总价 {price}", "{price} in all"],
  rest: ["尾款 {price}", "Balance {price}"],
  step_right: ["抢名额", "Take a right"],
  step_deposit: ["付定金", "Pay the deposit"],
  step_balance: ["付尾款", "Pay the balance"],
  till: ["{at}前", "until {at}"],
  from_till: ["{from}至{to}", "{from} to {to}"],
  reserve: ["抢名额 · 定金 {price}", "Take a right · {price} deposit"],
  pay_deposit_within: ["请在 {time} 内付定金", "Pay the deposit within {time}"],
  pay_deposit: ["去付定金", "Pay the deposit"],
  pay_balance: ["去付尾款 {price}", "Pay the balance of {price}"],
  deposits_mine: ["已付定金 {n} 件", "Deposit paid for {n}"],
  paid_mine: ["已付清 {n} 件，等着发货", "{n} all paid, waiting to be sent"],
  lost_mine: ["有 {n} 件没有按时付尾款", "The balance of {n} was not paid in time"],
  opens_at: ["{at}轮到你", "Your turn comes {at}"],
  early: ["你可以优先预订", "You may come first"],
  deposits_over: ["定金期已结束", "The time for deposits is over"],
  presale_over: ["预售已结束", "The presale is over"],
  gone: ["名额已抢完", "All are taken"],
  rule_deposit: ["定金", "Deposit"],
  rule_deposit_line: ["{price}，付尾款时抵 {counts}", "{price}, and it counts for {counts} with the balance"],
  rule_balance: ["尾款", "Balance"],
  rule_unpaid: ["没付尾款", "If the balance is not paid"],
  rule_cancelled: ["付尾款前取消", "If you cancel before"],
  rule_refund: ["退定金", "The deposit comes back"],
  rule_forfeit: ["不退定金", "The deposit is kept"],
  rule_price: ["价格", "Price"],
  rule_each: ["每人限购", "For each person"],
  rule_each_line: ["{n} 件", "{n} {n:piece|pieces}"],
  rule_time: ["付款", "Paying"],
  rule_time_line: ["抢到后 {n} 分钟内付款，过时名额归还", "Within {n} minutes; then the right goes back"],
  rule_queue: ["排队", "The line"],
  rule_queue_line: ["先到先得，按顺序补位，谁也插不了队", "First come, first served; nobody can jump it"],
  rule_no_queue: ["不设排队", "There is none"],
  rule_stock: ["数量", "Pieces"],
  rule_stock_line: ["一共 {n} 件，绝不超卖", "{n} in all, never oversold"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type BuyingWord = keyof typeof WORDS;
export const BUYING_WORDS: Readonly<Record<string, readonly [string, string]>> = WORDS;

export function tell(word: BuyingWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  const text = fill(WORDS[word][lang === "zh" ? 0 : 1], values);
  return lang === "zh" ? text.replace(/([\u4e00-\u9fff])(?=[\dA-Za-z])/g, "$1 ").replace(/([\dA-Za-z%])(?=[\u4e00-\u9fff])/g, "$1 ") : text;
}

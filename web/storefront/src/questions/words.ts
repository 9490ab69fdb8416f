/** What the parts that ask questions say. Each pair is written in its own language. */
import { fill } from "../core/format";
import type { Lang } from "../core/wire";

const WORDS = {
  step: ["第 {n} 题，共 {of} 题", "Question {n} of {of}"],
  step_most: ["第 {n} 题，最多 {of} 题", "Question {n} of {of} at most"],
  next: ["下一题", "Next"],
  finish: ["提交", "Finish"],
  skip: ["跳过", "Skip"],
  back: ["上一题", "Back"],
  sending: ["正在提交…", "Sending …"],
  choose_some: ["选 {least} 到 {most} 项", "Choose {least} to {most}"],
  choose_exactly: ["选 {n} 项", "Choose {n}"],
  choose_any: ["可多选", "Choose any number"],
  optional: ["可跳过", "optional"],
  write_here: ["写在这里", "Write here"],
  letters: ["{n}/{most}", "{n} of {most}"],
  pick_first: ["先选一个答案。", "Choose an answer first."],
  write_first: ["先写几个字。", "Write a few words first."],
  row_first: ["每一行都要选。", "Choose one in every row."],

  // personal test
  your_result: ["你的结果", "Your result"],
  because: ["为什么是这个结果", "Why this result"],
  for_you: ["适合你的商品", "Chosen for you"],
  why_product: ["为什么推荐：", "Why: "],
  suits_answer: ["{property}：你选了“{suits}”", "{property}: you said “{suits}”"],
  suits_outcome: ["{property}：适合{suits}", "{property}: good for {suits}"],
  look: ["去看看", "Have a look"],
  remember_ask: ["要不要让店铺记住你的答案，以后推荐得更准？不同意也能看结果。", "May the shop remember your answers, for better advice next time? Your result stays either way."],
  remember_do: ["同意记住", "Remember them"],
  remember_done: ["店铺已记住你的答案。", "The shop remembers your answers."],
  remember_undo: ["撤回", "Take it back"],
  again: ["重新测一次", "Take it again"],
  again_from: ["{at}可以重测。", "You can take it again {at}."],
  again_never: ["这个测试只能做一次。", "This test can be taken once."],
  share: ["分享结果", "Share the result"],
  copied: ["已复制，去粘贴给朋友吧。", "Copied. Paste it to a friend."],
  reward_for_end: ["做完送：{what}", "For finishing: {what}"],
  got_reward: ["奖励已到账：{what}", "You got {what}"],
  rule_questions: ["题目", "Questions"],
  rule_questions_line: ["一次一题，可以返回修改，最多 {n} 题。", "One at a time; you can go back. {n} at most."],
  rule_outcome: ["结果", "Result"],
  rule_outcome_line: ["由你的答案算出，没有随机成分：同样的答案得到同样的结果。", "Worked out from your answers, nothing is left to chance: equal answers, equal result."],
  rule_answers: ["答案", "Answers"],
  rule_answers_asked: ["只有你同意，店铺才会把答案记到你的资料里，可以随时撤回。", "The shop adds them to what it knows about you only if you agree, and you can take that back."],
  rule_answers_kept: ["只用来算出结果。", "Used for your result only."],
  rule_reward: ["奖励", "Reward"],
  rule_reward_line: ["{what}，第一次做完时发放，每人一次", "{what}, once, for the first time to the end"],
  // survey
  no_name: ["匿名问卷：答案不带你的身份提交，店铺看不到是谁答的。", "No names: your answers are sent without your identity, so the shop cannot see who gave them."],
  with_name: ["店铺能看到这份答卷是你交的。", "The shop can see that these answers are yours."],
  thanks_sent: ["已交卷", "Sent"],
  full: ["这一组的名额已经满了，谢谢你愿意回答。", "We have heard enough from this group. Thank you for being willing to answer."],
  claim: ["领取答谢：{what}", "Claim {what}"],
  claim_how: ["答谢单独领取，和你的答案没有关联。", "The reward is claimed on its own and is not tied to your answers."],
  claimed: ["答谢已领取。", "You have claimed the reward."],
  rule_who: ["谁能看到", "Who can see it"],
  rule_survey_reward: ["{what}，每人一次", "{what}, once for each person"],

  rule_again: ["重测", "Again"],
  rule_again_any: ["随时可以", "At any time"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export const QUESTION_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = WORDS;
export type QuestionWord = keyof typeof WORDS;

export function tell(word: QuestionWord, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[word][lang === "zh" ? 0 : 1], values);
}

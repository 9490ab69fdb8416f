import { type Locale, useLocale } from "@/words";

const zh = {
  tab: "一点即办链接",
  title: "一点即办链接",
  about: "消息里放一个链接，顾客点一下就完成这一步，不用登录。每个链接只属于一个人、一步操作，到期作废；点两次也只算一次。",
  move: "操作",
  placeholder: "消息里的占位符",
  link: "链接",
  choosePerson: "先填顾客",
  person: "顾客编号",
  personHint: "per_…",
  days: "有效天数",
  none: "没有可以一点完成的操作",
  noneText: "这个活动的操作都需要顾客到页面上来做。",
  many: "给一个人群",
  manyAbout: "下载一份表格：一人一行，每种操作一列，交给你的发送工具。",
  segment: "人群",
  without: "排除的人群（例如已退订）",
  download: "下载 CSV",
  careful: "谁拿到链接，都能以那个人的名义做这一步。请像保管通讯录一样保管这份表格。",
};

const en: typeof zh = {
  tab: "One-tap links",
  title: "One-tap links",
  about: "A link in a message makes the move with one tap, without signing in. Each link is for one person and one move, and it runs out; tapped twice it still counts once.",
  move: "Move",
  placeholder: "Placeholder in a message",
  link: "Link",
  choosePerson: "Name a person first",
  person: "Person",
  personHint: "per_…",
  days: "Days it lives",
  none: "No move fits into a link",
  noneText: "What people do in this play they do on its page.",
  many: "For a segment",
  manyAbout: "Download a table for your sending tool: a row for each person, a column for each move.",
  segment: "Segment",
  without: "Leave out (such as unsubscribed)",
  download: "Download CSV",
  careful: "Whoever has a link can make that move in the person’s name. Keep the table as you keep addresses.",
};

const WORDS: Record<Locale, typeof zh> = { zh, en };

export function useTapWords(): typeof zh {
  return WORDS[useLocale()];
}

import { type Locale, useLocale } from "@/words";

const zh = {
  title: "顾客图片",
  lead: "顾客在活动里发来的图片：不合适的先隐藏，谁都看不到；确定不要的再删除。",
  filter: "看哪些",
  states: { all: "全部", shown: "展示中", hidden: "已隐藏", unused: "还没用上" },
  hide: "隐藏",
  restore: "恢复",
  remove: "删除",
  hidden: "已隐藏",
  unused: "还没有活动用到，一天后自动删除",
  noPlay: "没找到对应的活动",
  hid: "已隐藏，顾客看不到了",
  restored: "已恢复",
  removed: "已删除",
  removeTitle: "永久删除这张图片？",
  removeText: "图片和它的小图都会删掉，无法恢复；活动里用到它的地方会显示为空。只是不想让人看到的话，隐藏就够了。",
  emptyTitle: "没有图片",
  emptyText: "征集和晒单类活动里，顾客发来的图片会出现在这里。",
  open: "看大图",
  picture: (when: string) => `顾客图片，${when}`,
};
const en: typeof zh = {
  title: "Pictures from shoppers",
  lead: "Pictures people sent to plays. Hide what does not belong: nobody sees it any more. Delete what must go for good.",
  filter: "Show",
  states: { all: "All", shown: "Shown", hidden: "Hidden", unused: "Not used yet" },
  hide: "Hide",
  restore: "Restore",
  remove: "Delete",
  hidden: "Hidden",
  unused: "Not used by a play yet; goes after a day",
  noPlay: "No play found",
  hid: "Hidden; shoppers no longer see it",
  restored: "Restored",
  removed: "Deleted",
  removeTitle: "Delete this picture for good?",
  removeText: "The picture and its small copy are deleted and cannot be brought back; where a play shows it there will be a gap. If people should just not see it, hiding is enough.",
  emptyTitle: "No pictures",
  emptyText: "Pictures that people send to calls and tasks appear here.",
  open: "Full size",
  picture: (when) => `Picture from a shopper, ${when}`,
};
const WORDS: Record<Locale, typeof zh> = { zh, en };

/** What is said about pictures: fetched with their page. */
export function usePictureWords(): typeof zh {
  return WORDS[useLocale()];
}

import { type Locale, useLocale } from "@/words";

const zh = {
  tab: "印码",
  title: "生成要印的码",
  note: "同一批次同样数量，生成的码一样；下载的文件每行一个码，请像现金一样保管。",
  batch: "批次",
  batchHelp: "规则里写的代号，例如 spring-2026-01。",
  count: "数量",
  countHelp: "一次最多 100 万个。",
  make: "生成并下载",
  stop: "停止",
  progress: (done: string, all: string) => `已生成 ${done} / ${all}`,
  done: (count: string) => `已下载 ${count} 个码`,
  history: "已生成的批次",
  columns: { batch: "批次", count: "数量", at: "时间", by: "操作人", again: "再下载" },
  again: "再下载一次",
  none: "还没有生成过。",
  cut: "下载中断了，请重试：同一批次会得到同样的码。",
  noBatch: "规则里没有这个批次，请填规则里写的代号。",
  csv: "下载批次清单",
};
const en: typeof zh = {
  tab: "Printed codes",
  title: "Codes to print",
  note: "The same batch and count give the same codes. The file has one code a line; keep it like cash.",
  batch: "Batch",
  batchHelp: "The key that the rules give it, such as spring-2026-01.",
  count: "How many",
  countHelp: "A million at once at most.",
  make: "Make and download",
  stop: "Stop",
  progress: (done, all) => `${done} of ${all}`,
  done: (count) => `${count} codes downloaded`,
  history: "Batches",
  columns: { batch: "Batch", count: "Codes", at: "When", by: "By", again: "Again" },
  again: "Download again",
  none: "No codes have been made yet.",
  cut: "The download was cut off. Try again: the same batch gives the same codes.",
  noBatch: "The rules name no such batch. Type the key of one that they have.",
  csv: "Download the list",
};
const WORDS: Record<Locale, typeof zh> = { zh, en };

/** What is said about printed codes: fetched with the page that shows them. */
export function usePrintWords(): typeof zh {
  return WORDS[useLocale()];
}

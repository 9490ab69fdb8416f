/** Names of places, for choosing one. */
import { tagOf } from "../core/format";
import type { Lang } from "../core/wire";

/** Provinces of mainland China as they stand on a label, and how readers of English know them. */
export const PROVINCES: readonly (readonly [zh: string, en: string])[] = [
  ["北京市", "Beijing"], ["天津市", "Tianjin"], ["河北省", "Hebei"], ["山西省", "Shanxi"], ["内蒙古自治区", "Inner Mongolia"], ["辽宁省", "Liaoning"],
  ["吉林省", "Jilin"], ["黑龙江省", "Heilongjiang"], ["上海市", "Shanghai"], ["江苏省", "Jiangsu"], ["浙江省", "Zhejiang"], ["安徽省", "Anhui"],
  ["福建省", "Fujian"], ["江西省", "Jiangxi"], ["山东省", "Shandong"], ["河南省", "Henan"], ["湖北省", "Hubei"], ["湖南省", "Hunan"],
  ["广东省", "Guangdong"], ["广西壮族自治区", "Guangxi"], ["海南省", "Hainan"], ["重庆市", "Chongqing"], ["四川省", "Sichuan"], ["贵州省", "Guizhou"],
  ["云南省", "Yunnan"], ["西藏自治区", "Tibet"], ["陕西省", "Shaanxi"], ["甘肃省", "Gansu"], ["青海省", "Qinghai"], ["宁夏回族自治区", "Ningxia"],
  ["新疆维吾尔自治区", "Xinjiang"],
];

const OWN: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  CN: ["中国大陆", "China (mainland)"],
  HK: ["中国香港", "Hong Kong, China"],
  MO: ["中国澳门", "Macao, China"],
  TW: ["中国台湾", "Taiwan, China"],
};

/** Countries and regions by their codes, in the order of their names. */
export function countriesIn(codes: readonly string[], lang: Lang): readonly (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames(tagOf(lang), { type: "region" });
  const place = lang === "zh" ? 0 : 1;
  const known = codes.map((code) => [code, OWN[code]?.[place] ?? names.of(code) ?? code] as const);
  const order = new Intl.Collator(tagOf(lang));
  return known.sort(([a, one], [b, other]) => (a === "CN" ? -1 : b === "CN" ? 1 : order.compare(one, other)));
}

/** Where somebody most likely is. */
export function likelyCountry(codes: readonly string[], lang: Lang): string {
  const own = navigator.languages.map((tag) => new Intl.Locale(tag).region).find((code) => code && codes.includes(code));
  const first = lang === "zh" && codes.includes("CN") ? "CN" : (own ?? codes[0]);
  return first ?? "CN";
}

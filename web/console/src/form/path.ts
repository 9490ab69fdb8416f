/** Places in the rules, written as the server writes them: `prizes[2].odds_ppm`. Pure. */
import type { Json } from "@/api";

export type Path = readonly (string | number)[];

export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`), "");
}

export function parsePath(text: string): Path {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => (match[2] === undefined ? (match[1] ?? "") : Number(match[2])));
}

/** The id of the element that shows a place. */
export function fieldId(path: Path | string): string {
  return `field-${typeof path === "string" ? path : pathText(path)}`;
}

export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === "number") here = here[step];
    else if (typeof here === "object" && here !== null && !Array.isArray(here)) here = here[step];
    else return undefined;
  }
  return here;
}

/** The same value with one place changed; everything beside the way to it stays the same object. */
export function withValue(value: Json | undefined, path: Path, next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (typeof step === "number") {
    const list = Array.isArray(value) ? [...value] : [];
    list[step] = withValue(list[step], rest, next);
    return list;
  }
  const object = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  return { ...object, [step]: withValue(object[step], rest, next) };
}

/** Whether a flaw belongs to a place or to something inside it. */
export function isWithin(flaw: string, path: Path): boolean {
  const place = pathText(path);
  return flaw === place || (flaw.startsWith(place) && (flaw[place.length] === "." || flaw[place.length] === "["));
}

/** Whether a list has one entry for each day: its name says so. */
export function isDaily(path: Path): boolean {
  const name = path.at(-1);
  return typeof name === "string" && /(^|_)days?$/.test(name);
}

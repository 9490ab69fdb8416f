/** Questions and requests of one's own things, with the shopper's token. Each throws `Failed`. */
import { theApp } from "./app";
import { call, Failed } from "./http";
import { newId } from "./storage";

export function ask<T>(path: string, body?: unknown): Promise<T> {
  const app = theApp();
  return app.shopper.withToken((token) => call(app.config.origin + path, { token, ...(body === undefined ? {} : { method: "POST", body }) })) as Promise<T>;
}

const open = new Map<string, string>(); // key by wish, as long as nobody knows what became of it

/** Something that changes something. The same wish has the same key until its outcome is known, so that asking again is not asking twice. */
export async function wish<T>(path: string, body: unknown): Promise<T> {
  const what = `${path}\n${JSON.stringify(body)}`;
  const key = open.get(what) ?? newId();
  open.set(what, key);
  try {
    const answer = await theApp().wish(path, { method: "POST", body, key });
    open.delete(what);
    return answer as T;
  } catch (error) {
    if (error instanceof Failed && error.done === "no") open.delete(what);
    throw error;
  }
}

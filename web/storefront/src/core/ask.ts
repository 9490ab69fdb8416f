/** Questions and requests of one's own things, with the shopper's token. Each throws `Failed`. */
import { theApp } from "./app";
import { call } from "./http";

export function ask<T>(path: string, body?: unknown): Promise<T> {
  const app = theApp();
  return app.shopper.withToken((token) => call(app.config.origin + path, { token, ...(body === undefined ? {} : { method: "POST", body }) })) as Promise<T>;
}

import createClient from "openapi-fetch";
import { addKey, closeKey } from "./keys";
import { ApiProblem, problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

/** The generated client. Changing requests carry the header that a foreign page cannot send, and a key so that they act once. */
export const client = createClient<paths>({ credentials: "same-origin", headers: { Accept: "application/json" } });
client.use({
  async onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-Antiphon", "1");
    await addKey(request);
    return request;
  },
  onResponse({ request, response }) {
    closeKey(request, response.status);
  },
});

/** The body of an answer. Raises `ApiProblem` for every other end, also when the network did not carry the request. */
export async function ask<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer: Awaited<typeof asked>;
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof ApiProblem || (error instanceof DOMException && error.name === "AbortError")) throw error;
    throw unreachable();
  }
  if (!answer.response.ok) throw problemOf(answer.response.status, answer.error);
  return answer.data as T;
}

type Given<Q> = { [K in keyof Q]: Exclude<Q[K], null | ""> };

/** A query without what was left empty. */
export function given<Q extends Record<string, string | string[] | number | null | undefined>>(query: Q): Partial<Given<Q>> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "")) as Partial<Given<Q>>;
}

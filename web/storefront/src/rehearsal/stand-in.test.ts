import { beforeAll, describe, expect, it } from "vitest";
import { type Draft, PLAY, StandIn } from "./stand-in";

const DRAFT: Draft = { workspace: "shop", kind: "draw", name: { zh: "转盘", en: "Wheel" }, rules: {}, ends_at: null };

beforeAll(() => {
  Object.defineProperty(globalThis, "location", { value: new URL("http://console.example/rehearsal/"), configurable: true });
});

/** A server that counts. */
function standIn(fails = false): { stand: StandIn; asked: Record<string, unknown>[]; heard: string[] } {
  const asked: Record<string, unknown>[] = [];
  const heard: string[] = [];
  const send: typeof fetch = (_, init) => {
    const body = JSON.parse(init?.body as string) as Record<string, unknown>;
    asked.push(body);
    if (fails) return Promise.resolve(new Response(JSON.stringify({ code: "play_has_flaws", detail: "odds" }), { status: 422 }));
    const answer = { shown: { step: asked.length }, outcome: { number: asked.length }, listens: ["Product Added"], kept: { purse: { points: 1 }, tries: asked.length } };
    return Promise.resolve(new Response(JSON.stringify(answer)));
  };
  return { stand: new StandIn(DRAFT, (news) => heard.push(...news.listens), send), asked, heard };
}

const move = (stand: StandIn, key: string): Promise<Response> => stand.carry(`/storefront/plays/${PLAY}/moves`, { method: "POST", body: "{}", headers: { "Idempotency-Key": key } });

describe("while a draft is tried out", () => {
  it("each question brings along what was done before", async () => {
    const { stand, asked, heard } = standIn();
    await Promise.all([stand.carry(`/storefront/plays/${PLAY}`), move(stand, "a"), stand.happen("Product Added")]);
    expect(asked.map((one) => (one["kept"] as { tries: number } | null)?.tries ?? null)).toEqual([null, 1, 2]);
    expect(asked.map((one) => ["move" in one, "event" in one])).toEqual([[false, false], [true, false], [false, true]]);
    expect(heard).toContain("Product Added");
    expect(asked.every((one) => !("workspace" in one))).toBe(true);
  });

  it("whoever comes without the shopper's name has a seat of their own, and shares the stock", async () => {
    const { stand, asked } = standIn();
    const session = async (id: string): Promise<string> => ((await (await stand.carry("/storefront/session", { method: "POST", body: JSON.stringify({ anonymous_id: id }) })).json()) as { token: string }).token;
    const [shopper, mask] = [await session("a"), await session("b")];
    expect(await session("a")).toBe(shopper);
    await stand.carry(`/storefront/plays/${PLAY}`, { headers: { Authorization: `Bearer ${shopper}` } });
    await stand.carry(`/storefront/plays/${PLAY}`, { headers: { Authorization: `Bearer ${mask}` } });
    expect(asked.map((one) => [one["known"] ?? true, (one["kept"] as { tries: number } | null)?.tries ?? null])).toEqual([[true, null], [false, 0]]);
  });

  it("a picture that is chosen stays where it is", async () => {
    const { stand, asked } = standIn();
    const sent = (await (await stand.carry("/storefront/pictures", { method: "POST", body: new Blob(["photo"]) })).json()) as { url: string; small_url: string };
    expect([sent.url, sent.small_url].every((address) => address.startsWith("/"))).toBe(true);
    expect(asked).toEqual([]);
  });

  it("a move that is sent again is not made again", async () => {
    const { stand, asked } = standIn();
    const first = (await (await move(stand, "a")).json()) as unknown;
    expect(await (await move(stand, "a")).json()).toEqual(first);
    expect(asked).toHaveLength(1);
    await move(stand, "b");
    expect(asked).toHaveLength(2);
  });

  it("a refusal of the server goes through, and nothing of it is kept", async () => {
    const { stand, asked } = standIn(true);
    expect((await stand.carry(`/storefront/plays/${PLAY}`)).status).toBe(422);
    expect((await stand.carry(`/storefront/plays/${PLAY}`)).status).toBe(422);
    expect(asked[1]?.["kept"]).toBeNull();
  });
});

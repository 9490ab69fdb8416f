import { describe, expect, it } from "vitest";
import { Failed } from "./http";
import { claim, Shopper } from "./shopper";
import { keep } from "./storage";

const SECOND = 1_000;

function token(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `h.${btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}.s`;
}

function shopper(now = () => 0): { is: Shopper; opened: string[] } {
  const opened: string[] = [];
  const keeping = keep(() => {
    throw new Error("denied");
  });
  const open = (id: string): Promise<{ token: string; expires_at: string }> => {
    opened.push(id);
    return Promise.resolve({ token: token({ sub: `per_${opened.length}`, exp: now() / SECOND + 3_600 }), expires_at: new Date(now() + 3_600 * SECOND).toISOString() });
  };
  return { is: new Shopper(keeping, open, now), opened };
}

describe("a shopper", () => {
  it("is anonymous at first, with one session however many ask at once", async () => {
    const { is, opened } = shopper();
    const tokens = await Promise.all([is.token(), is.token(), is.token()]);
    expect(new Set(tokens).size).toBe(1);
    expect(opened).toEqual([is.anonymousId]);
    expect(is.who).toBe(is.anonymousId);
  });

  it("gets a new session shortly before the old one ends", async () => {
    let now = 0;
    const { is, opened } = shopper(() => now);
    await is.token();
    now = 3_500 * SECOND;
    await is.token();
    expect(opened).toHaveLength(1);
    now = 3_541 * SECOND;
    await is.token();
    expect(opened).toHaveLength(2);
  });

  it("is the person of the shop's token", async () => {
    const { is, opened } = shopper();
    await is.identify(token({ uid: "household-7", exp: 9_999 }));
    expect(is.userId).toBe("household-7");
    expect(is.who).toBe("household-7");
    expect(opened).toEqual([]);
  });

  it("asks the shop for another token when one was refused, and tries once more", async () => {
    const { is } = shopper();
    let given = 0;
    await is.identify(() => token({ uid: "u", n: (given += 1), exp: 9_999 }));
    const tried: string[] = [];
    const answer = await is.withToken((each) => {
      tried.push(each);
      return tried.length === 1 ? Promise.reject(new Failed(401, "token_expired", "", "no", null)) : Promise.resolve("yes");
    });
    expect(answer).toBe("yes");
    expect(tried[0]).not.toBe(tried[1]);
    expect(given).toBe(2);
  });

  it("does not become anonymous when its only token is refused", async () => {
    const { is, opened } = shopper();
    await is.identify(token({ uid: "u", exp: 9_999 }));
    await expect(is.withToken(() => Promise.reject(new Failed(401, "token_expired", "", "no", null)))).rejects.toMatchObject({ status: 401 });
    expect(opened).toEqual([]);
  });

  it("is somebody new after a reset", async () => {
    const { is, opened } = shopper();
    const before = is.anonymousId;
    await is.identify(token({ uid: "u", exp: 9_999 }));
    is.reset();
    expect(is.anonymousId).not.toBe(before);
    expect(is.userId).toBeNull();
    await is.token();
    expect(opened).toEqual([is.anonymousId]);
  });

  it("reads claims in any language, and nothing from what is no token", () => {
    expect(claim(token({ uid: "顾客-7" }), "uid")).toBe("顾客-7");
    for (const odd of [null, "", "a.b", "a.!!.c", "a.bnVsbA.c"]) expect(claim(odd, "uid")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { Failed } from "./http";
import { Moves, hasChoices, type Pending, type SendMove } from "./moves";
import { keep } from "./storage";
import type { Outcome } from "./wire";

const YES = { outcome: "accepted", decision_id: "dec_1", answer: { index: 2 } } as unknown as Outcome;
const lost = (): Failed => new Failed(0, "no_answer", "", "unknown", null);
const busy = (): Failed => new Failed(503, "unavailable", "", "no", null);
const refused = (status: number): Failed => new Failed(status, "code", "", "no", null);

/** A server that answers in the order given; what it was sent is kept. */
function server(...answers: (Outcome | Failed)[]): { send: SendMove; sent: Pending[] } {
  const sent: Pending[] = [];
  const send: SendMove = (pending) => {
    sent.push(pending);
    const answer = answers.shift() ?? YES;
    return answer instanceof Failed ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { send, sent };
}

function browser(): { storage: Storage; open: () => Storage } {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as unknown as Storage;
  return { storage, open: () => storage };
}

const noWait = (): Promise<void> => Promise.resolve();

describe("a move", () => {
  it("is written down before it is sent, and forgotten when it was answered", async () => {
    const { open } = browser();
    let seen: Pending | null = null;
    const moves: Moves = new Moves(keep(open), () => ((seen = moves.find("ply_1", "ann")), Promise.resolve(YES)), Date.now, noWait);
    const settled = await moves.make("ply_1", "ann", {});
    expect(settled).toEqual({ is: "answered", outcome: YES });
    expect(seen).toMatchObject({ play: "ply_1", who: "ann", move: {} });
    expect(moves.find("ply_1", "ann")).toBeNull();
  });

  it("keeps its key however often it has to be sent", async () => {
    const { send, sent } = server(lost(), busy(), lost(), YES);
    const settled = await new Moves(keep(browser().open), send, Date.now, noWait).make("ply_1", "ann", { do: "x" });
    expect(settled.is).toBe("answered");
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map((pending) => pending.key)).size).toBe(1);
  });

  it("gets a new key when the one before was answered", async () => {
    const { send, sent } = server();
    const moves = new Moves(keep(browser().open), send, Date.now, noWait);
    await moves.make("ply_1", "ann", {});
    await moves.make("ply_1", "ann", {});
    expect(new Set(sent.map((pending) => pending.key)).size).toBe(2);
  });

  it("is unknown when no answer came, stays written down, and is asked about with the same key by a later page", async () => {
    const { open } = browser();
    const first = server(lost(), lost(), lost(), lost());
    expect((await new Moves(keep(open), first.send, Date.now, noWait).make("ply_1", "ann", {})).is).toBe("unknown");
    const later = server(YES);
    const moves = new Moves(keep(open), later.send, Date.now, noWait);
    expect(moves.find("ply_1", "ann")?.key).toBe(first.sent[0]?.key);
    expect((await moves.make("ply_1", "ann", { another: "move" })).is).toBe("answered");
    expect(later.sent[0]).toEqual(first.sent[0]);
    expect(moves.find("ply_1", "ann")).toBeNull();
  });

  it("is undone only when no try of it can have been done", async () => {
    const moves = (...answers: Failed[]): Moves => new Moves(keep(browser().open), server(...answers).send, Date.now, noWait);
    expect((await moves(busy(), busy(), busy(), busy()).make("p", "a", {})).is).toBe("undone");
    expect((await moves(lost(), busy(), busy(), busy()).make("p", "a", {})).is).toBe("unknown");
    expect((await moves(refused(404)).make("p", "a", {})).is).toBe("undone");
    expect((await moves(lost(), refused(422)).make("p", "a", {})).is).toBe("unknown");
  });

  it("is not sent again when it was refused for good, and kept when only the token was not good", async () => {
    const one = server(refused(422), YES);
    const moves = new Moves(keep(browser().open), one.send, Date.now, noWait);
    await moves.make("p", "a", {});
    expect(one.sent).toHaveLength(1);
    expect(moves.find("p", "a")).toBeNull();
    const other = server(lost(), refused(401));
    const kept = new Moves(keep(browser().open), other.send, Date.now, noWait);
    expect((await kept.make("p", "a", {})).is).toBe("unknown");
    expect(kept.find("p", "a")).not.toBeNull();
  });

  it("is one when it is made twice at the same time", async () => {
    const { send, sent } = server();
    const moves = new Moves(keep(browser().open), send, Date.now, noWait);
    const both = await Promise.all([moves.make("ply_1", "ann", {}), moves.make("ply_1", "ann", {})]);
    expect(both[0]).toBe(both[1]);
    expect(sent).toHaveLength(1);
  });

  it("of one person is nothing to another", async () => {
    const { open } = browser();
    await new Moves(keep(open), server(lost(), lost(), lost(), lost()).send, Date.now, noWait).make("ply_1", "ann", {});
    const moves = new Moves(keep(open), server().send, Date.now, noWait);
    expect(moves.find("ply_1", "bob")).toBeNull();
    expect(moves.find("ply_2", "ann")).toBeNull();
    expect(moves.find("ply_1", "ann")).not.toBeNull();
  });

  it("waits as long as the server asks, within reason, and is forgotten after a day", async () => {
    const waits: number[] = [];
    const wait = (ms: number): Promise<void> => (waits.push(ms), Promise.resolve());
    const failed = new Failed(429, "too_many_requests", "", "no", 3);
    const { open } = browser();
    await new Moves(keep(open), server(failed, new Failed(429, "", "", "no", 500), lost(), lost()).send, () => 0, wait).make("p", "a", {});
    expect(waits).toEqual([3_000, 8_000, 4_000]);
    expect(new Moves(keep(open), server().send, () => 25 * 3_600_000).find("p", "a")).toBeNull();
  });

  it("can be made where the browser keeps nothing", async () => {
    const denied = keep(() => {
      throw new Error("denied");
    });
    const { send, sent } = server(lost(), YES);
    expect((await new Moves(denied, send, Date.now, noWait).make("p", "a", {})).is).toBe("answered");
    expect(sent[0]?.key).toBe(sent[1]?.key);
  });

  it("needs a body only when something was chosen", () => {
    expect([hasChoices({}), hasChoices(undefined), hasChoices(null), hasChoices({ pick: 0 })]).toEqual([false, false, false, true]);
  });
});

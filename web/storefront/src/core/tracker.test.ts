import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Failed } from "./http";
import { keep } from "./storage";
import { type Told, type Tracked, Tracker } from "./tracker";

const denied = (): Storage => {
  throw new Error("denied");
};
const told = (event: string): Told => ({ type: "track", event, anonymousId: "anon", context: {} });

describe("the queue of events", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends what was told, in order, and forgets what was taken", async () => {
    const sent: string[][] = [];
    const tracker = new Tracker(keep(denied), (events) => (sent.push(events.map((event) => event.event ?? "")), Promise.resolve()));
    tracker.add(told("A"));
    tracker.add(told("B"));
    await vi.runAllTimersAsync();
    expect(sent).toEqual([["A", "B"]]);
    expect(tracker.waiting).toEqual([]);
  });

  it("keeps an event and its message id until it was taken", async () => {
    const tries: (string | undefined)[] = [];
    const taken: Tracked[] = [];
    let failures = 3;
    const send = (events: readonly Tracked[]): Promise<void> => {
      tries.push(events[0]?.messageId);
      return failures-- > 0 ? Promise.reject(new Failed(503, "unavailable", "", "no", null)) : Promise.resolve();
    };
    const tracker = new Tracker(keep(denied), send, (events) => taken.push(...events));
    tracker.add(told("A"));
    await vi.runAllTimersAsync();
    expect(tries).toHaveLength(4);
    expect(new Set(tries).size).toBe(1);
    expect(taken.map((event) => event.event)).toEqual(["A"]);
  });

  it("waits after some tries until something wakes it", async () => {
    let tries = 0;
    const tracker = new Tracker(keep(denied), () => (tries++, Promise.reject(new Failed(0, "", "", "unknown", null))));
    tracker.add(told("A"));
    await vi.runAllTimersAsync();
    expect(tries).toBe(5);
    expect(tracker.waiting).toHaveLength(1);
    tracker.wake();
    await vi.runAllTimersAsync();
    expect(tries).toBe(10);
  });

  it("drops what is refused for good, and goes on with the rest", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const tracker = new Tracker(keep(denied), () => Promise.reject(new Failed(401, "unknown_write_key", "", "no", null)));
    tracker.add(told("A"));
    await vi.runAllTimersAsync();
    expect(tracker.waiting).toEqual([]);
    expect(warned).toHaveBeenCalledOnce();
  });

  it("sends a long queue in parts and never keeps more than 200", async () => {
    const sizes: number[] = [];
    const tracker = new Tracker(keep(denied), (events) => (sizes.push(events.length), Promise.resolve()));
    for (let index = 0; index < 230; index += 1) tracker.add(told(String(index)));
    expect(tracker.waiting).toHaveLength(200);
    await vi.runAllTimersAsync();
    expect(Math.max(...sizes)).toBe(15);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(200);
  });
});

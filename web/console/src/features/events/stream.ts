import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { events, type SeenEvent } from "@/api";
import { useWorkspace } from "@/kit";

/** How many events the page keeps. */
export const KEPT = 300;

export interface Stream {
  rows: SeenEvent[];
  state: "connecting" | "connected" | "lost";
  paused: boolean;
  /** How many arrived while the stream was paused. */
  held: number;
  setPaused: (paused: boolean) => void;
  clear: () => void;
  started: boolean;
  error: unknown;
}

/** The latest events, then each one as it arrives. */
export function useStream(): Stream {
  const { id } = useWorkspace();
  const [rows, setRows] = useState<SeenEvent[]>([]);
  const [state, setState] = useState<Stream["state"]>("connecting");
  const [paused, pause] = useState(false);
  const [held, setHeld] = useState(0);
  const waiting = useRef<SeenEvent[]>([]);
  const stopped = useRef(false);
  const recent = useQuery({ queryKey: [id, "events", "recent"], queryFn: () => events.recent(id, { limit: 100 }), staleTime: Infinity, gcTime: 0 });
  const [seeded, setSeeded] = useState<unknown>(null);
  if (recent.data && seeded !== recent.data) {
    setSeeded(recent.data);
    setRows((now) => merge(now, recent.data.items));
  }

  useEffect(() => {
    const source = new EventSource(events.liveUrl(id));
    source.onopen = () => setState("connected");
    source.onerror = () => setState("lost");
    source.onmessage = (message: MessageEvent<string>) => {
      setState("connected");
      const event = read(message.data);
      if (event) waiting.current.push(event);
    };
    // Several times a second is as live as an eye can follow, and a burst stays cheap.
    const timer = setInterval(() => {
      if (waiting.current.length === 0) return;
      if (stopped.current) {
        setHeld(waiting.current.length);
        waiting.current = waiting.current.slice(-KEPT);
        return;
      }
      const fresh = waiting.current.reverse();
      waiting.current = [];
      setRows((now) => merge(fresh, now));
    }, 250);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [id]);

  const setPaused = useCallback((next: boolean) => {
    stopped.current = next;
    pause(next);
    if (!next) setHeld(0);
  }, []);
  const clear = useCallback(() => setRows([]), []);
  return { rows, state, paused, held, setPaused, clear, started: !recent.isPending, error: recent.error };
}

function read(text: string): SeenEvent | null {
  try {
    const event = JSON.parse(text) as SeenEvent;
    return typeof event.id === "string" ? event : null;
  } catch {
    return null;
  }
}

/** Newer before older, each event once. */
function merge(newer: SeenEvent[], older: SeenEvent[]): SeenEvent[] {
  const seen = new Set<string>();
  const all: SeenEvent[] = [];
  for (const event of [...newer, ...older]) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    all.push(event);
    if (all.length >= KEPT) break;
  }
  return all;
}

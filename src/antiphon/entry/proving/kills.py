"""T1: what was acknowledged survives kill -9. Threads send events and moves, the process is killed at random moments and started again."""

import json
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count

from antiphon.entry.proving.findings import Finding
from antiphon.entry.proving.served import WORKSPACE, Served, Unanswered

SENDERS = 4
EVENTS_AT_ONCE = 20
PRIZES = 100_000_000


@dataclass
class Acknowledged:
    """What the service said yes to."""

    events: list[str] = field(default_factory=list[str])
    moves: dict[str, str] = field(default_factory=dict[str, str])  # key -> decision id
    senders: dict[str, str] = field(default_factory=dict[str, str])  # key -> who moved
    lock: threading.Lock = field(default_factory=threading.Lock)


def prove_kills(served: Served, kills: int, *, seed: int = 1) -> Finding:
    """Kill the service `kills` times while it works; then look for everything it had acknowledged."""
    served.prepare(prizes=PRIZES, people=SENDERS)
    dice = random.Random(seed)  # noqa: S311 - moments of kills, nothing to guess
    acknowledged = Acknowledged()
    numbers = count()
    longest = 0.0
    for _ in range(kills):
        longest = max(longest, served.start())
        stopping = threading.Event()
        threads = [threading.Thread(target=_send, args=(served, n, numbers, acknowledged, stopping), daemon=True) for n in range(SENDERS)]
        for thread in threads:
            thread.start()
        time.sleep(dice.uniform(0.05, 0.4))
        served.kill()
        stopping.set()
        for thread in threads:
            thread.join()
    lost_events, lost_moves, violations = _look(served, acknowledged)
    events, moves = len(acknowledged.events), len(acknowledged.moves)
    return Finding(
        "T1",
        f"{kills} kills, {events + moves} acknowledged, {lost_events + lost_moves} lost, {violations} violations of the ledger",
        held=not (lost_events or lost_moves or violations) and events > 0 and moves > 0,
        figures={"kills": kills, "events": events, "moves": moves, "lost": lost_events + lost_moves, "slowest_start_s": round(longest, 2)},
    )


def _send(served: Served, sender: int, numbers: "count[int]", acknowledged: Acknowledged, stopping: threading.Event) -> None:
    connection = served.connect()
    while not stopping.is_set():
        ids = [f"m{next(numbers)}" for _ in range(EVENTS_AT_ONCE)]
        key = f"k{next(numbers)}"
        try:
            served.collect(ids, connection)
            with acknowledged.lock:
                acknowledged.events += ids
            outcome = served.draw(f"u{sender}", key, connection)
            with acknowledged.lock:
                acknowledged.moves[key] = str(outcome["decision_id"])
                acknowledged.senders[key] = f"u{sender}"
        except Unanswered:
            connection = served.connect()
    connection.close()


def _look(served: Served, acknowledged: Acknowledged) -> tuple[int, int, int]:
    """Lost events, lost moves, violations. Moves are asked for again by their keys; events are digested and then looked for."""
    served.start()
    with ThreadPoolExecutor(SENDERS) as pool:
        again = pool.map(served.draw, acknowledged.senders.values(), acknowledged.senders)
        lost_moves = sum(
            1 for key, outcome in zip(acknowledged.senders, again, strict=True) if outcome["decision_id"] != acknowledged.moves[key]
        )
    served.stop()
    services = served.open()
    try:
        services.events.digest_all()
        with services.database.read() as session:
            rows = services.events.list_tail(session, WORKSPACE, ("context",))
            violations = services.ledger.check(session, WORKSPACE)
    finally:
        services.stop()
    known = {json.loads(context).get("antiphon", {}).get("message_id") for (context,) in rows}
    lost_events = sum(1 for message_id in acknowledged.events if message_id not in known)
    return lost_events, lost_moves, len(violations)

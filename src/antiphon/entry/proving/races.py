"""T5 and T6: exactly as many prizes as there are, however many reach for them; the same key is one effect, however often it is sent."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from antiphon.entry.proving.findings import Finding
from antiphon.entry.proving.served import WORKSPACE, Served, Unanswered

CALLERS = 40


def prove_last_prizes(home: Path, trials: int, prizes: int = 5, database: str | None = None) -> Finding:
    """`CALLERS` callers reach for `prizes` prizes at once, `trials` times with a new play each."""
    wrong: list[int] = []
    with Served(home, database) as served:
        plays = _prepare_many(served, trials, prizes)
        served.start()
        with ThreadPoolExecutor(CALLERS) as pool:
            for play_id in plays:
                served.play_id = play_id
                given = sum(pool.map(partial(_won, served), range(CALLERS)))
                if given != prizes:
                    wrong.append(given)
    return Finding(
        "T5",
        f"{trials} trials, {CALLERS} callers for {prizes} prizes: {'exactly as many given each time' if not wrong else f'given {wrong}'}",
        held=not wrong,
        figures={"trials": trials, "callers": CALLERS, "prizes": prizes, "wrong": len(wrong)},
    )


def _prepare_many(served: Served, trials: int, prizes: int) -> list[str]:
    served.prepare(prizes=prizes, people=CALLERS)
    plays = [served.play_id]
    services = served.open()
    try:
        for _ in range(trials - 1):
            copied = services.plays.copy(WORKSPACE, served.play_id)
            plays.append(services.plays.launch(WORKSPACE, copied.id).id)
    finally:
        services.stop()
    return plays


def _won(served: Served, number: int) -> int:
    outcome = served.draw(f"u{number}", f"race/{served.play_id}/{number}")
    return 1 if outcome["outcome"] == "accepted" and outcome["answer"].get("prize") else 0


def prove_same_key(home: Path, keys: int, times: int = 3, database: str | None = None) -> Finding:
    """Each key is sent `times` times, at once and with every other answer thrown away: one decision, the same answer."""
    with Served(home, database) as served:
        served.prepare(prizes=keys * times, people=CALLERS)
        served.start()
        answers: dict[str, set[str]] = {}
        lock = threading.Lock()

        def send(turn: int) -> None:
            key = f"same/{turn % keys}"
            for _ in range(5):
                try:
                    outcome = served.draw(f"u{turn % keys % CALLERS}", key)
                except Unanswered:
                    continue
                with lock:
                    answers.setdefault(key, set()).add(str(outcome["decision_id"]))
                return

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(send, range(keys * times)))
        served.stop()
        services = served.open()
        try:
            with services.database.read() as session:
                accounts = services.ledger.list_accounts(session, WORKSPACE, asset="prize:proof", holder="person:", limit=500).items
        finally:
            services.stop()
    given = sum(account.balance for account in accounts)
    doubled = sum(1 for decisions in answers.values() if len(decisions) != 1) + abs(given - keys)
    return Finding(
        "T6",
        f"{keys} keys sent {times} times each: {doubled} doubled",
        held=doubled == 0 and len(answers) == keys,
        figures={"keys": keys, "times": times, "doubled": doubled},
    )

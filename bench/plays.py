"""S3 and S4 of every kind of play that is installed, in one table: moves a second over HTTP and through the host, on both stores.

Each kind plays its first template as its own `trials` would have a crowd play it, faster than any crowd: limits refuse part of it, so
the share of what was accepted stands beside. A kind that is only told of events has no moves and no figure over HTTP. Where a move
answers what the person has before them (a question, a run of a game) it is made from the seat as it is then; over HTTP everybody has
been dealt something, and answers.
"""

import asyncio
import tempfile
import time
from collections import defaultdict
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.features.plays.contracts import Accepted, Asked, Heard, Judged, PlayDraft, Stimulus
from antiphon.features.plays.registry import Kind
from antiphon.features.plays.running import SEAT_SEPARATOR
from antiphon.kernel.clock import from_ms
from antiphon.sdk.mechanic import Event, Reply, Ruling
from antiphon.sdk.words import Text
from bench.house import WORKSPACE, make_house, make_players, serving
from bench.load import run_load
from tests.services import PrivatePostgres

PEOPLE = 400
DAYS = 14
CALLERS, HTTP_CALLERS = 256, 64
_key = count()


def run(*, quick: bool = False) -> dict[str, Any]:
    """Every kind, on both stores."""
    seconds = 0.5 if quick else 2.0  # the most that a kind is measured for, each way
    with tempfile.TemporaryDirectory() as folder:
        sqlite = _measure(Path(folder), None, seconds)
    with PrivatePostgres() as server, tempfile.TemporaryDirectory() as folder:
        postgres = _measure(Path(folder), server.fresh_database(), seconds)
    return {"lines": [_line(kind, sqlite[kind], postgres[kind]) for kind in sorted(sqlite)]}


def _measure(home: Path, database: str | None, seconds: float) -> dict[str, dict[str, float]]:
    """Figures by kind: host, accepted (a share), http (0: it has no moves)."""
    found: dict[str, dict[str, float]] = {}
    requests: dict[str, list[dict[str, Any]]] = {}
    services = make_house(home, database)
    try:
        people = make_players(services, PEOPLE)
        tokens = {person: services.access.sign_shopper(WORKSPACE, person)[0] for person in people}
        for kind in services.plays.registry.list_kinds():
            crowd = _crowd(services, kind, _launch(services, kind), people)
            found[kind.name] = asyncio.run(_play(crowd, seconds))
            again = _crowd(services, kind, _launch(services, kind), people)  # untouched, for HTTP
            answers = asyncio.run(_deal(again))
            moves = _moves(again, answers) or _moves(again, again.steps)  # where what is next is no move, the first ones are measured
            requests[kind.name] = [_request(each, again.play_id, tokens[each.person_id]) for each in moves[: 4 * PEOPLE]]
    finally:
        services.stop()
    with serving(home, database) as (port, _):
        for name, wanted in requests.items():
            if wanted:
                run_load(port, HTTP_CALLERS, 0.2, wanted[:50])  # warm up: caches, prepared statements
            found[name]["http"] = run_load(port, HTTP_CALLERS, seconds, wanted)["per_second"] if wanted else 0.0
    return found


def _launch(services: Services, kind: Kind) -> str:
    """The first template that can be launched, running for two weeks from an hour ago; its play's id."""
    now = from_ms(services.clock.now_ms())
    starts_at, ends_at = now - timedelta(hours=1), now + timedelta(days=DAYS)
    for template in kind.mechanic.templates:
        if not services.plays.check_rules(kind.name, template.rules, starts_at, ends_at):
            draft = PlayDraft(kind.name, Text(zh="试", en="Try"), template.rules, starts_at, ends_at)
            return services.plays.launch(WORKSPACE, services.plays.create(WORKSPACE, draft).id).id
    message = f"no template of {kind.name} can be launched"
    raise RuntimeError(message)


class Step(NamedTuple):
    """Something a made-up person does or is told."""

    person: str
    given: Any


class Crowd(NamedTuple):
    """What the kind's own made-up crowd does in a play, in the order of time."""

    services: Services
    kind: Kind
    rules: msgspec.Struct
    play_id: str
    steps: list[Step]


def _crowd(services: Services, kind: Kind, play_id: str, people: list[str]) -> Crowd:
    with services.database.read() as session:
        rules = kind.parse_rules(services.plays.get_play(session, WORKSPACE, play_id).rules)
    now = from_ms(services.clock.now_ms())
    trials = sorted(kind.mechanic.trials(rules, len(people), DAYS, now, "bench"), key=lambda trial: trial.at)
    listens = kind.mechanic.listens(rules)
    heard = [trial for trial in trials if not isinstance(trial.stimulus, Event) or trial.stimulus.name in listens]
    steps = [Step(people[trial.person], trial.stimulus) for trial in heard if trial.stimulus is not None]
    return Crowd(services, kind, rules, play_id, steps)


def _seat(crowd: Crowd, person: str) -> Any:
    """What the play remembers of somebody now."""
    with crowd.services.database.read() as session:
        row = session.row(
            "SELECT seat FROM plays_seat WHERE workspace = ? AND id = ?", (WORKSPACE, f"{crowd.play_id}{SEAT_SEPARATOR}person:{person}")
        )
    return crowd.kind.empty_seat if row is None else crowd.kind.read_seat.decode(row[0])


def _told(crowd: Crowd, step: Step) -> Stimulus | None:
    """The stimulus of a step, made for the host; None when there is nothing to do."""
    given, person, play_id = step.given, step.person, crowd.play_id
    if isinstance(given, Reply):
        given = given.to(crowd.rules, _seat(crowd, person))
    match given:
        case None:
            return None
        case Event():
            event = Event(person, f"evt_{next(_key)}", given.name, given.at, given.properties)
            return Heard(WORKSPACE, play_id, event)
        case Ruling():
            seat_id = given.seat_id or f"person:{person}"
            return Judged(WORKSPACE, play_id, seat_id, "bench", f"r{next(_key)}", msgspec.json.encode(given.ruling))
        case _:
            return Asked(WORKSPACE, play_id, person, f"k{next(_key)}", msgspec.json.encode(given))


async def _play(crowd: Crowd, seconds: float) -> dict[str, float]:
    """Stimuli a second through the host, and the share of moves and rulings that was accepted. One person does one thing at a time."""
    lane = next(lane for lane in crowd.services.writer.lanes if lane.name == "host")
    waiting, ends = iter(crowd.steps), time.perf_counter() + seconds
    busy: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
    done = answered = accepted = 0

    async def caller() -> None:
        nonlocal done, answered, accepted
        for step in waiting:
            async with busy[step.person]:
                stimulus = _told(crowd, step)
                if stimulus is None:
                    continue
                outcome = await lane.ask(stimulus)
            done += 1
            answered += outcome is not None
            accepted += isinstance(outcome, Accepted)
            if time.perf_counter() >= ends:
                return

    began = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(CALLERS)))
    took = time.perf_counter() - began
    return {"host": done / took, "accepted": accepted / answered if answered else 1.0, "done": float(done)}


async def _deal(crowd: Crowd) -> list[Step]:
    """Where moves answer something: everybody does their first step, so that there is something to answer. The answers."""
    answers = [step for step in crowd.steps if isinstance(step.given, Reply)]
    if not answers:
        return answers
    lane = next(lane for lane in crowd.services.writer.lanes if lane.name == "host")
    first = {step.person: step for step in reversed(crowd.steps)}
    for step in first.values():
        if (stimulus := _told(crowd, step)) is not None:
            await lane.ask(stimulus)
    return answers


def _moves(crowd: Crowd, steps: list[Step]) -> list[Asked]:
    return [move for step in steps if isinstance(move := _told(crowd, step), Asked)]


def _request(asked: Asked, play_id: str, token: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "move-{n}"}
    return {"path": f"/storefront/plays/{play_id}/moves", "headers": headers, "body": asked.body.decode()}


def _line(kind: str, sqlite: dict[str, float], postgres: dict[str, float]) -> dict[str, Any]:
    over_http = f"HTTP {sqlite['http']:,.0f} and {postgres['http']:,.0f}/s" if sqlite["http"] else "events only"
    return {
        "what": f"{kind}: SQLite and PostgreSQL, {CALLERS} callers of the host, {HTTP_CALLERS} over HTTP",
        "figure": f"host {sqlite['host']:,.0f} and {postgres['host']:,.0f}/s",
        "beside": f"{over_http}; {sqlite['accepted']:.0%} accepted",
        "sqlite": sqlite,
        "postgres": postgres,
    }

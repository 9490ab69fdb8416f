"""A batch comes out as the same stimuli one at a time: any moves, events and alarms, by few people, cut into batches anywhere.

The same story is told twice in one store, to two shops: once in batches, once one stimulus a transaction. Everything that
is left behind must be the same, names aside.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count, pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.plays.batch import SeatCopy
from antiphon.features.plays.contracts import Accepted, Asked, Heard, Play, Refusal, Stimulus, Woken
from antiphon.features.plays.running import Running
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Problem
from antiphon.sdk.mechanic import Event
from tests.features.plays.rig import Rig

PEOPLE = ("per_1", "per_2", "per_3")
_number = count()

Act = dict[str, Any]
Line = tuple[str, str, int, Any]  # what, who, number of the key or event, act


def acts_of(*do: str, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Act]:
    """Moves of some kinds."""
    parts: dict[str, st.SearchStrategy[Any]] = {"do": st.sampled_from(do), **more}
    return st.fixed_dictionaries(parts)


acts: st.SearchStrategy[Act] = st.one_of(
    acts_of("try"),
    acts_of("grab", "earn", "pay", amount=st.integers(1, 4)),
    acts_of("hold", "post", "void", name=st.sampled_from(["x", "y"]), amount=st.integers(1, 3)),
    acts_of("boom", "half", "odd", "nowhere", "forge"),
    acts_of("wake", name=st.sampled_from(["tick", "boom", "once"]), at=st.integers(-1, 2)),
)
moves: st.SearchStrategy[Line] = st.tuples(st.just("move"), st.sampled_from(PEOPLE), st.integers(0, 9), acts)
purchases: st.SearchStrategy[Line] = st.tuples(st.just("event"), st.sampled_from(PEOPLE), st.integers(0, 4), st.booleans())
stories: st.SearchStrategy[list[Line]] = st.lists(st.one_of(moves, moves, moves, purchases), min_size=1, max_size=14)


class Told:
    """One shop in which a story is told."""

    def __init__(self, rig: Rig, workspace: str) -> None:
        self.rig = rig
        self.workspace = workspace
        rig.zones[workspace] = "Asia/Shanghai"
        self.play: Play = rig.launch(workspace, cups=4, most=3, odds=70, gift=2)
        for person in PEOPLE:
            rig.fund(person, 3, workspace)
        self.seeds_used = 0
        self.results: list[Any] = []

    def tell(self, chapter: Sequence[Any]) -> None:
        """A part of the story, in one transaction."""
        stimuli = [self._stimulus(line) for line in chapter]
        self.results += [self._plain(result) for result in self._decide(stimuli)]

    def ring(self, *, together: bool) -> None:
        """Everything due, in one transaction or one by one."""
        due = self._due()
        for part in [due] if together else [[alarm] for alarm in due]:
            self.results += [self._plain(result) for result in self._decide(part)]

    def _decide(self, stimuli: Sequence[Stimulus]) -> list[Any]:
        """A batch that is tried again must be given the same chance again, so its seeds begin where those of the last one ended."""

        def command(session: Session) -> list[Any]:
            self.rig.seeds = count(self.seeds_used)
            return self.rig.plays.decide_batch(session, stimuli)

        if not stimuli:
            return []
        decided = self.rig.commands.call(command)
        self.seeds_used = next(self.rig.seeds)
        return decided

    def _due(self) -> list[Woken]:
        with self.rig.database.read() as session:
            rows = session.rows(
                """SELECT workspace, play_id, id, seat_id, name, due_at, attempts FROM plays_alarm
                WHERE workspace = ? AND wakes_at <= ? ORDER BY wakes_at, seat_id, name""",
                (self.workspace, self.rig.clock.now_ms()),
            )
        return [Woken(*row) for row in rows]

    def _stimulus(self, line: Any) -> Stimulus:
        what, person, number, act = line
        if what == "event":
            event = Event(person, f"evt_{number}", "Order Completed", from_ms(self.rig.clock.now_ms()), {"ignore": act})
            return Heard(self.workspace, self.play.id, event)
        move = dict(act)
        if move.get("do") == "wake":
            move["at"] = from_ms(self.rig.clock.now_ms()) + timedelta(hours=move["at"])
        if "name" in move and move["do"] != "wake":
            move["name"] = f"{person}-{move['name']}"
        return Asked(self.workspace, self.play.id, person, f"key-{number}", msgspec.json.encode(move))

    def _plain(self, result: Any) -> Any:
        if isinstance(result, Accepted | Refusal):
            return msgspec.to_builtins(msgspec.structs.replace(result, decision_id=""))
        return (type(result).__name__, result.code) if isinstance(result, Problem) else result

    def left_behind(self) -> Any:
        """All state, without what differs by name."""
        with self.rig.database.read() as session:
            return {
                "seats": self._rows(session, "SELECT id, seat, decided_at FROM plays_seat WHERE workspace = ?"),
                "balances": sorted(
                    (self._name(account.holder), account.asset, account.balance, account.held)
                    for account in self.rig.ledger.list_accounts(session, self.workspace, limit=500).items
                    if account.balance or account.held
                ),
                "transfers": [
                    (transfer.asset, transfer.amount, self._name(transfer.source), self._name(transfer.target), transfer.because)
                    for transfer in reversed(self.rig.ledger.list_transfers(session, self.workspace, limit=500).items)
                ],
                "decisions": self._rows(
                    session,
                    """SELECT person_id, kind, decided_at, seed, outcome, because, stimulus, told, facts, digest FROM plays_decision
                    WHERE workspace = ? AND kind IN ('move', 'event', 'alarm') AND play_id <> '' """,
                ),
                "keys": self._rows(session, "SELECT key FROM plays_key WHERE workspace = ? AND key NOT LIKE '%alarm:%'"),
                "alarms": self._rows(session, "SELECT seat_id, name, due_at, wakes_at, attempts FROM plays_alarm WHERE workspace = ?"),
                "hours": self._rows(
                    session,
                    """SELECT hour_at, kind, outcome, because, decision_count, people_count FROM plays_hour
                    WHERE workspace = ? AND kind NOT IN ('gave', 'took')""",
                ),
            }

    def _rows(self, session: ReadSession, sql: str) -> list[Any]:
        return sorted(tuple(self._name(value) for value in row) for row in session.rows(sql, (self.workspace,)))

    def _name(self, value: Any) -> Any:
        return value.replace(self.play.id, "PLAY") if isinstance(value, str) else (-1 if value is None else value)


def differs(rig: Rig, story: Sequence[Any], cuts: Sequence[int]) -> list[str]:
    """What a story leaves behind differently in batches and one at a time."""
    number = next(_number)
    together, alone = Told(rig, f"together-{number}"), Told(rig, f"alone-{number}")
    edges = [0, *sorted(cut % (len(story) + 1) for cut in cuts), len(story)]
    for begin, end in pairwise(edges):
        together.tell(story[begin:end])
    together.ring(together=True)
    for line in story:
        alone.tell([line])
    alone.ring(together=False)
    ours, theirs = together.left_behind(), alone.left_behind()
    found = [name for name in ours if ours[name] != theirs[name]]
    return found if together.results == alone.results else [*found, "results"]


SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
STORY = [
    ("move", "per_1", 1, {"do": "try"}),
    ("move", "per_1", 2, {"do": "try"}),
    ("move", "per_1", 3, {"do": "pay", "amount": 3}),
    ("move", "per_1", 4, {"do": "pay", "amount": 3}),
    ("move", "per_1", 3, {"do": "pay", "amount": 3}),
    ("move", "per_2", 5, {"do": "half"}),
    ("event", "per_2", 1, False),
    ("event", "per_2", 1, False),
    ("move", "per_3", 6, {"do": "wake", "name": "tick", "at": 0}),
]


@SLOW
@given(story=stories, cuts=st.lists(st.integers(0, 14), max_size=4))
def test_a_batch_is_the_same_as_one_at_a_time(rig: Rig, story: list[Line], cuts: list[int]) -> None:
    assert differs(rig, story, cuts) == []


def test_a_story_with_everything_in_it(rig: Rig) -> None:
    assert differs(rig, STORY, []) == []
    assert rig.sound()


def test_a_batch_that_forgets_its_own_seats_is_found(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    read = SeatCopy.read
    kept: list[tuple[SeatCopy, msgspec.Struct]] = []

    def as_it_was_loaded(copy: SeatCopy, running: Running) -> msgspec.Struct:
        for known, struct in kept:
            if known is copy:
                return struct
        kept.append((copy, read(copy, running)))
        return kept[-1][1]

    monkeypatch.setattr(SeatCopy, "read", as_it_was_loaded)
    assert differs(rig, STORY, [])


def test_a_batch_that_does_not_undo_what_failed_is_found(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> None:
        """The planted fault: what should be done is not."""

    monkeypatch.setattr("antiphon.features.ledger.book.Book.undo", nothing)
    assert rig.plays.health()
    differs(rig, [("move", "per_2", 5, {"do": "half"})], [])
    assert rig.has("person:per_2", workspace=max(rig.zones, key=len)) != 3

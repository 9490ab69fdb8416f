"""Everything one host batch needs, loaded with a few statements, and everything it changes, until it is saved.

The order of locks is the same everywhere: all accounts (sorted, by the Book), then persons' seats (sorted), then those that people
share (sorted); keys and persons are only read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from antiphon.engine.database.port import Value
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Book
from antiphon.features.plays.contracts import Asked, Heard, Judged, Outcome, PersonBrief, PersonView, Stimulus, Woken
from antiphon.features.plays.lists import Nothing, Shelf
from antiphon.features.plays.running import Running
from antiphon.features.plays.till import Accounts
from antiphon.kernel.clock import EPOCH, from_ms, to_ms
from antiphon.sdk import mechanic as sdk
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PERSON, Effect, Transfer
from antiphon.sdk.lists import LookUp

PLACE_SEPARATOR: Final = "\x1f"
NOTHING: Final = sdk.Alarm("", "", EPOCH)


KINDS: Final[Mapping[type, str]] = {Asked: "move", Heard: "event", Woken: "alarm", Judged: "ruling"}
GAVE: Final = "gave"  # in the counts of an hour: what persons got, by asset; decisions are units there, people are times …
TOOK: Final = "took"  # … and what they paid
BOOKED: Final = frozenset({GAVE, TOOK})
ANSWERED: Final = frozenset({"move", "ruling"})  # somebody waits for what comes of it


class Item:
    """One stimulus of a batch on its way."""

    __slots__ = ("body", "failure", "given", "holder", "key", "kind", "person_id", "running", "seat_ids", "seats", "stimulus", "wanted")

    def __init__(self, given: Stimulus, running: Running) -> None:
        self.given = given
        self.running = running
        self.kind: str = KINDS[type(given)]
        self.person_id: str | None = None
        self.holder: str | None = None  # of the person's accounts
        self.stimulus: sdk.Stimulus[Any] = NOTHING  # read by the loader
        self.body: bytes = b""  # the stimulus in JSON, always spelled the same way
        self.key: str | None = None
        self.seat_ids: tuple[str, ...] = ()
        self.seats: list[tuple[str, SeatCopy]] = []  # found when it is this item's turn
        self.wanted: tuple[LookUp, ...] = ()  # rows of lists that the decision wants to know about
        self.failure: Exception | None = None  # the mechanic could not even name its seats


class SeatCopy:
    """A seat inside a batch: as it is after the stimuli decided so far. `text` is its JSON, None until somebody sits in it."""

    __slots__ = ("changed", "decided_at", "is_new", "struct", "text")

    def __init__(self, text: bytes | None, decided_at: int) -> None:
        self.struct: msgspec.Struct | None = None  # read when it is needed
        self.text = text
        self.decided_at = decided_at  # the logical time of the last decision about it, milliseconds
        self.is_new = text is None
        self.changed = False

    def read(self, running: Running) -> msgspec.Struct:
        """The seat. Raises `msgspec.ValidationError` for one that this version of the mechanic cannot read."""
        struct = self.struct
        if struct is None:
            struct = self.struct = running.kind.empty_seat if self.text is None else running.kind.read_seat.decode(self.text)
        return struct

    def write(self, struct: msgspec.Struct, text: bytes, decided_at: int) -> None:
        """Somebody moved in it."""
        self.struct, self.text, self.decided_at, self.changed = struct, text, decided_at, True


class Written:
    """Rows that a batch will add."""

    __slots__ = ("alarms", "decisions", "emits", "gone", "hours", "keys", "outbox")

    def __init__(self) -> None:
        self.decisions: list[tuple[Value, ...]] = []
        self.keys: list[tuple[Value, ...]] = []
        self.outbox: list[tuple[Value, ...]] = []
        self.emits: list[Emitted] = []
        self.alarms: dict[tuple[str, str], tuple[Value, ...]] = {}  # by workspace and place
        self.gone: dict[str, set[str]] = defaultdict(set)  # places of alarms that have rung, by workspace
        self.hours: dict[tuple[str, str, int, str, str, str], list[int]] = {}  # [decisions, people]


class KeyUse(msgspec.Struct, frozen=True):
    """What a key was used for: by a decision of before (`row`: id, play, outcome, because, told), or one of this batch (`outcome`)."""

    body_hash: str
    row: tuple[Any, ...] | None = None
    outcome: Outcome | None = None


def _nothing_more(workspace: str, keys: Iterable[str]) -> None:
    """A batch that was not loaded from a store has all there is."""


class Batch:
    """One transaction's worth of stimuli."""

    def __init__(self, now_ms: int, new_id: Callable[[str], str]) -> None:
        self.now_ms = now_ms
        self.now = from_ms(now_ms)
        self.new_id = new_id
        self.book = Book()  # the one with the batch's accounts takes its place
        self.seats: dict[tuple[str, str], SeatCopy] = {}  # by workspace and seat key
        self.lock: Callable[[str, Iterable[str]], None] = _nothing_more  # seats by their keys, those that were not locked before
        self.purses: dict[tuple[str, str], Accounts] = {}  # by play and person
        self.stocks: dict[str, Accounts] = {}  # by play
        self.used: dict[tuple[str, str], KeyUse] = {}  # by workspace and key
        self.views: dict[tuple[str, str], PersonView] = {}
        self.briefs: dict[tuple[str, str], PersonBrief] = {}
        self.day_starts: dict[str, int] = {}
        self.zones: Mapping[str, str] = {}
        self.standing: set[str] = set()  # ids of the alarms that still stand
        self.alarm_ids: dict[tuple[str, str], str] = {}  # by workspace and place
        self.shelf = Shelf(Nothing())  # the one with the store's lists takes its place
        self.written = Written()

    def moment(self, at_ms: int) -> datetime:
        """The moment of some milliseconds: nearly always the batch's own, which is made once."""
        return self.now if at_ms == self.now_ms else from_ms(at_ms)

    def to_ms(self, moment: datetime) -> int:
        """The other way round."""
        return self.now_ms if moment is self.now else to_ms(moment)

    def seat(self, running: Running, seat_id: str) -> SeatCopy:
        """The seat as it is now; somebody's first time gives the defaults."""
        name = (running.workspace, running.seat_key(seat_id))
        found = self.seats.get(name)
        if found is None:
            found = self.seats[name] = SeatCopy(None, 0)
        return found

    def count(self, item: Item, at_ms: int, outcome: str, because: str, *, is_first_today: bool) -> None:
        """Live results: one more of its kind in its hour."""
        name = (item.running.workspace, item.running.id, at_ms - at_ms % 3_600_000, item.kind, outcome, because)
        counts = self.written.hours.setdefault(name, [0, 0])
        counts[0] += 1
        counts[1] += is_first_today

    def count_gifts(self, item: Item, at_ms: int, effects: Sequence[Effect]) -> None:
        """Live results: what the person got from the play and gave for it, by asset: amounts, and how often."""
        for effect in effects:
            if type(effect) is Transfer and not is_tally(effect.asset):
                way = GAVE if effect.target == PERSON else TOOK if effect.source == PERSON else None
                if way is not None:
                    name = (item.running.workspace, item.running.id, at_ms - at_ms % 3_600_000, way, "accepted", effect.asset)
                    counts = self.written.hours.setdefault(name, [0, 0])
                    counts[0] += effect.amount
                    counts[1] += 1


def place_of(play_id: str, seat_id: str, name: str) -> str:
    """Where an alarm stands: a seat has one of each name."""
    return PLACE_SEPARATOR.join((play_id, seat_id, name))

"""What a shopper sees: the plays that are on, one play before the next move, what they have and what they have won."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import DecisionFailed
from antiphon.features.plays.host import not_live
from antiphon.features.plays.keeping import encode, keep_secret
from antiphon.features.plays.loading import Neighbours, check_names
from antiphon.features.plays.naming import name_asset
from antiphon.features.plays.persons import make_person
from antiphon.features.plays.running import HOST_WORDS, Running
from antiphon.features.plays.shelving import look
from antiphon.features.plays.store import batch as seat_rows
from antiphon.features.plays.store import decisions as decision_rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import NotFound
from antiphon.sdk.lists import Row
from antiphon.sdk.mechanic import Facts, Looking, Person, Seats, add_teams
from antiphon.sdk.words import Text

WIN_PREFIXES = ("prize:", "coupon:")
MAX_WINS = 50


class PlayLine(msgspec.Struct, frozen=True):
    """A play that is on."""

    id: str
    kind: str
    name: Text


class ShownPlay(msgspec.Struct, frozen=True):
    """One play as its widget needs it. `shown` is the mechanic's own; `words` are all it may say."""

    id: str
    kind: str
    name: Text
    state: Literal["not_started", "live", "paused", "ended"]
    for_you: bool  # False: the play is open to a segment this person is not in
    starts_at: datetime | None
    ends_at: datetime | None
    shown: Mapping[str, Any]
    balances: Mapping[str, int]
    words: Mapping[str, Text]
    now: datetime


class Win(msgspec.Struct, frozen=True):
    """Something a person got from a play."""

    asset: str
    name: Text
    amount: int
    at: datetime
    play_id: str
    decision_id: str


class Me(msgspec.Struct, frozen=True):
    """What a person has."""

    person_id: str
    balances: Mapping[str, int]
    wins: tuple[Win, ...]


class _Before(NamedTuple):
    """What stands before a person in a play: whose it is, their seat, what is left, what they have, and the moment."""

    running: Running
    person: Person
    seat: Any
    left: Mapping[Any, int]
    purse: Mapping[Any, int]
    at_ms: int


class Shows:
    """Reads for shoppers."""

    def __init__(self, cache: PlayCache, neighbours: Neighbours) -> None:
        self._cache = cache
        self._with = neighbours

    def list_on(
        self, session: ReadSession, workspace: str, person_id: str, kind: str | None, ids: Sequence[str], now_ms: int
    ) -> list[PlayLine]:
        """The plays a person can move in now."""
        live = [play_id for play_id, _ in play_rows.list_live(session, workspace) if not ids or play_id in ids]
        self._cache.refresh(session, workspace, live)
        found = [running for play_id in sorted(live) if (running := self._cache.find(workspace, play_id)) is not None]
        person = self._person(session, workspace, person_id)
        return [
            PlayLine(running.id, running.kind.name, running.play.name)
            for running in found
            if (kind is None or running.kind.name == kind) and not_live(running, now_ms) is None and _is_for(running, person)
        ]

    def show(self, session: ReadSession, workspace: str, play_id: str, person_id: str, now_ms: int, link: str = "") -> ShownPlay:
        """A play as a person sees it who came along a link perhaps. Raises `NotFound` for a draft too."""
        running, person, seat, left, purse, at = self._before(session, workspace, play_id, person_id, now_ms)
        teams = _read_teams(session, running, seat, Looking(person.id, link))
        return show_running(running, person, seat, left, purse, at, lambda: look(session, running, person.id), teams)

    def look_at(self, session: ReadSession, workspace: str, play_id: str, person_id: str, now_ms: int) -> tuple[Running, Any, Facts]:
        """A play with a person's seat and facts, as `shown` gets them. Raises `NotFound` for a draft too."""
        running, person, seat, left, purse, at = self._before(session, workspace, play_id, person_id, now_ms)
        rows = look(session, running, person.id)
        return running, seat, Facts(from_ms(at), person, "", left, purse, running.starts_at, running.ends_at, rows, running.secret)

    def find(self, session: ReadSession, play_id: str) -> Running:
        """A play of whatever workspace, for whoever knows its id. Raises `NotFound` for a draft too."""
        row = play_rows.find_anywhere(session, play_id)
        if row is None:
            raise NotFound("There is no such play.", code="play_not_found")
        return self._get(session, row.workspace, play_id)

    def _before(self, session: ReadSession, workspace: str, play_id: str, person_id: str, now_ms: int) -> _Before:
        running = self._get(session, workspace, play_id)
        person = self._person(session, workspace, person_id)
        seat_id = f"person:{person.id}"
        sat = seat_rows.read_seats(session, workspace, [running.seat_key(seat_id)])
        keys = [AccountKey(workspace, seat_id, asset) for asset in running.purse]
        spendable = self._with.ledger.read_spendable(session, [*keys, *(key for _, key in running.stock_keys)])
        purse = {key.asset: spendable.get(key, 0) for key in keys}
        left = {asset: spendable.get(key, 0) for asset, key in running.stock_keys}
        decided_at = max((row[2] for row in sat), default=0)
        seat = running.kind.read_seat.decode(sat[0][1]) if sat else running.kind.empty_seat
        return _Before(running, person, seat, left, purse, max(now_ms, decided_at))

    def show_rules(self, session: ReadSession, play_id: str, now_ms: int) -> ShownPlay:
        """A play as somebody sees it who is nobody yet: odds and conditions in public."""
        running = self.find(session, play_id)
        spendable = self._with.ledger.read_spendable(session, [key for _, key in running.stock_keys])
        left = {asset: spendable.get(key, 0) for asset, key in running.stock_keys}
        zone = self._with.zones().get(running.workspace, "UTC")
        nobody, purse = Person("", zone=zone), dict.fromkeys(running.purse, 0)
        return show_running(running, nobody, running.kind.empty_seat, left, purse, now_ms, lambda: look(session, running, ""))

    def read_me(self, session: ReadSession, workspace: str, person_id: str) -> Me:
        """What a person has, and what they won lately."""
        person = self._with.persons.canonical(session, workspace, [person_id]).get(person_id, person_id)
        holder = f"person:{person}"
        balances = {
            account.asset: account.spendable for account in self._with.ledger.list_balances(session, workspace, holder) if account.spendable
        }
        got = [
            transfer
            for transfer in self._with.ledger.list_transfers(session, workspace, holder=holder, limit=200).items
            if transfer.target == holder and transfer.asset.startswith(WIN_PREFIXES) and transfer.decision_id
        ][:MAX_WINS]
        found = decision_rows.read_decisions(session, workspace, [transfer.decision_id for transfer in got])
        decisions = {row.id: row for row in found if row.play_id}
        self._cache.refresh(session, workspace, {row.play_id for row in found})
        wins: list[Win] = []
        for transfer in got:
            row = decisions.get(transfer.decision_id)
            if row is not None:
                running = self._cache.find(workspace, row.play_id)
                name = name_asset(running.rules if running else None, transfer.asset)
                wins.append(Win(transfer.asset, name, transfer.amount, transfer.at, row.play_id, row.id))
        return Me(person, balances, tuple(wins))

    def _get(self, session: ReadSession, workspace: str, play_id: str) -> Running:
        running = self._cache.current(session, workspace, play_id)
        if running is None or running.play.state == "draft":
            raise NotFound("There is no such play in this shop.", code="play_not_found")
        return running

    def _person(self, session: ReadSession, workspace: str, person_id: str) -> Person:
        person_id = self._with.persons.canonical(session, workspace, [person_id]).get(person_id, person_id)
        view = self._with.people.read_people(session, workspace, [person_id]).get(person_id)
        brief = self._with.persons.read_briefs(session, workspace, [person_id]).get(person_id)
        zone = self._with.zones().get(workspace, "UTC")
        return make_person(person_id, view, brief, zone)


def _is_for(running: Running, person: Person) -> bool:
    return running.audience is None or running.audience in person.segments


def _read_teams(session: ReadSession, running: Running, seat: msgspec.Struct, looking: Looking) -> dict[str, msgspec.Struct]:
    """The shared seats that somebody sees. Raises `DecisionFailed`."""
    if running.kind.teamed is None:
        return {}
    try:
        names = add_teams(running.kind.teamed, running.rules, (f"person:{looking.person_id}",), seat, looking)[1:]
        check_names(("own", *names))
    except Exception as error:  # a plug-in may raise anything
        raise DecisionFailed("The play cannot be shown right now. Try again, and tell the shop if it goes on.") from error
    sat = {row[0]: row[1] for row in seat_rows.read_seats(session, running.workspace, sorted(map(running.seat_key, names)))}
    kept = {name: sat.get(running.seat_key(name)) for name in names}
    return {name: running.kind.empty_seat if text is None else running.kind.read_seat.decode(text) for name, text in kept.items()}


def show_running(
    running: Running,
    person: Person,
    seat: msgspec.Struct,
    left: Mapping[Any, int],
    purse: Mapping[Any, int],
    now_ms: int,
    look_up: Callable[[], Mapping[str, Row]],
    teams: Mapping[str, msgspec.Struct] = {},
) -> ShownPlay:
    """What the mechanic shows of a seat, with words, dates and balances around it. Raises `DecisionFailed`."""
    seat_id = f"person:{person.id}"
    now = from_ms(now_ms)
    try:
        facts = Facts(now, person, "", left, purse, running.starts_at, running.ends_at, look_up(), running.secret)
        shown = running.mechanic.shown(running.rules, Seats(seat_id, seat, {seat_id: seat, **teams}), facts)
        keep_secret(running, encode(shown))
    except Exception as error:  # a plug-in may raise anything
        raise DecisionFailed("The play cannot be shown right now. Try again, and tell the shop if it goes on.") from error
    play = running.play
    return ShownPlay(
        id=running.id,
        kind=running.kind.name,
        name=play.name,
        state=not_live(running, now_ms) or "live",  # pyright: ignore[reportArgumentType] - one of the four
        for_you=_is_for(running, person),
        starts_at=running.starts_at,
        ends_at=running.ends_at,
        shown=shown,
        balances=purse,
        words={**{key: HOST_WORDS[key] for key in HOST_WORDS if key not in _OPERATORS}, **running.mechanic.words},
        now=now,
    )


_OPERATORS = {"launched", "topped_up", "ended", "printed"}

"""Links with a move inside: one tap in a message, and it is made. Signed by the play, for one person, one move, until a date.

A link opens nothing else: it is no sign-in, shows nothing that is kept about the person, and makes the one move that its mechanic
offers for links, once. What it says fits into a text message: the play, the person, the name of the move and the last hour.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import msgspec

from antiphon.features.plays import marks
from antiphon.features.plays.running import Running
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk.tapping import Tap, Tappable
from antiphon.sdk.words import Text

USE: Final = "tap"
MOST_DAYS: Final = 90
DAYS: Final = 7
_HOUR_MS: Final = 3_600_000
_PLACE: Final = re.compile(r"\{\{tap:([a-z0-9_]{1,64}):([a-z0-9_-]{1,60})\}\}")


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """What a link says. `until` counts hours since 1970."""

    person_id: str
    tap: str
    until: int
    language: str


class TapLine(msgspec.Struct, frozen=True):
    """A move that fits into a link, and the placeholder that a message has for it."""

    key: str
    name: Text
    placeholder: str


class TapLink(msgspec.Struct, frozen=True):
    """One link for one person."""

    key: str
    name: Text
    path: str  # below the house's address
    expires_at: datetime


def taps_of(running: Running) -> Sequence[Tap]:
    """The moves that fit into a link. Raises `Invalid` where there is none."""
    mechanic = running.mechanic
    taps = mechanic.taps(running.rules) if isinstance(mechanic, Tappable) else ()
    if not taps:
        raise Invalid("This play has no move that one tap can make.", code="no_taps")
    return taps


def list_taps(running: Running) -> list[TapLine]:
    """The same for operators; empty where there is none."""
    mechanic = running.mechanic
    taps = mechanic.taps(running.rules) if isinstance(mechanic, Tappable) else ()
    return [TapLine(tap.key, tap.name, f"{{{{tap:{running.id}:{tap.key}}}}}") for tap in taps]


def make_links(running: Running, person_id: str, now_ms: int, days: int, language: str) -> list[TapLink]:
    """Every move of the play as a link for one person; each runs out after so many days, to the hour."""
    until = _until(now_ms, days)
    return [
        TapLink(tap.key, tap.name, _path(running, Ticket(person_id, tap.key, until, language)), from_ms(until * _HOUR_MS))
        for tap in taps_of(running)
    ]


def _until(now_ms: int, days: int) -> int:
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(f"A link lives 1 to {MOST_DAYS} days.", code="bad_days")
    return now_ms // _HOUR_MS + 1 + days * 24


def _path(running: Running, ticket: Ticket) -> str:
    return "/t/" + marks.seal(running.secret, USE, running.id, msgspec.msgpack.encode(ticket))


def write_csv(running: Running, people: Iterator[Sequence[str]], base: str, now_ms: int, days: int, language: str) -> Iterator[bytes]:
    """A row for each person, a column for each move; in pieces. `people` come in pages. Raises at once where there is nothing to make."""
    taps, until = taps_of(running), _until(now_ms, days)
    head = ",".join(["person_id", *(tap.key for tap in taps)]) + "\r\n"

    def pieces() -> Iterator[bytes]:
        yield head.encode()
        for page in people:
            rows = ([person, *(base + _path(running, Ticket(person, tap.key, until, language)) for tap in taps)] for person in page)
            yield "".join(",".join(row) + "\r\n" for row in rows).encode()

    return pieces()


def fill_places(text: str, running: Mapping[str, Running], person_id: str, base: str, now_ms: int, language: str, days: int = DAYS) -> str:
    """A message with every `{{tap:play:move}}` replaced by this person's link. Raises `Invalid` for a play or a move that is not there."""

    def link(place: re.Match[str]) -> str:
        play, key = running.get(place[1]), place[2]
        found = [] if play is None else [each for each in make_links(play, person_id, now_ms, days, language) if each.key == key]
        if not found:
            raise Invalid(f"{place[0]} names no move of a play of this workspace.", code="no_such_tap")
        return base + found[0].path

    return _PLACE.sub(link, text)


def plays_named(text: str) -> frozenset[str]:
    """The plays that a message's placeholders name."""
    return frozenset(place[1] for place in _PLACE.finditer(text))


def read_ticket(running: Running, token: str, now_ms: int) -> tuple[Ticket, Tap]:
    """Who and what a link is for. Raises `NotFound`, also for one whose time is over or whose move is not offered any more."""
    try:
        ticket = msgspec.msgpack.decode(marks.unseal(running.secret, USE, token), type=Ticket)
    except msgspec.DecodeError as error:
        raise marks.not_ours() from error
    if now_ms >= ticket.until * _HOUR_MS:
        raise NotFound("This link has expired.", code="link_expired")
    mechanic = running.mechanic
    taps = mechanic.taps(running.rules) if isinstance(mechanic, Tappable) else ()
    tap = next((tap for tap in taps if tap.key == ticket.tap), None)
    if tap is None:
        raise marks.not_ours()
    return ticket, tap


def key_of(token: str) -> str:
    """The idempotency key of a link's move: however often it is confirmed, it is one move."""
    return "tap-" + sha256(token.encode()).hexdigest()[:40]


def body_of(tap: Tap) -> bytes:
    """The move as a shopper would send it."""
    move: Mapping[str, Any] = tap.move
    return msgspec.json.encode(move)

"""What is kept of a decision, so that it can be explained, answered again and made again.

Texts in tables are JSON. Of the person's tags only those are kept that the decision looked at: it depends on no others.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

import msgspec

from antiphon.features.plays.contracts import Accepted, Outcome, Refusal
from antiphon.features.plays.running import Running
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.sdk.lists import Row, row_name
from antiphon.sdk.mechanic import Decision, Facts, Person, Refused, Tag
from antiphon.sdk.words import Text, fill

encode: Final = msgspec.json.Encoder().encode


class Untold(Exception):
    """A mechanic gave its secret away. The decision fails and nothing is done."""


class LookedAt(Mapping[str, Tag]):
    """Tags that remember which of them were read (also in vain)."""

    __slots__ = ("_tags", "seen")

    def __init__(self, tags: Mapping[str, Tag]) -> None:
        self._tags = tags
        self.seen: dict[str, Tag] = {}

    def __getitem__(self, key: str) -> Tag:
        value = self._tags[key]
        self.seen[key] = value
        return value

    def __iter__(self) -> Iterator[str]:
        self.seen.update(self._tags)
        return iter(self._tags)

    def __len__(self) -> int:
        self.seen.update(self._tags)
        return len(self._tags)


class KeptPerson(msgspec.Struct, array_like=True, frozen=True):
    """The person as the decision saw them. Written field by field by `keep_facts`."""

    id: str
    zone: str
    known: bool
    first_seen_at: int | None
    segments: list[str]
    tags: dict[str, Tag]
    consents: list[str]
    risk: int


class KeptRow(msgspec.Struct, array_like=True, frozen=True):
    """A row of a list as the decision saw it. Written field by field by `keep_facts`."""

    list: str
    key: str
    rank: int
    data: dict[str, Any]
    person_id: str | None
    at: int
    position: int | None = None
    count: int | None = None


class KeptFacts(msgspec.Struct, array_like=True, frozen=True):
    """Everything a decision was made from, rules and stimulus apart.

    `left` and `purse` are in the order of the play's stock, and of what a person can have. Written field by field by `keep_facts`.
    """

    now: int
    person: KeptPerson
    left: list[int]
    purse: list[int]
    own_id: str
    seats: dict[str, msgspec.Raw]  # as they were before, in JSON
    rows: list[KeptRow] = []  # of lists; left out where there are none


class Told(msgspec.Struct, omit_defaults=True, frozen=True):
    """What the caller was told, for the same answer to the same key."""

    answer: Mapping[str, Any] = {}
    balances: Mapping[str, int] = {}
    again_at: datetime | None = None
    values: Mapping[str, Any] = {}
    error: str = ""


_Kept = tuple[str, str, bool, int | None, list[str], Mapping[str, Tag], list[str], int]
_KeptRow = tuple[str, str, int, Mapping[str, Any], str | None, int, int | None, int | None]
_read_facts: Final = msgspec.json.Decoder(KeptFacts)
_read_told: Final = msgspec.json.Decoder(Told)


def keep_facts(running: Running, facts: Facts, at_ms: int, own_id: str, seats_before: Mapping[str, bytes]) -> bytes:
    """Facts and seats as JSON, in the form of `KeptFacts`; `at_ms` is the moment of the facts."""
    person = facts.person
    tags = person.tags.seen if type(person.tags) is LookedAt else dict(person.tags)
    first_seen = None if person.first_seen_at is None else to_ms(person.first_seen_at)
    kept: _Kept = (person.id, person.zone, person.known, first_seen, sorted(person.segments), tags, sorted(person.consents), person.risk)
    left = [facts.left[asset] for asset in running.stock]
    purse = [facts.purse[asset] for asset in running.purse] if facts.purse else []
    whole = (at_ms, kept, left, purse, own_id, {name: msgspec.Raw(seat) for name, seat in seats_before.items()})
    return encode((*whole, [_keep_row(row) for row in facts.rows.values()]) if facts.rows else whole)


def _keep_row(row: Row) -> _KeptRow:
    return (row.list, row.key, row.rank, row.data, row.person_id, to_ms(row.at), row.position, row.count)


def _read_row(kept: KeptRow) -> Row:
    return Row(kept.list, kept.key, kept.rank, kept.data, kept.person_id, from_ms(kept.at), kept.position, kept.count)


def read_facts(running: Running, text: str, seed: str) -> tuple[Facts, str, dict[str, bytes]]:
    """The facts, the own seat's id and the seats, as `keep_facts` was given them."""
    kept = _read_facts.decode(text)
    who = kept.person
    person = Person(
        who.id,
        zone=who.zone,
        known=who.known,
        first_seen_at=None if who.first_seen_at is None else from_ms(who.first_seen_at),
        tags=who.tags,
        segments=frozenset(who.segments),
        consents=frozenset(who.consents),
        risk=who.risk,
    )
    left = dict(zip(running.stock, kept.left, strict=True))
    purse = dict(zip(running.purse, kept.purse, strict=True)) if kept.purse else {}
    rows = {row_name(row.list, row.key): _read_row(row) for row in kept.rows}
    facts = Facts(from_ms(kept.now), person, seed, left, purse, running.starts_at, running.ends_at, rows, running.secret)
    return facts, kept.own_id, {name: bytes(seat) for name, seat in kept.seats.items()}


def digest_of(said: Decision[Any] | Refused, seats: Mapping[str, bytes], spelled: bytes | None = None) -> str:
    """16 letters that differ when anything a decision says or does differs.

    `seats` are the seats after it, in JSON; `spelled` is what `spell` gave, for whoever has it already.
    """
    if isinstance(said, Refused):
        return blake2b(encode(said), digest_size=8).hexdigest()
    parts = [spelled or spell(said)]
    for name, seat in seats.items():
        parts += (name.encode(), b"\x1f", seat, b"\x1f")
    return blake2b(b"".join(parts), digest_size=8).hexdigest()


def spell(said: Decision[Any], answer: msgspec.Raw | None = None) -> bytes:
    """All a decision says and does, seats apart, in JSON."""
    return encode((said.because, said.effects, said.answer if answer is None else answer))


@lru_cache(maxsize=1024)  # most moves of a play are the same few
def body_hash(play_id: str, body: bytes) -> str:
    """What tells two uses of one key apart."""
    return blake2b(play_id.encode() + b"\x1f" + body, digest_size=8).hexdigest()


def tell_accepted(said: Decision[Any], answer: msgspec.Raw, balances: Mapping[str, int]) -> bytes:
    """What the caller is told, in the form of `Told`; `answer` is the decision's in JSON."""
    told: dict[str, Any] = {"answer": answer} if said.answer else {}
    if balances:
        told["balances"] = balances
    return encode(told)


def keep_secret(running: Running, *texts: bytes) -> None:
    """Raises `Untold` when a text that will be stored or told holds the play's secret."""
    secret = running.secret.encode()
    if secret and any(secret in text for text in texts):
        raise Untold("an answer or a seat held the secret of the play")


def tell_failure(running: Running, error: Exception) -> bytes:
    """Of a decision that failed: what an operator may read about it. No stack, no secret and no lone surrogates."""
    text = f"{type(error).__name__}: {error}"
    text = (text.replace(running.secret, "…") if running.secret else text)[:500]
    return encode(Told(error=text.encode("utf-8", "replace").decode()))


def tell_again(running: Running, row: Sequence[Any]) -> Outcome:
    """The outcome a caller was given before, from (id, play_id, outcome, because, told)."""
    decision_id, _, outcome, because, text = row
    told = _read_told.decode(text)
    return make_outcome(running, decision_id, outcome, because, told, replayed=True)


def accept(running: Running, decision_id: str, said: Decision[Any], answer: msgspec.Raw, balances: Mapping[str, int]) -> Accepted:
    """A yes in words; `answer` is the decision's in JSON."""
    say = running.say(said.because)
    if "{" in say.zh or "{" in say.en:
        say = _fill(say, bytes(answer))
    return Accepted(decision_id, said.because, say, said.answer, balances)


@lru_cache(maxsize=4096)  # a play has few different answers
def _fill(text: Text, values: bytes) -> Text:
    return fill(text, msgspec.json.decode(values))


def make_outcome(running: Running, decision_id: str, outcome: str, because: str, told: Told, *, replayed: bool = False) -> Outcome:
    """An outcome in words."""
    if outcome == "accepted":
        say = fill(running.say(because), told.answer)
        return Accepted(decision_id, because, say, told.answer, told.balances, replayed)
    say = fill(say_refused(running, because, told.values), told.values)
    return Refusal(decision_id, because, say, told.again_at, told.values, replayed)


def say_refused(running: Running, reason: str, values: Mapping[str, Any]) -> Any:
    """The words of a refusal; the host's own says more exactly why a play is not live."""
    return running.say(f"play_{values['why']}") if reason == "play_not_live" and "why" in values else running.say(reason)


def read_told(text: str) -> Told:
    """What a decision told."""
    return _read_told.decode(text)

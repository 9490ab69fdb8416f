"""One decision as anybody may check it: what could come with what chance, the seed, and what came. Nothing in it is private."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.plays.api import Plays
from antiphon.features.plays.contracts import DecisionFailed
from antiphon.features.plays.explaining import Remade
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import plays as play_rows
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import NotFound
from antiphon.sdk.chances import Chance, Verifiable
from antiphon.sdk.mechanic import Decision, Facts, Person, Seats
from antiphon.sdk.words import Text, fill

SHOWN_LETTERS = 4  # of the person's id, so that whoever knows the id can tell that it is theirs


class Verification(msgspec.Struct, frozen=True):
    """A decision for whoever wants to check it. `same`: the server itself made it again and everything came out as then."""

    decision_id: str
    play_id: str
    kind: str
    name: Text
    revision: int
    rules_sha256: str  # of the rules as they were then, in JSON
    decided_at: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    person: str  # the last letters of an id
    seed: str
    because: str
    say: Text
    chances: tuple[Chance, ...]
    shown: Mapping[str, Any]  # conditions of the play at that revision, as a stranger saw them then
    same: bool


def verify(plays: Plays, session: ReadSession, play_id: str, decision_id: str) -> Verification:
    """What anybody may see of a decision that left something to chance. Raises `NotFound` for every other, and for one of another play."""
    play = play_rows.find_anywhere(session, play_id)
    if play is None:
        raise _nothing()
    remade = plays.remake(session, play.workspace, decision_id)
    said, mechanic = remade.said, remade.running.mechanic
    if remade.row.play_id != play_id or not isinstance(said, Decision) or not isinstance(mechanic, Verifiable):
        raise _nothing()
    chances = tuple(mechanic.chances(remade.running.rules, remade.seats, remade.stimulus, remade.facts))
    if not chances:
        raise _nothing()
    return _verification(remade, said, chances)


def _verification(remade: Remade, said: Decision[Any], chances: tuple[Chance, ...]) -> Verification:
    row, running = remade.row, remade.running
    return Verification(
        decision_id=row.id,
        play_id=row.play_id,
        kind=running.kind.name,
        name=running.play.name,
        revision=row.revision,
        rules_sha256=sha256(msgspec.json.encode(running.play.rules, order="sorted")).hexdigest(),
        decided_at=from_ms(row.decided_at),
        starts_at=running.starts_at,
        ends_at=running.ends_at,
        person="…" + row.person_id[-SHOWN_LETTERS:],
        seed=row.seed,
        because=said.because,
        say=fill(running.say(said.because), said.answer),
        chances=chances,
        shown=_shown(running, remade.facts),
        same=remade.same,
    )


def _shown(running: Running, then: Facts) -> Mapping[str, Any]:
    """The play as somebody saw it then who is nobody: with its stock of that moment, without anybody's purse or seat."""
    stranger = Person("", zone=then.person.zone)
    facts = Facts(then.now, stranger, "", then.left, dict.fromkeys(running.assets, 0), running.starts_at, running.ends_at)
    empty = running.kind.empty_seat
    try:
        return running.mechanic.shown(running.rules, Seats("person:", empty, {"person:": empty}), facts)
    except Exception as error:  # a plug-in may raise anything
        raise DecisionFailed("The play cannot be shown right now. Try again, and tell the shop if it goes on.") from error


def _nothing() -> NotFound:
    return NotFound("There is no draw to check at this address. Look at the link again.", code="nothing_to_check")


@get("/storefront/verifications/{play_id:str}/{decision_id:str}", sync_to_thread=True)
def read_verification(
    database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str], decision_id: FromPath[str]
) -> Verification:
    """How a decision came about, for everybody who has its address: chances, seed, result. Nothing in it is private."""
    with database.read() as session:
        return verify(plays, session, play_id, decision_id)

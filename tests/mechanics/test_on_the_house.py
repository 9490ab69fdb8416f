"""The same crowd at the real host, on both stores, and at the table in memory: every decision is the same, and no law is broken."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database, Session
from antiphon.features.events.contracts import Arrived, DigestBatch, Merge
from antiphon.features.plays.contracts import Accepted, Play, PlayDraft
from antiphon.kernel.amounts import POINTS, Asset, Holder
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.sdk.effects import PLAY
from antiphon.sdk.laws import History, Turn
from antiphon.sdk.mechanic import Alarm, Event, Move, Reply, Ruling, Template
from antiphon.sdk.testing import Table, break_no_law
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig
from tests.mechanics.kinds import AnyMechanic, list_mechanics

PEOPLE, DAYS, PURSE = 5, 6, 600
CASES = [(mechanic, template) for mechanic in list_mechanics() for template in mechanic.templates]


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=list_mechanics())
    try:
        yield made
    finally:
        made.close()


@pytest.mark.parametrize(("mechanic", "template"), CASES, ids=[f"{mechanic.kind}-{template.key}" for mechanic, template in CASES])
def test_the_host_decides_as_the_table_does(rig: Rig, clock: SetClock, mechanic: AnyMechanic, template: Template) -> None:
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft(mechanic.kind, NAME, template.rules)).id)
    rules = msgspec.convert(template.rules, mechanic.rules_type)
    persons = [f"per_{number}" for number in range(PEOPLE)]
    if POINTS in mechanic.assets(rules):
        for person in persons:
            rig.fund(person, PURSE)
    start = from_ms(clock.now_ms()) + timedelta(minutes=1)
    for number, trial in enumerate(mechanic.trials(rules, PEOPLE, DAYS, start, "house")):
        clock.at_ms = max(clock.at_ms, to_ms(trial.at))
        person, stimulus = persons[trial.person], trial.stimulus
        if isinstance(stimulus, Reply):
            stimulus = stimulus.to(rules, seat_of(rig, mechanic, play, person))
        if isinstance(stimulus, Event):
            hear(rig, person, stimulus, f"evt_{number}")
        elif isinstance(stimulus, Ruling):
            seat_id = stimulus.seat_id or f"person:{person}"
            rig.plays.rule(SHOP, play.id, seat_id, stimulus.by, f"key {number}", msgspec.json.encode(stimulus.ruling))
        elif stimulus is not None:
            rig.plays.move(SHOP, play.id, person, f"key {number}", msgspec.json.encode(stimulus))
    with rig.database.read() as session:
        history = rig.plays.read_history(session, SHOP, play.id)
    assert any(turn.accepted for turn in history.turns)
    break_no_law(mechanic, history)
    assert rig.sound()
    table = again(mechanic, rules, play, history, persons)
    assert [told(turn) for turn in table.turns] == [told(turn) for turn in history.turns]
    for person in persons:
        holder = Holder(f"person:{person}")
        assert rig.has(holder) == table.balances[holder, POINTS] + aside(table, holder, POINTS)
    assert {asset: count + aside(table, PLAY, asset) for asset, count in table.left().items()} == history.left


def aside(table: Table[Any, Any, Any], holder: Holder, asset: str) -> int:
    """What a holder has set aside; the ledger's balances count it as still there."""
    return sum(hold.amount for hold in table.holds.values() if (hold.source, hold.asset) == (holder, asset))


def test_laws_pass_over_people_who_turned_out_to_be_one(rig: Rig, clock: SetClock) -> None:
    """A visitor draws three times, signs in as somebody who had drawn three times too: six in all, and nobody did wrong."""
    draw = next(mechanic for mechanic in list_mechanics() if mechanic.kind == "draw")
    rules = msgspec.json.decode(msgspec.json.encode(draw.templates[0].rules))
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("draw", NAME, {**rules, "per_day": None})).id)

    def meet(**who: str) -> str:
        return rig.commands.call(lambda session: rig.profiles.ensure_person(session, SHOP, **who))

    visitor, known = meet(anonymous_id="a1"), meet(user_id="u1")
    for person in (visitor, known):
        for number in range(4):
            rig.plays.move(SHOP, play.id, person, f"{person} {number}", b"{}")
    event = arrival(rig, "", "Identified", "evt_1")
    event.kind, event.user_id, event.anonymous_id = "identify", "u1", "a1"
    batch = DigestBatch(clock.now_ms(), [event], [], rig.zones)

    def digest(session: Session) -> None:
        for subscriber in (rig.profiles, rig.plays):
            subscriber.take(session, batch)

    rig.commands.call(digest)
    assert [(merge.from_id, merge.into_id) for merge in batch.merges] == [(visitor, known)]
    assert not isinstance(rig.plays.move(SHOP, play.id, known, "after", b"{}"), Accepted)
    with rig.database.read() as session:
        history = rig.plays.read_history(session, SHOP, play.id)
    assert history.merged == {visitor, known}
    break_no_law(draw, history)
    whole = msgspec.structs.replace(history, merged=frozenset())
    as_one = msgspec.structs.replace(whole, turns=[msgspec.structs.replace(turn, person_id=known) for turn in whole.turns])
    with pytest.raises(AssertionError, match="drew 6 times"):
        break_no_law(draw, as_one)


def test_two_voters_who_turn_out_to_be_one_keep_one_ballot(rig: Rig, clock: SetClock) -> None:
    vote = next(mechanic for mechanic in list_mechanics() if mechanic.kind == "vote")
    rules = msgspec.json.decode(msgspec.json.encode(vote.templates[0].rules))
    keys = [option.key for option in msgspec.convert(rules, vote.rules_type).options]
    rules = {**rules, "signed_in": False, "form": "single", "change": False, "least": 1, "most": 1}
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("vote", NAME, rules)).id)
    for number, person in enumerate(("per_old", "per_new", "per_else")):
        clock.at_ms += 1_000
        moved = rig.plays.move(SHOP, play.id, person, person, msgspec.json.encode({"choices": [keys[number % 2]]}))
        assert isinstance(moved, Accepted)
    merge = Merge(SHOP, "per_new", "per_old", clock.now_ms(), "identify")
    rig.commands.call(lambda session: rig.plays.take(session, DigestBatch(clock.now_ms(), [], [merge], rig.zones)))
    assert rig.plays.ring_once()
    with rig.database.read() as session:
        found = rig.plays.read_history(session, SHOP, play.id)
    history = msgspec.structs.replace(found, merged=frozenset({"per_old", "per_new"}))  # as profiles tell in the whole house
    assert history.left[Asset("tally:ballots")] == rig.count("plays_row") == 2
    assert (history.left[Asset(f"tally:option-{keys[0]}")], history.left[Asset(f"tally:option-{keys[1]}")]) == (2, 0)
    break_no_law(vote, history)
    assert rig.sound()


def seat_of(rig: Rig, mechanic: AnyMechanic, play: Play, person: str) -> Any:
    """What the store remembers about somebody."""
    with rig.database.read() as session:
        rows = session.rows("SELECT seat FROM plays_seat WHERE workspace = ? AND id = ?", (SHOP, f"{play.id}/person:{person}"))
    return msgspec.json.decode(rows[0][0], type=mechanic.seat_type) if rows else mechanic.seat_type()


def hear(rig: Rig, person: str, event: Event, event_id: str) -> None:
    """One event through the digest, plays' part of it."""
    now = rig.clock.now_ms()
    heard = arrival(rig, person, event.name, event_id)
    heard.at_ms, heard.properties = to_ms(event.at), dict(event.properties)
    rig.commands.call(lambda session: rig.plays.take(session, DigestBatch(now, [heard], [], rig.zones)))


def arrival(rig: Rig, person: str, name: str, event_id: str) -> Arrived:
    """An event as it comes out of the digest's earlier steps."""
    return Arrived(
        workspace=SHOP,
        id=event_id,
        kind="track",
        name=name,
        at_ms=rig.clock.now_ms(),
        received_ms=rig.clock.now_ms(),
        source="key_1",
        user_id=None,
        anonymous_id=None,
        previous_id=None,
        external_ids=(),
        traits={},
        properties={},
        context={},
        person_id=person,
    )


def again(mechanic: AnyMechanic, rules: Any, play: Play, history: History, persons: Sequence[str]) -> Table[Any, Any, Any]:
    """The same stimuli, persons, moments and seeds, at a table."""
    table = Table(mechanic, rules, starts_at=play.starts_at or play.launched_at, ends_at=play.ends_at)
    for person in persons:
        if POINTS in table.assets:
            table.give(person, POINTS, PURSE)
    for turn in history.turns:
        assert turn.facts is not None
        table.secret = turn.facts.secret
        stimulus = turn.move if isinstance(turn.move, Event | Alarm | Ruling) else Move(turn.person_id, turn.move)
        table.play(turn.facts.person, stimulus, turn.at, turn.seed)
    return table


def told(turn: Turn) -> tuple[Any, ...]:
    return turn.person_id, turn.at, turn.kind, turn.accepted, turn.because, turn.answer, tuple(turn.effects)

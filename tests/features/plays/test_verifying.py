"""A draw that anybody can check: what is told is enough to work it out again, and says nothing about the person."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Play, PlayDraft
from antiphon.features.plays.verifying import Verification, verify
from antiphon.kernel.chance import pick
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import Conflict, NotFound
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import Guarantee, Losing, Pool, PoolOdds, Prize, Rules
from antiphon.sdk.rewards import Price
from antiphon.sdk.words import Text
from tests.features.plays.rig import SHOP, Rig, View, accepted, refused

TEA = Prize("tea", Text(zh="茶", en="Tea"), 300_000, "points", 5)
MUG = Prize("mug", Text(zh="杯子", en="Mug"), 200_000, "prize:mug", stock=2)
RULES = Rules(prizes=(TEA, MUG), lose=Losing(500_000), price=Price(10))


@pytest.fixture
def rig(database: Database, clock: Clock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=(Draw(),))
    try:
        yield made
    finally:
        made.close()


def launch(rig: Rig, rules: Rules = RULES) -> Play:
    name = Text(zh="抽奖", en="Draw")
    made = rig.plays.create(SHOP, PlayDraft("draw", name, msgspec.to_builtins(rules)))
    return rig.plays.launch(SHOP, made.id)


def verifications(rig: Rig, play: Play, count: int, person: str = "per_01m7wnfz4k7cx2q9") -> list[tuple[Any, Verification]]:
    rig.fund(person, 10 * count)
    answers = [accepted(rig.move(play, person, f"{person}/{number}")) for number in range(count)]
    with rig.database.read() as session:
        return [(answer, verify(rig.plays, session, play.id, answer.decision_id)) for answer in answers]


def test_what_is_told_is_enough_to_draw_again(rig: Rig) -> None:
    for answer, proof in verifications(rig, launch(rig), 12):
        (chance,) = proof.chances
        weights = [outcome.weight for outcome in chance.outcomes]
        assert pick(weights, proof.seed, chance.label) == chance.chosen == answer.answer["index"]
        assert proof.say == answer.say
        assert proof.same


def test_the_odds_are_those_of_that_moment_and_that_person(rig: Rig) -> None:
    rules = msgspec.structs.replace(RULES, pools=(Pool("loyal", (PoolOdds("mug", 1_000_000),)),))
    play = launch(rig, rules)
    rig.people.views["per_loyal"] = View(segments=frozenset({"loyal"}))
    told = [[outcome.weight for outcome in proof.chances[0].outcomes] for _, proof in verifications(rig, play, 2, "per_loyal")]
    assert told == [[0, 1_000_000, 0]] * 2
    (_, after) = verifications(rig, play, 1, "per_other")[0]
    assert [outcome.weight for outcome in after.chances[0].outcomes] == [300_000, 0, 700_000]  # the mugs are gone by now


def test_a_guarantee_is_told_beside_what_chance_gave(rig: Rig) -> None:
    few = msgspec.structs.replace(TEA, odds_ppm=1)
    play = launch(rig, Rules(prizes=(few,), lose=Losing(999_999), price=Price(10), guarantee=Guarantee(1, "tea")))
    (_, lost), (_, sure) = verifications(rig, play, 2)
    assert lost.chances[0].instead is None
    assert sure.chances[0].chosen == 1
    assert sure.chances[0].instead is not None
    assert "Tea" in sure.chances[0].instead.en


def test_nothing_in_it_is_private(rig: Rig) -> None:
    person = "per_01m7wnfz4k7cx2q9"
    _, proof = verifications(rig, launch(rig), 1, person)[0]
    told = msgspec.json.encode(proof).decode()
    assert proof.person == "…x2q9"
    assert person not in told
    assert SHOP not in told
    assert proof.shown["draws_left"] is None
    assert "purse" not in told


def test_a_changed_record_does_not_hold(rig: Rig) -> None:
    play = launch(rig)
    answer, _ = verifications(rig, play, 1)[0]
    with rig.database.begin() as session:
        session.run("UPDATE plays_decision SET digest = ? WHERE id = ?", ("0" * 16, answer.decision_id))
    with rig.database.read() as session:
        assert not verify(rig.plays, session, play.id, answer.decision_id).same


def test_only_draws_can_be_checked_and_only_by_the_address_of_their_play(rig: Rig) -> None:
    play, other = launch(rig), launch(rig)
    answer, _ = verifications(rig, play, 1)[0]
    poor = refused(rig.move(play, "per_poor", "k"))
    with rig.database.read() as session:
        for play_id, decision_id in (
            (other.id, answer.decision_id),
            (play.id, poor.decision_id),
            (play.id, "dec_x"),
            ("ply_x", answer.decision_id),
        ):
            with pytest.raises((NotFound, Conflict)):
                verify(rig.plays, session, play_id, decision_id)

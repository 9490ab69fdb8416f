"""The host: many stimuli in one transaction come out as the same stimuli one at a time, and one that fails, fails alone."""

from antiphon.features.plays.contracts import Asked, DecisionFailed, KeyReused
from antiphon.kernel.errors import Invalid, NotFound
from tests.features.plays.games import POINTS, PRIZE
from tests.features.plays.rig import SHOP, Rig, View, accepted, asked, refused


def test_one_move_moves_a_cup(rig: Rig) -> None:
    play = rig.launch(cups=2)
    won = accepted(rig.move(play, "per_1", "k1"))
    assert won.because == "won"
    assert (won.say.en, won.say.zh) == ("You have 1", "抓到了1个")
    assert won.balances == {PRIZE: 1}
    assert rig.left(play) == 1
    assert rig.sound()


def test_a_batch_sees_its_own_earlier_moves(rig: Rig) -> None:
    play = rig.launch(cups=9, most=2)
    first, second, third = rig.batch(*(asked(play, "per_1", f"k{n}") for n in range(3)))
    assert [accepted(first).answer, accepted(second).answer] == [{"cups": 1}, {"cups": 2}]
    assert refused(third).reason == "no_tries_left"
    assert refused(third).again_at is not None


def test_the_last_cup_goes_to_one_of_a_batch(rig: Rig) -> None:
    play = rig.launch(cups=1)
    outcomes = rig.batch(*(asked(play, f"per_{n}", "k") for n in range(4)))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Accepted", "Refusal", "Refusal", "Refusal"]
    assert {refused(outcome).reason for outcome in outcomes[1:]} == {"sold_out"}
    assert rig.left(play) == 0


def test_several_plays_and_workspaces_share_a_batch(rig: Rig) -> None:
    rig.zones["other"] = "Europe/Berlin"
    here, there = rig.launch(cups=3), rig.launch("other", cups=5)
    outcomes = rig.batch(asked(here, "per_1", "k"), asked(there, "per_1", "k"), asked(here, "per_2", "k"))
    assert all(accepted(outcome).because == "won" for outcome in outcomes)
    assert (rig.left(here), rig.left(there)) == (1, 4)
    assert rig.has("person:per_1", PRIZE) == 1
    assert rig.has("person:per_1", PRIZE, "other") == 1


def test_a_decision_that_raises_fails_alone(rig: Rig) -> None:
    play = rig.launch(cups=9)
    outcomes = rig.batch(
        asked(play, "per_1", "a"),
        asked(play, "per_2", "b", do="boom"),
        asked(play, "per_3", "c", do="half"),
        asked(play, "per_4", "d", do="odd"),
        asked(play, "per_5", "e", do="nowhere"),
        asked(play, "per_6", "f"),
    )
    assert accepted(outcomes[0]).because == accepted(outcomes[5]).because == "won"
    assert all(isinstance(outcome, DecisionFailed) for outcome in outcomes[1:5])
    assert {outcome.status for outcome in outcomes[1:5]} == {503}
    assert rig.has("person:per_3") == 0, "what a failed decision had moved was undone"
    assert rig.count("plays_decision", "outcome = 'failed'") == 4
    assert rig.count("plays_key") == 2, "the key of a failed move stays free"
    assert rig.sound()


def test_a_failed_move_may_be_tried_again_with_its_key(rig: Rig) -> None:
    play = rig.launch()
    assert isinstance(rig.batch(asked(play, "per_1", "k", do="boom"))[0], DecisionFailed)
    assert accepted(rig.move(play, "per_1", "k")).because == "won"


def test_what_a_mechanic_may_not_do(rig: Rig) -> None:
    play = rig.launch()
    for number, do in enumerate(("steal", "forge")):
        assert isinstance(rig.batch(asked(play, "per_1", f"k{number}", do=do))[0], DecisionFailed)
    assert rig.has("person:per_1") == 0
    assert rig.has("person:per_1", "gold") == 0


def test_more_than_there_is_is_refused_and_undone(rig: Rig) -> None:
    play = rig.launch(cups=3)
    rig.fund("per_1", 10)
    assert refused(rig.move(play, "per_1", "a", do="grab", amount=4)).reason == "sold_out"
    assert refused(rig.move(play, "per_1", "b", do="pay", amount=11)).reason == "too_little"
    assert accepted(rig.move(play, "per_1", "c", do="grab", amount=3)).balances == {POINTS: 10, PRIZE: 3}
    assert (rig.left(play), rig.has("person:per_1")) == (0, 10)


def test_holds_are_posted_and_voided_by_name(rig: Rig) -> None:
    play = rig.launch()
    rig.fund("per_1", 10)
    assert accepted(rig.move(play, "per_1", "a", do="hold", name="deposit", amount=6)).balances == {POINTS: 4}
    assert refused(rig.move(play, "per_1", "b", do="pay", amount=5)).reason == "too_little"
    assert refused(rig.move(play, "per_1", "c", do="hold", name="deposit", amount=1)).reason == "hold_over"
    assert accepted(rig.move(play, "per_1", "d", do="post", name="deposit")).because == "did"
    assert rig.has(f"play:{play.id}", POINTS) == 6
    assert refused(rig.move(play, "per_1", "e", do="void", name="deposit")).reason == "hold_over"
    accepted(rig.move(play, "per_1", "f", do="hold", name="second", amount=4))
    assert accepted(rig.move(play, "per_1", "g", do="void", name="second")).balances == {POINTS: 4}
    assert rig.sound()


def test_the_same_key_twice_in_one_batch_is_one_effect(rig: Rig) -> None:
    play = rig.launch(cups=9)
    first, second, other = rig.batch(asked(play, "per_1", "k"), asked(play, "per_1", "k"), asked(play, "per_1", "k", do="earn"))
    assert accepted(first).decision_id == accepted(second).decision_id
    assert (accepted(first).replayed, accepted(second).replayed) == (False, True)
    assert isinstance(other, KeyReused)
    assert rig.left(play) == 8


def test_two_people_may_use_the_same_key(rig: Rig) -> None:
    play = rig.launch(cups=9)
    first, second = rig.batch(asked(play, "per_1", "k"), asked(play, "per_2", "k"))
    assert accepted(first).decision_id != accepted(second).decision_id
    assert rig.left(play) == 7


def test_what_cannot_be_decided_has_an_answer_too(rig: Rig) -> None:
    play = rig.launch()
    draft_only = rig.plays.copy(SHOP, play.id)
    unknown, draft, odd, good = rig.batch(
        Asked(SHOP, "ply_nobody", "per_1", "a", b"{}"),
        asked(draft_only, "per_1", "b"),
        asked(play, "per_1", "c", do=5, surprise=True),
        asked(play, "per_1", "d"),
    )
    assert isinstance(unknown, NotFound)
    assert isinstance(draft, NotFound)
    assert isinstance(odd, Invalid)
    assert odd.code == "bad_move"
    assert accepted(good).because == "won"


def test_only_its_audience_may_play(rig: Rig) -> None:
    play = rig.launch(audience="loyal")
    rig.people.views["per_2"] = View(segments=frozenset({"loyal"}))
    stranger, loyal = rig.batch(asked(play, "per_1", "k"), asked(play, "per_2", "k"))
    assert refused(stranger).reason == "not_in_audience"
    assert accepted(loyal).because == "won"


def test_a_change_by_another_process_is_seen_by_the_next_batch(rig: Rig) -> None:
    play = rig.launch(cups=9)
    accepted(rig.move(play, "per_1", "a"))
    with rig.database.begin() as session:  # as another process would
        session.run("UPDATE plays_play SET state = 'paused', revision = revision + 1 WHERE id = ?", (play.id,))
    told = refused(rig.move(play, "per_1", "b"))
    assert (told.reason, told.values) == ("play_not_live", {"why": "paused"})


def test_every_transfer_names_its_decision(rig: Rig) -> None:
    play = rig.launch(cups=9, price=2)
    rig.fund("per_1", 5)
    won = accepted(rig.move(play, "per_1", "k"))
    with rig.database.read() as session:
        moved = rig.ledger.list_transfers(session, SHOP, decision=won.decision_id).items
        why = rig.plays.find_whys(session, SHOP, [won.decision_id])[won.decision_id]
    assert {(transfer.asset, transfer.source, transfer.target, transfer.amount) for transfer in moved} == {
        (POINTS, "person:per_1", "world", 2),
        (PRIZE, f"play:{play.id}", "person:per_1", 1),
    }
    assert (why.play, why.person, why.because, why.key) == (play.id, "per_1", "won", "k")
    assert why.seed
    assert rig.events.count_waiting() == 1, "the event entered the stream in the same commit"

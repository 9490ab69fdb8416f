"""What a guess promises, as plain functions over what happened."""

from collections import Counter
from collections.abc import Mapping

from antiphon.mechanics.guess.numbers import read_number, spell
from antiphon.mechanics.guess.rules import Rules
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything


def _cents(turn: Turn) -> int:
    cents = read_number(turn.move.number)
    assert cents is not None, f"{turn.person_id} guessed {turn.move.number!r}, which is no number"
    return cents


def no_more_guesses_than_allowed(history: History) -> None:
    """Nobody guesses more often than the rules say, nor the same number twice."""
    for person, turns in accepted_by_person(history).items():
        made = Counter(_cents(turn) for turn in turns if turn.kind == "move")
        assert made.total() <= history.rules.guesses, f"{person} guessed {made.total()} times"
        assert all(times == 1 for times in made.values()), f"{person} guessed one number twice"


def the_answer_stays_sealed(history: History) -> None:
    """Before the end nothing that a person is told has the answer in it, and everybody is told the same seal."""
    seals = {turn.answer["seal"] for turn in history.turns if turn.accepted and turn.kind == "move"}
    assert len(seals) <= 1, "the seal changed while people guessed"
    for turn in history.turns:
        if not _is_over(turn):
            told = {key: value for key, value in turn.answer.items() if key != "number"}
            assert "answer" not in told, f"{turn.person_id} was told the answer"
            assert spell(history.rules.cents) not in told.values(), f"{turn.person_id} was told the answer"


def nothing_is_given_before_the_end(history: History) -> None:
    """Rewards come when the play is over, and once for each person."""
    for person, turns in accepted_by_person(history).items():
        paid = [turn for turn in turns if given(turn)]
        assert all(_is_over(turn) for turn in paid), f"{person} was paid before the end"
        assert len(paid) <= 1, f"{person} was paid {len(paid)} times"


def places_are_fair(history: History) -> None:
    """Each person stands where the guesses say, the earliest of equals first, and gets what that place gets, or hears that it is gone."""
    if history.merged or any(turn.facts is None for turn in history.turns):
        return
    rules, places = history.rules, _places(history)
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            if turn.kind != "alarm" or turn.because == "not_over":
                continue
            place = places[person]
            assert turn.answer["place"] == place, f"{person} was told place {turn.answer['place']} instead of {place}"
            best = read_number(turn.answer["number"])
            assert best is not None
            reward = rules.reward_for(place) if rules.qualifies(best) else None
            due = {reward.asset: reward.amount} if reward is not None and turn.because != "guess_late" else {}
            assert given(turn) == due, f"{person} on place {place} got {dict(given(turn))} instead of {due}"


def _places(history: History) -> Mapping[str, int]:
    """Everybody's place, worked out from the guesses alone."""
    rules: Rules = history.rules
    ranks: dict[str, tuple[int, float, str]] = {}
    for person, turns in accepted_by_person(history).items():
        best: int | None = None
        for turn in turns:
            if turn.kind != "move" or (best is not None and rules.off(_cents(turn)) >= rules.off(best)):
                continue
            off = rules.off(_cents(turn)) if rules.win == "closest" else int(not rules.qualifies(_cents(turn)))
            if best is None or off != ranks[person][0]:
                ranks[person] = (off, turn.at.timestamp(), person)
            best = _cents(turn)
    return {person: place for place, person in enumerate(sorted(ranks, key=lambda each: ranks[each]), 1)}


def _is_over(turn: Turn) -> bool:
    return turn.facts is None or (turn.facts.ends_at is not None and turn.at >= turn.facts.ends_at)


LAWS = (
    no_more_guesses_than_allowed,
    the_answer_stays_sealed,
    nothing_is_given_before_the_end,
    places_are_fair,
    only_signed_in_people_get_anything,
)

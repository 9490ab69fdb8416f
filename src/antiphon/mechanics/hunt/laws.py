"""What a hunt promises, as plain functions over what happened."""

from collections import Counter
from datetime import datetime, timedelta

from antiphon.mechanics.hunt.moves import SPOTTED_FOR
from antiphon.mechanics.hunt.places import is_open, is_page, path_of, read_code, tells
from antiphon.mechanics.hunt.rules import Rules, Spot
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything

FOUND = ("found", "found_gone", "found_all")


def nothing_is_found_twice(history: History) -> None:
    """Nobody finds the same treasure twice."""
    for person, turns in accepted_by_person(history).items():
        spots = [turn.answer["spot"] for turn in turns if turn.because in FOUND]
        assert len(spots) == len(set(spots)), f"{person} found {spots}"


def only_who_was_there_finds(history: History) -> None:
    """A find follows a look at its page by the same person, or a code that the play signed, or the event of the spot."""
    for person, turns in accepted_by_person(history).items():
        seen: dict[str, datetime] = {}
        for turn in turns:
            if turn.because in FOUND:
                spot = history.rules.spot(turn.answer["spot"])
                assert spot is not None and _was_there(history.rules, spot, turn, seen), f"{person} found {turn.answer['spot']} from afar"  # noqa: PT018
            if turn.because == "something_here":
                spot = history.rules.spot(turn.answer["spot"])
                assert is_page(spot.page, path_of(turn.move.page)), f"{person} was told of {spot.key} on {turn.move.page}"
                seen = {spot.key: turn.at}
            elif turn.because == "nothing_here":
                seen = {}


def _was_there(rules: Rules, spot: Spot, turn: Turn, seen: dict[str, datetime]) -> bool:
    if turn.kind == "event":
        return tells(spot, turn.move)
    if turn.move.do == "take":
        return spot.key in seen and turn.at - seen[spot.key] < SPOTTED_FOR
    return turn.facts is None or read_code(rules, turn.facts.secret, turn.move.code, turn.at) == spot


def clues_are_followed_in_order(history: History) -> None:
    """Where treasures come one after another, nobody finds one before an earlier one, unless the earlier one's time had passed."""
    if history.rules.order != "sequence":
        return
    for person, turns in accepted_by_person(history).items():
        have: set[str] = set()
        for turn in turns:
            if turn.because not in FOUND:
                continue
            starts_at = turn.facts.starts_at if turn.facts else None
            for spot in history.rules.spots:
                if spot.key == turn.answer["spot"]:
                    break
                open_for_them = spot.open_hours is None or is_open(spot, starts_at, turn.at) or _lies_ahead(spot, starts_at, turn.at)
                assert spot.key in have or not open_for_them, f"{person} found {turn.answer['spot']} before {spot.key}"
            have.add(turn.answer["spot"])


def _lies_ahead(spot: Spot, starts_at: datetime | None, at: datetime) -> bool:
    return starts_at is not None and at < starts_at + timedelta(hours=spot.opens_after_hours)


def finds_are_in_time(history: History) -> None:
    """Nothing is found before or after its hours, nor by a move after the person's own time."""
    for person, turns in accepted_by_person(history).items():
        began: datetime | None = None
        for turn in turns:
            began = began or (turn.at if turn.because in ("started", "wrong_code", *FOUND) else None)
            if turn.because in FOUND and turn.facts is not None:
                spot = history.rules.spot(turn.answer["spot"])
                at = turn.move.at if turn.kind == "event" else turn.at
                assert is_open(spot, turn.facts.starts_at, at), f"{person} found {spot.key} out of its hours"
                until = began + timedelta(hours=history.rules.hours_each) if began and history.rules.hours_each else None
                assert until is None or at < until, f"{person} found {spot.key} after their time was up"


def what_is_told_is_given(history: History) -> None:
    """What is told is given, and only a find or having it all gives anything."""
    for turn in history.turns:
        if turn.accepted:
            told: Counter[str] = Counter()
            for reward in turn.answer.get("rewards", ()):
                told[reward["asset"]] += reward["amount"]
            assert given(turn) == told, f"{turn.person_id} was told of {dict(told)} and given {dict(given(turn))}"
            assert not told or turn.because in (*FOUND, "completed"), f"{turn.because} was rewarded"
            if turn.because in ("found", "found_gone"):
                spot = history.rules.spot(turn.answer["spot"])
                due: dict[str, int] = {spot.reward.asset: spot.reward.amount} if spot.reward and turn.because == "found" else {}
                assert told == due, f"{spot.key} gave {dict(told)}"


def the_whole_is_paid_once_and_only_when_whole(history: History) -> None:
    """Nobody has it all before every treasure was found, nor twice."""
    everything = {spot.key for spot in history.rules.spots}
    for person, turns in accepted_by_person(history).items():
        have: set[str] = set()
        done = 0
        for turn in turns:
            if turn.because in FOUND:
                have.add(turn.answer["spot"])
            if turn.because in ("found_all", "completed"):
                done += 1
                assert have == everything, f"{person} had it all with {sorted(have)}"
        assert done <= 1, f"{person} had it all {done} times"


def no_more_first_ones_than_promised(history: History) -> None:
    """The reward for the first goes to exactly the first so many who had it all."""
    rules = history.rules
    if rules.first_reward is None or history.merged:
        return
    finishing = [turn for turn in history.turns if turn.accepted and turn.because in ("found_all", "completed")]
    for number, turn in enumerate(finishing, 1):
        got = given(turn)[rules.first_reward.asset]
        spot = rules.spot(turn.answer.get("spot", ""))
        others = [reward for reward in (rules.full_reward, spot.reward if spot else None) if reward is not None]
        other = sum(reward.amount for reward in others if reward.asset == rules.first_reward.asset)
        assert number <= rules.first or got <= other, f"number {number} got the reward for the first {rules.first}"


def who_guesses_waits(history: History) -> None:
    """Within an hour nobody is told about more wrong codes, or shown more pages, than the rules allow (an hour may begin anywhere)."""
    limits = (("wrong_code", history.rules.wrong_per_hour), ("nothing_here", history.rules.looks_per_hour))
    for person, turns in accepted_by_person(history).items():
        for because, most in limits:
            at = [turn.at for turn in turns if turn.because == because]
            for begin, end in zip(at, at[2 * most :], strict=False):
                assert end - begin >= timedelta(hours=1), f"{person}: {2 * most + 1} times {because} within an hour"


LAWS = (
    nothing_is_found_twice,
    only_who_was_there_finds,
    clues_are_followed_in_order,
    finds_are_in_time,
    what_is_told_is_given,
    the_whole_is_paid_once_and_only_when_whole,
    no_more_first_ones_than_promised,
    who_guesses_waits,
    only_signed_in_people_get_anything,
)

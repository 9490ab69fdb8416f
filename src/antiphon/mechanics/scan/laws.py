"""What a scan promises, as plain functions over what happened."""

from collections import Counter
from datetime import date, timedelta

from antiphon.mechanics.scan.codes import tidy
from antiphon.sdk.laws import History, accepted_by_person, day_of, given, only_signed_in_people_get_anything

_FIRST = ("unlocked", "set_complete", "genuine", "reward_used", "reward_gone")


def a_code_is_unlocked_once(history: History) -> None:
    """Of all scans of one code, exactly the first unlocks it."""
    seen: Counter[str] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because in (*_FIRST, "scanned_before", "yours_already"):
            code = tidy(turn.move.code)
            assert (turn.because in _FIRST) == (seen[code] == 0), f"scan {seen[code] + 1} of {code} was told {turn.because}"
            seen[code] += 1


def only_a_first_scan_is_rewarded(history: History) -> None:
    """What is told is given: the batch's reward, the set's, or nothing."""
    for turn in history.turns:
        if turn.accepted:
            told: Counter[str] = Counter()
            for reward in turn.answer.get("rewards", ()):
                told[reward["asset"]] += reward["amount"]
            assert given(turn) == told, f"{turn.person_id} was told of {dict(told)} and given {dict(given(turn))}"
            assert not told or turn.because in ("unlocked", "set_complete"), f"{turn.because} was rewarded"


def the_set_is_paid_once_and_only_when_whole(history: History) -> None:
    """Nobody is paid for a set twice, nor before every batch was scanned first by them."""
    keys = {batch.key for batch in history.rules.batches}
    for person, turns in accepted_by_person(history).items():
        batches: set[str] = set()
        paid = 0
        for turn in turns:
            if turn.because in _FIRST:
                batches.add(turn.answer["batch"])
            if turn.because == "set_complete":
                paid += 1
                assert batches == keys, f"{person} was paid for a set of {sorted(batches)}"
        assert paid <= 1, f"{person} was paid for a set {paid} times"


def nobody_is_rewarded_above_the_daily_limit(history: History) -> None:
    """Not more first-scan rewards than a local day allows; the set's comes on top."""
    limit = history.rules.rewarded_per_day
    for person, turns in accepted_by_person(history).items():
        days: Counter[date] = Counter()
        for turn in turns:
            extra = turn.because == "set_complete"
            days[day_of(turn, history.rules.zone)] += max(0, len(turn.answer.get("rewards", ())) - extra)
        assert limit is None or max(days.values(), default=0) <= limit, f"{person} was rewarded {max(days.values())} times on one day"


def who_guesses_waits(history: History) -> None:
    """Within an hour nobody is told about more wrong codes than the rules allow."""
    most = history.rules.wrong_per_hour
    for person, turns in accepted_by_person(history).items():
        wrong = [turn.at for turn in turns if turn.because == "not_a_code"]
        for begin, end in zip(wrong, wrong[2 * most :], strict=False):  # an hour may begin anywhere in the last one
            assert end - begin >= timedelta(hours=1), f"{person} tried {2 * most + 1} wrong codes within an hour"


LAWS = (
    a_code_is_unlocked_once,
    only_a_first_scan_is_rewarded,
    the_set_is_paid_once_and_only_when_whole,
    nobody_is_rewarded_above_the_daily_limit,
    who_guesses_waits,
    only_signed_in_people_get_anything,
)

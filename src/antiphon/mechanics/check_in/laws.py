"""What a check-in promises, as plain functions over what happened."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.check_in.days import ONE_DAY
from antiphon.mechanics.check_in.rules import Rules
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, given, only_signed_in_people_get_anything, taken


def _days(rules: Rules, turns: Iterable[Turn]) -> Iterator[tuple[Turn, date, date]]:
    """Each accepted move with the day it was made on and the day it counts for."""
    for turn in turns:
        today = day_of(turn, rules.zone)
        yield turn, today, turn.move.on if turn.move.do == "make_up" else today


def _run_length(days: set[date], last: date) -> int:
    length = 0
    while last - length * ONE_DAY in days:
        length += 1
    return length


def _specials(turn: Turn) -> Sequence[Mapping[str, Any]]:
    """What a turn gave for a special day or a whole month; older turns know of none."""
    return turn.answer.get("specials", ())


def never_twice_a_day(history: History) -> None:
    """A local day is taken once, by check-in or by make-up, wherever the person travels."""
    for person, turns in accepted_by_person(history).items():
        days = [day for _, _, day in _days(history.rules, turns)]
        assert len(days) == len(set(days)), f"{person} took a day twice"


def days_are_taken_in_order(history: History) -> None:
    """Each check-in is for a later day than the one before; a made-up day lies in the past."""
    for person, turns in accepted_by_person(history).items():
        last = date.min
        for turn, today, day in _days(history.rules, turns):
            if turn.move.do == "make_up":
                assert day < today, f"{person} made up {day} on {today}"
            else:
                assert day > last, f"{person} checked in for {day} after {last}"
                last = day


def a_streak_counts_every_day(history: History) -> None:
    """The streak told is the number of days without a gap around now: made-up days, and days already taken further east, included."""
    for person, turns in accepted_by_person(history).items():
        days: set[date] = set()
        for turn, today, day in _days(history.rules, turns):
            days.add(day)
            last = today if today in days else today - ONE_DAY
            while last in days and last + ONE_DAY in days:
                last += ONE_DAY
            streak = _run_length(days, last)
            assert turn.answer["streak"] == streak, f"{person} was told {turn.answer['streak']} instead of {streak} on {today}"


def each_day_pays_its_points(history: History) -> None:
    """A check-in pays what the table says for its day of the streak; a make-up pays none of it."""
    extras = {reward.asset for _, reward in history.rules.rewards()}
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            points = history.rules.points(turn.answer["streak"]) if turn.move.do == "check_in" else 0
            assert turn.answer["points"] == points, f"{person} was told {turn.answer['points']} points instead of {points}"
            more = (*turn.answer["extras"], *_specials(turn))
            extra = sum(each["amount"] for each in more if each["asset"] == POINTS)
            assert given(turn)[POINTS] == points + extra, f"{person} got {given(turn)[POINTS]} points instead of {points + extra}"
            assert set(given(turn)) <= {POINTS, *extras}, f"{person} got something the rules do not name"


def milestones_pay_for_days_that_were_there(history: History) -> None:
    """The extra of day N is paid at most once for every N days a person has, however the gaps between them were closed."""
    for person, turns in accepted_by_person(history).items():
        for milestone in history.rules.milestones:
            reward, paid = milestone.reward, 0
            alike = [each for each in history.rules.milestones if (each.reward.asset, each.reward.amount) == (reward.asset, reward.amount)]
            for count, turn in enumerate(turns, 1):
                paid += sum((each["asset"], each["amount"]) == (reward.asset, reward.amount) for each in turn.answer["extras"])
                owed = sum(count // each.day for each in alike)
                assert paid <= owed, f"{person} got the extra of day {milestone.day} {paid} times in {count} days"


def a_milestone_is_never_forgotten(history: History) -> None:
    """Who reaches the day of an unlimited milestone by checking in gets its extra in that very move."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            if turn.move.do == "make_up":
                break  # from here on, what is owed depends on what both halves were paid; the law above bounds it
            streak = turn.answer["streak"]
            for milestone in history.rules.milestones:
                reached = history.rules.times_reached(milestone, streak) > history.rules.times_reached(milestone, streak - 1)
                names = [(each["asset"], each["amount"]) for each in turn.answer["extras"]]
                told = (milestone.reward.asset, milestone.reward.amount) in names
                assert told or not reached or milestone.reward.stock is not None, f"{person} reached day {milestone.day} for nothing"


def make_ups_keep_their_limits(history: History) -> None:
    """A make-up costs its price, is not too old, and no month has more of them than allowed."""
    make_up = history.rules.make_up
    for person, turns in accepted_by_person(history).items():
        months: dict[tuple[int, int], int] = {}
        for turn, today, day in _days(history.rules, turns):
            if turn.move.do != "make_up":
                assert not taken(turn), f"{person} paid for a check-in"
                continue
            assert make_up is not None, f"{person} made up a day where that is not offered"
            assert taken(turn) == {make_up.price.asset: make_up.price.amount}, f"{person} paid {dict(taken(turn))}"
            assert today - timedelta(days=make_up.days_back) <= day, f"{person} made up {day} on {today}"
            months[day.year, day.month] = months.get((day.year, day.month), 0) + 1
            assert months[day.year, day.month] <= make_up.per_month, f"{person} made up too many days of {day:%Y-%m}"


def special_days_are_honoured_on_their_day(history: History) -> None:
    """Something special comes with a check-in on that very day, as often as the rules name it; for a birthday once a year."""
    for person, turns in accepted_by_person(history).items():
        years: list[int] = []
        for turn, today, _ in _days(history.rules, turns):
            born = turn.facts.person.tags.get("birthday_month") if turn.facts else None
            told = Counter(each["why"] for each in _specials(turn) if each["why"] != "full_month")
            due = Counter(each.when for each in history.rules.specials if each.is_on(today, born))
            assert turn.move.do == "check_in" or not told, f"{person} made up a day and got {dict(told)}"
            if turn.facts is not None:
                assert told <= due, f"{person} got {dict(told)} on {today}"
            if told["birthday_month"]:
                assert today.year not in years, f"{person} had two birthdays in {today.year}"
                years.append(today.year)


def a_whole_month_has_no_gap(history: History) -> None:
    """The reward of a whole month is given at most once for it, and only when each of its days was taken."""
    for person, turns in accepted_by_person(history).items():
        days: set[date] = set()
        paid: set[str] = set()
        for turn, _, day in _days(history.rules, turns):
            days.add(day)
            for each in _specials(turn):
                if each["why"] != "full_month":
                    continue
                first = date.fromisoformat(each["on"])
                length = monthrange(first.year, first.month)[1]
                missing = [number for number in range(length) if first + number * ONE_DAY not in days]
                assert not missing, f"{person} got a whole {first:%Y-%m} with {len(missing)} days missing"
                assert each["on"] not in paid, f"{person} got {first:%Y-%m} twice"
                paid.add(each["on"])


LAWS = (
    never_twice_a_day,
    days_are_taken_in_order,
    a_streak_counts_every_day,
    each_day_pays_its_points,
    milestones_pay_for_days_that_were_there,
    a_milestone_is_never_forgotten,
    make_ups_keep_their_limits,
    special_days_are_honoured_on_their_day,
    a_whole_month_has_no_gap,
    only_signed_in_people_get_anything,
)

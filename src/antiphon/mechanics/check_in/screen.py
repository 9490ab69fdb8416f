"""What a person sees of a check-in: the month, the streak, what comes next."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.check_in.days import ONE_DAY, Seat
from antiphon.mechanics.check_in.rules import MakeUp, Rules, SpecialDay
from antiphon.mechanics.check_in.specials import BIRTHDAY_TAG
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{today, streak, next_day_at, checked_in_today, calendar, make_up, rewards, specials, full_month, after_last}`; all JSON."""
    today = facts.local_date
    done_today = seat.last_on is not None and today <= seat.last_on
    return {
        "today": today.isoformat(),
        "streak": seat.streak(today),
        "next_day_at": facts.next_local_midnight.isoformat(),
        "checked_in_today": done_today,
        "calendar": [_day(rules, seat, facts, day) for day in _month_of(today)],
        "make_up": _make_up(rules.make_up, seat, today, facts) if rules.make_up else None,
        "rewards": [_reward(rules, day, facts) for day in _days_told(rules)],
        "specials": [_special(special, seat, facts) for special in rules.specials],
        "full_month": _full_month(rules.full_month, seat, facts) if rules.full_month else None,
        "after_last": rules.after_last,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _month_of(today: date) -> list[date]:
    return [today.replace(day=number) for number in range(1, monthrange(today.year, today.month)[1] + 1)]


def _day(rules: Rules, seat: Seat, facts: Facts, day: date) -> dict[str, Any]:
    """One cell of the calendar; `points` is what the day would pay if the streak goes on, None for days gone by."""
    today = facts.local_date
    mendable = _is_mendable(rules.make_up, seat, facts, day)
    told: dict[str, Any] = {
        "on": day.isoformat(),
        "state": _state(seat, facts, day),
        "points": None,
        "special": False,
        "mendable": mendable,
    }
    if day >= today and told["state"] != "outside":
        begun = seat.streak(today)
        streak_today = begun if seat.run_with(today) else begun + 1
        told["points"] = rules.points(streak_today + (day - today).days)
        told["special"] = any(each.when != "birthday_month" and each.is_on(day, None) for each in rules.specials)
    return told


def _state(seat: Seat, facts: Facts, day: date) -> str:
    """One of done, made_up, today, missed, future, outside (before the play began or after it ends)."""
    if day in seat.made_up:
        return "made_up"
    if seat.run_with(day):
        return "done"
    began = facts.starts_at is not None and day < facts.day_of(facts.starts_at)
    ended = facts.ends_at is not None and day > facts.day_of(facts.ends_at)
    if began or ended:
        return "outside"
    today = facts.local_date
    return "today" if day == today else "missed" if day < today else "future"


def _is_mendable(make_up: MakeUp | None, seat: Seat, facts: Facts, day: date) -> bool:
    """Whether paying would be accepted for this day, were there enough in the purse."""
    if make_up is None or _state(seat, facts, day) != "missed":
        return False
    return facts.local_date - timedelta(days=make_up.days_back) <= day and _left(make_up, seat, day) > 0


def _left(make_up: MakeUp, seat: Seat, day: date) -> int:
    """How many missed days of that day's month can still be made up."""
    return max(0, make_up.per_month - sum((mark.year, mark.month) == (day.year, day.month) for mark in seat.made_up))


def _make_up(make_up: MakeUp, seat: Seat, today: date, facts: Facts) -> dict[str, Any]:
    """`days` lists what can be made up now, also days of last month; `left` counts this month."""
    price = {"asset": make_up.price.asset, "amount": make_up.price.amount}
    days = [today - ONE_DAY * back for back in range(make_up.days_back, 0, -1)]
    return {
        "price": price,
        "left": _left(make_up, seat, today),
        "days_back": make_up.days_back,
        "per_month": make_up.per_month,
        "days": [day.isoformat() for day in days if _is_mendable(make_up, seat, facts, day)],
        "enough": facts.purse.get(Asset(make_up.price.asset), 0) >= make_up.price.amount,
    }


def _days_told(rules: Rules) -> list[int]:
    """Each day of the table, and each milestone beyond it."""
    return sorted({*range(1, len(rules.points_by_day) + 1), *(milestone.day for milestone in rules.milestones)})


def _reward(rules: Rules, day: int, facts: Facts) -> dict[str, Any]:
    extras = [show_reward(milestone.reward, facts.left) for milestone in rules.milestones if milestone.day == day]
    return {"day": day, "points": rules.points(day), "extra": extras[0] if extras else None}


def _special(special: SpecialDay, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`yours` says whether a check-in today brings it, or has brought it today."""
    today = facts.local_date
    yours = special.is_on(today, facts.person.tags.get(BIRTHDAY_TAG))
    if special.when == "birthday_month" and seat.birthday_year == today.year:
        yours = False
    return {
        "when": special.when,
        "day": special.day,
        "month": special.month,
        "reward": show_reward(special.reward, facts.left),
        "yours": yours,
    }


def _full_month(reward: Reward, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`missed` counts the days of this month that are gone; with none the reward can still be reached without make-up."""
    first = facts.local_date.replace(day=1)
    gone = (facts.local_date - first).days
    missed = sum(not seat.run_with(first + ONE_DAY * number) for number in range(gone))
    return {"reward": show_reward(reward, facts.left), "got": first in seat.whole, "missed": missed}

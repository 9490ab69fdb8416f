"""What a check-in brings besides streaks: days that are special, and months without a gap."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.check_in.days import ONE_DAY, Seat
from antiphon.mechanics.check_in.rules import Rules
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, is_left, show_reward

BIRTHDAY_TAG = "birthday_month"  # 1 to 12, as the segments know it


class Special(msgspec.Struct, frozen=True):
    """One thing given for a special day or for a whole month."""

    why: str  # birthday_month, month_day, year_day or full_month
    on: date  # the day, or the first day of the month
    reward: Reward

    def told(self, left: Mapping[Asset, int]) -> dict[str, Any]:
        """As the answer says it."""
        return {"why": self.why, "on": self.on.isoformat(), **show_reward(self.reward, left)}


def pay_specials(rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
    """What taking a day brings. A whole month whose reward was out of stock stays owed until the end of the next month."""
    left, paid = dict(facts.left), list[Special]()
    for special in (*_of_day(rules, seat, on, facts), *_of_months(rules, seat, facts.local_date)):
        if not is_left(special.reward, left):
            continue
        asset = Asset(special.reward.asset)
        left[asset] = left.get(asset, 0) - special.reward.amount
        paid.append(special)
    whole = [special.on for special in paid if special.why == "full_month"]
    if whole:
        seat = msgspec.structs.replace(seat, whole=tuple(sorted({*seat.whole, *whole})))
    if any(special.why == "birthday_month" for special in paid):
        seat = msgspec.structs.replace(seat, birthday_year=on.year)
    return seat, paid


def first_of_next(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def is_whole(seat: Seat, month: date) -> bool:
    """Whether no day is missing in the month that begins on this day."""
    run = seat.run_with(month)
    return run is not None and run.last >= first_of_next(month) - ONE_DAY


def _of_day(rules: Rules, seat: Seat, on: date, facts: Facts) -> Iterator[Special]:
    if on != facts.local_date:
        return  # a day that is made up is not special any more
    for special in rules.specials:
        if not special.is_on(on, facts.person.tags.get(BIRTHDAY_TAG)):
            continue
        if special.when != "birthday_month" or seat.birthday_year is None or seat.birthday_year < on.year:
            yield Special(special.when, on, special.reward)


def _of_months(rules: Rules, seat: Seat, today: date) -> Iterator[Special]:
    if rules.full_month is None:
        return
    this = today.replace(day=1)
    for month in ((this - ONE_DAY).replace(day=1), this):
        if month not in seat.whole and is_whole(seat, month):
            yield Special("full_month", month, rules.full_month)

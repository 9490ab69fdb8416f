"""A simple model of an earned ladder: judges every single day by adding everything up again."""

from dataclasses import dataclass, field

from antiphon.features.membership.rules import Asks, Keeping, Ladder, Tier, Window
from antiphon.kernel.clock import day_to_date
from antiphon.sdk.words import Text

ASKS = (0, 3_000, 8_000, 15_000)
KEYS = ("bronze", "silver", "gold", "diamond")
PEOPLE = ("ann", "bob", "cho")
WINDOWS = (Window("rolling", 10), Window("rolling", 25), Window("quarter"))
KEEPINGS = (
    Keeping("while_earned", grace_days=0),
    Keeping("while_earned", grace_days=4),
    Keeping("while_earned", grace_days=3, drop="one_tier", on_refund="at_review"),
    Keeping("days", 12, grace_days=0),
    Keeping("days", 20, grace_days=5, drop="one_tier"),
    Keeping("days", 12, grace_days=2, on_refund="at_review"),
    Keeping("next_period", grace_days=0, drop="one_tier"),
    Keeping("next_period", grace_days=6),
)


@dataclass
class Known:
    """One person in the model."""

    orders: dict[str, list[int]] = field(default_factory=dict[str, list[int]])  # id -> [day, given, taken]
    rank: int = 0
    basis: int = 0
    until: int | None = None
    below: int | None = None
    seen: bool = False


class Model:
    """Judges each day by adding everything up again."""

    def __init__(self, window: Window, keeping: Keeping, today: int) -> None:
        self.window, self.keeping, self.today = window, keeping, today
        self.people = {name: Known() for name in PEOPLE}

    def first(self, day: int) -> int:
        if self.window.kind == "rolling":
            return day - self.window.days + 1
        on = day_to_date(day)
        return day - (on - on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)).days

    def reach(self, one: Known, first: int, last: int) -> int:
        spend = sum(max(0, given - taken) for day, given, taken in one.orders.values() if first <= day <= last)
        return sum(spend >= asked for asked in ASKS)

    def earned(self, one: Known, day: int) -> int:
        return self.reach(one, self.first(day), day)

    def next_quarter(self, day: int) -> int:
        while self.first(day) == self.first(day + 1):
            day += 1
        return day + 1

    def term(self, one: Known, rank: int, day: int) -> None:
        one.rank, one.basis, one.below, one.until = rank, day, None, None
        if rank > 1 and self.keeping.hold == "days":
            one.until = day + self.keeping.days
        if rank > 1 and self.keeping.hold == "next_period":
            one.until = self.next_quarter(self.next_quarter(day))

    def judge(self, one: Known, day: int) -> None:
        if not one.seen:
            return
        now = self.earned(one, day)
        if now > one.rank:
            self.term(one, now, day)
        elif one.rank > 1 and self.keeping.hold == "while_earned":
            self.judge_earned(one, day, now)
        elif one.rank > 1 and one.until is not None and day >= one.until:
            self.review(one, day, now)

    def judge_earned(self, one: Known, day: int, now: int) -> None:
        if now >= one.rank:
            one.below, one.basis = None, day
            return
        one.below = day if one.below is None else one.below
        if day >= one.below + self.keeping.grace_days:
            rank = self.dropped(one, now)
            self.term(one, rank, day)
            one.below = day if rank > now else None

    def review(self, one: Known, day: int, now: int) -> None:
        end = one.until
        assert end is not None
        by_quarter = self.keeping.hold == "next_period"
        earned = max(now, self.reach(one, self.first(end - 1) if by_quarter else self.first(day), day))
        following = (end - 1, self.next_quarter(end)) if by_quarter else (day, end + self.keeping.days)
        if earned >= one.rank:
            one.basis, one.until = following
        elif day >= end + self.keeping.grace_days:
            rank = self.dropped(one, earned)
            self.term(one, rank, day)
            if rank > 1 and by_quarter:
                one.basis, one.until = following

    def dropped(self, one: Known, earned: int) -> int:
        return max(earned, one.rank - 1 if self.keeping.drop == "one_tier" else 0, 1)

    # ------------------------------------------------------------------------------------------- what happens

    def pass_days(self, days: int) -> None:
        for _ in range(days):
            self.today += 1
            for one in self.people.values():
                self.judge(one, self.today)

    def order(self, name: str, order_id: str, day: int, amount: int) -> None:
        one = self.people[name]
        one.seen = True
        one.orders[order_id] = [day, amount, 0]
        self.judge(one, self.today)

    def refund(self, name: str, order_id: str, amount: int) -> None:
        one = self.people[name]
        basis = one.basis if self.keeping.hold != "while_earned" else (self.today if one.below is None else one.below - 1)
        before = self.earned(one, basis)
        one.orders[order_id][2] += amount
        if self.keeping.on_refund == "at_once" and one.rank > 1:
            left = self.earned(one, basis)
            if before >= one.rank > left:
                rank = max(left, self.earned(one, self.today))
                if rank < one.rank:
                    self.term(one, rank, self.today)
        self.judge(one, self.today)

    def merge(self, gone: str, stays: str) -> None:
        old, new = self.people[gone], self.people[stays]
        if old.seen:
            far = 1 << 40
            new.orders.update(old.orders)
            new.seen = True
            theirs = (old.rank, self.end_of(old, far))
            mine = (new.rank, self.end_of(new, far))
            if theirs > mine:
                new.rank, new.basis, new.until, new.below = old.rank, old.basis, old.until, old.below
            self.judge(new, self.today)
        self.people[gone] = Known()

    def end_of(self, one: Known, far: int) -> int:
        """When time alone would end the tier: what decides between two equal ones."""
        if one.rank <= 1:
            return far
        if self.keeping.hold != "while_earned":
            return far if one.until is None else one.until
        if one.below is not None:
            return one.below
        day = self.today
        while self.earned(one, day) >= one.rank:
            day += 1
        return day


def ladder_of(window: Window, keeping: Keeping) -> Ladder:
    """The ladder that the model judges by."""
    tiers = tuple(Tier(key, Text(key, key), Asks(spend_minor=asked or None)) for key, asked in zip(KEYS, ASKS, strict=True))
    return Ladder("main", Text("等级", "Tiers"), tiers=tiers, window=window, keeping=keeping)

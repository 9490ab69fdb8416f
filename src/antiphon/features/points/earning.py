"""The decision: what an event earns a person, and why not more. One pure function; the tester of the console calls the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, Protocol

import msgspec

from antiphon.features.points.amounts import MAX_POINTS, PerMoney, TooSmall, worth
from antiphon.features.points.counting import NOTHING, Count, Counters, Place, counted_places, group_scope, period_key
from antiphon.features.points.matching import passes, read_path
from antiphon.features.points.occasions import Who, combined, privileged
from antiphon.features.points.rules import MAIN, Cap, Group, Rounding, Rule
from antiphon.sdk.orders import Order, read_word
from antiphon.sdk.words import Text

ONCE_A_PERSON: Final = "*"
NOT_RUNNING: Final = "not_running"  # an event outside a rule's days: shown by the tester, not worth a record
_MARK_LETTERS: Final = 200


class Live(msgspec.Struct, frozen=True):
    """A rule as it is weighed: its id, and the moment from which it counts."""

    id: str
    rule: Rule
    since_ms: int = 0


class Programme(msgspec.Struct, frozen=True):
    """All rules that count, in the order in which they are weighed."""

    rules: tuple[Live, ...]
    groups: tuple[Group, ...] = (MAIN,)
    currency: str = "CNY"


class Happened(msgspec.Struct, frozen=True):
    """An event, as earning sees it."""

    id: str
    name: str
    at_ms: int
    on: date  # the local day in the workspace's zone
    properties: Mapping[str, Any] = {}
    order: Order | None = None
    quantity: int = 1


class Step(msgspec.Struct, frozen=True):
    """One thing to say about how a number came about; `code` is put into words by words.py."""

    code: str
    values: Mapping[str, Any] = {}


class Grant(msgspec.Struct, frozen=True):
    """Points that a rule gives."""

    rule_id: str
    rule: Rule
    points: int
    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    mark: str = ""


class NotGiven(msgspec.Struct, frozen=True):
    """A rule that heard the event and gives nothing."""

    rule_id: str
    rule: Rule
    why: Step


class Verdict(msgspec.Struct, frozen=True):
    """What an event earns."""

    grants: tuple[Grant, ...] = ()
    not_given: tuple[NotGiven, ...] = ()

    @property
    def points(self) -> int:
        """All of it, whatever the wallet."""
        return sum(grant.points for grant in self.grants)


class May(Protocol):
    """Asks whoever pays (a budget) for a grant that is about to be made; None when they pay, else why not."""

    def __call__(self, live: Live, points: int) -> Step | None: ...


def pays(live: Live, points: int) -> Step | None:
    """Nobody is asked."""
    return None


def earn(programme: Programme, happened: Happened, who: Who, counters: Counters, may: May = pays) -> Verdict:
    """What the rules give for one event. Nothing is changed; the caller counts the grants it has really made."""
    grants: list[Grant] = []
    not_given: list[NotGiven] = []
    done: set[str] = set()  # groups in which the first rule has given
    groups = {group.key: group for group in programme.groups}
    for live in programme.rules:
        rule = live.rule
        if rule.event != happened.name or not passes(rule.where, happened.properties):
            continue
        group = groups.get(rule.group) or Group(rule.group, rule.name)
        if group.key in done:
            said: Grant | Step = Step("first_won", {"name": group.name})
        else:
            weighing = _Weighing(live, group, happened, who, counters, grants)
            said = weighing.decide(programme.currency, may)
        if isinstance(said, Step):
            not_given.append(NotGiven(live.id, rule, said))
            continue
        grants.append(said)
        if group.mode == "first":
            done.add(group.key)
    return Verdict(tuple(grants), tuple(not_given))


class _Weighing:
    """One rule against one event."""

    def __init__(self, live: Live, group: Group, happened: Happened, who: Who, counters: Counters, before: Sequence[Grant]) -> None:
        self._live, self._rule, self._group = live, live.rule, group
        self._happened, self._who, self._counters = happened, who, counters
        self._before = before  # what other rules have just given for the same event

    def decide(self, currency: str, may: May) -> Grant | Step:
        """The grant, or why there is none."""
        refused = self._not_theirs() or self._done_already()
        if refused is not None:
            return refused
        found = self._worth(currency)
        if isinstance(found, Step):
            return found
        points, steps = found
        for scope, cap in (
            *((self._live.id, cap) for cap in self._rule.caps),
            *((group_scope(self._group.key), cap) for cap in self._group.caps),
        ):
            capped = self._under(scope, cap, points)
            if isinstance(capped, Step):
                return capped
            if capped < points:
                steps.append(Step("cut", {"points": capped, **_told(cap)}))
                points = capped
        refused = may(self._live, points)
        if refused is not None:
            return refused
        places = counted_places(self._live.id, self._rule, self._group, self._happened.on)
        return Grant(self._live.id, self._rule, points, tuple(steps), places, mark_of(self._rule, self._happened))

    def _not_theirs(self) -> Step | None:
        rule, who = self._rule, self._who
        on = self._happened.on.isoformat()
        if self._happened.at_ms < self._live.since_ms or (rule.starts_on and on < rule.starts_on) or (rule.ends_on and on > rule.ends_on):
            return Step(NOT_RUNNING)
        if rule.known_only and not who.known:
            return Step("not_known")
        if rule.segments and who.segments.isdisjoint(rule.segments):
            return Step("not_in_segment", {"segments": ", ".join(rule.segments)})
        if not who.segments.isdisjoint(rule.not_segments):
            return Step("in_segment", {"segments": ", ".join(sorted(who.segments & frozenset(rule.not_segments)))})
        if rule.tiers and who.tiers.isdisjoint(rule.tiers):
            return Step("wrong_tier", {"tiers": ", ".join(rule.tiers)})
        return None

    def _done_already(self) -> Step | None:
        rule, counters = self._rule, self._counters
        mark = mark_of(rule, self._happened)
        if rule.once == "value" and not mark:
            return Step("no_value", {"property": rule.once_property})
        if rule.once != "no" and (self._live.id, mark) in counters.marks:
            return Step("once")
        last = counters.last_ms.get(self._live.id)
        if rule.cooldown_minutes and last is not None and abs(self._happened.at_ms - last) < rule.cooldown_minutes * 60_000:
            return Step("cooling_down", {"minutes": rule.cooldown_minutes})
        return None

    def _worth(self, currency: str) -> tuple[int, list[Step]] | Step:
        rule, order = self._rule, self._happened.order
        if isinstance(rule.amount, PerMoney) and order is not None and order.currency != currency:
            return Step("other_currency", {"currency": order.currency})
        base = worth(rule.amount, order, self._happened.quantity)
        if isinstance(base, TooSmall):
            return Step("order_too_small", {"wanted_minor": base.wanted_minor, "found_minor": base.found_minor})
        multipliers = [*rule.multipliers, *(privileged(self._who, self._happened.on) if rule.privileges else ())]
        factor, held = combined(multipliers, rule.combine, self._who, self._happened.on)
        points = min(rounded(base * factor, rule.rounding), MAX_POINTS)
        if points <= 0:
            return Step("nothing")
        steps = [Step("base", {"points": _shown(base)})]
        steps += [Step("times", {"name": one.name, "times": _shown(Fraction(one.percent, 100))}) for one in held]
        return points, steps

    def _under(self, scope: str, cap: Cap, points: int) -> int | Step:
        """How much of it one cap lets through."""
        counted = self._count(Place(scope, period_key(cap.per, self._happened.on)))
        left = cap.amount - (counted.points if cap.counts == "points" else counted.times)
        code = "cap" if scope == self._live.id else "group_cap"
        if left <= 0:
            return Step(code, _told(cap))
        if cap.counts == "times" or points <= left:
            return points
        return left if self._rule.when_short == "rest" else Step(code, _told(cap))

    def _count(self, place: Place) -> Count:
        stored = self._counters.count(place)
        now = [grant.points for grant in self._before if place in grant.places]
        return Count(stored.points + sum(now), stored.times + len(now)) if now else stored or NOTHING


def mark_of(rule: Rule, happened: Happened) -> str:
    """By what a rule that gives once knows that it gave; "" when it does not, or when the event lacks the property."""
    if rule.once == "no":
        return ""
    if rule.once == "person":
        return ONCE_A_PERSON
    found = next((value for value in read_path(happened.properties, rule.once_property) if value is not None), "")
    return read_word(str(found)[:_MARK_LETTERS]) if isinstance(found, str | int | float) else ""


def rounded(exact: Fraction, rounding: Rounding) -> int:
    """A whole number: towards zero, or half up. Only for amounts that are not negative."""
    return (
        exact.numerator // exact.denominator if rounding == "down" else (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    )


def due_back(points: int, share: Fraction, taken: int, rounding: Rounding) -> int:
    """How much more of a grant goes back once this share of its order has: in parts or at once, all of it in the end, never more."""
    wanted = points if share >= 1 else rounded(points * share, rounding)
    return max(0, wanted - taken)


def _shown(value: Fraction) -> str:
    """A number with at most two digits after the point."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _told(cap: Cap) -> dict[str, Any]:
    return {"amount": cap.amount, "per": PERIODS[cap.per], "counts": COUNTED[cap.counts]}


PERIODS: Final[Mapping[str, Text]] = {
    "day": Text(zh="每天", en="a day"),
    "week": Text(zh="每周", en="a week"),
    "month": Text(zh="每月", en="a month"),
    "life": Text(zh="累计", en="in all"),
}
COUNTED: Final[Mapping[str, Text]] = {"points": Text(zh="积分", en="points"), "times": Text(zh="次", en="times")}

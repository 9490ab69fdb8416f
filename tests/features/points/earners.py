"""Small words for the tests of earning: an event, a person, rules, and what they come to."""

from datetime import date, timedelta
from typing import Any

from antiphon.features.points.amounts import Amount, Fixed
from antiphon.features.points.counting import Counters
from antiphon.features.points.earning import Happened, Live, Programme, Verdict, earn
from antiphon.features.points.occasions import Multiplier, Occasion, Who
from antiphon.features.points.rules import MAIN, Group, Rule
from antiphon.kernel.clock import EPOCH_DAY
from antiphon.sdk.orders import ORDER_COMPLETED, read_order
from antiphon.sdk.words import Text

SOME_DAY = date(2026, 11, 4)  # a Wednesday
ANA = Who("per_ana", known=True)


def named(words: str) -> Text:
    """A name in both languages."""
    return Text(zh=words, en=words)


def rule(amount: Amount | int = 10, event: str = ORDER_COMPLETED, **more: Any) -> Rule:
    """A rule with what matters."""
    return Rule(named("rule"), event, Fixed(amount) if isinstance(amount, int) else amount, **more)


def times(percent: int, when: Occasion) -> Multiplier:
    """A multiplier."""
    return Multiplier(named(f"{percent} %"), when, percent)


def happened(properties: dict[str, Any] | None = None, *, name: str = ORDER_COMPLETED, on: date = SOME_DAY, minute: int = 0) -> Happened:
    """An event on a day."""
    given = properties or {}
    at_ms = (on.toordinal() - EPOCH_DAY) * 86_400_000 + minute * 60_000
    return Happened(f"evt-{on}-{minute}", name, at_ms, on, given, read_order(given, "CNY"), int(given.get("quantity", 1)))


def order(revenue: float, **more: Any) -> Happened:
    """An order completed; `on` and `minute` say when."""
    when = {key: more.pop(key) for key in ("on", "minute") if key in more}
    return happened({"order_id": "o-1", "revenue": revenue, **more}, **when)


def programme(*rules: Rule, groups: tuple[Group, ...] = (MAIN,)) -> Programme:
    """Rules r1, r2 …, live since ever."""
    return Programme(tuple(Live(f"r{number}", one) for number, one in enumerate(rules, 1)), groups)


def count(counters: Counters, verdict: Verdict, at_ms: int) -> None:
    """What the caller of `earn` does with its grants."""
    for grant in verdict.grants:
        counters.add(grant.places, grant.points, 1)
        if grant.mark:
            counters.mark(grant.rule_id, grant.mark)
        counters.last_ms[grant.rule_id] = at_ms


def points(one: Rule, event: Happened, who: Who = ANA, counters: Counters | None = None) -> int:
    """What one rule gives."""
    return earn(programme(one), event, who, counters or Counters()).points


def why(one: Rule, event: Happened, who: Who = ANA, counters: Counters | None = None) -> str:
    """Why it gives nothing."""
    verdict = earn(programme(one), event, who, counters or Counters())
    assert not verdict.grants
    return verdict.not_given[0].why.code


def day(number: int) -> date:
    """So many days after some day."""
    return SOME_DAY + timedelta(days=number)

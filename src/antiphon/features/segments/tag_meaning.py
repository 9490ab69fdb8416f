"""What a tag means where it is used: as a condition over events, as a value that is shown, and as a reason in words."""

from typing import Any, cast

from antiphon.features.segments.condition import Age, All, Any_, Condition, Happened, Measured, Not, Op, Scalar, TagIs
from antiphon.features.segments.tag_kinds import (
    Cycle,
    DaysSince,
    Given,
    LastSeen,
    LeftUndone,
    Measuring,
    MostOften,
    OnDay,
    PercentOf,
    Precedence,
    Told,
    Trend,
)
from antiphon.features.segments.tags import BY_KEY, Tag
from antiphon.features.segments.templates import OCCASIONAL, PRECEDENCE
from antiphon.kernel.clock import day_to_date
from antiphon.kernel.errors import Invalid
from antiphon.sdk.words import Text

_OPS: dict[str, frozenset[Op]] = {
    "number": frozenset(("=", "!=", ">", ">=", "<", "<=", "in", "exists")),
    "text": frozenset(("=", "!=", "in", "contains", "starts_with", "exists")),
    "date": frozenset(("=", "!=", ">", ">=", "<", "<=", "exists")),
    "boolean": frozenset(("=", "!=")),
}
_LOWEST = -1e15


def expand(condition: Condition) -> Condition:
    """The same condition with tags said as events wherever they can be, so that both readers compute them. Raises `Invalid`."""
    if isinstance(condition, All):
        return All(tuple(expand(child) for child in condition.of))
    if isinstance(condition, Any_):
        return Any_(tuple(expand(child) for child in condition.of))
    if isinstance(condition, Not):
        return Not(expand(condition.of))
    return _expand_tag(condition) if isinstance(condition, TagIs) else condition


def _expand_tag(leaf: TagIs) -> Condition:
    tag = BY_KEY.get(leaf.tag)
    if tag is None:
        raise Invalid(f"There is no tag called {leaf.tag[:80]}; GET /tags lists them.", code="bad_condition")
    _check(tag, leaf)
    how = tag.how
    if isinstance(how, Precedence):
        return _expand_precedence(leaf)
    if not isinstance(how, Measuring | DaysSince):
        return leaf
    if leaf.op == "in":
        return Any_(tuple(_expand_tag(TagIs(leaf.tag, "=", choice)) for choice in cast("tuple[Scalar, ...]", leaf.value)))
    if isinstance(how, Measuring):
        return how.leaf(">=", _LOWEST) if leaf.op == "exists" else how.leaf(leaf.op, cast("float", leaf.value))
    happened = how.happened
    if leaf.op == "exists":
        return Age(happened.event, happened.where, of=how.of, op=">=", days=0)
    days = leaf.value
    if not isinstance(days, int) or not 0 <= days <= 36_500:
        raise Invalid(f"{leaf.tag} is compared with a whole number of days.", code="bad_condition")
    return Age(happened.event, happened.where, of=how.of, op=cast("Any", leaf.op), days=days)


def _expand_precedence(leaf: TagIs) -> Condition:
    if leaf.op == "exists":
        return Measured("*", op=">=", value=0)
    if leaf.op not in {"=", "!=", "in"}:
        raise Invalid(f"{leaf.tag} is compared by =, != and in.", code="bad_condition")
    wanted = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    known = {key for key, _ in PRECEDENCE} | {OCCASIONAL}
    if not known.issuperset(wanted):
        raise Invalid(f"{leaf.tag} is one of {', '.join(sorted(known))}.", code="bad_condition")
    found = Any_(tuple(_first_that_holds(str(key)) for key in wanted))
    return Not(found) if leaf.op == "!=" else found


def _first_that_holds(wanted: str) -> Condition:
    earlier: list[Condition] = []
    for key, condition in PRECEDENCE:
        if key == wanted:
            return All((*earlier, condition))
        earlier.append(Not(condition))
    return All(tuple(earlier))


def _check(tag: Tag, leaf: TagIs) -> None:
    family = "number" if tag.type in {"money", "percent"} else tag.type
    values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    fits = {"number": (int, float), "text": (str,), "date": (str,), "boolean": (bool,)}[family]
    right = leaf.op == "exists" or all(type(value) in fits for value in values)
    if leaf.op not in _OPS[family] or not right:
        raise Invalid(f"{tag.key} is a {tag.type}; {leaf.op} with that value does not fit it.", code="bad_condition")


def present(tag: Tag, stored: Any, today: int) -> Any:
    """A stored value as it is read: days become dates, or a number of days until today."""
    if stored is None or not isinstance(tag.how, OnDay | DaysSince):
        return stored
    return day_to_date(stored).isoformat() if isinstance(tag.how, OnDay) else today - stored


def why(tag: Tag) -> Text:
    """Where the value comes from, in words."""
    how = tag.how
    if isinstance(how, Measuring):
        zh, en = _window(how.days)
        what = {
            "count": "次数",
            "days": "天数",
            "sum": "之和",
            "avg": "平均值",
            "min": "最小值",
            "max": "最大值",
            "distinct": "不同值的个数",
        }
        of_zh, of_en = (f"的 {how.field} ", f" of {how.field}") if how.field else ("的", "")
        named = {"avg": "mean", "distinct": "number of different values"}.get(how.measure, how.measure)
        return Text(f"{zh}{_names(how.happened, 'zh')}{of_zh}{what[how.measure]}", f"{named}{of_en} of {_names(how.happened, 'en')}{en}")
    if isinstance(how, OnDay | DaysSince):
        zh, en = ("首次", "first") if how.of == "first" else ("最近一次", "last")
        return Text(f"{zh}{_names(how.happened, 'zh')}", f"the {en} of {_names(how.happened, 'en')}")
    if isinstance(how, PercentOf):
        zh, en = _window(how.days)
        tests = " & ".join(f"{test.field} {test.op} {test.value or ''}".strip() for test in how.part.where)
        return Text(f"{zh}{_names(how.whole, 'zh')}中符合 {tests} 的比例", f"share of {_names(how.whole, 'en')} with {tests}{en}")
    if isinstance(how, Told):
        return Text(f"资料项 {'、'.join(how.traits)}", f"told as {' or '.join(how.traits)}")
    if isinstance(how, LastSeen):
        return Text(f"最近一次事件中的 {how.field}", f"{how.field} of the latest event")
    if isinstance(how, MostOften):
        field = how.field.replace("@hour", "time of day")
        return Text(
            f"{_names(how.happened, 'zh')}中最常见的 {field.replace('time of day', '时段')}",
            f"the most frequent {field} of {_names(how.happened, 'en')}",
        )
    if isinstance(how, Cycle):
        return Text("（最近一单 − 首单）÷（订单数 − 1）", "(last order − first order) ÷ (orders − 1)")
    if isinstance(how, LeftUndone):
        return Text(f"最后发生的是“{how.begun}”，之后没有“{how.finished}”", f"{how.begun} came last, with no {how.finished} after it")
    if isinstance(how, Trend):
        return Text(
            f"最近 {how.days} 天与之前 {how.days} 天的订单数之比", f"orders of the last {how.days} days against the {how.days} before"
        )
    if isinstance(how, Given):
        return Text("与全体顾客比较得出，定时更新", "compared with everybody, recomputed at intervals")
    return Text("按顺序第一个符合的生命周期分层", "the first lifecycle segment that fits")


def _window(days: int | None) -> tuple[str, str]:
    return ("至今", "") if days is None else (f"最近 {days} 天", f" in the last {days} days")


_GROUPS = {
    "*": ("所有行为", "all events"),
    "@visit": ("到访行为", "visits"),
    "@order": ("“Order Completed”", "Order Completed"),
    "@play": ("互动玩法", "plays"),
    "@share": ("分享行为", "shares"),
}


def _names(happened: Happened, language: str) -> str:
    names = (happened.event,) if isinstance(happened.event, str) else happened.event
    index = 0 if language == "zh" else 1
    told = [_GROUPS[name][index] if name in _GROUPS else (f"“{name}”" if language == "zh" else name) for name in names]
    return ("、" if language == "zh" else " or ").join(told)

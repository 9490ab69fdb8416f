"""What makes no sense in a rule or a group, said in both languages. A rule with flaws can be saved as a draft, never go live."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from antiphon.features.points.amounts import MAX_POINTS, Fixed, Lines, PerMoney, PerPiece
from antiphon.features.points.occasions import ForSegments, ForTiers, Multiplier, OnDates, OnDaysOfMonth, OnWeekdays
from antiphon.features.points.rules import Cap, Group, Rule
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

Has = Callable[[str], bool]


def check_rule(rule: Rule, *, groups: Collection[str], has_wallet: Has, has_segment: Has, has_budget: Has) -> list[Flaw]:
    """Every flaw of a rule."""
    flaws = Flaws()
    flaws.text("name", rule.name)
    flaws.need(bool(rule.event.strip()), "event", "请选择事件。", "Choose an event.")
    _check_tests(flaws, rule)
    _check_amount(flaws, rule)
    for index, one in enumerate(rule.multipliers):
        _check_multiplier(flaws, f"multipliers[{index}]", one, has_segment)
    _check_caps(flaws, "caps", rule.caps)
    _check_dates(flaws, rule.starts_on, rule.ends_on)
    for path, keys in (("segments", rule.segments), ("not_segments", rule.not_segments)):
        _check_segments(flaws, path, keys, has_segment)
    flaws.need(
        rule.once != "value" or bool(rule.once_property.strip()),
        "once_property",
        "“每个值一次”要写明按哪个属性。",
        "Once a value needs the property whose values count.",
    )
    flaws.whole("cooldown_minutes", rule.cooldown_minutes, 0, 525_600)
    flaws.whole("pending_days", rule.pending_days, 0, 365)
    flaws.whole("expires_days", rule.expires_days, 1, 3650)
    flaws.need(rule.group in groups, "group", f"没有代号为“{rule.group}”的组。", f"There is no group called “{rule.group}”.")
    flaws.need(has_wallet(rule.wallet), "wallet", f"没有代号为“{rule.wallet}”的钱包。", f"There is no wallet called “{rule.wallet}”.")
    if rule.budget_id:
        flaws.need(has_budget(rule.budget_id), "budget_id", "没有这个预算。", "There is no such budget.")
    return flaws.found


def check_groups(groups: Sequence[Group]) -> list[Flaw]:
    """Every flaw of the groups of a workspace."""
    flaws = Flaws()
    flaws.different((f"groups[{index}].key", group.key) for index, group in enumerate(groups))
    for index, group in enumerate(groups):
        flaws.text(f"groups[{index}].name", group.name)
        _check_caps(flaws, f"groups[{index}].caps", group.caps)
    return flaws.found


def _check_tests(flaws: Flaws, rule: Rule) -> None:
    for index, test in enumerate(rule.where):
        path = f"where[{index}]"
        flaws.need(bool(test.property.strip()), f"{path}.property", "请填属性名。", "Name the property.")
        if test.test == "exists":
            flaws.need(not test.values, f"{path}.values", "“有值”不需要填值。", "Has a value takes no values.")
        elif test.test in {"at_least", "at_most"}:
            fine = len(test.values) == 1 and _is_number(test.values[0])
            flaws.need(fine, f"{path}.values", "请填一个数字。", "Give one number.")
        else:
            flaws.need(bool(test.values), f"{path}.values", "请至少填一个值。", "Give at least one value.")


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) <= MAX_POINTS * 1000
    except ValueError:
        return False


def _check_amount(flaws: Flaws, rule: Rule) -> None:
    amount = rule.amount
    flaws.whole("amount.points", amount.points, 1, MAX_POINTS)
    if isinstance(amount, PerMoney):
        flaws.whole("amount.each_minor", amount.each_minor, 1, MAX_POINTS)
        flaws.whole("amount.at_least_minor", amount.at_least_minor, 0, MAX_POINTS)
    if isinstance(amount, PerPiece):
        flaws.whole("amount.at_most", amount.at_most, 1)
    if not isinstance(amount, Fixed):
        _check_lines(flaws, amount.lines)


def _check_lines(flaws: Flaws, lines: Lines) -> None:
    flaws.need(
        not (lines.without and lines.is_everything),
        "amount.lines.without",
        "反选时请先列出要排除的商品。",
        "List what is to be left out.",
    )


def _check_multiplier(flaws: Flaws, path: str, one: Multiplier, has_segment: Has) -> None:
    flaws.text(f"{path}.name", one.name)
    flaws.whole(f"{path}.percent", one.percent, 101, 10_000)
    when = one.when
    match when:
        case OnDates():
            _check_dates(flaws, when.from_on, when.to_on, f"{path}.when.from_on", f"{path}.when.to_on")
            flaws.need(bool(when.from_on or when.to_on), f"{path}.when.from_on", "请填日期。", "Give a date.")
        case OnWeekdays():
            fine = bool(when.days) and all(1 <= day <= 7 for day in when.days)
            flaws.need(fine, f"{path}.when.days", "星期几用 1 到 7。", "Weekdays are 1 to 7.")
        case OnDaysOfMonth():
            fine = bool(when.days) and all(1 <= day <= 31 for day in when.days)
            flaws.need(fine, f"{path}.when.days", "日期用 1 到 31。", "Days are 1 to 31.")
        case ForTiers():
            flaws.need(bool(when.tiers), f"{path}.when.tiers", "请填等级。", "Name a tier.")
        case ForSegments():
            flaws.need(bool(when.segments), f"{path}.when.segments", "请填人群。", "Name a segment.")
            _check_segments(flaws, f"{path}.when.segments", when.segments, has_segment)
        case _:
            pass


def _check_segments(flaws: Flaws, path: str, keys: Sequence[str], has_segment: Has) -> None:
    for key in keys:
        flaws.need(has_segment(key), path, f"没有代号为“{key}”的人群。", f"There is no segment called “{key}”.")


def _check_caps(flaws: Flaws, path: str, caps: Sequence[Cap]) -> None:
    for index, cap in enumerate(caps):
        flaws.whole(f"{path}[{index}].amount", cap.amount, 1, MAX_POINTS)


def _check_dates(flaws: Flaws, start: str, end: str, start_path: str = "starts_on", end_path: str = "ends_on") -> None:
    fine = _check_date(flaws, start_path, start) & _check_date(flaws, end_path, end)
    if fine and start and end:
        flaws.need(start <= end, end_path, "结束日早于开始日。", "The last day lies before the first.")


def _check_date(flaws: Flaws, path: str, text: str) -> bool:
    try:
        fine = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        fine = False
    return flaws.need(fine, path, "日期写成 2026-11-01 这样。", "Write a date like 2026-11-01.")

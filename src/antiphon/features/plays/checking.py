"""What must be right before a play can be launched: the mechanic's own findings, and those every play has in common."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

import msgspec

from antiphon.features.plays.registry import Kind
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.errors import Invalid
from antiphon.sdk.charts import is_tally
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text


def check_rules(kind: Kind, rules: Mapping[str, Any]) -> list[Flaw]:
    """What is wrong with rules alone. Rules that cannot even be read are one flaw."""
    try:
        read = kind.parse_rules(rules)
    except Invalid as error:
        return [Flaw("rules", Text(zh=f"规则的格式不对：{error.detail}", en=error.detail))]
    flaws = list(kind.mechanic.flaws(read))
    named = {flaw.path for flaw in flaws}
    flaws += [flaw for flaw in _blank_texts(read, "") if not any(path == flaw.path or path.startswith(flaw.path) for path in named)]
    for asset, amount in kind.mechanic.stock(read).items():
        if not is_tally(asset) and not 0 < amount <= MAX_AMOUNT:
            en = f"The stock of {asset} must be more than zero and at most {MAX_AMOUNT}."
            flaws.append(Flaw("rules", Text(zh=f"“{asset}”的库存必须大于零，且不超过 {MAX_AMOUNT}。", en=en)))
    return flaws


def check_dates(starts_at: datetime | None, ends_at: datetime | None, now: datetime) -> list[Flaw]:
    """What is wrong with when it runs."""
    if ends_at is None:
        return []
    flaws: list[Flaw] = []
    if starts_at is not None and ends_at <= starts_at:
        flaws.append(Flaw("ends_at", Text(zh="结束时间必须晚于开始时间。", en="It must end after it starts.")))
    if ends_at <= now:
        flaws.append(Flaw("ends_at", Text(zh="结束时间已经过去了。", en="Its end lies in the past.")))
    return flaws


def check_name(name: Text) -> list[Flaw]:
    """A play has a name in both languages."""
    return _blank_text(name, "name")


def refuse_flawed(flaws: Sequence[Flaw]) -> None:
    """Raises `Invalid` that names every flaw in both languages."""
    if flaws:
        errors = [{"field": flaw.path, "zh": flaw.says.zh, "en": flaw.says.en, "detail": flaw.says.en} for flaw in flaws]
        raise Invalid(
            f"The play cannot be launched yet: {flaws[0].says.en} / 活动还不能上线：{flaws[0].says.zh}",
            code="play_has_flaws",
            errors=errors,
        )


def _blank_texts(value: Any, path: str) -> Iterator[Flaw]:
    """Every text that lacks a language, wherever it stands in the rules."""
    if isinstance(value, Text):
        yield from _blank_text(value, path)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _blank_texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(cast("Sequence[Any]", value)):
            yield from _blank_texts(item, f"{path}[{index}]")
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, Any]", value).items():
            yield from _blank_texts(item, f"{path}.{key}")


def _blank_text(text: Text, path: str) -> list[Flaw]:
    if text.zh.strip() and text.en.strip():
        return []
    return [Flaw(path, Text(zh="中文和英文都要填写。", en="Fill in both Chinese and English."))]


def only_more_stock(kind: Kind, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, int] | None:
    """By how much each stock grows, when nothing but stock differs between two sets of rules, and all of it grows; else None.

    Rules do not say which of their numbers are stock, so each number that differs is tried alone: it must make a stock grow.
    """
    before, after = kind.parse_rules(old), kind.parse_rules(new)
    plain = msgspec.to_builtins(before)
    started = kind.mechanic.stock(before)
    differences = _differences(plain, msgspec.to_builtins(after), ())
    if differences is None:
        return None
    for path, number in differences:
        if not _growth(started, kind.mechanic.stock(kind.parse_rules(_with(plain, path, number)))):
            return None
    return _growth(started, kind.mechanic.stock(after)) if differences else {}


def _growth(old: Mapping[Any, int], new: Mapping[Any, int]) -> dict[str, int] | None:
    """What grew; None when something shrank, came or went."""
    if old.keys() != new.keys() or any(new[asset] < old[asset] for asset in new):
        return None
    return {str(asset): new[asset] - old[asset] for asset in new if new[asset] > old[asset]}


_Path = tuple[str | int, ...]


def _differences(old: Any, new: Any, path: _Path) -> list[tuple[_Path, int]] | None:
    """All numbers that differ, and where; None when something other than a whole number does."""
    if type(old) is not type(new):
        return None
    if type(old) is int:
        return [(path, new)] if new != old else []
    if isinstance(old, Mapping):
        before, after = cast("Mapping[str, Any]", old), cast("Mapping[str, Any]", new)
        parts = [(key, before[key], after[key]) for key in before] if before.keys() == after.keys() else None
    elif isinstance(old, list | tuple):
        earlier, later = cast("Sequence[Any]", old), cast("Sequence[Any]", new)
        same_length = len(earlier) == len(later)
        parts = [(index, earlier[index], later[index]) for index in range(len(earlier))] if same_length else None
    else:
        return [] if old == new else None
    if parts is None:
        return None
    found: list[tuple[_Path, int]] = []
    for step, was, is_now in parts:
        inner = _differences(was, is_now, (*path, step))
        if inner is None:
            return None
        found.extend(inner)
    return found


def _with(plain: Any, path: _Path, number: int) -> Any:
    """A copy with one number changed."""
    if not path:
        return number
    step, rest = path[0], path[1:]
    if isinstance(plain, Mapping):
        entries = cast("Mapping[str | int, Any]", plain)
        return {**entries, step: _with(entries[step], rest, number)}
    items = list(cast("Sequence[Any]", plain))
    assert isinstance(step, int)
    items[step] = _with(items[step], rest, number)
    return items

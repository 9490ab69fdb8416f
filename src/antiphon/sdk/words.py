"""Words for people, in the two languages of the product."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, cast

import msgspec

_SLOT = re.compile(r"\{([a-z_]+)\}")


def field(  # noqa: PLR0913 - one keyword for each thing a form needs
    zh: str,
    en: str,
    help_zh: str = "",
    help_en: str = "",
    *,
    group: str = "",
    widget: str = "",
    at_least: int | None = None,
    at_most: int | None = None,
    choices: Mapping[str, tuple[str, str]] | None = None,
    **limits: Any,
) -> msgspec.Meta:
    """A label and a help text for one field of the rules; the console's form is made from it.

    `group` puts fields under one heading; `widget` asks for a special input: asset, segment, event, datetime, zone, picture,
    percent (a whole number of parts per million, 10,000 = 1 %, typed in as a percentage). `at_least` and `at_most` tell the
    form what makes sense; a draft may still hold anything, and `flaws` says in both languages what is wrong with it.
    `choices` names the values of a Literal: value -> (Chinese, English).
    `limits` are msgspec's own (max_length, pattern …): what breaks one of them cannot even be saved.
    """
    extra: dict[str, Any] = {"x-title": {"zh": zh, "en": en}, "x-help": {"zh": help_zh, "en": help_en}}
    if group:
        extra["x-group"] = group
    if widget:
        extra["x-widget"] = widget
    if at_least is not None:
        extra["minimum"] = at_least
    if at_most is not None:
        extra["maximum"] = at_most
    if choices is not None:
        extra["x-choices"] = {value: {"zh": zh_name, "en": en_name} for value, (zh_name, en_name) in choices.items()}
    return msgspec.Meta(title=en, description=help_en or None, extra_json_schema=extra, **limits)


class Text(msgspec.Struct, frozen=True):
    """One sentence or name, written natively in Chinese and in English. `{name}` marks a value filled in when shown."""

    zh: Annotated[str, field("中文", "Chinese", "用中文写给顾客看的文字。", "What a reader of Chinese sees.", max_length=2000)]
    en: Annotated[str, field("英文", "English", "用英文写给顾客看的文字。", "What a reader of English sees.", max_length=2000)]


ZONE_FIELD = field(
    "时区",
    "Time zone",
    "“一天”按哪个时区算；留空则按每位顾客自己的时区。",
    "Whose midnight ends a day; empty: each person's own.",
    widget="zone",
    max_length=64,
)  # for every mechanic whose rules speak of days; see `Facts.counted_in`

SIGNED_IN_FIELD = field(
    "仅限登录顾客",
    "Signed-in people only",
    "勾选后，匿名访客要先登录才能得到东西。",
    "Anonymous visitors must sign in before they get anything.",
    group="who",
)  # for every mechanic that gives things away; see `Person.known`
SIGN_IN_FIRST = Text(zh="请先登录，再来参加。", en="Please sign in first.")


def fill(text: Text, values: Mapping[str, Any]) -> Text:
    """The text with every `{name}` replaced by its value; a name without a value stays as it is.

    A value may itself be a text in two languages, or something that has one under `name` (a prize, a task).
    """
    return Text(zh=_fill_in(text.zh, values, "zh"), en=_fill_in(text.en, values, "en"))


def _fill_in(sentence: str, values: Mapping[str, Any], language: str) -> str:
    if "{" not in sentence:
        return sentence
    return _SLOT.sub(lambda slot: _spell(values[slot[1]], language) if slot[1] in values else slot[0], sentence)


def _spell(value: object, language: str) -> str:
    if isinstance(value, Text):
        return str(getattr(value, language))
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, object]", value)
        return _spell(entries[language] if language in entries else entries.get("name"), language)
    return "" if value is None else str(value)

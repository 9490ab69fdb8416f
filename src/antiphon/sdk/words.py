"""Words for people, in the two languages of the product."""

from typing import Any

import msgspec


class Text(msgspec.Struct, frozen=True):
    """One sentence or name, written natively in Chinese and in English. `{name}` marks a value filled in when shown."""

    zh: str
    en: str


def field(  # noqa: PLR0913 - one keyword for each thing a form needs
    zh: str,
    en: str,
    help_zh: str = "",
    help_en: str = "",
    *,
    group: str = "",
    widget: str = "",
    **limits: Any,
) -> msgspec.Meta:
    """A label and a help text for one field of the rules; the console's form is made from it.

    `group` puts fields under one heading, `widget` asks for a special input (asset, segment, event, datetime, zone, percent),
    `limits` are msgspec's own (ge, le, min_length, pattern …).
    """
    extra: dict[str, Any] = {"x-title": {"zh": zh, "en": en}, "x-help": {"zh": help_zh, "en": help_en}}
    if group:
        extra["x-group"] = group
    if widget:
        extra["x-widget"] = widget
    return msgspec.Meta(title=en, description=help_en or None, extra_json_schema=extra, **limits)

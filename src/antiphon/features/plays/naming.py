"""What assets are called: the rules of a play name what it hands out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import msgspec

from antiphon.sdk.words import Text

COMMON: Final[Mapping[str, Text]] = {
    "points": Text(zh="积分", en="Points"),
    "growth": Text(zh="成长值", en="Growth"),
    "tickets": Text(zh="抽奖券", en="Tickets"),
}


def name_asset(rules: Any, asset: str) -> Text:
    """The name that the rules give an asset, else its common name, else what follows the colon."""
    plain = asset.partition(":")[2] or asset
    return find_names(rules).get(asset) or COMMON.get(asset) or Text(zh=plain, en=plain)


def find_names(value: Any) -> dict[str, Text]:
    """Every asset that some part of the rules names: a part with `asset` and `name`."""
    found: dict[str, Text] = {}
    if isinstance(value, msgspec.Struct):
        asset, name = getattr(value, "asset", None), getattr(value, "name", None)
        if isinstance(asset, str) and isinstance(name, Text):
            found[asset] = name
        for field in value.__struct_fields__:
            found = find_names(getattr(value, field)) | found
    elif isinstance(value, list | tuple):
        for item in cast("Sequence[Any]", value):
            found = find_names(item) | found
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, Any]", value).values():
            found = find_names(item) | found
    return found

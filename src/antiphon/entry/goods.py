"""What plays and the points shop know about the goods they give away, for those who send them home."""

from collections.abc import Mapping
from typing import Any, cast

from antiphon.engine.database.port import ReadSession
from antiphon.features.deliveries.api import PlainGoods
from antiphon.features.ledger.contracts import Transfer
from antiphon.features.plays.api import Plays
from antiphon.features.points.api import Points
from antiphon.kernel.errors import NotFound
from antiphon.sdk.words import Text

PLAY, ITEM = "play:", "points_item:"


class HouseGoods(PlainGoods):
    """Goods of a play are called as its rules call them, those of the points shop as the item."""

    def __init__(self, plays: Plays, points: Points) -> None:
        self._plays = plays
        self._points = points

    def name(self, session: ReadSession, workspace: str, gift: Transfer) -> Text:
        item = self._points.find_goods(session, workspace, gift.asset)
        if item is not None:
            return item.name
        if gift.source.startswith(PLAY):
            named = _find_name(self._rules_of(session, workspace, gift.source), gift.asset)
            if named is not None:
                return named
        return super().name(session, workspace, gift)

    def is_sent(self, session: ReadSession, workspace: str, asset: str) -> bool:
        item = self._points.find_goods(session, workspace, asset)
        return item is None or item.is_sent

    def takes_back(self, session: ReadSession, workspace: str, holder: str) -> bool:
        if holder.startswith(ITEM):
            item = self._points.find_goods(session, workspace, f"prize:{holder.removeprefix(ITEM)}")
            return item is not None and item.is_live
        try:
            play = self._plays.get_play(session, workspace, holder.removeprefix(PLAY)) if holder.startswith(PLAY) else None
        except NotFound:
            return False
        return play is not None and play.state in {"live", "paused"}

    def _rules_of(self, session: ReadSession, workspace: str, holder: str) -> Mapping[str, Any]:
        try:
            return self._plays.get_play(session, workspace, holder.removeprefix(PLAY)).rules
        except NotFound:
            return {}


def _find_name(value: object, asset: str) -> Text | None:
    """The name beside the asset, wherever in the rules it stands."""
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, object]", value)
        name = entries.get("name")
        if entries.get("asset") == asset and isinstance(name, Mapping):
            words = cast("Mapping[str, object]", name)
            return Text(zh=str(words.get("zh", "")), en=str(words.get("en", "")))
        parts = list(entries.values())
    elif isinstance(value, list | tuple):
        parts = list(cast("list[object]", value))
    else:
        return None
    return next((found for part in parts if (found := _find_name(part, asset)) is not None), None)

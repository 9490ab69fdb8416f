"""The points shop as a shopper sees it. Pure."""

from datetime import datetime
from typing import Literal

import msgspec

from antiphon.features.points.items import Donation, Goods, Item, Pledge
from antiphon.features.points.store_shop import ItemRow
from antiphon.kernel.clock import to_ms
from antiphon.sdk.words import Text

Why = Literal["", "not_yet", "over", "paused", "sold_out", "limit_reached", "wrong_tier", "goal_reached"]


class ProjectProgress(msgspec.Struct, frozen=True):
    """How far a donation or a project is. `people` is how many exchanges made it."""

    points: int
    goal: int | None
    people: int
    outcome: Literal["open", "succeeded", "failed"]


class OfferShown(msgspec.Struct, frozen=True):
    """One thing in the points shop. `why` is why it cannot be exchanged now; "" when it can (if the points are enough)."""

    id: str
    kind: str
    name: Text
    says: Text | None
    picture: str
    points: int
    wallet: str
    left: int | None
    per_person: int | None
    mine: int
    needs_address: bool
    starts_at: datetime | None
    ends_at: datetime | None
    progress: ProjectProgress | None
    why: Why


def show_offer(
    row: ItemRow, item: Item, left: int | None, mine: int, sums: tuple[int, int, int], tiers: frozenset[str], now_ms: int
) -> OfferShown:
    """An item for one person, now. `sums` are exchanges, pieces and points of everybody."""
    progress = None
    if isinstance(item.offer, Pledge | Donation):
        outcome: Literal["open", "succeeded", "failed"] = row.state if row.state in {"succeeded", "failed"} else "open"  # pyright: ignore[reportAssignmentType]
        progress = ProjectProgress(sums[2], item.offer.goal, sums[0], outcome)
    return OfferShown(
        row.id,
        row.kind,
        item.name,
        item.says,
        item.picture,
        item.points,
        item.wallet,
        left,
        item.per_person,
        mine,
        isinstance(item.offer, Goods) and item.offer.needs_address,
        item.starts_at,
        item.ends_at,
        progress,
        _why(row, item, left, mine, sums[2], tiers, now_ms),
    )


def _why(row: ItemRow, item: Item, left: int | None, mine: int, given: int, tiers: frozenset[str], now_ms: int) -> Why:
    if row.state in {"succeeded", "failed"} or (item.ends_at is not None and now_ms >= to_ms(item.ends_at)):
        return "over"
    if row.state == "paused":
        return "paused"
    if item.starts_at is not None and now_ms < to_ms(item.starts_at):
        return "not_yet"
    if item.tiers and tiers.isdisjoint(item.tiers):
        return "wrong_tier"
    if left == 0:
        return "sold_out"
    if item.per_person is not None and mine >= item.per_person:
        return "limit_reached"
    closed = (
        isinstance(item.offer, Donation) and item.offer.closes and item.offer.goal is not None and given + item.points > item.offer.goal
    )
    return "goal_reached" if closed else ""

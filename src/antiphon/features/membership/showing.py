"""What a shopper sees of their own tiers."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.membership.api import Membership
from antiphon.features.membership.contracts import LadderStanding, Missing
from antiphon.features.membership.privileges import gathered
from antiphon.features.membership.rules import Asks, Ladder
from antiphon.kernel.clock import local_date, to_ms
from antiphon.sdk.words import Text


class ShownTier(msgspec.Struct, frozen=True):
    """One step. `privileges` are all that one has there, those of the steps below included."""

    key: str
    name: Text
    colour: str
    asks: Asks
    price_minor: int
    months: int
    privileges: tuple[Mapping[str, Any], ...]


class ShownLadder(msgspec.Struct, frozen=True):
    """One ladder and the shopper's place on it. `progress_percent`: how near the next step is (where all is asked, by what is farthest)."""

    key: str
    name: Text
    kind: Literal["earned", "paid"]
    window: str
    window_days: int
    tiers: tuple[ShownTier, ...]
    standing: LadderStanding
    progress_percent: int | None
    last_on: str | None  # the last day of the tier, by the shop's calendar; null when no end is known


class ShownTiers(msgspec.Struct, frozen=True):
    """Every ladder the shopper can be on."""

    currency: str
    ladders: tuple[ShownLadder, ...]
    privileges: Mapping[str, Mapping[str, Any]]


def show_shopper(session: ReadSession, membership: Membership, workspace: str, person_id: str) -> ShownTiers:
    """The shopper's view. Follows merges."""
    real = membership.find_person(session, workspace, person_id)
    standings = {one.ladder: one for one in membership.show_person(session, workspace, real)}
    told = membership.read_tiers(session, workspace, [real])[real]
    currency, zone, ladders = membership.read_rules(session, workspace)
    return ShownTiers(currency, tuple(_ladder(one, standings[one.key], zone) for one in ladders), told.privileges)


def _ladder(ladder: Ladder, standing: LadderStanding, zone: str) -> ShownLadder:
    tiers = tuple(
        ShownTier(
            tier.key,
            tier.name,
            tier.colour,
            tier.asks,
            tier.price_minor,
            tier.months,
            tuple(gathered([one.privileges for one in ladder.tiers[:rank]]).values()),
        )
        for rank, tier in enumerate(ladder.tiers, 1)
    )
    hidden = msgspec.structs.replace(standing, manual_because="")  # what an operator wrote is not for the shopper
    days = ladder.window.days if ladder.window.kind == "rolling" else 0
    last_on = None if standing.until_at is None else local_date(to_ms(standing.until_at) - 1, zone).isoformat()
    return ShownLadder(ladder.key, ladder.name, ladder.kind, ladder.window.kind, days, tiers, hidden, _progress(ladder, standing), last_on)


def _progress(ladder: Ladder, standing: LadderStanding) -> int | None:
    """Whole percent of the way, rounded down, so that 100 means there."""
    lacking: Missing | None = standing.next
    if lacking is None:
        return None
    asks = ladder.tiers[standing.rank].asks
    have = (standing.counted.spend_minor, standing.counted.orders, standing.counted.growth)
    wanted = (asks.spend_minor, asks.orders, asks.growth)
    parts = [min(100, got * 100 // one) for got, one in zip(have, wanted, strict=True) if one is not None]
    return max(parts) if asks.match == "any" else min(parts)

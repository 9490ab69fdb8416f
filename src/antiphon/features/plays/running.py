"""A play made ready to be decided: its rules read, its accounts named, all that does not change with the stimulus worked out once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.contracts import Play
from antiphon.features.plays.registry import AnyMechanic, Kind
from antiphon.kernel.clock import to_ms
from antiphon.sdk.charts import is_tally
from antiphon.sdk.lists import ListKind
from antiphon.sdk.words import Text

SEAT_SEPARATOR: Final = "/"


class Running:
    """One revision of a play. Shared by all batches of this process; never changed."""

    __slots__ = (
        "assets",
        "audience",
        "campaign",
        "closes_ms",
        "ends_at",
        "ends_ms",
        "holder",
        "id",
        "kind",
        "listens",
        "lists",
        "mechanic",
        "play",
        "purse",
        "revision",
        "rules",
        "secret",
        "shared_keys",
        "starts_at",
        "starts_ms",
        "stock",
        "stock_keys",
        "tallies",
        "workspace",
    )

    def __init__(self, play: Play, kind: Kind, secret: str) -> None:
        self.play = play
        self.secret = secret
        self.kind = kind
        self.mechanic: AnyMechanic = kind.mechanic
        self.rules: msgspec.Struct = kind.parse_rules(play.rules)
        self.workspace = play.workspace
        self.id = play.id
        self.revision = play.revision
        self.holder = f"play:{play.id}"
        self.campaign = f"campaign:{play.campaign_id}" if play.campaign_id else None
        self.audience = play.audience
        self.stock = tuple(sorted(self.mechanic.stock(self.rules)))
        self.tallies = frozenset(filter(is_tally, self.stock))  # counted up from nothing, never handed out
        self.lists: Mapping[str, ListKind] = kind.listing.lists(self.rules) if kind.listing else {}
        self.assets = tuple(sorted({*self.mechanic.assets(self.rules), *self.stock}))
        self.purse = tuple(asset for asset in self.assets if asset not in self.tallies)  # what a person can have of it
        self.listens = self.mechanic.listens(self.rules)
        self.starts_at: datetime | None = play.starts_at or play.launched_at
        self.ends_at: datetime | None = play.ends_at
        self.starts_ms = to_ms(self.starts_at) if self.starts_at else 0
        self.ends_ms = to_ms(self.ends_at) if self.ends_at else None
        self.closes_ms = None if self.ends_ms is None else self.ends_ms + closing_of(kind, self.rules) // timedelta(milliseconds=1)
        self.stock_keys = tuple((asset, AccountKey(self.workspace, self.holder, asset)) for asset in self.stock)
        self.shared_keys = self._shared_keys()

    def _shared_keys(self) -> tuple[AccountKey, ...]:
        """The accounts every stimulus of this play may touch."""
        keys = [key for _, key in self.stock_keys]
        if self.campaign:
            keys += [AccountKey(self.workspace, self.campaign, asset) for asset in self.assets]
        return tuple(keys)

    @property
    def is_live(self) -> bool:
        """Whether it takes stimuli at all; its dates are another matter."""
        return self.play.state == "live"

    def seat_key(self, seat_id: str) -> str:
        """The one text a seat is found and locked by."""
        return self.id + SEAT_SEPARATOR + seat_id

    def say(self, reason: str) -> Text:
        """The words for a reason: the mechanic's, else the host's, else the reason itself."""
        return self.mechanic.words.get(reason) or HOST_WORDS.get(reason) or Text(zh=reason, en=reason)


def closing_of(kind: Kind, rules: msgspec.Struct) -> timedelta:
    """How long after its end a play is still woken and ruled on."""
    return max(timedelta(), kind.closing.closing(rules)) if kind.closing else timedelta()


HOST_WORDS: Final[Mapping[str, Text]] = {
    "play_not_live": Text(zh="活动现在不能参加。", en="You cannot take part right now."),
    "play_not_started": Text(zh="活动还没开始。", en="It has not started yet."),
    "play_paused": Text(zh="活动暂停中，请稍后再来。", en="It is paused. Please come back later."),
    "play_ended": Text(zh="活动已经结束。", en="It is over."),
    "not_in_audience": Text(zh="这个活动只对部分顾客开放。", en="This is open to some customers only."),
    "sold_out": Text(zh="奖品已经发完了。", en="There is none left."),
    "too_little": Text(zh="你的余额不够。", en="You do not have enough for this."),
    "budget_spent": Text(zh="活动预算已经用完。", en="The budget of this campaign is used up."),
    "row_taken": Text(zh="这一个已经有人用了。", en="It is taken already."),
    "hold_over": Text(zh="预留已经失效。", en="The reservation is no longer valid."),
    "decision_failed": Text(
        zh="出了点问题，什么都没有改变，请再试一次。", en="Something went wrong. Nothing was changed; please try again."
    ),
    "launched": Text(zh="活动上线，奖品入库。", en="Launched; the stock was put in."),
    "topped_up": Text(zh="补充了库存。", en="The stock was topped up."),
    "printed": Text(zh="生成了 {count} 个码，批次 {batch}。", en="Printed {count} codes, batch {batch}."),
    "ended": Text(zh="活动结束，剩余库存退回。", en="Ended; what was left of the stock was taken back."),
}
"""What the host itself may say."""

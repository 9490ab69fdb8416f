"""What deliveries ask of those who give goods away: plays and the points shop, which the composition root knows."""

from typing import Protocol

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import Transfer
from antiphon.sdk.words import Text


class Goods(Protocol):
    """Asked inside the caller's session."""

    def name(self, session: ReadSession, workspace: str, gift: Transfer) -> Text:
        """What the goods are called."""
        ...

    def is_sent(self, session: ReadSession, workspace: str, asset: str) -> bool:
        """Whether somebody has to send them, and is not just to hand them over."""
        ...

    def takes_back(self, session: ReadSession, workspace: str, holder: str) -> bool:
        """Whether units can go back to where they came from and be given to somebody else there."""
        ...


class PlainGoods:
    """Without anybody to ask: goods are called by their asset, all are sent, nobody takes any back."""

    def name(self, session: ReadSession, workspace: str, gift: Transfer) -> Text:
        plain = gift.asset.partition(":")[2].replace("-", " ").replace("_", " ")
        return Text(zh=plain, en=plain)

    def is_sent(self, session: ReadSession, workspace: str, asset: str) -> bool:
        return True

    def takes_back(self, session: ReadSession, workspace: str, holder: str) -> bool:
        return False

"""What the ledger hands out: frozen values, and the answers of a Book that say no."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple, Protocol

import msgspec

from antiphon.engine.database.port import ReadSession

MERGED: Final = "people_merged"  # `because` of the transfers of a merge
MAX_NAME: Final = 200  # letters of a holder, an asset or the name of a hold
ODD_LETTERS: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # in no name: account ids are joined by one, stores refuse others


class AccountKey(NamedTuple):
    """An account: what one holder has of one asset, in one workspace."""

    workspace: str
    holder: str  # "person:<id>", "play:<id>", "campaign:<id>", "merchant", "world"
    asset: str


class HoldKey(NamedTuple):
    """A hold by its name, unique in its workspace for ever."""

    workspace: str
    name: str


class Short(msgspec.Struct, frozen=True):
    """No: `key` cannot give `wanted`; `spendable` is what it could. Nothing changed."""

    key: AccountKey
    wanted: int
    spendable: int


class Refusal(msgspec.Struct, frozen=True):
    """No, to something about a hold. Nothing changed."""

    reason: Literal["hold_unknown", "hold_taken", "hold_resolved", "hold_expired", "more_than_held"]


HoldState = Literal["open", "posted", "voided", "expired"]


class Account(msgspec.Struct, frozen=True):
    """One account as it is now. `floor` is None only for the world; `spendable` is None when there is no floor."""

    holder: str
    asset: str
    balance: int
    held: int
    floor: int | None
    spendable: int | None


class Transfer(msgspec.Struct, frozen=True):
    """Something that moved, for good. Never changed, never deleted; a correction is another transfer."""

    id: str
    asset: str
    amount: int
    source: str
    target: str
    decision_id: str  # "" when nobody decided it (a merge of two people)
    because: str
    at: datetime
    hold: str | None = None  # the hold that it completed


class Hold(msgspec.Struct, frozen=True):
    """An amount set aside: still of its source, but not spendable."""

    name: str
    asset: str
    amount: int
    source: str
    target: str
    state: HoldState
    until: datetime
    decision_id: str
    because: str
    at: datetime
    posted: int  # how much went to the target; 0 unless posted
    resolved_by: str | None  # the decision that posted or voided it
    resolved_at: datetime | None


class AssetSummary(msgspec.Struct, frozen=True):
    """One asset over all accounts: `issued` came from the world, `spent` went back to it; `sum` is 0 or something is wrong."""

    asset: str
    issued: int
    spent: int
    accounts: int
    sum: int


class Violation(msgspec.Struct, frozen=True):
    """A law of the ledger that does not hold, where, and by how much."""

    law: Literal["zero_sum", "floor", "replay", "held", "holds_once"]
    workspace: str
    holder: str
    asset: str
    off_by: int
    says: str


class Link(msgspec.Struct, frozen=True):
    """One step on the way of some units: `amount` of the followed units went along this transfer."""

    transfer: Transfer
    amount: int
    step: int  # negative: where they came from; 0: the transfer asked about; positive: where they went


class Owned(msgspec.Struct, frozen=True):
    """Where followed units are now. `world` means they were spent for good."""

    holder: str
    amount: int


class Trace(msgspec.Struct, frozen=True):
    """The way of some units from where they were issued to who has them now."""

    links: tuple[Link, ...]
    owners: tuple[Owned, ...]
    complete: bool  # False: cut off after a stated number of links


class Why(msgspec.Struct, frozen=True):
    """The decision behind a transfer, in a form that can be shown. Whoever decides (plays) supplies it."""

    decision: str
    play: str | None
    person: str | None
    because: str
    say: Mapping[str, str]
    seed: str | None = None
    key: str | None = None


class Explanation(msgspec.Struct, frozen=True):
    """A transfer, the decision behind it, and the way of its units."""

    transfer: Transfer
    why: Why | None
    chain: tuple[Link, ...]
    owners: tuple[Owned, ...]
    complete: bool


class FindDecisions(Protocol):
    """How the ledger, which knows no plays, learns what stands behind decision ids. Unknown ids are left out."""

    def __call__(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> Mapping[str, Why]: ...

"""What the ledger hands out: frozen values, and the answers of a Book that say no."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple, Protocol

import msgspec

from antiphon.engine.database.port import ReadSession

MERGED: Final = "people_merged"  # `because` of the transfers of a merge
EXPIRED: Final = "points_expired"  # … of a lot, or part of one, whose time is over
AVAILABLE: Final = "points_available"  # … of a pending lot whose waiting is over
DEBT_MADE: Final = "debt_made"  # … of what a claw-back could not find
DEBT_PAID: Final = "debt_paid"  # … of what later earnings paid of it
PERSON: Final = "person:"  # how a person's holder begins: only persons have lots
WAITING: Final = "waiting:"  # … and where the same person's pending lots stand
MAX_NAME: Final = 200  # letters of a holder, an asset or the name of a hold
ODD_LETTERS: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # in no name: account ids are joined by one, stores refuse others


class AccountKey(NamedTuple):
    """An account: what one holder has of one asset, in one workspace."""

    workspace: str
    holder: str  # "person:<id>", "play:<id>", "campaign:<id>", "merchant", "world"
    asset: str

    @property
    def waiting(self) -> "AccountKey":
        """Where a person's pending lots stand until they may be spent. Whoever opens it has locked the person's account."""
        return AccountKey(self.workspace, WAITING + self.holder.removeprefix(PERSON), self.asset)

    @property
    def owed(self) -> "AccountKey":
        """What a person owes of the asset: its balance is the debt."""
        return AccountKey(self.workspace, self.holder, f"{self.asset}:debt")


class HoldKey(NamedTuple):
    """A hold by its name, unique in its workspace for ever."""

    workspace: str
    name: str


class GrantKey(NamedTuple):
    """A lot by the reference it was given under, unique in its workspace and asset for ever."""

    workspace: str
    asset: str
    ref: str


class SpendKey(NamedTuple):
    """A spend by the decision (or the hold) that it was, in one asset."""

    workspace: str
    asset: str
    ref: str


class Short(msgspec.Struct, frozen=True):
    """No: `key` cannot give `wanted`; `spendable` is what it could. Nothing changed."""

    key: AccountKey
    wanted: int
    spendable: int


class Refusal(msgspec.Struct, frozen=True):
    """No, to something about a hold, a grant or a spend. Nothing changed."""

    reason: Literal[
        "hold_unknown",
        "hold_taken",
        "hold_resolved",
        "hold_expired",
        "more_than_held",
        "grant_unknown",
        "grant_taken",
        "spend_unknown",
        "spend_taken",
    ]


class Given(msgspec.Struct, frozen=True):
    """A lot was given. `available_at` is None when it may be spent at once, `expires_at` when it never runs out."""

    lot: str
    amount: int
    available_at: datetime | None
    expires_at: datetime | None


class TakenBack(msgspec.Struct, frozen=True):
    """A grant, or part of it, was taken back: `amount` is the sum of where it came from."""

    amount: int
    from_lot: int  # what was left of the grant itself
    already_gone: int  # had expired unused: nobody had any good of it, so nothing moved
    from_others: int  # the grant was spent, so other lots of the same person gave
    debt: int  # nothing was left: later earnings pay it


class GivenBack(msgspec.Struct, frozen=True):
    """A spend, or part of it, was given back into the lots it came from."""

    amount: int
    expired: int  # of it: the lot's time was over, and stays over
    paid_debt: int  # of it: went into a debt at once


class LotRule(msgspec.Struct, frozen=True):
    """How long units of an asset last. A rule is for what is given from `since_ms` on; `inactivity_days` is for everything there is.

    `days`: usable through the Nth local day after. `months`: through the same day N months on, or the end of that month or
    year. `yearly`: through the next `month`/`day`. Days are counted in `zone`.
    """

    zone: str
    expiry: Literal["never", "days", "months", "yearly"] = "never"
    count: int = 0
    round_to: Literal["day", "month", "year"] = "day"
    month: int = 12
    day: int = 31
    inactivity_days: int = 0  # 0: inactivity ends nothing
    since_ms: int = 0


class LotLine(msgspec.Struct, frozen=True):
    """A lot as it is shown."""

    id: str
    holder: str
    asset: str
    ref: str | None
    given: int
    used: int
    expired: int
    taken: int
    remaining: int
    given_at: datetime
    available_at: datetime | None
    expires_at: datetime | None


class AssetSums(msgspec.Struct, frozen=True):
    """What persons have of an asset. `live`: (moment, amount) of lots by when they run out, as last matched.

    `unkept` is in accounts without lots, `unmatched` what lots hold more than the balances say (spent since they were matched;
    negative: earned since). `over_*` is about lots whose time is over: how many, and what of them was used and expired.
    """

    outstanding: int
    held: int
    pending: int
    debts: int
    live: tuple[tuple[int | None, int], ...]
    unkept: int
    unmatched: int
    over_count: int
    over_used: int
    over_expired: int


class Expired(msgspec.Struct, frozen=True):
    """Units of one account ran out in one go."""

    workspace: str
    holder: str
    asset: str
    amount: int
    at_ms: int
    refs: tuple[str, ...]  # of the lots that had one


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
    say: Mapping[str, str] = {}  # why, in words by language, where they were asked for and somebody has them


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

    law: Literal["zero_sum", "floor", "replay", "held", "holds_once", "lots", "lot_uses", "lot_bounds", "debts"]
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

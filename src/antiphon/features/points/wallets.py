"""Wallets: what kinds of points there are, opened for dealings, and what is told when points run out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import new_id
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, Expired, GrantKey, HoldKey, LotLine, LotRule, SpendKey
from antiphon.features.points import liability, store_wallets
from antiphon.features.points.contracts_wallets import EXPIRED_EVENT, Liability, Wallet
from antiphon.features.points.notices import Notices
from antiphon.features.points.teller import Teller, person_key
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk.words import Text

Zones = Callable[[], Mapping[str, str]]
DEFAULTS: Final = (
    Wallet("points", Text(zh="积分", en="Points")),
    Wallet("growth", Text(zh="成长值", en="Growth"), notice_days=0),
)
MOST: Final = 20  # wallets in a workspace
_LEAP_YEAR: Final = 2024
_KEY: Final = re.compile("[a-z][a-z0-9_]{0,39}")


class Wallets:
    """The wallets of every workspace."""

    def __init__(self, *, ledger: Ledger, events: Events, clock: Clock, zones: Zones) -> None:
        self.ledger = ledger
        self._events = events
        self._clock = clock
        self._zones = zones
        self._notices: Notices | None = None
        ledger.on_expired(self._tell_expired)

    # ------------------------------------------------------------------------------------------------- wallets

    def list_wallets(self, session: ReadSession, workspace: str) -> list[Wallet]:
        """`points` and `growth` first, then the others by key."""
        saved = {key: msgspec.json.decode(body, type=Wallet) for key, body in store_wallets.list_wallets(session, workspace).items()}
        first = [saved.pop(wallet.key, wallet) for wallet in DEFAULTS]
        return [*first, *saved.values()]

    def get(self, session: ReadSession, workspace: str, key: str) -> Wallet:
        """One wallet. Raises `NotFound`."""
        for wallet in self.list_wallets(session, workspace):
            if wallet.key == key:
                return wallet
        raise NotFound(f"There is no wallet {key!r} in this workspace.", code="wallet_not_found")

    def save_wallet(self, session: Session, workspace: str, wallet: Wallet, by: str = "") -> Wallet:
        """A new wallet, or a changed one. Its expiry is for points given from now on. Raises `Invalid`."""
        check(wallet)
        session.lock(f"points.wallets {workspace}")
        known = {one.key: one for one in self.list_wallets(session, workspace)}
        if wallet.key not in known and len(known) >= MOST:
            raise Invalid(f"A workspace has at most {MOST} wallets.", code="too_many_wallets")
        store_wallets.save_wallet(session, workspace, wallet.key, msgspec.json.encode(wallet).decode(), self._clock.now_ms(), by)
        self._set_rule(session, workspace, wallet)
        return wallet

    def follow_zone(self, session: Session, workspace: str) -> None:
        """Points given from now on run out by the days of the zone that the workspace is in now; what was given before stays."""
        session.lock(f"points.wallets {workspace}")
        saved = store_wallets.list_wallets(session, workspace)
        for wallet in self.list_wallets(session, workspace):
            if wallet.key in saved:
                self._set_rule(session, workspace, wallet)

    def _set_rule(self, session: Session, workspace: str, wallet: Wallet) -> None:
        rule, now = rule_of(wallet, self._zone(workspace)), self.ledger.find_rule(session, workspace, wallet.asset)
        if now is None or msgspec.structs.replace(now, since_ms=0) != rule:
            self.ledger.set_rule(session, workspace, wallet.asset, rule)

    def _zone(self, workspace: str) -> str:
        return self._zones().get(workspace, "UTC")

    # ---------------------------------------------------------------------------------------------- dealing

    def open(
        self,
        session: Session,
        workspace: str,
        *,
        people: Iterable[tuple[str, str]] = (),
        grants: Iterable[tuple[str, str]] = (),
        spends: Iterable[tuple[str, str]] = (),
        keys: Iterable[AccountKey] = (),
        at_ms: int | None = None,
    ) -> Teller:
        """Lock what the dealings will touch: (wallet, person), (wallet, reference given under), (wallet, reference spent under).

        Raises `NotFound` for a wallet that is not there.
        """
        wallets = {wallet.key: wallet for wallet in self.list_wallets(session, workspace)}
        people, grants, spends = list(people), list(grants), list(spends)
        for key in {key for key, _ in (*people, *grants, *spends)} - wallets.keys():
            raise NotFound(f"There is no wallet {key!r} in this workspace.", code="wallet_not_found")
        purses = self.ledger.open_purses(
            session,
            [person_key(workspace, wallets[wallet].asset, person_id) for wallet, person_id in people],
            grants=[GrantKey(workspace, wallets[wallet].asset, ref) for wallet, ref in grants],
            spends=[SpendKey(workspace, wallets[wallet].asset, ref) for wallet, ref in spends],
            keys=keys,
            holds=[HoldKey(workspace, ref) for _, ref in spends],
            at_ms=at_ms,
        )
        return Teller(purses, workspace, wallets)

    # ------------------------------------------------------------------------------------------------ reading

    def read_spendable(self, session: ReadSession, workspace: str, wallet: str, person_id: str) -> int:
        """What a person may spend, without locking."""
        key = person_key(workspace, self.get(session, workspace, wallet).asset, person_id)
        return self.ledger.read_spendable(session, [key])[key]

    def list_lots(self, session: ReadSession, workspace: str, wallet: str, person_id: str) -> list[LotLine]:
        """A person's lots with something left, pending ones too, the soonest to run out first."""
        asset = self.get(session, workspace, wallet).asset
        return self.ledger.list_lots(session, workspace, f"person:{person_id}", asset)

    def read_liability(self, session: ReadSession, workspace: str, wallet: str) -> Liability:
        """What the shop owes in points of a wallet."""
        asset = self.get(session, workspace, wallet).asset
        return liability.report(wallet, self.ledger.sum_asset(session, workspace, asset), self._zone(workspace), self._clock.now_ms())

    # ------------------------------------------------------------------------------------------------- telling

    def _tell_expired(self, session: Session, expired: Sequence[Expired]) -> None:
        """Points ran out: an event, in the same transaction."""
        keys: dict[tuple[str, str], str] = {}
        for workspace in {one.workspace for one in expired}:
            keys |= {(workspace, wallet.asset): wallet.key for wallet in self.list_wallets(session, workspace)}
        told = [
            Emitted(
                one.workspace,
                new_id("evt"),
                EXPIRED_EVENT,
                one.holder.removeprefix("person:"),
                one.at_ms,
                {"wallet": keys[one.workspace, one.asset], "amount": one.amount},
            )
            for one in expired
            if (one.workspace, one.asset) in keys
        ]
        if told:
            self._events.append(session, told)

    def start_jobs(self, writer: Writer) -> None:
        """Look through the wallets once a local day for what runs out soon."""
        self._notices = self.make_notices(writer)
        self._notices.start()

    def make_notices(self, writer: Writer) -> Notices:
        """The job that `start_jobs` starts."""
        return Notices(self.ledger, self._events, writer, self._clock, self._zones, self.list_wallets, self.follow_zone)

    def stop_jobs(self) -> None:
        """Stop before the writer does."""
        if self._notices:
            self._notices.stop()


def rule_of(wallet: Wallet, zone: str) -> LotRule:
    """How long a wallet's points last, in the ledger's words."""
    return LotRule(
        zone, wallet.expiry, wallet.expiry_count, wallet.round_to, wallet.yearly_month, wallet.yearly_day, wallet.inactivity_days
    )


def check(wallet: Wallet) -> None:
    """Raises `Invalid` for what makes no sense."""
    flaws: list[dict[str, object]] = []

    def need(holds: bool, path: str, says: str) -> None:  # noqa: FBT001 - the condition is the point
        if not holds:
            flaws.append({"path": path, "detail": says})

    need(_KEY.fullmatch(wallet.key) is not None, "key", "Small letters, digits and underscores, a letter first, at most 40.")
    need(bool(wallet.name.zh.strip() and wallet.name.en.strip()), "name", "Fill in both Chinese and English.")
    need(wallet.expiry not in {"days", "months"} or wallet.expiry_count >= 1, "expiry_count", "Say how many days or months.")
    need(0 <= wallet.expiry_count <= (1200 if wallet.expiry == "months" else 36_500), "expiry_count", "At most 100 years.")
    need(1 <= wallet.yearly_month <= 12, "yearly_month", "A month from 1 to 12.")
    need(1 <= wallet.yearly_day <= _last_day(wallet.yearly_month), "yearly_day", "There is no such day in that month.")
    need(0 <= wallet.inactivity_days <= 3650, "inactivity_days", "From 0 to 3650 days.")
    need(0 <= wallet.notice_days <= 365, "notice_days", "From 0 to 365 days.")
    need(0 <= wallet.grace_days <= 365, "grace_days", "From 0 to 365 days.")
    need(0 <= wallet.pending_days <= 365, "pending_days", "From 0 to 365 days.")
    need(wallet.least_spend >= 1, "least_spend", "At least 1.")
    need(wallet.approve_above is None or wallet.approve_above >= 0, "approve_above", "At least 0, or empty.")
    need(wallet.transfer.least >= 1, "transfer.least", "At least 1.")
    need(wallet.transfer.most_a_day >= 0 and wallet.transfer.most_ever >= 0, "transfer", "Limits are at least 0; 0 is no limit.")
    if flaws:
        raise Invalid("The wallet does not make sense yet.", code="bad_wallet", errors=flaws)


def _last_day(month: int) -> int:
    following = date(_LEAP_YEAR + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else date(_LEAP_YEAR, 2, 1)
    return (date.fromordinal(following.toordinal() - 1)).day

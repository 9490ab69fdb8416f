"""Points from one member to another: off unless a wallet allows it, within its limits, once for each key of the caller."""

from collections.abc import Callable, Mapping

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.points import store_wallets as rows
from antiphon.features.points.adjusting import HANDED
from antiphon.features.points.contracts_wallets import HANDED_EVENT, Handover, HandoverRules
from antiphon.features.points.store_wallets import HandoverRow
from antiphon.features.points.wallets import Wallets
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import Clock, from_ms, local_day
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor

MAX_REF = 200
_NEWEST = "~"  # sorts after every id


class Handovers:
    """Transfers between members. Everything runs inside the caller's transaction."""

    def __init__(self, wallets: Wallets, profiles: Profiles, events: Events, clock: Clock, zones: Callable[[], Mapping[str, str]]) -> None:
        self._wallets = wallets
        self._profiles = profiles
        self._events = events
        self._clock = clock
        self._zones = zones

    def hand_on(self, session: Session, workspace: str, wallet: str, giver: str, taker: str, amount: int, ref: str) -> Handover:
        """Move points; the units keep the moments at which they run out. The same `ref` of the same giver again: the same answer.

        `taker` is a person's id, or the shop's user id of one. Raises `Forbidden` (not allowed here), `NotFound` (nobody by that
        name), `Invalid` (too few, to oneself) and `Conflict` (a limit, too few points, the ref used for something else).
        """
        if not 0 < len(ref) <= MAX_REF:
            raise Invalid(f"A reference has 1 to {MAX_REF} letters.", code="bad_ref")
        rules = self._wallets.get(session, workspace, wallet).transfer
        other = self._profiles.find_person(session, workspace, taker)
        if other is None or not other.known:
            raise NotFound("There is no member by that name.", code="person_not_found")
        giver = self._profiles.canonical(session, workspace, [giver]).get(giver, giver)
        teller = self._wallets.open(session, workspace, people=[(wallet, giver), (wallet, other.id)])
        before = rows.find_handover(session, workspace, giver, ref)  # after the lock: two of one key take turns
        if before is not None:
            if (before.wallet, before.taker, before.amount) != (wallet, other.id, amount):
                raise Conflict("This key was used for another transfer.", code="key_reused")
            return shown(before)
        today = local_day(self._clock.now_ms(), self._zones().get(workspace, "UTC"))
        members = sorted({giver, *self._profiles.list_members(session, workspace, giver)})
        self._check(rules, rows.sum_handovers(session, workspace, wallet, members, today), amount, to_oneself=giver == other.id)
        row = HandoverRow(workspace, ref, new_id("hnd"), wallet, giver, other.id, amount, today, self._clock.now_ms())
        refused = teller.hand_on(wallet, giver, other.id, amount, row.id, HANDED)
        if refused is not None:
            raise Conflict(f"There are only {refused.spendable} points to give.", code="too_few_points")
        teller.save(session)
        rows.insert_handover(session, row)
        self._tell(session, row)
        return shown(row)

    @staticmethod
    def _check(rules: HandoverRules, sums: tuple[int, int], amount: int, *, to_oneself: bool) -> None:
        if not rules.allowed:
            raise Forbidden("Points of this wallet cannot be transferred.", code="transfer_off")
        if to_oneself:
            raise Invalid("Points are transferred to somebody else.", code="same_holder")
        if amount < rules.least:
            raise Invalid(f"At least {rules.least} points at once.", code="transfer_too_small")
        day, ever = sums
        if rules.most_a_day and day + amount > rules.most_a_day:
            raise Conflict(f"At most {rules.most_a_day} a day; {max(rules.most_a_day - day, 0)} are left today.", code="transfer_day_limit")
        if rules.most_ever and ever + amount > rules.most_ever:
            raise Conflict(f"At most {rules.most_ever} in all; {max(rules.most_ever - ever, 0)} are left.", code="transfer_limit")

    def _tell(self, session: Session, row: HandoverRow) -> None:
        properties = {"wallet": row.wallet, "amount": row.amount, "transfer_id": row.id}
        sides = ((row.giver, "given"), (row.taker, "received"))
        self._events.append(
            session,
            [
                Emitted(row.workspace, new_id("evt"), HANDED_EVENT, person, row.at, {**properties, "direction": way}, row.id)
                for person, way in sides
            ],
        )

    def list(self, session: ReadSession, workspace: str, cursor: str | None, limit: int) -> Page[Handover]:
        """The newest first."""
        before = str(decode_cursor(cursor, 1)[0]) if cursor else _NEWEST
        found = rows.list_handovers(session, workspace, before, check_limit(limit) + 1)
        items = tuple(shown(row) for row in found[:limit])
        return Page(items, encode_cursor(items[-1].id) if len(found) > limit else None)


def shown(row: HandoverRow) -> Handover:
    """A row as a value."""
    return Handover(row.id, row.wallet, row.giver, row.taker, row.amount, from_ms(row.at))

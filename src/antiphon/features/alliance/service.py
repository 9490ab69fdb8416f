"""What the sides and their shoppers do. Locks: the agreement first, then accounts by workspace in one order."""

import secrets
from typing import Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.alliance import store
from antiphon.features.alliance.contracts import AllianceTerms
from antiphon.features.alliance.rates import Leg, net, received_for, side_of
from antiphon.features.alliance.store import AgreementRow, ClearingRow, ExchangeRow, LinkRow
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points.api import Points
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound

CODE_MS: Final = 15 * 60_000
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"


class Beyond(Conflict):
    """More than was agreed."""

    code = "alliance_limit"


class Wish(NamedTuple):
    """What a shopper asks for: so many points of `giver` for points of `taker`. `key` is unique to this wish."""

    agreement_id: str
    asking: str
    person_id: str
    giver: str
    taker: str
    amount: int
    key: str


def holder_of(agreement_id: str) -> str:
    """Who has the points that were given and not cleared yet, in the giver's ledger."""
    return f"alliance:{agreement_id}"


def get_agreement(session: ReadSession, workspace: str, agreement_id: str) -> tuple[AgreementRow, AllianceTerms]:
    """An agreement of this workspace; raises `NotFound`."""
    row = store.find_agreement(session, workspace, agreement_id)
    if row is None:
        raise NotFound(f"Your workspace has no agreement {agreement_id[:40]!r}.", code="agreement_not_found")
    return row, msgspec.json.decode(row.terms, type=AllianceTerms)


def lock(session: Session, agreement_id: str) -> None:
    """One change of an agreement at a time, over all processes: limits are counted, so they must stand still while they are."""
    session.lock(f"alliance {agreement_id}")


# ------------------------------------------------------------------------------------------------------ agreeing


def accept(session: Session, workspace: str, agreement_id: str, by: str, now_ms: int) -> None:
    """One side says yes; with the last one it begins."""
    lock(session, agreement_id)
    row, _ = get_agreement(session, workspace, agreement_id)
    if row.state != "proposed":
        raise Conflict(f"This agreement is {row.state}; only a proposal can be accepted.", code="agreement_state")
    store.accept(session, agreement_id, workspace, now_ms, by)
    if all(accepted is not None for _, _, accepted in store.list_members(session, [agreement_id])):
        store.set_state(session, row._replace(state="active", began_at=now_ms))


def end(session: Session, workspace: str, agreement_id: str, reason: str, now_ms: int) -> None:
    """Any side may end it at any time. What was exchanged is still cleared."""
    lock(session, agreement_id)
    row, _ = get_agreement(session, workspace, agreement_id)
    if row.state == "ended":
        raise Conflict("This agreement has ended already.", code="agreement_state")
    store.set_state(session, row._replace(state="ended", ended_at=now_ms, ended_by=workspace, reason=reason))


# ------------------------------------------------------------------------------------------------------ linking


def make_code(session: Session, workspace: str, person_id: str, agreement_id: str, now_ms: int) -> tuple[str, int]:
    """A code to be shown to this shopper, which is their consent here; and until when it counts."""
    _must_be_active(get_agreement(session, workspace, agreement_id)[0])
    code = "".join(secrets.choice(_LETTERS) for _ in range(8))
    store.insert_code(session, (code, agreement_id, workspace, person_id, now_ms, now_ms + CODE_MS))
    return code, now_ms + CODE_MS


def link(session: Session, workspace: str, person_id: str, code: str, now_ms: int) -> str:
    """The same human types the code in at the other shop, which is their consent there. Raises `Conflict`, `NotFound`."""
    found = store.take_code(session, code)
    if found is None or now_ms >= found[4]:
        raise NotFound("This code is unknown, used or too old. Ask for a new one in the other shop.", code="code_not_found")
    agreement_id, there, other, consented, _ = found
    if there == workspace:
        raise Invalid("Type the code in at the other shop.", code="same_shop")
    lock(session, agreement_id)
    row, _ = get_agreement(session, workspace, agreement_id)
    _must_be_active(row)
    for side, person, partner in ((workspace, person_id, there), (there, other, workspace)):
        if any(
            each.agreement_id == agreement_id and each.partner_of(side) == partner for each in store.list_links(session, side, [person])
        ):
            raise Conflict("One of the two accounts is linked already. Unlink it first.", code="already_linked")
    ends = sorted([(workspace, person_id, now_ms), (there, other, consented)])
    made = LinkRow(new_id("lnk"), agreement_id, *ends[0], *ends[1], None)
    store.insert_link(session, made)
    return made.id


def unlink(session: Session, workspace: str, person_id: str, link_id: str, now_ms: int) -> None:
    """Consent is taken back, by either account."""
    if not any(each.id == link_id for each in store.list_links(session, workspace, [person_id])):
        raise NotFound("There is no such link of yours.", code="link_not_found")
    store.end_link(session, link_id, now_ms)


# ------------------------------------------------------------------------------------------------------ exchanging


def exchange(session: Session, points: Points, wish: Wish, day: int, now_ms: int) -> ExchangeRow:
    """A leg in each ledger, in this one transaction, both signed with the exchange's id. The same key again is the same exchange."""
    row, terms = get_agreement(session, wish.asking, wish.agreement_id)
    lock(session, wish.agreement_id)
    partner = wish.taker if wish.asking == wish.giver else wish.giver
    links = store.list_links(session, wish.asking, [wish.person_id])
    here = next((each for each in links if each.agreement_id == wish.agreement_id and each.partner_of(wish.asking) == partner), None)
    if here is None:
        raise Forbidden("Link your two accounts first.", code="not_linked")
    before = store.find_exchange(session, here.id, wish.key)
    if before is not None:
        if (before.from_workspace, before.given) != (wish.giver, wish.amount):
            raise Conflict("This key was used for another exchange.", code="key_used")
        return before
    _must_be_active(store.find_agreement(session, wish.asking, wish.agreement_id) or row)
    giver, taker = here.person_in(wish.giver), here.person_in(wish.taker)
    received = _check_limits(session, terms, wish, giver, day)
    made = ExchangeRow(
        new_id("xch"), wish.agreement_id, here.id, wish.key, wish.giver, giver, wish.amount, wish.taker, taker, received, day, now_ms, None
    )
    for workspace in sorted((wish.giver, wish.taker)):  # one order of locks, whichever way the points go
        _move(session, points, terms, made, workspace)
    store.insert_exchange(session, made)
    return made


def _move(session: Session, points: Points, terms: AllianceTerms, made: ExchangeRow, workspace: str) -> None:
    wallet = side_of(terms, workspace).wallet
    gives = workspace == made.from_workspace
    person = made.from_person if gives else made.to_person
    keys: list[AccountKey] = []
    if gives:
        asset = points.wallets.get(session, workspace, wallet).asset
        keys = [AccountKey(workspace, holder_of(made.agreement_id), asset)]
    teller = points.wallets.open(
        session,
        workspace,
        people=[(wallet, person)],
        grants=[] if gives else [(wallet, made.id)],
        spends=[(wallet, made.id)] if gives else [],
        keys=keys,
        at_ms=made.at,
    )
    if gives:
        refused = teller.spend(wallet, person, made.given, made.id, "alliance_given", target=holder_of(made.agreement_id))
        if refused is not None:
            have = teller.spendable(wallet, person)
            raise Conflict(f"Only {have} points can be spent.", code="too_little")
    else:
        teller.give(wallet, person, made.received, made.id, "alliance_received", available_at_ms=0)
    teller.save(session)


def _check_limits(session: ReadSession, terms: AllianceTerms, wish: Wish, giver: str, day: int) -> int:
    limits = terms.limits
    if wish.amount < limits.least:
        raise Beyond(f"At least {limits.least} points at once.")
    if limits.most is not None and wish.amount > limits.most:
        raise Beyond(f"At most {limits.most} points at once.")
    by_day, ever, all_day = store.sum_given(session, wish.agreement_id, wish.giver, giver, day)
    for most, so_far, says in (
        (limits.per_person_day, by_day, "today"),
        (limits.per_person, ever, "under this agreement"),
        (limits.per_day, all_day, "today from this shop"),
    ):
        if most is not None and so_far + wish.amount > most:
            raise Beyond(f"Only {max(0, most - so_far)} more points can be exchanged {says}.")
    received = received_for(terms, wish.amount, wish.giver, wish.taker)
    if received == 0:
        raise Beyond("These points are worth less than one point there.", code="worth_nothing")
    return received


def _must_be_active(row: AgreementRow) -> None:
    if row.state != "active":
        raise Conflict(f"This agreement is {row.state}; nothing can be exchanged.", code="agreement_state")


# ------------------------------------------------------------------------------------------------------ clearing


def clear(session: Session, points: Points, workspace: str, agreement_id: str, until: int, now_ms: int, *, by: str) -> str:
    """A net statement over everything before `until`; the points given leave the givers' books. Of ended agreements too.

    `by`: the side that made it; "" for the calendar.
    """
    if until > now_ms:
        raise Invalid("Only what has happened can be cleared: the end lies ahead.", code="clearing_ahead")
    lock(session, agreement_id)
    _, terms = get_agreement(session, workspace, agreement_id)
    sums = [Leg(*row) for row in store.sum_uncleared(session, agreement_id, until)]
    if not sums:
        raise Conflict("There is nothing to clear before that moment.", code="nothing_to_clear")
    made = ClearingRow(new_id("clr"), agreement_id, until, "made", now_ms, by, None, None)
    positions = net(terms, sums)
    for name, position in sorted(positions.items()):
        if position.given:
            asset = points.wallets.get(session, name, side_of(terms, name).wallet).asset
            book = points.wallets.ledger.open_book(session, [AccountKey(name, holder_of(agreement_id), asset)])
            book.transfer(name, asset, position.given, holder_of(agreement_id), WORLD, made.id, "alliance_cleared", now_ms)
            book.save(session)
    store.insert_clearing(session, made)
    store.take_exchanges(session, agreement_id, made.id, until)
    session.write_many(store.NETS, [(made.id, name, *position) for name, position in sorted(positions.items())])
    return made.id


def confirm(session: Session, workspace: str, agreement_id: str, clearing_id: str, now_ms: int) -> None:
    """Another side than the one that made it has looked at it."""
    get_agreement(session, workspace, agreement_id)
    row = store.lock_clearing(session, agreement_id, clearing_id)
    if row is None:
        raise NotFound(f"There is no clearing {clearing_id[:40]!r} of this agreement.", code="clearing_not_found")
    if row.made_by == workspace:
        raise Conflict("The other side must confirm what you made.", code="four_eyes")
    if row.state == "confirmed":
        raise Conflict("This clearing is confirmed already.", code="clearing_state")
    store.confirm_clearing(session, clearing_id, now_ms, workspace)

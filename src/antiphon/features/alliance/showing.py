"""The alliance as a shopper sees it: which shops, at which rate, how many points can go now."""

from collections.abc import Callable, Iterator, Mapping
from math import gcd

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.alliance import store
from antiphon.features.alliance.contracts import POINT, AllianceName, AlliancePartner, AllianceTerms, AllianceWay
from antiphon.features.alliance.rates import side_of
from antiphon.features.alliance.store import LinkRow
from antiphon.features.points.api import Points

Day = Callable[[str], int]


def list_partners(
    session: ReadSession, points: Points, names: Mapping[str, str], workspace: str, person_id: str, today: Day
) -> Iterator[AlliancePartner]:
    """One for each other side of each agreement that is in force. `today` is a workspace's local day."""
    links = {(link.agreement_id, link.partner_of(workspace)): link for link in store.list_links(session, workspace, [person_id])}
    for row in store.list_agreements(session, workspace):
        if row.state != "active":
            continue
        terms = msgspec.json.decode(row.terms, type=AllianceTerms)
        for side in terms.sides:
            if side.workspace != workspace:
                link = links.get((row.id, side.workspace))
                name = msgspec.json.decode(row.name, type=AllianceName)
                yield _partner(session, points, (row.id, name, terms), (workspace, person_id), (side.workspace, names, link), today)


def _partner(
    session: ReadSession,
    points: Points,
    agreement: tuple[str, AllianceName, AllianceTerms],
    here: tuple[str, str],
    other: tuple[str, Mapping[str, str], LinkRow | None],
    today: Day,
) -> AlliancePartner:
    agreement_id, says, terms = agreement
    workspace, person_id = here
    there, names, link = other
    own, theirs = side_of(terms, workspace), side_of(terms, there)
    stranger = "" if link is None else link.person_in(there)
    balance = points.wallets.read_spendable(session, workspace, own.wallet, person_id)
    beyond = points.wallets.read_spendable(session, there, theirs.wallet, stranger) if stranger else None
    return AlliancePartner(
        agreement_id,
        there,
        names.get(there, there),
        says,
        points.wallets.get(session, workspace, own.wallet).name,
        points.wallets.get(session, there, theirs.wallet).name,
        balance,
        _way(session, agreement_id, terms, (workspace, there), person_id, balance, today),
        None if link is None else link.id,
        beyond,
        _way(session, agreement_id, terms, (there, workspace), stranger, beyond or 0, today),
    )


def _way(
    session: ReadSession, agreement_id: str, terms: AllianceTerms, way: tuple[str, str], giver: str, balance: int, today: Day
) -> AllianceWay:
    source, target = way
    numerator = side_of(terms, source).price * (POINT - terms.fee_basis_points)
    denominator = side_of(terms, target).price * POINT
    shared = gcd(numerator, denominator)
    numerator, denominator = numerator // shared, denominator // shared
    limits = terms.limits
    by_day, ever, all_day = store.sum_given(session, agreement_id, source, giver, today(source))
    bounds = [
        balance,
        *([] if limits.most is None else [limits.most]),
        *([] if limits.per_person_day is None else [limits.per_person_day - by_day]),
        *([] if limits.per_person is None else [limits.per_person - ever]),
        *([] if limits.per_day is None else [limits.per_day - all_day]),
    ]
    return AllianceWay(numerator, denominator, max(limits.least, -(-denominator // numerator)), max(0, min(bounds)))

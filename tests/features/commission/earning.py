"""Short words for the tests of commission."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.commission.contracts import (
    CommissionName,
    CommissionPurse,
    CommissionRole,
    CommissionTerms,
    ExplainedOrder,
    RateFixed,
    RatePercent,
    RateRule,
)
from antiphon.features.events.contracts import Emitted

SHOP = "shop"
_numbers = count(1)

ROLES = (
    CommissionRole("annual_member", CommissionName(zh="年费会员", en="Annual member")),
    CommissionRole("group_leader", CommissionName(zh="团长", en="Group leader")),
    CommissionRole("city_partner", CommissionName(zh="城市合伙人", en="City partner")),
)
RULES = (
    RateRule("gold-none", "direct", RatePercent(0), categories=("gold",)),
    RateRule("tea-fixed", "direct", RateFixed(500), products=("tea",)),
    RateRule("direct", "direct", RatePercent(1_000)),
    RateRule("second", "second", RatePercent(500)),
    RateRule("leader", "leader", RatePercent(300), roles=("group_leader",)),
    RateRule("area", "area", RatePercent(150), roles=("city_partner",)),
)
TERMS = CommissionTerms(roles=ROLES, rules=RULES, levels=2)


def person(house: Services, name: str) -> str:
    return house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, user_id=name))


def party(house: Services, name: str, role: str = "", area: str = "") -> str:
    """A party whose code is its name."""
    who = person(house, name)
    return house.commission.save_party(SHOP, who, role, name, area)


def tell(house: Services, who: str, name: str, properties: Mapping[str, Any], at_ms: int | None = None) -> str:
    """An event of a person, digested at once; its id."""
    event_id = f"evt_{next(_numbers):08d}"
    at = house.clock.now_ms() if at_ms is None else at_ms
    house.commands.call(lambda session: house.events.append(session, [Emitted(SHOP, event_id, name, who, at, properties)]))
    house.events.digest_all()
    return event_id


def bring(house: Services, who: str, code: str) -> str:
    """What came of it."""
    return house.commission.bring(SHOP, who, code).outcome


def products(*lines: tuple[str, float, int]) -> list[dict[str, Any]]:
    return [
        {"product_id": name, "price": price, "quantity": quantity, "category": "gold" if name == "ring" else ""}
        for name, price, quantity in lines
    ]


def order(house: Services, who: str, order_id: str, lines: Sequence[tuple[str, float, int]] = (("mug", 100, 1),), **more: Any) -> None:
    goods = sum(price * quantity for _, price, quantity in lines)
    tell(house, who, "Order Completed", {"order_id": order_id, "revenue": goods, "products": products(*lines), **more})


def refund(house: Services, who: str, order_id: str, amount: float | None = None, **more: Any) -> None:
    told = {"order_id": order_id} | ({} if amount is None else {"revenue": amount})
    tell(house, who, "Order Refunded", told | more)


def shown(house: Services, order_id: str) -> ExplainedOrder:
    with house.database.read() as session:
        return house.commission.get_order(session, SHOP, order_id)


def amounts(house: Services, order_id: str) -> dict[str, int]:
    """What each place keeps of an order."""
    found: dict[str, int] = {}
    for entry in shown(house, order_id).entries:
        found[entry.place] = found.get(entry.place, 0) + entry.amount - entry.clawed
    return found


def purse(house: Services, who: str, currency: str = "CNY") -> CommissionPurse:
    with house.database.read() as session:
        found = [one for one in house.commission.read_purses(session, SHOP, who) if one.currency == currency]
    return found[0] if found else CommissionPurse(currency, 0, 0, 0, 0)


def programme(house: Services, terms: CommissionTerms = TERMS, revision: int = 0) -> None:
    house.commission.save_programme(SHOP, revision, terms, "opr_1")


def lawful(house: Services) -> None:
    """The ledger's laws, and ours: entries sum to parts, parts to frozen, moves to purse."""
    with house.database.read() as session:
        assert not house.ledger.check(session)
        wrong = session.rows(
            """SELECT p.order_id, p.party_id, p.amount, p.clawed FROM commission_part AS p LEFT JOIN (
                SELECT workspace, order_id, party_id, SUM(amount) AS amount, SUM(clawed) AS clawed FROM commission_entry
                GROUP BY workspace, order_id, party_id) AS e
            ON e.workspace = p.workspace AND e.order_id = p.order_id AND e.party_id = p.party_id
            WHERE e.amount IS NULL OR e.amount <> p.amount OR e.clawed <> p.clawed"""
        )
        assert wrong == []
        frozen = session.rows(
            """SELECT party_id, currency, CAST(SUM(CASE WHEN state = 'frozen' THEN amount - clawed ELSE 0 END) AS BIGINT)
            FROM commission_part GROUP BY party_id, currency"""
        )
        moves = {
            (row[0], row[1]): row[2]
            for row in session.rows(
                """SELECT party_id, currency, CAST(SUM(CASE WHEN kind = 'earned' THEN amount ELSE -amount END) AS BIGINT)
                FROM commission_move GROUP BY party_id, currency"""
            )
        }
    for who, currency, amount in frozen:
        here = purse(house, who, currency)
        assert here.frozen == amount
        assert here.available + here.asked - here.debt == moves.get((who, currency), 0)
        assert not (here.debt and here.available), "what is available pays what is owed at once"

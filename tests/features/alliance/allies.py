"""Two shops with an agreement, and short words for what happens between them."""

from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.alliance.api import Wish
from antiphon.features.alliance.contracts import AllianceExchange, AllianceLimits, AllianceName, AllianceSide, AllianceTerms

TEA, INN = "shop", "inn"
NAME = AllianceName(zh="茶与客栈", en="Tea and inn")


def shops(house: Services) -> None:
    """The tea shop is there; the inn comes."""
    house.access.create_workspace(INN, "Inn", "Asia/Tokyo", "CNY", "zh")


def terms(tea: int = 1_000, inn: int = 2_000, fee: int = 0, **limits: Any) -> AllianceTerms:
    sides = (AllianceSide(TEA, tea), AllianceSide(INN, inn))
    return AllianceTerms("CNY", sides, AllianceLimits(**limits), fee)


def agreed(house: Services, made: AllianceTerms | None = None) -> str:
    """An agreement that both sides accepted."""
    agreement = house.alliance.propose(TEA, NAME, made or terms())
    house.alliance.accept(INN, agreement)
    return agreement


def person(house: Services, workspace: str, name: str, points: int = 0) -> str:
    """Somebody with points."""
    who = house.commands.call(lambda session: house.profiles.ensure_person(session, workspace, user_id=name))

    def command(session: Any) -> None:
        ref = f"gift {workspace} {name} {points}"
        teller = house.points.wallets.open(session, workspace, people=[("points", who)], grants=[("points", ref)])
        teller.give("points", who, points, ref, "gift", available_at_ms=0)
        teller.save(session)

    if points:
        house.commands.call(command)
    return who


def linked(house: Services, agreement: str, name: str = "ann", tea: int = 0, inn: int = 0) -> tuple[str, str]:
    """One human with an account and points in both shops."""
    here, there = person(house, TEA, name, tea), person(house, INN, name, inn)
    code = house.alliance.make_code(TEA, here, agreement).code
    house.alliance.link(INN, there, code)
    return here, there


def give(house: Services, agreement: str, who: str, amount: int, key: str, giver: str = TEA, asking: str | None = None) -> AllianceExchange:
    """Points of `giver` for points of the other; asked for in the giver's shop, or in `asking`."""
    taker = INN if giver == TEA else TEA
    return house.alliance.exchange(Wish(agreement, asking or giver, who, giver, taker, amount, key))


def points(house: Services, workspace: str, who: str) -> int:
    with house.database.read() as session:
        return house.points.wallets.read_spendable(session, workspace, "points", who)


def lawful(house: Services) -> None:
    """Each side's ledger sums to zero on its own, and keeps every other law."""
    with house.database.read() as session:
        for workspace in (TEA, INN):
            assert not house.ledger.check(session, workspace)
            assert all(line.sum == 0 for line in house.ledger.list_assets(session, workspace))

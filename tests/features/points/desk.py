"""The house's wallets with short words."""

from collections.abc import Callable, Sequence
from typing import Any

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.points.contracts_wallets import Given, Liability, Wallet
from antiphon.features.points.teller import Teller
from antiphon.sdk.words import Text
from tests.conftest import SetClock

SHOP = "shop"
NAME = Text(zh="积分", en="Points")


class Desk:
    """What a test does with wallets; `told` are the events that the house emitted."""

    def __init__(self, house: Services, clock: SetClock) -> None:
        self.house = house
        self.clock = clock
        self.wallets = house.points.wallets
        self.told: list[tuple[str, str, dict[str, Any]]] = []
        house.events.append = self._append  # type: ignore[method-assign] - heard on the way, and passed on
        self._pass_on = type(house.events).append

    def _append(self, session: Session, events: Sequence[Any]) -> None:
        self.told += [(event.name, event.person_id, dict(event.properties)) for event in events]
        self._pass_on(self.house.events, session, events)

    def person(self, user: str) -> str:
        return self.do(lambda session: self.house.profiles.ensure_person(session, SHOP, user_id=user))

    def do(self, work: Callable[[Session], Any]) -> Any:
        return self.house.commands.call(work)

    def save(self, **changes: Any) -> Wallet:
        wallet = Wallet("points", NAME, **changes)
        return self.do(lambda session: self.wallets.save_wallet(session, SHOP, wallet))

    def deal(self, work: Callable[[Teller], Any], *people: str, grant: str = "", spend: str = "", wallet: str = "points") -> Any:
        def command(session: Session) -> Any:
            teller = self.wallets.open(
                session,
                SHOP,
                people=[(wallet, person) for person in people],
                grants=[(wallet, grant)] if grant else [],
                spends=[(wallet, spend)] if spend else [],
            )
            answer = work(teller)
            teller.save(session)
            return answer

        return self.do(command)

    def give(self, person: str, amount: int, ref: str, **more: Any) -> Given:
        given = self.deal(lambda teller: teller.give("points", person, amount, ref, "earned", **more), person, grant=ref)
        assert isinstance(given, Given)
        return given

    def spend(self, person: str, amount: int, ref: str) -> Any:
        return self.deal(lambda teller: teller.spend("points", person, amount, ref, "spent"), person, spend=ref)

    def has(self, person: str) -> tuple[int, int, int]:
        """Spendable, pending, owed."""
        return self.deal(
            lambda teller: (teller.spendable("points", person), teller.pending("points", person), teller.debt("points", person)), person
        )

    def owed(self) -> Liability:
        with self.house.database.read() as session:
            return self.wallets.read_liability(session, SHOP, "points")

    def is_right(self) -> bool:
        with self.house.database.read() as session:
            return self.house.ledger.check(session) == []

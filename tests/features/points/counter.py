"""A points counter for the tests: a shop with events, rules and orders, over the real house."""

from collections.abc import Mapping
from typing import Any

import msgspec

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points.contracts import RuleShown
from antiphon.features.points.rules import Rule
from antiphon.kernel.clock import from_ms

SHOP = "shop"


class Counter:
    """The house with short words."""

    def __init__(self, house: Services) -> None:
        self.house = house
        self.points = house.points
        self.number = 0

    # ---------------------------------------------------------------------------------------------------- rules

    def live(self, rule: Rule) -> RuleShown:
        """A rule that counts from now on."""
        made = self.points.create_rule(SHOP, rule)
        return self.points.turn_rule(SHOP, made.id, "live")

    # --------------------------------------------------------------------------------------------------- events

    def tell(self, user: str, event: str, properties: Mapping[str, Any] | None = None, *, days_ago: float = 0, digest: bool = True) -> str:
        """Something a person did; its message id."""
        self.number += 1
        source = self.house.access.find_write_key("test-key")
        assert source is not None
        message_id = f"m-{self.number}"
        at = from_ms(self.house.clock.now_ms() - int(days_ago * 86_400_000))
        body = {
            "type": "track",
            "event": event,
            "userId": user,
            "messageId": message_id,
            "timestamp": at.isoformat(),
            "properties": dict(properties or {}),
        }
        receipt = self.house.events.collect(source, [msgspec.json.encode({"batch": [body]})])[0]
        assert receipt.rejected == ()
        if digest:
            self.digest()
        return message_id

    def order(self, user: str, order_id: str, revenue: float, **more: Any) -> None:
        """An order of goods for so much, without shipping and tax."""
        days_ago = more.pop("days_ago", 0)
        digest = more.pop("digest", True)
        self.tell(user, "Order Completed", {"order_id": order_id, "revenue": revenue, **more}, days_ago=days_ago, digest=digest)

    def refund(self, user: str, order_id: str, amount: float | None = None, **more: Any) -> None:
        """Some of an order back; without an amount all of it."""
        properties = {"order_id": order_id, **({} if amount is None else {"revenue": amount}), **more}
        self.tell(user, "Order Refunded", properties)

    def digest(self) -> None:
        """Everything that waits; nothing may be set aside."""
        self.house.events.digest_all()
        with self.house.database.read() as session:
            assert self.house.events.list_quarantine(session, SHOP).items == ()

    # --------------------------------------------------------------------------------------------------- people

    def person(self, user: str) -> str:
        """A person's id; made when there is none."""
        return self.house.commands.call(lambda session: self.house.profiles.ensure_person(session, SHOP, user_id=user))

    def balance(self, user: str, wallet: str = "points") -> int:
        """What a person may spend."""
        with self.house.database.read() as session:
            return self.points.wallets.read_spendable(session, SHOP, wallet, self.person_read(user))

    def person_read(self, user: str) -> str:
        """A person's id, who must be there."""
        with self.house.database.read() as session:
            found = self.house.profiles.find_by_user_id(session, SHOP, user)
        assert found is not None
        return found.id

    def purse(self, user: str) -> dict[str, int]:
        """Spendable, held, pending and debt of the first wallet."""
        with self.house.database.read() as session:
            purse = self.points.list_purses(session, SHOP, self.person_read(user))[0]
        return {"spendable": purse.spendable, "held": purse.held, "pending": purse.pending, "debt": purse.debt}

    def gift(self, user: str, amount: int, wallet: str = "points") -> str:
        """Points from nowhere, for tests of spending."""
        person_id = self.person(user)
        self.number += 1
        ref = f"gift-{self.number}"

        def command(session: Session) -> None:
            teller = self.points.wallets.open(session, SHOP, people=[(wallet, person_id)], grants=[(wallet, ref)])
            teller.give(wallet, person_id, amount, ref, "gift", available_at_ms=0)
            teller.save(session)

        self.house.commands.call(command)
        return person_id

    def codes(self, rule_id: str = "") -> list[str]:
        """Why rules gave nothing, the latest first."""
        with self.house.database.read() as session:
            return [line.why.code for line in self.points.list_refusals(session, SHOP, rule_id=rule_id, limit=500).items]

    def has(self, holder: str, asset: str) -> int:
        """What an account may give."""
        key = AccountKey(SHOP, holder, asset)
        with self.house.database.read() as session:
            return self.house.ledger.read_spendable(session, [key])[key]

    def lawful(self) -> None:
        """Every law of the ledger holds."""
        with self.house.database.read() as session:
            assert self.house.ledger.check(session, SHOP) == []

"""A shop that gives mugs away, and short words for what happens to them."""

from typing import Any

from antiphon.entry.bootstrap import Services
from antiphon.features.deliveries.addresses import Address
from antiphon.features.deliveries.api import Wish
from antiphon.features.deliveries.contracts import MyDelivery
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.points.items import Goods, Item
from antiphon.kernel.amounts import WORLD
from antiphon.sdk.words import Text

SHOP, MUG = "shop", "prize:mug"
HOME = Address("王小明", "138 0013 8000", "CN", "杭州市", ("文三路 1 号 2 单元 301",), "浙江省", "西湖区")
LONDON = Address("Ann Lee", "+44 20 7946 0000", "GB", "London", ("10 Downing Street",), postcode="sw1a 2aa")


def person(house: Services, name: str = "ann") -> str:
    return house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, user_id=name))


def give(house: Services, who: str, pieces: int = 1, asset: str = MUG, source: str = "campaign:spring", decision: str = "dec_1") -> None:
    """Somebody gets goods; the source gets them from the world first."""

    def command(session: Any) -> None:
        keys = [AccountKey(SHOP, holder, asset) for holder in (source, f"person:{who}") if holder != WORLD]
        book = house.ledger.open_book(session, keys)
        now = house.clock.now_ms()
        if source != WORLD:
            assert book.transfer(SHOP, asset, pieces, WORLD, source, "stock", "stock", now) is None
        assert book.transfer(SHOP, asset, pieces, source, f"person:{who}", decision, "won", now) is None
        book.save(session)

    house.commands.call(command)


def use_up(house: Services, who: str, pieces: int = 1) -> None:
    """The purse loses units otherwise: an exchange was given back."""

    def command(session: Any) -> None:
        book = house.ledger.open_book(session, [AccountKey(SHOP, f"person:{who}", MUG)])
        assert book.transfer(SHOP, MUG, pieces, f"person:{who}", WORLD, "back", "returned", house.clock.now_ms()) is None
        book.save(session)

    house.commands.call(command)


def mine(house: Services, who: str) -> list[MyDelivery]:
    return list(house.deliveries.list_mine(SHOP, who).items)


def the_one(house: Services, who: str) -> MyDelivery:
    (only,) = mine(house, who)
    return only


def address(house: Services, who: str, which: str = "", to: Address = HOME, *, remember: bool | None = None) -> MyDelivery:
    return house.deliveries.give_address(SHOP, who, which or the_one(house, who).id, to, remember=remember)


def turn(house: Services, which: str, what: str, **more: Any) -> None:
    if what in {"ship", "correct"}:
        more = {"carrier": "SF", "tracking": "SF1"} | more
    house.deliveries.make(SHOP, which, Wish(what, "op_1", **more))  # type: ignore[arg-type]


def balance(house: Services, holder: str, asset: str = MUG) -> int:
    with house.database.read() as session:
        return sum(account.balance for account in house.ledger.list_balances(session, SHOP, holder) if account.asset == asset)


def lawful(house: Services) -> None:
    with house.database.read() as session:
        assert not house.ledger.check(session, SHOP)
        assert not house.deliveries.check(session, SHOP)
        assert all(line.sum == 0 for line in house.ledger.list_assets(session, SHOP))


def names_of_events(house: Services) -> list[str]:
    """What was told about deliveries, in order."""
    house.events.digest_all()
    with house.database.read() as session:
        lines = house.events.list_recent(session, SHOP, limit=500).items
    return [line.name for line in reversed(lines) if line.name.startswith("Delivery")]


def make_item(house: Services, *, needs_address: bool = True, stock: int | None = 5) -> str:
    """Goods in the points shop, on sale."""
    made = house.points.create_item(SHOP, Item(Text(zh="茶杯", en="Tea cup"), Goods(needs_address), points=10, stock=stock))
    return house.points.turn_item(SHOP, made.id, "live").id

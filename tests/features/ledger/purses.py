"""Short words for the tests of the ledger."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager

from antiphon.engine.database.port import Database, Session
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey, HoldKey, Refusal, Short

SHOP = "shop"
WORLD = "world"
ANN, BOB, CAT = "person:ann", "person:bob", "person:cat"
PLAY, MERCHANT = "play:wheel", "merchant"
POINTS, PRIZE = "points", "prize:mug"
EVERYBODY = (ANN, BOB, CAT, PLAY, MERCHANT)


def key(holder: str, asset: str = POINTS, workspace: str = SHOP) -> AccountKey:
    return AccountKey(workspace, holder, asset)


class Desk:
    """A Book with the arguments that tests do not care about filled in."""

    def __init__(self, book: Book, session: Session, at_ms: int = 1_000, workspace: str = SHOP) -> None:
        self.book = book
        self.session = session
        self.at_ms = at_ms
        self.workspace = workspace

    def give(self, source: str, target: str, amount: int, asset: str = POINTS, decision: str = "dec_1") -> Short | None:
        return self.book.transfer(self.workspace, asset, amount, source, target, decision, "test", self.at_ms)

    def hold(self, name: str, source: str, target: str, amount: int, until: int = 2_000, asset: str = POINTS) -> Short | Refusal | None:
        return self.book.hold(self.workspace, name, asset, amount, source, target, until, "dec_h", "test", self.at_ms)

    def post(self, name: str, amount: int | None = None) -> Refusal | None:
        return self.book.post(self.workspace, name, amount, "dec_p", "test", self.at_ms)

    def void(self, name: str) -> Refusal | None:
        return self.book.void(self.workspace, name, "dec_v", self.at_ms)

    def time_out(self, name: str) -> Refusal | None:
        return self.book.time_out(self.workspace, name, self.at_ms)


@contextmanager
def desk(
    database: Database,
    holders: Iterable[str] = EVERYBODY,
    assets: Iterable[str] = (POINTS, PRIZE),
    *,
    holds: Iterable[str] = (),
    at_ms: int = 1_000,
    kind: type[Book] = Book,
    workspace: str = SHOP,
) -> Generator[Desk]:
    """One transaction with one Book, saved at the end."""
    with database.begin() as session:
        book = kind()
        keys = [AccountKey(workspace, holder, asset) for holder in holders for asset in assets]
        book.load(session, keys, [HoldKey(workspace, name) for name in holds])
        yield Desk(book, session, at_ms, workspace)
        book.save(session)


def balances(database: Database, asset: str = POINTS, workspace: str = SHOP) -> Mapping[str, int]:
    """What everybody has, zeros left out."""
    with database.read() as session:
        page = Ledger().list_accounts(session, workspace, asset=asset, limit=500)
        return {account.holder: account.balance for account in page.items if account.balance}


def broken_laws(database: Database) -> set[str]:
    """The names of the laws that do not hold."""
    with database.read() as session:
        return {violation.law for violation in Ledger().check(session)}

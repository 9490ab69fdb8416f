"""The work whose durability is tested: payments of two transfers each, through the real Writer and the real ledger.

A payment is whole when both of its transfers are stored; one alone is a half. Payments are named by their decision.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Lane, Writer
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey

WORKSPACE = "shop"
Handle = Callable[[Session, Sequence[str]], Sequence[bool]]


def pay(session: Session, names: Sequence[str]) -> Sequence[bool]:
    """Each payment: the world gives somebody points, who passes some of them on to the merchant."""
    people = [f"person:{hash_of(name) % 17}" for name in names]
    keys = [AccountKey(WORKSPACE, holder, "points") for holder in (*people, "merchant")]
    book = Ledger().open_book(session, keys)
    for name, person in zip(names, people, strict=True):
        assert book.transfer(WORKSPACE, "points", 5, "world", person, name, "granted", 1) is None
        assert book.transfer(WORKSPACE, "points", 3, person, "merchant", name, "paid", 1) is None
    book.save(session)
    return [True] * len(names)


def hash_of(name: str) -> int:
    """The same in every process."""
    return sum(name.encode())


def open_lane(database: Database, handle: Handle = pay, cap: int = 32) -> tuple[Writer, Lane[str, bool]]:
    """A running writer with one lane for payments."""
    writer = Writer(database)
    lane = writer.lane("pay", handle, cap=cap)
    writer.start()
    return writer, lane


@dataclass(frozen=True)
class Found:
    """What a store holds."""

    whole: set[str]
    halves: set[str]
    laws: list[str]


def look(database: Database) -> Found:
    """Every payment in the store, and every broken law."""
    with database.read() as session:
        rows = session.rows("SELECT decision_id, COUNT(*) FROM ledger_transfer WHERE workspace = ? GROUP BY decision_id", (WORKSPACE,))
        laws = [violation.says for violation in Ledger().check(session)]
    return Found({name for name, count in rows if count == 2}, {name for name, count in rows if count != 2}, laws)

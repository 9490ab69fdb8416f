"""Questions about one holder go by the holder's transfers, not by those of everybody who has the asset."""

from collections.abc import Callable

import pytest

from antiphon.engine.database.port import Database, Parameter, ReadSession, Row
from antiphon.features.ledger import store_flow, store_lots, store_reads
from antiphon.features.ledger.store import account_id
from tests.features.ledger.purses import ANN, POINTS, SHOP, desk, key

QUESTIONS: dict[str, Callable[[ReadSession], object]] = {
    "matching a purse": lambda session: store_lots.list_unmatched(session, [account_id(key(ANN))]),
    "showing a purse": lambda session: store_lots.list_unmatched_of(session, key(ANN)),
    "what came before": lambda session: store_reads.credited_before(session, SHOP, ANN, POINTS, 9),
    "what went before": lambda session: store_reads.debited_before(session, SHOP, ANN, POINTS, 9),
    "who took units": lambda session: store_reads.list_debits_over(session, SHOP, ANN, POINTS, 0, 9, 9),
    "who brought units": lambda session: store_reads.list_credits_over(session, SHOP, ANN, POINTS, 0, 9, 9),
    "a page": lambda session: store_reads.list_transfers(session, SHOP, POINTS, ANN, None, None, 9),
}


class Explaining:
    """A session that says how each statement about transfers would be answered."""

    def __init__(self, session: ReadSession) -> None:
        self._session = session
        self.steps: list[str] = []

    def rows(self, sql: str, parameters: list[Parameter] | tuple[Parameter, ...] = ()) -> list[Row]:
        if "ledger_transfer" in sql:
            self.steps += [row[3] for row in self._session.rows("EXPLAIN QUERY PLAN " + sql, parameters) if "ledger_transfer" in row[3]]
        return self._session.rows(sql, parameters)

    def row(self, sql: str, parameters: list[Parameter] | tuple[Parameter, ...] = ()) -> Row | None:
        return next(iter(self.rows(sql, parameters)), None)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # the other one goes by its statistics
@pytest.mark.parametrize("question", QUESTIONS)
def test_it_goes_by_the_holder(database: Database, question: str) -> None:
    with desk(database) as till:
        till.give("world", ANN, 9)
    with database.read() as session:
        explaining = Explaining(session)
        QUESTIONS[question](explaining)  # pyright: ignore[reportArgumentType] - lists and tuples are what is passed
    assert explaining.steps
    assert all("INDEX ledger_transfer_from" in step or "INDEX ledger_transfer_to" in step for step in explaining.steps), explaining.steps


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_goods_have_an_index_of_their_own(database: Database) -> None:
    with database.read() as session:
        explaining = Explaining(session)
        store_flow.list_goods_after(explaining, SHOP, 0, 9)  # pyright: ignore[reportArgumentType] - as above
    assert explaining.steps
    assert all("INDEX ledger_transfer_goods" in step for step in explaining.steps), explaining.steps

"""The way of a unit: what the arithmetic of positions says is what following every single unit through queues says."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import MERGED, Link, Owned, Transfer, Why
from antiphon.kernel.errors import NotFound
from tests.features.ledger.purses import ANN, BOB, CAT, MERCHANT, PLAY, PRIZE, SHOP, WORLD, desk

HOLDERS = (WORLD, ANN, BOB, CAT, PLAY)
_numbers = count()


def way(links: Sequence[Link]) -> list[tuple[int, str, str, int]]:
    return [(link.step, link.transfer.source, link.transfer.target, link.amount) for link in links]


def test_a_prize_is_followed_from_where_it_was_issued_to_who_has_it(database: Database, ledger: Ledger) -> None:
    with desk(database) as till:
        till.give(WORLD, PLAY, 3, PRIZE)
        till.give(PLAY, ANN, 1, PRIZE)
        till.give(PLAY, BOB, 1, PRIZE)
        till.give(BOB, CAT, 1, PRIZE)
    with database.read() as session:
        newest_first = ledger.list_transfers(session, SHOP).items
        won = newest_first[1]
        assert (won.source, won.target) == (PLAY, BOB)
        found = ledger.trace(session, SHOP, won.id)
        assert way(found.links) == [(-1, WORLD, PLAY, 1), (0, PLAY, BOB, 1), (1, BOB, CAT, 1)]
        assert found.owners == (Owned(CAT, 1),)
        issued = ledger.trace(session, SHOP, newest_first[-1].id)
        assert issued.owners == (Owned(ANN, 1), Owned(CAT, 1), Owned(PLAY, 1))
        assert issued.complete


def test_first_in_is_first_out(database: Database, ledger: Ledger) -> None:
    with desk(database) as till:
        till.give(WORLD, ANN, 5, decision="early")
        till.give(WORLD, ANN, 5, decision="late")
        till.give(ANN, MERCHANT, 7)
        till.give(MERCHANT, WORLD, 6)
    with database.read() as session:
        early, late = (ledger.list_transfers(session, SHOP, decision=name).items[0].id for name in ("early", "late"))
        assert ledger.trace(session, SHOP, early).owners == (Owned(WORLD, 5),)
        found = ledger.trace(session, SHOP, late)
        assert way(found.links) == [(0, WORLD, ANN, 5), (1, ANN, MERCHANT, 2), (2, MERCHANT, WORLD, 1)]
        assert found.owners == (Owned(ANN, 3), Owned(MERCHANT, 1), Owned(WORLD, 1))


def owners_unit_by_unit(moves: Sequence[tuple[str, str, int]]) -> Sequence[Mapping[str, int]]:
    """The independent check: every unit carries the numbers of the transfers it took part in."""
    queues: dict[str, deque[set[int]]] = {holder: deque() for holder in HOLDERS}
    spent: list[set[int]] = []
    for number, (source, target, amount) in enumerate(moves):
        units = [set[int]() for _ in range(amount)] if source == WORLD else [queues[source].popleft() for _ in range(amount)]
        for unit in units:
            unit.add(number)
        (spent if target == WORLD else queues[target]).extend(units)
    found: list[Counter[str]] = [Counter() for _ in moves]
    for holder, units in [*queues.items(), (WORLD, spent)]:
        for unit in units:
            for number in unit:
                found[number][holder] += 1
    return found


@given(tries=st.lists(st.tuples(st.sampled_from(HOLDERS), st.sampled_from(HOLDERS), st.integers(1, 6)), min_size=4, max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_positions_agree_with_following_every_unit(database: Database, ledger: Ledger, tries: list[tuple[str, str, int]]) -> None:
    workspace = f"way {next(_numbers)}"
    moves: list[tuple[str, str, int]] = []
    with desk(database, HOLDERS, workspace=workspace) as till:
        for source, target, amount in tries:
            if source != target and till.give(source, target, amount) is None:
                moves.append((source, target, amount))
    expected = owners_unit_by_unit(moves)
    with database.read() as session:
        transfers = ledger.list_transfers(session, workspace, limit=500).items[::-1]
        assert [(one.source, one.target, one.amount) for one in transfers] == moves
        for transfer, owners in zip(transfers, expected, strict=True):
            found = ledger.trace(session, workspace, transfer.id, limit=10_000)
            assert {owned.holder: owned.amount for owned in found.owners} == owners
            assert sum(link.amount for link in found.links if link.transfer.source == WORLD and link.step <= 0) == transfer.amount


def test_a_long_way_is_cut_off_and_says_so(database: Database, ledger: Ledger) -> None:
    with desk(database) as till:
        till.give(WORLD, PLAY, 50)
        for _ in range(50):
            till.give(PLAY, ANN, 1)
    with database.read() as session:
        issued = ledger.list_transfers(session, SHOP, limit=500).items[-1]
        found = ledger.trace(session, SHOP, issued.id, limit=10)
        assert (len(found.links), found.complete) == (11, False)
        assert ledger.trace(session, SHOP, issued.id, limit=50).owners == (Owned(ANN, 50),)


@pytest.mark.parametrize("name", ["trf_99", "trf_", "99", "trf_-1", "trf_x", "trf_٣", f"trf_{'9' * 30}", "\x00"])
def test_an_unknown_transfer_is_not_found(database: Database, ledger: Ledger, name: str) -> None:
    with database.read() as session, pytest.raises(NotFound):
        ledger.explain(session, SHOP, name)


def test_a_transfer_of_another_workspace_is_not_found(database: Database, ledger: Ledger) -> None:
    with desk(database, workspace="theirs") as till:
        till.give(WORLD, ANN, 1)
    with database.read() as session:
        transfer = ledger.list_transfers(session, "theirs").items[0]
        with pytest.raises(NotFound):
            ledger.get_transfer(session, SHOP, transfer.id)


def test_an_explanation_names_the_decision_and_its_seed(database: Database) -> None:
    def find(session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> Mapping[str, Why]:
        assert workspace == SHOP
        known = Why("dec_7", "ply_1", "per_ann", "won", {"zh": "抽中了", "en": "Won the draw"}, "c0ffee", "key-1")
        return {name: known for name in decision_ids if name == "dec_7"}

    def only(decision: str, transfers: Sequence[Transfer]) -> str:
        return next(one.id for one in transfers if one.decision_id == decision)

    ledger = Ledger(find_decisions=find)
    with desk(database) as till:
        till.give(WORLD, ANN, 2, decision="dec_7")
        till.give(WORLD, ANN, 1, decision="dec_unknown")
    with database.begin() as session:
        ledger.merge_holder(session, SHOP, ANN, BOB, "", 9)
    with database.read() as session:
        transfers = ledger.list_transfers(session, SHOP).items
        known = ledger.explain(session, SHOP, only("dec_7", transfers))
        assert known.why is not None
        assert (known.why.seed, known.why.say["zh"]) == ("c0ffee", "抽中了")
        assert known.owners == (Owned(BOB, 2),)
        assert ledger.explain(session, SHOP, only("dec_unknown", transfers)).why is None
        merged = ledger.explain(session, SHOP, only("", transfers))
        assert merged.why is not None
        assert merged.why.because == MERGED
        assert set(merged.why.say) == {"zh", "en"}
        assert way(merged.chain) == [(-1, WORLD, ANN, 2), (-1, WORLD, ANN, 1), (0, ANN, BOB, 3)]

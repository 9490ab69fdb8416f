"""T6: the same key is one effect, in one batch, in two processes at once, and when the answer was lost on the way."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import Bulk
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.entry.bootstrap import PACKAGES
from antiphon.features.plays import loading
from antiphon.features.plays.contracts import Accepted, Asked, KeyReused, Play
from antiphon.features.plays.store import batch as rows
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import Clock
from tests.features.plays.games import Claw, ClawRules
from tests.features.plays.rig import Rig, accepted, asked
from tests.services import PrivatePostgres
from tests.suites.test_host_limits import again, rigs

__all__ = ["rigs"]

KEYS = 1_000
SENDINGS = 3


def send_all(rig: Rig, play: Play, keys: int) -> list[list[Any]]:
    """Every key three times, all in flight at once; only the last of the three answers reaches anybody."""
    lane = rig.plays._lane  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    futures = [
        [lane.submit(Asked(play.workspace, play.id, f"per_{number % 50}", f"k{number}", b"{}")) for number in range(keys)]
        for _ in range(SENDINGS)
    ]
    return [[future.result(60) for future in sending] for sending in futures]


def check_keys(rig: Rig, keys: int) -> list[str]:
    """What went wrong."""
    play = rig.launch(cups=keys * SENDINGS, most=keys * SENDINGS)
    answers = send_all(rig, play, keys)
    wrong: list[str] = []
    for number in range(keys):
        ids = {answers[sending][number].decision_id for sending in range(SENDINGS)}
        if len(ids) != 1:
            wrong.append(f"key {number} had {len(ids)} effects")
    gone = keys * SENDINGS - rig.left(play)
    if gone != keys:
        wrong.append(f"{gone} cups for {keys} keys")
    replayed = sum(answer.replayed for sending in answers for answer in sending)
    if replayed != keys * (SENDINGS - 1):
        wrong.append(f"{replayed} answers were told again")
    return wrong


def test_a_key_sent_three_times_is_one_effect(rig: Rig) -> None:
    assert check_keys(rig, KEYS) == []
    assert rig.sound()


def nothing(*_: object) -> None:
    """The planted fault: what should be done is not."""


def test_keys_that_are_not_looked_up_are_found(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_read_keys", nothing)
    plain = rows.KEYS
    monkeypatch.setattr(rows, "KEYS", Bulk(plain.table, plain.columns, "ON CONFLICT (workspace, key) DO NOTHING"))
    assert check_two_batches(rig)


def check_two_batches(rig: Rig) -> list[str]:
    """What went wrong when the same key came in two transactions, one after the other."""
    play = rig.launch(cups=9)
    first, second = rig.batch(asked(play, "per_1", "k"))[0], rig.batch(asked(play, "per_1", "k"))[0]
    wrong = [] if first.decision_id == second.decision_id else ["two decisions"]
    return wrong if rig.left(play) == 8 else [*wrong, "two cups"]


def test_the_answer_is_the_same_whenever_it_is_asked_for(rig: Rig) -> None:
    assert check_two_batches(rig) == []
    play = rig.launch(cups=1, most=1)
    first, no = rig.move(play, "per_1", "a"), rig.move(play, "per_1", "b")
    for key, answer in (("a", first), ("b", no)):
        told = rig.move(play, "per_1", key)
        assert told.replayed
        assert msgspec.structs.replace(told, replayed=False) == answer


def test_a_refusal_stays_a_refusal(rig: Rig) -> None:
    play = rig.launch(cups=9)
    rig.plays.pause(play.workspace, play.id)
    rig.move(play, "per_1", "k")
    rig.plays.resume(play.workspace, play.id)
    assert rig.move(play, "per_1", "k").replayed
    assert rig.left(play) == 9


def test_another_body_is_refused(rig: Rig) -> None:
    play = rig.launch(cups=9)
    accepted(rig.move(play, "per_1", "k", do="try"))
    with pytest.raises(KeyReused):
        rig.move(play, "per_1", "k", do="earn")
    with pytest.raises(KeyReused):
        rig.move(rig.launch(), "per_1", "k", do="try")
    assert accepted(rig.move(play, "per_1", "k")).replayed, "the same move in other words of JSON is the same move"


def test_two_processes_at_once_make_one_effect_of_a_key(rigs: tuple[Rig, Rig]) -> None:
    play = rigs[0].launch(cups=999)

    def send(n: int) -> Any:
        return rigs[n % 2].move(play, f"per_{n // 4}", f"k{n // 4}")

    with ThreadPoolExecutor(20) as pool:
        told = list(pool.map(send, range(400)))
    for number in range(100):
        assert len({accepted(answer).decision_id for answer in told[number * 4 : number * 4 + 4]}) == 1
    assert rigs[0].left(play) == 899
    assert rigs[0].sound()


class Bell(Claw):
    """Nothing scarce, so that two processes have no account in common to wait at."""

    kind = "bell"

    def stock(self, rules: ClawRules) -> Mapping[Asset, int]:
        return {}


def test_who_comes_second_finds_the_answer_of_the_first(postgres: PrivatePostgres, clock: Clock, tmp_path: Path) -> None:
    """Two processes have both read that the key is free; then one commits. SQLite lets only one of them begin."""
    database = PostgresDatabase(postgres.dsn, schema=f"t{uuid4().hex[:16]}")
    migrate(database, find_migrations(PACKAGES))
    slow = Rig(database, clock, tmp_path, mechanics=[Bell()])
    twin = again(database, postgres)
    quick = Rig(twin, clock, tmp_path, mechanics=[Bell()])
    play = slow.launch(kind="bell")
    answers: list[Any] = []

    def before(statement: str) -> None:
        if statement.startswith("INSERT INTO ledger_account") and not answers:
            answers.append(quick.move(play, "per_1", "k", do="earn"))

    database.before_statement = before
    try:
        second = slow.move(play, "per_1", "k", do="earn")
    finally:
        database.before_statement = None
        for rig in (slow, quick):
            rig.close()
    first = answers[0]
    assert isinstance(first, Accepted)
    assert (accepted(second).decision_id, second.replayed) == (first.decision_id, True)
    assert slow.has("person:per_1") == 1
    for each in (database, twin):
        each.close()

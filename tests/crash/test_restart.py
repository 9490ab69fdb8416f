"""T3: PostgreSQL dies or is restarted under load: the service is back within seconds, and nothing acknowledged is lost."""

import threading
import time
from itertools import count

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import Unreachable
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.kernel.errors import OutcomeUnknown, Problem
from tests.crash.payments import look, open_lane
from tests.services import PrivatePostgres
from tests.stores import LEDGER

CALLERS = 6
BACK_SECONDS = 5.0


class Load:
    """Callers who go on whatever they hear."""

    def __init__(self, database: PostgresDatabase) -> None:
        self.writer, self.lane = open_lane(database)
        self.done: set[str] = set()
        self.refused: set[str] = set()
        self.unknown: set[str] = set()
        self.odd: list[BaseException] = []
        self.last_done = 0.0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._call, args=(number,)) for number in range(CALLERS)]
        for thread in self._threads:
            thread.start()

    def _call(self, caller: int) -> None:
        for number in count():
            if self._stop.is_set():
                return
            name = f"c{caller}.{number}"
            try:
                self.lane.call(name)
            except OutcomeUnknown:
                self.unknown.add(name)
            except Problem as problem:
                self.refused.add(name)
                if problem.status != 503:
                    self.odd.append(problem)
                time.sleep(0.02)
            except BaseException as error:  # noqa: BLE001 - shown at the end
                self.odd.append(error)
                return
            else:
                self.done.add(name)
                self.last_done = time.monotonic()

    def wait_for_done_after(self, moment: float) -> float:
        """Seconds from the moment until somebody was answered again."""
        while self.last_done <= moment and time.monotonic() < moment + 30:
            time.sleep(0.01)
        return self.last_done - moment

    def stop(self) -> None:
        """No more calls; the writer finishes what waits."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self.writer.stop()


def test_the_service_outlives_three_ends_of_the_server() -> None:
    with PrivatePostgres() as server:
        database = PostgresDatabase(server.fresh_database())
        migrate(database, find_migrations(LEDGER))
        with database.read() as session:
            session.row("SELECT 1")  # a reading connection that the restarts will break
        load = Load(database)
        try:
            for graceful in (False, True, False):
                load.wait_for_done_after(time.monotonic())
                if graceful:
                    server.stop()
                else:
                    server.kill()
                server.restart()
                assert load.wait_for_done_after(time.monotonic()) < BACK_SECONDS
                with database.read() as session:
                    assert session.row("SELECT 1") == (1,), "readers come back without anybody noticing"
        finally:
            load.stop()
        found = look(database)
        assert load.odd == []
        assert load.done <= found.whole
        assert load.refused & found.whole == set(), "a definite refusal took effect"
        assert found.halves == set()
        assert found.laws == []
        assert load.refused, "callers were told promptly, not kept waiting"
        database.close()


def test_a_server_that_is_not_there_is_told_at_once() -> None:
    database = PostgresDatabase("postgresql://nobody@127.0.0.1:1/nothing")
    began = time.monotonic()
    writer, lane = open_lane(database)
    answers = [lane.submit(f"p{number}").exception() for number in range(50)]
    writer.stop()
    assert {type(answer) for answer in answers} == {Unreachable}
    assert time.monotonic() - began < 3
    database.close()

"""Reads that come together: one session for whoever waits, an answer for each, and one bad item is nobody else's trouble."""

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.together import Together

T = TypeVar("T")


def run(asked: Coroutine[Any, Any, T]) -> T:
    """In a thread: the one of the tests may hold a browser's loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


def test_whoever_waits_is_served_together(database: Database) -> None:
    sizes: list[int] = []
    started, opened = threading.Event(), threading.Event()

    def read(session: ReadSession, items: Sequence[int]) -> list[int | Exception]:
        sizes.append(len(items))
        started.set()
        opened.wait(5)
        row = session.row("SELECT 1")
        assert row is not None
        return [item * 2 + row[0] for item in items]

    together: Together[int, int] = Together(database, read, cap=20)

    async def ask_all() -> list[int]:
        first = asyncio.ensure_future(together.ask(0))
        await asyncio.to_thread(started.wait, 5)
        rest = [asyncio.ensure_future(together.ask(n)) for n in range(1, 30)]
        await asyncio.sleep(0.01)
        opened.set()
        return list(await asyncio.gather(first, *rest))

    assert run(ask_all()) == [n * 2 + 1 for n in range(30)]
    assert sizes == [1, 20, 9]
    assert run(together.ask(7)) == 15  # after a rest, in another loop


def test_one_that_fails_fails_alone(database: Database) -> None:
    def read(_: ReadSession, items: Sequence[int]) -> list[int | Exception]:
        if 3 in items:
            raise ValueError("three")
        return [KeyError("four") if item == 4 else item for item in items]

    together: Together[int, int] = Together(database, read)

    async def ask_all() -> list[int | BaseException]:
        return await asyncio.gather(*(together.ask(n) for n in range(6)), return_exceptions=True)

    answers = run(ask_all())
    assert [answer for answer in answers if isinstance(answer, int)] == [0, 1, 2, 5]
    assert [type(answer) for answer in answers[3:5]] == [ValueError, KeyError]

"""The writer: everything that waits in one commit, a poisonous item alone, and a thread that nothing kills."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from antiphon.engine.database.port import CommitUnknown, Conflicted, Database, Session, Unreachable
from antiphon.engine.database.writer import Lane, Writer
from antiphon.kernel.errors import Invalid, OutcomeUnknown, StorageFull, TooMany, Unavailable

TABLE = "CREATE TABLE engine_word (word TEXT NOT NULL PRIMARY KEY)"


def accept(word: str) -> None:
    """Nothing is wrong with it."""


class Desk:
    """A writer with one lane that stores words. `refuse` may raise for some of them; `batches` is what it was given."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.batches: list[list[str]] = []
        self.refuse: Callable[[str], None] = accept
        self.gate = threading.Event()
        self.gate.set()
        self.writer = Writer(database)
        self.lane: Lane[str, int] = self.writer.lane("words", self._handle, cap=8, depth=40)

    def _handle(self, session: Session, words: Sequence[str]) -> Sequence[int]:
        self.gate.wait()
        self.batches.append(list(words))
        session.run_many("INSERT INTO engine_word (word) VALUES (?)", [(word,) for word in words])
        for word in words:
            self.refuse(word)
        return [len(word) for word in words]

    def stored(self) -> set[str]:
        with self.database.read() as session:
            return {word for (word,) in session.rows("SELECT word FROM engine_word")}

    def together(self, words: Sequence[str]) -> dict[str, BaseException | int]:
        """Hand all in while the writer is held up, so that they form batches; what each was told."""
        self.gate.clear()
        futures = {word: self.lane.submit(word) for word in words}
        time.sleep(0.02)
        self.gate.set()
        return {word: future.exception() or future.result() for word, future in futures.items()}


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    with database.begin() as session:
        session.run(TABLE)
    made = Desk(database)
    made.writer.start()
    yield made
    made.gate.set()
    made.writer.stop()


def test_what_waits_is_committed_together(desk: Desk) -> None:
    words = [f"w{number}" for number in range(20)]
    assert desk.together(words) == {word: len(word) for word in words}
    assert desk.stored() == set(words)
    assert len(desk.batches) <= 5
    assert max(map(len, desk.batches)) == 8
    assert (desk.writer.commits, desk.writer.items) == (len(desk.batches), 20)


def test_one_poisonous_item_fails_alone(desk: Desk) -> None:
    def refuse(word: str) -> None:
        if word == "bad":
            raise Invalid("no such word")

    desk.refuse = refuse
    told = desk.together(["first", "a", "b", "bad", "c", "d", "e"])
    assert isinstance(told.pop("bad"), Invalid)
    assert set(told.values()) == {1, 5}
    assert desk.stored() == {"first", "a", "b", "c", "d", "e"}


def test_a_broken_rule_and_an_odd_error_fail_alone_too(desk: Desk) -> None:
    assert desk.lane.call("twice") == 5

    def refuse(word: str) -> None:
        if word == "odd":
            raise ZeroDivisionError

    desk.refuse = refuse
    told = desk.together(["x", "twice", "y", "odd", "z"])
    assert isinstance(told["twice"], Unavailable), "a conflict that does not go away"
    assert isinstance(told["odd"], ZeroDivisionError)
    assert desk.stored() == {"twice", "x", "y", "z"}


def test_a_conflict_is_tried_again(desk: Desk) -> None:
    failures = iter([Conflicted(), Conflicted(), Conflicted()])

    def refuse(_: str) -> None:
        for failure in failures:
            raise failure

    desk.refuse = refuse
    assert desk.lane.call("again") == 5
    assert desk.batches == [["again"]] * 4
    assert desk.stored() == {"again"}


@pytest.mark.parametrize(
    ("raised", "told"), [(Unreachable(), Unreachable), (StorageFull("full"), StorageFull), (CommitUnknown(), OutcomeUnknown)]
)
def test_what_concerns_everybody_is_told_to_all_at_once(desk: Desk, raised: Exception, told: type[Exception]) -> None:
    def refuse(_: str) -> None:
        raise raised

    desk.lane.call("before")
    desk.refuse = refuse
    del desk.batches[:]
    answers = desk.together([f"w{number}" for number in range(8)])
    assert {type(answer) for answer in answers.values()} == {told}
    assert len(desk.batches) <= 2, "not halved again and again"
    desk.refuse = accept
    assert desk.lane.call("after") == 5
    assert desk.stored() == {"before", "after"}


def test_too_few_answers_are_found_out_before_the_commit(desk: Desk) -> None:
    """After it, trying again in halves would do everything twice."""

    def forget_to_answer(session: Session, words: Sequence[str]) -> Sequence[int]:
        session.run_many("INSERT INTO engine_word (word) VALUES (?)", [(word,) for word in words])
        return []

    short = desk.writer.lane("short", forget_to_answer)
    with pytest.raises(RuntimeError, match="0 answers to 1 items"):
        short.call("short")
    assert desk.stored() == set()


def test_nothing_that_a_handler_raises_ends_the_thread(desk: Desk) -> None:
    def refuse(word: str) -> None:
        if word.startswith("exit"):
            raise SystemExit

    desk.refuse = refuse
    with pytest.raises(OutcomeUnknown):
        desk.lane.call("exit")
    assert desk.writer.alive
    assert desk.lane.call("after") == 5
    assert desk.stored() == {"after"}


def test_a_caller_that_went_away_is_no_harm(desk: Desk) -> None:
    desk.gate.clear()
    desk.lane.submit("held")
    gone = desk.lane.submit("gone")
    gone.cancel()

    async def ask_and_leave() -> None:
        task = asyncio.ensure_future(desk.lane.ask("left"))
        await asyncio.sleep(0)
        task.cancel()

    async def leave_the_loop() -> None:
        asyncio.ensure_future(desk.lane.ask("closed")).add_done_callback(lambda _: None)
        await asyncio.sleep(0)

    asyncio.run(ask_and_leave())
    asyncio.run(leave_the_loop())
    desk.gate.set()
    assert desk.lane.call("after") == 5
    assert desk.stored() == {"held", "gone", "left", "closed", "after"}, "what was handed in is done"


def test_the_event_loop_is_answered_too(desk: Desk) -> None:
    def refuse(word: str) -> None:
        if word == "bad":
            raise Invalid("no such word")

    async def ask_many() -> list[object]:
        return list(await asyncio.gather(*(desk.lane.ask(word) for word in ("a", "bb", "bad", "cccc")), return_exceptions=True))

    desk.refuse = refuse
    one, two, bad, four = asyncio.run(ask_many())
    assert (one, two, four) == (1, 2, 4)
    assert isinstance(bad, Invalid)


def test_a_full_lane_says_slow_down(desk: Desk) -> None:
    desk.gate.clear()
    desk.lane.submit("under way")
    time.sleep(0.02)
    waiting = [desk.lane.submit(f"{number}") for number in range(40)]
    with pytest.raises(TooMany) as raised:
        desk.lane.submit("one more")
    assert raised.value.headers["Retry-After"]
    assert desk.writer.waiting() == {"words": 40}
    desk.gate.set()
    assert [answer.result() for answer in waiting]
    assert desk.lane.call("later") == 5


def test_lanes_take_turns(desk: Desk) -> None:
    order: list[str] = []

    def note(name: str) -> Callable[[Session, Sequence[int]], Sequence[int]]:
        def handle(session: Session, numbers: Sequence[int]) -> Sequence[int]:
            order.append(name)
            return numbers

        return handle

    left, right = (desk.writer.lane(name, note(name), cap=1) for name in ("left", "right"))
    desk.gate.clear()
    desk.lane.submit("held")
    time.sleep(0.02)
    answers = [lane.submit(number) for number in range(4) for lane in (left, left, right)]
    desk.gate.set()
    for answer in answers:
        answer.result()
    assert order[:8] == ["left", "right"] * 4 or order[:8] == ["right", "left"] * 4


def test_stopping_finishes_what_waits_and_refuses_what_comes(desk: Desk) -> None:
    desk.gate.clear()
    answers = [desk.lane.submit(f"w{number}") for number in range(12)]
    stopper = threading.Thread(target=desk.writer.stop)
    stopper.start()
    time.sleep(0.02)
    with pytest.raises(Unavailable):
        desk.lane.submit("late")
    desk.gate.set()
    stopper.join()
    assert [answer.result() for answer in answers] == [len(f"w{number}") for number in range(12)]
    assert not desk.writer.alive
    assert len(desk.stored()) == 12

"""Messages: they leave with the transaction, each is handed over at most once, and what is not known is said to be unknown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Message
from antiphon.features.plays.relay import LEASE_MS, MARGIN_MS
from antiphon.kernel.errors import OutcomeUnknown
from tests.conftest import SetClock
from tests.features.plays.rig import SHOP, Rig, accepted, asked


class Telegraph:
    """A channel that a test can break."""

    name = "telegraph"

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.before: Callable[[Message], None] = lambda _: None

    def hand_over(self, message: Message) -> None:
        self.before(message)
        self.taken.append(message.id)


class Dead(BaseException):
    """The process is gone."""


@pytest.fixture
def telegraph() -> Telegraph:
    return Telegraph()


@pytest.fixture
def counted() -> list[int]:
    """The clock nobody can set."""
    return [0]


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path, telegraph: Telegraph, counted: list[int]) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, channels=lambda _: [telegraph], monotonic=lambda: counted[0])
    try:
        yield made
    finally:
        made.close()


def states(rig: Rig) -> dict[str, int]:
    with rig.database.read() as session:
        return dict(session.rows("SELECT state, COUNT(*) FROM plays_outbox GROUP BY state"))


def test_the_inbox_is_a_channel(rig: Rig) -> None:
    play = rig.launch()
    accepted(rig.move(play, "per_1", "a", do="send", amount=7))
    assert rig.plays.relay_once() == 1
    assert rig.plays.relay_once() == 0
    with rig.database.read() as session:
        (line,) = rig.plays.list_inbox(session, SHOP, ["per_1"], None, 50).items
        assert rig.plays.list_inbox(session, SHOP, ["per_2"], None, 50).items == ()
    assert (line.title.zh, line.body.en, line.data, line.read_at) == ("你好", "There?", {"n": 7}, None)
    assert rig.plays.mark_read(SHOP, ["per_1"], [line.id]) == 1
    assert rig.plays.mark_read(SHOP, ["per_1"], [line.id]) == 0
    assert states(rig) == {"handed": 1}


def test_a_message_of_a_move_that_failed_is_not_sent(rig: Rig) -> None:
    play = rig.launch()
    rig.batch(asked(play, "per_1", "a", do="boom"), asked(play, "per_2", "b", do="call"))
    assert rig.count("plays_outbox") == 1


def test_a_channel_that_fails_is_told_and_not_tried_again(rig: Rig, telegraph: Telegraph) -> None:
    play = rig.launch()
    for key in "abc":
        accepted(rig.move(play, "per_1", key, do="call"))
    broken: list[Exception] = [RuntimeError("line cut"), OutcomeUnknown("no answer")]

    def before(_: Message) -> None:
        if broken:
            raise broken.pop(0)

    telegraph.before = before
    rig.plays.relay_once()
    assert states(rig) == {"failed": 1, "unknown": 1, "handed": 1}
    rig.plays.relay_once()
    assert len(telegraph.taken) == 1
    with rig.database.read() as session:
        assert [line.note for line in rig.plays.list_outbox(session, SHOP, "failed", None, 50).items] == ["RuntimeError"]


def test_a_channel_that_nobody_installed(rig: Rig, telegraph: Telegraph) -> None:
    play = rig.launch()
    telegraph.name = "carrier-pigeon"
    accepted(rig.move(play, "per_1", "a", do="call"))
    rig.plays._relay._channels.pop("telegraph")  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    rig.plays.relay_once()
    assert states(rig) == {"failed": 1}


def die_while_sending(rig: Rig, telegraph: Telegraph, clock: SetClock, messages: int) -> None:
    """Die at every hand-over in turn, before it or after it; then let the leases run out."""
    play = rig.launch()
    for number in range(messages):
        accepted(rig.move(play, "per_1", f"k{number}", do="call"))
    for number in range(messages):
        calls = 0

        def before(message: Message, dies_at: int = number % 3) -> None:
            nonlocal calls
            calls += 1
            if calls > dies_at:
                telegraph.taken.append(message.id)  # it was handed over, and then nobody was there to write that down
                raise Dead

        telegraph.before = before
        with pytest.raises(Dead):
            rig.plays.relay_once()
        clock.advance(seconds=LEASE_MS / 1000 + 1)
        if not states(rig).get("waiting"):
            break
    telegraph.before = lambda _: None
    while rig.plays.relay_once():
        pass


def test_a_sender_that_dies_doubles_nothing(rig: Rig, telegraph: Telegraph, clock: SetClock) -> None:
    die_while_sending(rig, telegraph, clock, 45)
    assert len(telegraph.taken) == len(set(telegraph.taken)), "no message was handed over twice"
    found = states(rig)
    assert found.get("waiting", 0) == found.get("claimed", 0) == 0
    assert found["unknown"] >= 20, "what may have gone out or not is listed, not sent again"


def nothing(*_: object) -> None:
    """The planted fault: what should be done is not."""


def test_sending_before_claiming_is_found(rig: Rig, telegraph: Telegraph, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("antiphon.features.plays.store.outbox.claim", nothing)
    play = rig.launch()
    accepted(rig.move(play, "per_1", "k", do="call"))
    for _ in range(2):
        rig.plays.relay_once()
    assert len(telegraph.taken) > len(set(telegraph.taken))


def test_a_sender_that_slept_past_its_lease_hands_nothing_over(rig: Rig, telegraph: Telegraph, counted: list[int]) -> None:
    play = rig.launch()
    for key in "abc":
        accepted(rig.move(play, "per_1", key, do="call"))

    def sleep(_: Message) -> None:
        counted[0] += LEASE_MS - MARGIN_MS + 1

    telegraph.before = sleep
    rig.plays.relay_once()
    assert states(rig) == {"handed": 1, "waiting": 2}
    telegraph.before = lambda _: None
    rig.plays.relay_once()
    assert states(rig) == {"handed": 3}
    assert len(set(telegraph.taken)) == 3


def test_whoever_comes_after_the_lease_cannot_settle(rig: Rig, telegraph: Telegraph, clock: SetClock) -> None:
    """While it slept somebody else declared the claim unknown; what it writes then is ignored."""
    play = rig.launch()
    accepted(rig.move(play, "per_1", "a", do="call"))

    def sleep(_: Message) -> None:
        clock.advance(seconds=LEASE_MS / 1000 + 1)
        rig.plays.relay_once()

    telegraph.before = sleep
    rig.plays.relay_once()
    assert states(rig) == {"unknown": 1}

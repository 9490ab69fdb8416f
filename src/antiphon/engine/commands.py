"""What operators change: each command is one function run in one transaction of its own, after whatever waits before it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import SystemClock
from antiphon.engine.once.api import Asking, Once, current
from antiphon.kernel.clock import Clock

T = TypeVar("T")
Command = Callable[[Session], T]


def _run(session: Session, commands: Sequence[Command[Any]]) -> Sequence[Any]:
    return [command(session) for command in commands]


class _UsedBefore(Exception):
    """The key of this request was used; its transaction is rolled back."""


class Commands:
    """The lane of operators' changes."""

    def __init__(self, writer: Writer, clock: Clock | None = None) -> None:
        self._lane = writer.lane("command", _run, cap=1, depth=1_000)
        self.once = Once(writer.database, clock or SystemClock())

    def call(self, command: Command[T]) -> T:
        """Run a command and wait until it is durable. Raises what the command raised; then nothing was changed.

        The first command of a request that carries an Idempotency-Key writes the key in the same transaction. When the key was
        used before, it raises what `Once.answer` says.
        """
        asking = current()
        if asking is None or not asking.caller or asking.claimed:
            return cast("T", self._lane.call(command))
        try:
            result = cast("T", self._lane.call(lambda session: self._claim_first(session, asking, command)))
        except _UsedBefore:
            raise self.once.answer(asking) from None
        asking.claimed = True
        return result

    async def ask(self, command: Command[T]) -> T:
        """The same for the event loop, and what only keeps house: it takes no notice of keys."""
        return cast("T", await self._lane.ask(command))

    def _claim_first(self, session: Session, asking: Asking, command: Command[T]) -> T:
        if not self.once.claim(session, asking):
            raise _UsedBefore
        return command(session)

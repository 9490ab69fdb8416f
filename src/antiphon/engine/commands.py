"""What operators change: each command is one function run in one transaction of its own, after whatever waits before it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer

T = TypeVar("T")
Command = Callable[[Session], T]


def _run(session: Session, commands: Sequence[Command[Any]]) -> Sequence[Any]:
    return [command(session) for command in commands]


class Commands:
    """The lane of operators' changes."""

    def __init__(self, writer: Writer) -> None:
        self._lane = writer.lane("command", _run, cap=1, depth=1_000)

    def call(self, command: Command[T]) -> T:
        """Run a command and wait until it is durable. Raises what the command raised; then nothing was changed."""
        return cast("T", self._lane.call(command))

    async def ask(self, command: Command[T]) -> T:
        """The same for the event loop."""
        return cast("T", await self._lane.ask(command))

"""What a state store can do. Feature code sees only `ReadSession` and `Session`; nobody but the writer commits."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from antiphon.kernel.errors import Unavailable

Value = str | int | float | bytes | None
Parameter = Value | Sequence[str] | Sequence[int] | Sequence[bytes]
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Bulk:
    """Many rows into one table with one statement. Declared once, at the top of a `store.py`.

    `columns` maps each column to its kind: text, bigint, double or bytes. `suffix` is what follows the values, for example
    `ON CONFLICT (id) DO UPDATE SET n = t.n + excluded.n`; both engines understand it. On PostgreSQL one statement
    may not touch a row twice, so give each conflict key once.
    """

    table: str
    columns: Mapping[str, str]
    suffix: str = ""
    names: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", ", ".join(self.columns))


class ReadSession(Protocol):
    """Reads a committed state.

    SQL is one text for both engines: `?` marks a parameter, `each_text(?)` and `each_int(?)` take a list
    (`id IN each_text(?)`), `/*for update*/` locks the rows on PostgreSQL. `IN many_text(?)` is for long lists of a key of one column:
    PostgreSQL then plans without looking at each of them, which takes longer than finding them (measured: 0.9 ms in place of 0.4
    for 200). Of a key with more columns it would read too much.
    """

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[Row]:
        """All rows of a statement."""
        ...

    def row(self, sql: str, parameters: Sequence[Parameter] = ()) -> Row | None:
        """The first row, or None."""
        ...


class Session(ReadSession, Protocol):
    """One transaction under way. Whoever opened it commits it; feature code never does."""

    def run(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        """Run a statement; how many rows it touched."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each row of parameters."""
        ...

    def write_many(self, bulk: Bulk, rows: Sequence[Sequence[Value]]) -> None:
        """Insert (or upsert) many rows with as few round trips as the engine allows."""
        ...

    @contextmanager
    def together(self) -> Generator[None]:
        """Inside the block, statements that give nothing back may be sent without waiting for the one before.

        What one of them raises may be raised by a later one, or by the end of the block; `run` does not tell how many rows it touched.
        """
        ...

    def lock(self, name: str) -> None:
        """Let only one transaction at a time past this point, over all processes, until it ends."""
        ...


class Conflicted(Exception):
    """Another transaction was in the way (a unique key, a deadlock, a lost connection before the commit). Nothing was done; try again."""


class BrokenRule(Exception):
    """A CHECK or NOT NULL of the schema refused a row: a guard did its work, or the code above has a fault. Nothing was done."""


class CommitUnknown(Exception):
    """The store failed during the commit itself: it may or may not have happened."""


class Unreachable(Unavailable):
    """The store cannot be reached, or has no time for us. Nothing was done. It concerns everything that waits, not one item."""

    code = "store_unreachable"

    def __init__(self, detail: str = "The store cannot be reached right now. Nothing was done; try again in a moment.") -> None:
        super().__init__(detail, headers={"Retry-After": "1"})


@runtime_checkable  # the web framework makes sure that what it hands to a route is what the route asked for
class Database(Protocol):
    """A store that is open. `read` may be used from any thread; `begin` only from the writer's."""

    dialect: str  # "sqlite" or "postgres"
    before_statement: Callable[[str], None] | None  # test hook: called before each statement of a writing transaction

    @contextmanager
    def read(self) -> Generator[ReadSession]:
        """A snapshot to read from. Raises `Unreachable`. A thread borrows one at a time: pass the session on, do not nest."""
        ...

    @contextmanager
    def begin(self) -> Generator[Session]:
        """A writing transaction: committed when the block ends, rolled back when it raises.

        Raises `Conflicted`, `BrokenRule`, `Unreachable` or `StorageFull` (nothing was done), or `CommitUnknown`.
        """
        ...

    def describe(self) -> Mapping[str, str]:
        """Engine, version and settings, for the health page."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...

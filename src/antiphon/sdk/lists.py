"""Ranked lists of a play: proofs that wait for review, entries, winners, a leaderboard, codes that were used.

A mechanic puts rows on a list with the effects `Enlist` and `Delist`; the host keeps them, pages through them, and knows the
exact position of each. What a decision has to know of a row it names beforehand (`looks_up`), and finds in `facts.rows`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol, runtime_checkable

import msgspec

from antiphon.sdk.words import Text

MAX_LIST: Final = 80  # characters of a list's name
MAX_KEY: Final = 200  # characters of a row's key
MAX_DATA: Final = 4_000  # bytes of a row's data in JSON


class ListKind(msgspec.Struct, frozen=True):
    """A list that a mechanic keeps. `public` rows may be read by every shopper, with masked names; the others by staff only.

    Rows of an `anonymous` list belong to nobody: the host keeps no person with them, and shows no name and no moment (ballots).
    On a list with `shared` positions rows of equal rank stand at one position, that of the first of them: 1, 2, 2, 4.
    """

    name: Text
    public: bool = False
    anonymous: bool = False
    shared: bool = False


class LookUp(msgspec.Struct, frozen=True):
    """A row that a decision wants to know about; `position` costs a little more and says where it stands among how many."""

    list: str
    key: str
    position: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row. Order: `rank` descending, then whoever reached that rank first (`at`), then by key. `position` counts from 1."""

    list: str
    key: str
    rank: int
    data: Mapping[str, Any]
    person_id: str | None
    at: datetime  # UTC: when the row got its rank
    position: int | None = None
    count: int | None = None  # rows of the list


@runtime_checkable
class Listing(Protocol):
    """A mechanic that keeps lists. Optional."""

    def lists(self, rules: Any) -> Mapping[str, ListKind]:
        """Every list by name. `season:2026-05` is a list of the kind `season`."""
        ...

    def looks_up(self, rules: Any, person_id: str, stimulus: Any) -> Sequence[LookUp]:
        """The rows that `decide` wants to find in `facts.rows`. For `shown` the stimulus is None; a seat of no person has an empty id."""
        ...


def row_name(list_name: str, key: str) -> str:
    """Where a row stands in `facts.rows`."""
    return f"{list_name}/{key}"


def kind_of(list_name: str) -> str:
    """The declared list that a list belongs to: `season` for `season:2026-05`."""
    return list_name.partition(":")[0]


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows as a list shows them."""
    return sorted(rows, key=lambda row: (-row.rank, row.at, row.key))


def numbered(rows: Iterable[Row], *, shared: bool = False) -> list[Row]:
    """Rows as a list shows them, each with its position."""
    ordered, numbers = in_order(rows), list[Row]()
    for number, row in enumerate(ordered, 1):
        before = numbers[-1] if numbers else None
        position = before.position if shared and before is not None and before.rank == row.rank else number
        numbers.append(msgspec.structs.replace(row, position=position, count=len(ordered)))
    return numbers

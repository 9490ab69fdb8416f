"""Bringing in what another system knows: a connector reads it and hands events to the same door that live events come through."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

import msgspec


class Refusal(Protocol):
    """One event that the door kept aside; it is in the quarantine."""

    @property
    def index(self) -> int:
        """Its place in the body."""
        ...

    @property
    def code(self) -> str:
        """A reason of the quarantine."""
        ...

    @property
    def detail(self) -> str:
        """The reason in a sentence."""
        ...


class Receipt(Protocol):
    """What became of one body."""

    @property
    def accepted(self) -> int:
        """How many events are durable."""
        ...

    @property
    def rejected(self) -> Sequence[Refusal]:
        """Those kept aside."""
        ...


class Sink(Protocol):
    """The door: takes bodies of the collect API (`{"batch": [ … ]}`), validated like any client's."""

    def send(self, bodies: Sequence[bytes]) -> Sequence[Receipt]:
        """Hand bodies over; returns when all of them are durable, one receipt a body. What it raises ends the import."""
        ...


class ImportStep(msgspec.Struct, frozen=True):
    """How far an import is. `total` is None while it is not known."""

    phase: Literal["reading", "sending"]
    done: int
    total: int | None


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did. Every row is in exactly one of `used`, `rejected` and `left_out`; every amount adds up.

    `net` is what the used rows sum to, exactly as they stand in the file; `orders_minor - refunds_minor` is what the events sum to in
    the smallest unit of the currency, each order rounded once, half to even. `rounding` is the difference between the two.
    """

    name: str
    row_count: int
    used_count: int
    rejected: Mapping[str, int]  # reason -> rows
    left_out: Mapping[str, int]
    event_counts: Mapping[str, int]  # name of the event -> how many
    accepted_count: int
    skipped_count: int  # handed over by an earlier run that was interrupted
    refused: Mapping[str, int]  # reason of the quarantine -> events
    currency: str | None
    net: Decimal
    orders_minor: int
    refunds_minor: int
    rounding: Decimal
    first_at: datetime | None
    last_at: datetime | None
    shift_days: int
    rejects_file: str | None


Progress = Callable[[ImportStep], None]

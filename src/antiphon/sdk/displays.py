"""What a play shows on a screen in a shop or in a live room: a code that changes by the clock. The console has the page for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

import msgspec

from antiphon.sdk.words import Text


class Displayed(msgspec.Struct, frozen=True):
    """A code, and from when to when it is the one on the screen (UTC)."""

    code: str
    since: datetime
    until: datetime


@runtime_checkable
class Displaying(Protocol):
    """A mechanic with codes for a screen. Optional."""

    def displays(self, rules: Any) -> Mapping[str, Text]:
        """Every screen by key, with what is written above the code."""
        ...

    def display(self, rules: Any, secret: str, key: str, now: datetime) -> Displayed | None:
        """What the screen of that key shows now; None when the rules have no such screen."""
        ...

"""A person's own result as a card: the mechanic says what stands on it, the host draws it as a picture with a code that leads back."""

from typing import Any, Protocol, runtime_checkable

import msgspec

from antiphon.sdk.facts import Facts
from antiphon.sdk.words import Text


class Share(msgspec.Struct, frozen=True):
    """A bar of a card: a part of 100."""

    name: Text
    percent: int
    mine: bool = False


class ResultCard(msgspec.Struct, frozen=True):
    """What stands on a card, in both languages. The name of the play, the shop and the code are the host's.

    Nothing here names the person, and nothing tells more than what the person is about to show others.
    """

    headline: Text
    figure: str = ""  # an emoji or a number, in the largest letters
    lines: tuple[Text, ...] = ()
    tags: tuple[Text, ...] = ()
    shares: tuple[Share, ...] = ()
    invite: Text | None = None  # beside the code; None: the host's own words
    says: Text | None = None  # goes along with the picture when it is sent; None: the headline
    colour: str = "#C2410C"


@runtime_checkable
class Carded(Protocol):
    """A mechanic in which a person has something to show others. Optional."""

    def card(self, rules: Any, seat: Any, facts: Facts) -> ResultCard | None:
        """The card of a person; None while there is nothing to show. Pure, like `decide`."""
        ...


def percent_of(part: int, whole: int) -> int:
    """A part of 100, rounded; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole > 0 else 0

"""What a person can do with a tag card, and what the play remembers."""

from typing import Annotated, Literal

import msgspec


class TagCardMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "choose", "tags": ["night_owl"], "agree": true}` chooses these; `add` adds to what is chosen; agree, withdraw."""

    do: Literal["choose", "add", "agree", "withdraw"] = "choose"
    tags: Annotated[tuple[str, ...], msgspec.Meta(max_length=40)] = ()
    agree: bool = False  # with choose: the shop may remember the tags


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's card. `chosen` are keys in the order of the rules."""

    chosen: tuple[str, ...] = ()
    rewarded: bool = False
    agreed: bool = False

"""The quality card of a plug-in: what is done, what is not yet, and what it does not need, with the reason.

Each folder keeps it as `quality.toml`; whoever may read files hands the text to `read_card`.
"""

from typing import Final, Literal

import msgspec

State = Literal["done", "todo", "exempt"]

BRONZE: Final = ("laws", "two_languages", "odds_shown")
SILVER: Final = ("simulation", "abuse_note", "widget")
GOLD: Final = ("load_figure", "guide")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the card. `why` is needed for everything but `done`; for `done` it may say where to look."""

    state: State
    why: str = ""


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lines; none may be left out."""

    laws: Item  # promises to the player, checked in tests and on live data
    two_languages: Item  # every word in Chinese and English
    odds_shown: Item  # who plays a game of chance sees the odds first
    simulation: Item  # a made-up crowd shows what it will cost
    abuse_note: Item  # the guide says how it can be abused and what stops that
    widget: Item  # a storefront part, usable by keyboard and screen reader
    load_figure: Item  # moves per second, measured
    guide: Item  # one page in each language

    def items(self) -> tuple[tuple[str, State, str], ...]:
        """(key, state, why) of each line, in order."""
        lines = ((key, getattr(self, key)) for key in self.__struct_fields__)
        return tuple((key, item.state, item.why) for key, item in lines)

    @property
    def level(self) -> Literal["", "bronze", "silver", "gold"]:
        """Bronze: honest. Silver: ready for a shop. Gold: measured and explained."""
        open_lines = {key for key, state, _ in self.items() if state == "todo"}
        if open_lines & set(BRONZE):
            return ""
        if open_lines & set(SILVER):
            return "bronze"
        return "silver" if open_lines & set(GOLD) else "gold"


def read_card(toml_text: str) -> Card:
    """The card of a `quality.toml`. Raises `msgspec.ValidationError` when a line is missing, unknown or without its reason."""
    card = msgspec.toml.decode(toml_text, type=Card)
    for key, state, why in card.items():
        if state != "done" and not why.strip():
            raise msgspec.ValidationError(f"`{key}` is {state} and must say why.")
    return card

"""What the console shows of each kind of play: what it is good for, and the form of its rules."""

from collections.abc import Mapping
from typing import Any

import msgspec

from antiphon.features.plays.registry import Kind
from antiphon.features.plays.running import HOST_WORDS
from antiphon.sdk.mechanic import Template
from antiphon.sdk.words import Text


class QualityLine(msgspec.Struct, frozen=True):
    """One line of the quality card: done, todo or exempt, and why."""

    key: str
    state: str
    note: str


class Quality(msgspec.Struct, frozen=True):
    """The quality card. `level` is bronze, silver, gold, or empty."""

    level: str
    items: tuple[QualityLine, ...]


class MechanicCard(msgspec.Struct, frozen=True):
    """One kind of play. `schema` is the JSON schema of its rules, with labels and help in both languages (x-title, x-help)."""

    kind: str
    name: Text
    good_for: Text
    example: Text
    goals: tuple[str, ...]
    schema: Mapping[str, Any]
    ruling: Mapping[str, Any] | None  # the JSON schema of what staff can decide, if anything
    prints: bool  # whether it has codes to print
    words: Mapping[str, Text]
    templates: tuple[Template, ...]
    quality: Quality


def make_card(kind: Kind) -> MechanicCard:
    """The card of a kind."""
    mechanic = kind.mechanic
    lines = tuple(QualityLine(key, state, why) for key, state, why in kind.card.items()) if kind.card else ()
    return MechanicCard(
        kind=kind.name,
        name=mechanic.name,
        good_for=mechanic.good_for,
        example=mechanic.example,
        goals=tuple(mechanic.goals),
        schema=msgspec.json.schema(mechanic.rules_type),
        ruling=msgspec.json.schema(kind.ruled.ruling_type) if kind.ruled else None,
        prints=kind.printer is not None,
        words={**HOST_WORDS, **mechanic.words},
        templates=tuple(mechanic.templates),
        quality=Quality(kind.card.level if kind.card else "", lines),
    )

"""What may cross the door of the profiles feature."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from antiphon.features.profiles.identity import Outcome


class PersonBrief(msgspec.Struct, frozen=True):
    """A person in one line. `known`: the shop has told us its user id. `last_seen_at` is kept to the minute."""

    id: str
    known: bool
    user_id: str | None
    name: str | None
    email: str | None
    phone: str | None
    zone: str | None
    first_seen_at: datetime
    last_seen_at: datetime


class Standing(NamedTuple):
    """As much of a person as a decision needs. `merged_into`: it turned out to be somebody else, at any distance of one or more steps."""

    merged_into: str | None
    known: bool
    zone: str | None
    first_seen_at: datetime


class HeldIdentity(msgspec.Struct, frozen=True):
    """One identifier of a person, and the moment of the event that brought it."""

    kind: str
    value: str
    since_at: datetime


class MergeNote(msgspec.Struct, frozen=True):
    """Why two persons are one, or stayed two; or which value was not believed.

    `outcome`: merged, moved (a device changed hands), refused, blocked. `says` puts it in words. `times` counts how often the same
    was met. `moved` is what a merge brought along: enough to undo it.
    """

    outcome: Outcome
    from_id: str | None
    into_id: str | None
    kind: str
    value: str
    because: str
    says: Mapping[str, str]
    times: int
    first_at: datetime
    last_at: datetime
    moved: Mapping[str, Any]


class Profile(msgspec.Struct, frozen=True):
    """One person whole. `id` is the one asked for or, after a merge, the one who goes on."""

    id: str
    known: bool
    user_id: str | None
    name: str | None
    email: str | None
    phone: str | None
    zone: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    traits: Mapping[str, Any]
    identities: tuple[HeldIdentity, ...]
    merges: tuple[MergeNote, ...]


class PeopleCount(msgspec.Struct, frozen=True):
    """How many persons a workspace has, and how many of them are known."""

    total: int
    known: int

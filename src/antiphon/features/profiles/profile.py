"""What is known about a person, and how an event changes it. Pure: no store, no clock.

Traits: the last one by the time of its event wins, trait by trait; of two with the same time, the one that arrived later. A trait
set to null is forgotten, and an older event does not bring it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import msgspec

from antiphon.features.profiles.identifiers import EMAIL, PHONE, USER_ID, Identifier, clean_email, clean_phone
from antiphon.kernel.clock import is_zone

MINUTE_MS: Final = 60_000
MAX_TRAITS: Final = 300
MAX_TRAIT_NAME: Final = 128
MAX_TRAIT_BYTES: Final = 4096
MAX_NAME: Final = 120

Traits = dict[str, tuple[Any, int]]  # name -> value and the moment (ms) of the event that said so


@dataclass(slots=True)
class Person:
    """One person of a workspace, as stored. `dirty` says that it must be written again; `seen`, that only `last_seen_at` must."""

    workspace: str
    id: str
    user_id: str | None
    name: str | None
    email: str | None
    phone: str | None
    zone: str | None
    zone_at: int
    created_at: int
    first_seen_at: int
    last_seen_at: int
    merged_into: str | None = None
    dirty: bool = False
    seen: bool = False

    def see(self, at_ms: int) -> None:
        """The person did something."""
        minute = at_ms - at_ms % MINUTE_MS
        if minute > self.last_seen_at:
            self.last_seen_at = minute
            self.seen = True
        if at_ms < self.first_seen_at:
            self.first_seen_at = at_ms
            self.dirty = True

    def move_to(self, zone: object, at_ms: int) -> None:
        """The person's clock is in this zone; names nobody knows are left aside."""
        if not isinstance(zone, str) or at_ms < self.zone_at or not _is_zone(zone):
            return
        minute = at_ms - at_ms % MINUTE_MS
        if zone != self.zone or minute > self.zone_at:
            self.zone, self.zone_at, self.dirty = zone, minute, True

    def gain(self, identifier: Identifier) -> None:
        """An identifier was attached: a user id makes the person known, an address shows until a trait says better."""
        kind, value = identifier
        if kind == USER_ID:
            self.user_id = value
        elif kind == EMAIL:
            self.email = self.email or value
        elif kind == PHONE:
            self.phone = self.phone or value
        self.dirty = True

    def show(self, traits: Traits, zone: str) -> None:
        """Bring name, e-mail and phone in line with the traits. `zone` is the workspace's."""
        before = self.name, self.email, self.phone
        self.name = name_in(traits) or (None if "name" in traits else self.name)
        if "email" in traits:
            self.email = clean_email(traits["email"][0])
        if "phone" in traits:
            self.phone = clean_phone(traits["phone"][0], zone)
        self.dirty = self.dirty or before != (self.name, self.email, self.phone)

    def absorb(self, other: "Person") -> None:
        """Take over what a merged person brings: only what is missing here, except for the moments."""
        self.name = self.name or other.name
        self.email = self.email or other.email
        self.phone = self.phone or other.phone
        if other.zone is not None and other.zone_at > self.zone_at:
            self.zone, self.zone_at = other.zone, other.zone_at
        self.created_at = min(self.created_at, other.created_at)
        self.first_seen_at = min(self.first_seen_at, other.first_seen_at)
        self.last_seen_at = max(self.last_seen_at, other.last_seen_at)
        other.merged_into = self.id
        self.dirty = other.dirty = True


def fold_traits(traits: Traits, news: Mapping[str, Any], at_ms: int) -> int:
    """Fold what an event says into `traits`; how many were left out for being too many or too long."""
    left_out = 0
    for name, value in news.items():
        held = traits.get(name)
        if held is None and (len(traits) >= MAX_TRAITS or not 0 < len(name) <= MAX_TRAIT_NAME):
            left_out += 1
        elif held is None or at_ms >= held[1]:
            if _is_long(value):
                left_out += 1
            else:
                traits[name] = (value, at_ms)
    return left_out


def merge_traits(into: Traits, other: Traits) -> dict[str, dict[str, Any]]:
    """Join the traits of a merged person: the newer wins, on a tie the one that goes on. What changed, so that it can be undone."""
    changed: dict[str, dict[str, Any]] = {}
    for name, (value, at_ms) in other.items():
        held = into.get(name)
        if (held is None and len(into) < MAX_TRAITS) or (held is not None and at_ms > held[1]):
            into[name] = (value, at_ms)
            changed[name] = {"took": [value, at_ms], "instead_of": None if held is None else list(held)}
    return changed


def name_in(traits: Traits) -> str | None:
    """What to call somebody: `name`, else first and last name, else a nickname. Chinese names have no space between."""

    def text(*names: str) -> str:
        for name in names:
            value = traits.get(name, (None, 0))[0]
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())[:MAX_NAME]
        return ""

    if whole := text("name", "fullName", "full_name"):
        return whole
    first, last = text("firstName", "first_name"), text("lastName", "last_name")
    if first and last:
        return last + first if _is_han(first + last) else f"{first} {last}"[:MAX_NAME]
    return first or last or text("nickname", "nickName", "nick_name", "username") or None


def shown_traits(traits: Traits) -> dict[str, Any]:
    """Name and value, without what was forgotten."""
    return {name: value for name, (value, _) in traits.items() if value is not None}


@lru_cache(maxsize=4096)
def _is_zone(name: str) -> bool:
    return len(name) <= 64 and is_zone(name)


def _is_han(text: str) -> bool:
    return all("\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf" for letter in text)


def _is_long(value: object) -> bool:
    if value is None or isinstance(value, bool | int | float):
        return False
    return len(value if isinstance(value, str) else msgspec.json.encode(value)) > MAX_TRAIT_BYTES

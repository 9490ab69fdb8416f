"""One person's memory: a blob of slots that is opened only where it is needed, and what is shown of it.

Two columns of one row. `memory` is for folding events and judging conditions; `shown` (tags and memberships) is all that readers need.
"""

from typing import Any

import msgspec

from antiphon.features.segments.keepers import Memory
from antiphon.features.segments.slots import Slot

NEVER = 1 << 40  # a day that does not come
TagValue = str | int | None


class Stored(msgspec.Struct, array_like=True):
    """The `memory` column."""

    plan: int = 0  # fingerprint of the plan it was judged by
    flips: list[int] = []  # for each judged thing of the plan: the local day on which time alone may change it; 0: never
    given: dict[str, Any] = {}  # tags that only the whole population tells, as the last run gave them
    slots: dict[int, msgspec.Raw] = {}


class Shown(msgspec.Struct, array_like=True):
    """The `shown` column: tags in the order of the catalogue, and the moment each membership began."""

    catalogue: int = 0
    tags: list[TagValue] = []
    since: dict[str, int] = {}


_read_stored = msgspec.msgpack.Decoder(Stored).decode
_read_shown = msgspec.msgpack.Decoder(Shown).decode
_read_memory = msgspec.msgpack.Decoder().decode
_write = msgspec.msgpack.Encoder().encode


def read_shown(blob: bytes) -> Shown:
    """What is shown of a person."""
    return _read_shown(blob)


class Person:
    """A person's memory while it is worked on. Slots are decoded when first asked for and written back only when touched."""

    __slots__ = ("_open", "_raw", "_touched", "changed", "flips", "given", "id", "is_new", "plan", "shown", "shown_changed")

    def __init__(self, person_id: str, memory: bytes | None = None, shown: bytes | None = None) -> None:
        self.id = person_id
        self.is_new = memory is None
        stored = Stored() if memory is None else _read_stored(memory)
        self.plan = stored.plan
        self.flips = stored.flips
        self.given = stored.given
        self.shown = Shown() if shown is None else _read_shown(shown)
        self.shown_changed = False
        self.changed: dict[int, str] = {}  # slot -> the event that changed it last
        self._raw = stored.slots
        self._open: dict[int, Memory] = {}
        self._touched: set[int] = set()

    def find(self, slot_id: int) -> Memory | None:
        """The memory of a slot to look at; None when there is none yet."""
        memory = self._open.get(slot_id)
        if memory is None:
            raw = self._raw.get(slot_id)
            if raw is None:
                return None
            memory = self._open[slot_id] = _read_memory(raw)
        return memory

    def touch(self, slot: Slot) -> Memory:
        """The memory of a slot to change."""
        memory = self.find(slot.id)
        if memory is None:
            memory = self._open[slot.id] = slot.keeper.empty()
        self._touched.add(slot.id)
        return memory

    def replace(self, slot_id: int, memory: Memory | None) -> None:
        """Put another memory in the place of a slot's; None: nothing is remembered."""
        if memory is None:
            self._open.pop(slot_id, None)
            self._raw.pop(slot_id, None)
            self._touched.discard(slot_id)
        else:
            self._open[slot_id] = memory
            self._touched.add(slot_id)

    def slot_ids(self) -> set[int]:
        """The slots that hold something."""
        return {*self._raw, *self._touched}

    def keep_only(self, slot_ids: frozenset[int]) -> None:
        """Forget slots that nothing uses any more."""
        for slot_id in self.slot_ids() - slot_ids:
            self.replace(slot_id, None)

    def write_memory(self) -> bytes:
        """The `memory` column."""
        slots: dict[int, Any] = dict(self._raw)
        for slot_id in self._touched:
            slots[slot_id] = self._open[slot_id]
        return _write((self.plan, self.flips, self.given, slots))

    def write_shown(self) -> bytes:
        """The `shown` column."""
        return _write(self.shown)

"""One person's memory: a blob of slots that is opened only where it is needed, and what is shown of it.

Two columns of one row. `memory` is for folding events and judging conditions; `shown` (tags and memberships) is all that readers need.
"""

from typing import Any

import msgspec

from antiphon.features.segments.keepers import Memory
from antiphon.features.segments.slots import Slot

NEVER = 1 << 40  # a day that does not come
TagValue = str | int | float | bool | None


class Stored(msgspec.Struct, array_like=True):
    """The `memory` column."""

    plan: int = 0  # fingerprint of the plan it was judged by
    flips: dict[int, int] = {}  # position in the plan -> the local day on which time alone may change it
    given: dict[str, Any] = {}  # tags that only the whole population tells, as the last run gave them
    near: dict[int, Any] = {}  # small slots that nearly every event looks at
    far: dict[int, msgspec.Raw] = {}  # the others, opened where they are needed


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


class Memories(dict[int, Memory | None]):
    """What is remembered by slot, None where there is nothing. Far slots are decoded when first asked for."""

    __slots__ = ("far",)

    def __init__(self, near: dict[int, Memory], far: dict[int, msgspec.Raw]) -> None:
        super().__init__(near)
        self.far = far

    def __missing__(self, slot_id: int) -> Memory | None:
        raw = self.far.get(slot_id)
        memory = self[slot_id] = None if raw is None else _read_memory(raw)
        return memory


class Person:
    """A person's memory while it is worked on. Far slots are decoded when first asked for and encoded only when touched."""

    __slots__ = ("_far", "_near", "changed", "flips", "given", "id", "is_new", "memories", "plan", "shown", "shown_changed", "touched")

    def __init__(self, person_id: str, memory: bytes | None = None, shown: bytes | None = None) -> None:
        self.id = person_id
        self.is_new = memory is None
        stored = Stored() if memory is None else _read_stored(memory)
        self.plan = stored.plan
        self.flips = stored.flips
        self.given = stored.given
        self.shown = Shown() if shown is None else _read_shown(shown)
        self.shown_changed = False
        self.changed: dict[int, str] = {}  # slot -> the event that changed what it says last
        self.touched: set[int] = set()  # far slots that must be encoded anew
        self._near = stored.near
        self._far = stored.far
        self.memories = Memories(stored.near, stored.far)

    def find(self, slot_id: int) -> Memory | None:
        """The memory of a slot to look at; None when there is none yet."""
        return self.memories[slot_id]

    def open(self, slot: Slot) -> Memory:
        """The memory of a slot, made when there is none; whoever changes a far one adds it to `touched`."""
        memory = self.find(slot.id)
        if memory is None:
            memory = slot.keeper.empty()
            self.replace(slot, memory)
        return memory

    def replace(self, slot: Slot, memory: Memory) -> None:
        """Put another memory in the place of a slot's."""
        slot_id = slot.id
        self.memories[slot_id] = memory
        if slot.keeper.near:
            self._near[slot_id] = memory
        else:
            self.touched.add(slot_id)

    def forget(self, slot_id: int) -> None:
        """Remember nothing of a slot."""
        self._near.pop(slot_id, None)
        self.memories.pop(slot_id, None)
        self._far.pop(slot_id, None)
        self.touched.discard(slot_id)

    def slot_ids(self) -> set[int]:
        """The slots that hold something."""
        return {*self._near, *self._far, *self.touched}

    def keep_only(self, slot_ids: frozenset[int]) -> None:
        """Forget slots that nothing uses any more."""
        for slot_id in self.slot_ids() - slot_ids:
            self.forget(slot_id)

    def write_memory(self) -> bytes:
        """The `memory` column."""
        far: dict[int, Any] = self._far  # pyright: ignore[reportAssignmentType] - what is already encoded goes in as it is
        if self.touched:
            far = {**far, **{slot_id: self.memories[slot_id] for slot_id in self.touched}}
        return _write((self.plan, self.flips, self.given, self._near, far))

    def write_shown(self) -> bytes:
        """The `shown` column."""
        return _write(self.shown)

"""The plan of one workspace: every tag and segment that is judged, the slots they need, and which of them an event can move."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import msgspec

from antiphon.features.segments.cities import tier_of
from antiphon.features.segments.condition import Condition, InSegment, RandomShare, TagIs, walk, write_condition
from antiphon.features.segments.evaluate import Judge
from antiphon.features.segments.fold import Folder, widest
from antiphon.features.segments.leaves import BIRTH, Leaf, ReadTag, Surroundings, compile_condition
from antiphon.features.segments.slots import Slot
from antiphon.features.segments.state import Person
from antiphon.features.segments.tag_kinds import OnDay, compile_tag
from antiphon.features.segments.tag_meaning import expand
from antiphon.features.segments.tags import CATALOGUE, GIVEN, POSITION, TAGS
from antiphon.features.segments.templates import PRECEDENCE
from antiphon.kernel.clock import day_to_date
from antiphon.kernel.errors import Invalid


class Definition(msgspec.Struct, frozen=True):
    """A segment by its key, and the condition as it was written."""

    key: str
    condition: Condition


class Judged(NamedTuple):
    """A segment in its place: how it is judged, and the slots that can move it."""

    key: str
    judge: Judge
    reads: frozenset[int]


_TAGS = tuple(compile_tag(tag.how, tier_of) for tag in TAGS)
TAG_COUNT = len(TAGS)
LIFECYCLE_AT = POSITION["lifecycle"]
PRECEDENCE_KEYS = frozenset(leaf.segment for _, condition in PRECEDENCE for _, leaf, _ in walk(condition) if isinstance(leaf, InSegment))


class Plan:
    """Made anew whenever a segment or the zone changes; never changed.

    What is judged has a position: tags first, in the order of the catalogue, then segments, those referred to before those
    that refer to them. `by_slot` gives, for a slot, the positions that it can move.
    """

    def __init__(
        self, zone: str, definitions: Sequence[Definition], *, known_slots: Mapping[int, int] | None = None, revision: str = ""
    ) -> None:
        self.zone = zone
        self.revision = revision
        self.conditions = {one.key: expand(one.condition) for one in definitions}
        ordered = _in_order(self.conditions)
        slots = {key: compiled.slots for key, compiled in self._compile(ordered).items()}
        needed = widest([BIRTH, *(slot for _, needs in _TAGS for slot in needs), *(slot for needs in slots.values() for slot in needs)])
        self.slots = needed
        self.missing = frozenset(
            slot.id for slot in needed.values() if known_slots is not None and known_slots.get(slot.id, -1) < slot.width
        )
        reads = _reads(ordered, slots, self.conditions, self.missing)
        self.segments = [Judged(key, leaf.judge, reads[key]) for key, leaf in self._compile(list(reads)).items()]
        self.filling = tuple(key for key in ordered if key not in reads)
        self.folder = Folder(needed.values(), zone)
        self.size = TAG_COUNT + len(self.segments)
        self.everything = tuple(range(self.size))
        self.by_slot = self._index()
        self.given_at = self._given_positions()
        self.personal = self._personal_positions()
        self.readers = [read for read, _ in _TAGS]
        self._moved: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.slot_ids = frozenset(needed)
        self.fingerprint = crc32(
            msgspec.json.encode((CATALOGUE, zone, [(one.key, write_condition(self.conditions[one.key])) for one in self.segments]))
        )

    def _compile(self, ordered: Sequence[str]) -> dict[str, Leaf]:
        positions = {key: TAG_COUNT + index for index, key in enumerate(ordered)}
        around = Surroundings({tag.key: (_as_shown(index), _TAGS[index][1]) for index, tag in enumerate(TAGS)}, positions)
        return {key: compile_condition(self.conditions[key], around) for key in ordered}

    def _index(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for position, (_, slots) in enumerate(_TAGS):
            for slot in slots:
                found.setdefault(slot.id, []).append(position)
        for index, segment in enumerate(self.segments):
            for slot_id in segment.reads:
                found.setdefault(slot_id, []).append(TAG_COUNT + index)
        return {slot_id: tuple(dict.fromkeys(positions)) for slot_id, positions in found.items()}

    def _given_positions(self) -> tuple[int, ...]:
        """What a population run can move: the tags it gives, and the segments that compare them, directly or through another."""
        segments = self._touched_by(lambda node: isinstance(node, TagIs) and node.tag in GIVEN)
        return (*(POSITION[key] for key in GIVEN), *segments)

    def _personal_positions(self) -> tuple[int, ...]:
        """What looks at the person's id, directly or through another segment."""
        return self._touched_by(lambda node: isinstance(node, RandomShare))

    def _touched_by(self, is_meant: Callable[[Condition], bool]) -> tuple[int, ...]:
        touched: set[str] = set()
        for segment in self.segments:
            condition = self.conditions[segment.key]
            if not touched.isdisjoint(referred_segments(condition)) or any(is_meant(node) for _, node, _ in walk(condition)):
                touched.add(segment.key)
        return tuple(TAG_COUNT + index for index, segment in enumerate(self.segments) if segment.key in touched)

    def moved_by(self, slot_ids: Iterable[int]) -> Sequence[int]:
        """The positions that changes of these slots can move, in the order in which they are judged."""
        key = tuple(slot_ids)
        known = self._moved.get(key)
        if known is None:
            known = tuple(sorted({position for slot_id in key for position in self.by_slot.get(slot_id, ())}))
            if len(self._moved) < 10_000:
                self._moved[key] = known
        return known


def _as_shown(position: int) -> ReadTag:
    """The tag as conditions compare it: days as dates."""
    read, _ = _TAGS[position]
    if not isinstance(TAGS[position].how, OnDay):
        return read

    def told(person: Person, today: int) -> tuple[object, int]:
        day, until = read(person, today)
        return (None if day is None else day_to_date(day).isoformat()), until

    return told


def _in_order(conditions: Mapping[str, Condition]) -> list[str]:
    """The keys, each after those it refers to. Raises `Invalid` for a circle or an unknown key."""
    ordered: list[str] = []
    under_way: set[str] = set()

    def visit(key: str) -> None:
        if key in ordered:
            return
        if key in under_way:
            raise Invalid(f"The segment {key} refers to itself in a circle.", code="bad_condition")
        if key not in conditions:
            raise Invalid(f"There is no segment called {key[:80]}.", code="bad_condition")
        under_way.add(key)
        for referred in referred_segments(conditions[key]):
            visit(referred)
        ordered.append(key)

    for key in conditions:
        visit(key)
    return ordered


def referred_segments(condition: Condition) -> list[str]:
    """The segments a condition (with its tags expanded) names."""
    return [node.segment for _, node, _ in walk(condition) if isinstance(node, InSegment)]


def _reads(
    ordered: Sequence[str], slots: Mapping[str, Sequence[Slot]], conditions: Mapping[str, Condition], missing: frozenset[int]
) -> dict[str, frozenset[int]]:
    """The segments that can be judged, with every slot they read: all of these, and those of the segments they refer to, are filled."""
    found: dict[str, frozenset[int]] = {}
    for key in ordered:
        referred = referred_segments(conditions[key])
        if all(other in found for other in referred) and missing.isdisjoint(slot.id for slot in slots[key]):
            found[key] = frozenset(slot.id for slot in slots[key]).union(*(found[other] for other in referred))
    return found

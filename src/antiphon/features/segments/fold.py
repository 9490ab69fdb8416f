"""Folding events into slots: which slots an event feeds, and with what."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, cast

from antiphon.features.segments.keepers import FOREVER, MOVED, SAME, SLACK, Memory
from antiphon.features.segments.matching import Matcher, Occurred, amount_of, event_test, field_of
from antiphon.features.segments.slots import Slot, hash_value
from antiphon.features.segments.state import Person
from antiphon.kernel.clock import from_ms, get_zone

HOUR_FIELD = "@hour"  # the local hour, in four bands
NAME_FIELD = "@name"
BANDS = ("night", "morning", "afternoon", "evening")  # from 0, 6, 12 and 18 o'clock
MAX_TEXT = 255  # longer texts are cut, so that a memory stays small
_QUARTER_MS = 900_000


Fold = Callable[[Memory, Any, int, tuple[int, str], int], int]  # as a keeper's


class Feeder(NamedTuple):
    """One slot that a name feeds."""

    slot: Slot
    slot_id: int
    near: bool
    fold: Fold
    reach: int  # days before today that a bucket is kept
    read: Callable[[Occurred], Any] | None  # None: the event itself counts
    test: Callable[[Occurred], bool] | None


class Folder:
    """Feeds events into the slots of one plan."""

    def __init__(self, slots: Iterable[Slot], zone: str) -> None:
        self._feeders = [_feeder(slot, zone) for slot in slots]
        self._by_name: dict[str, Sequence[Feeder]] = {}

    def fold(self, person: Person, event: Occurred, today: int) -> None:
        """Add one event to a person's memory; `person.changed` says what it moved."""
        feeders = self._by_name.get(event.name)
        if feeders is None:
            feeders = self._find(event.name)
        day, event_id = event.local_day, event.id
        stamp = (event.at_ms, event_id)
        memories, changed, touched = person.memories, person.changed, person.touched
        for slot, slot_id, near, fold, reach, read, test in feeders:
            if test is not None and not test(event):
                continue
            value: Any = None
            if read is not None:
                value = read(event)
                if value is None:
                    continue
            memory = memories[slot_id]
            if memory is None:
                memory = person.open(slot)
            if moved := fold(memory, value, day, stamp, today - reach):
                if not near:
                    touched.add(slot_id)
                if moved == MOVED:
                    changed[slot_id] = event_id

    def _find(self, name: str) -> Sequence[Feeder]:
        feeders = [feeder for feeder in self._feeders if feeder.slot.matcher.takes(name)]
        if len(self._by_name) < 10_000:  # names are the shop's own: do not keep every one a fault makes up
            self._by_name[name] = feeders
        return feeders


def prune(person: Person, slots: Iterable[Slot], today: int) -> None:
    """Drop what no window needs any more."""
    for slot in slots:
        memory = person.find(slot.id)
        if memory is not None and slot.width < FOREVER:
            slot.keeper.prune(memory, today - slot.width - SLACK)
            person.replace(slot, memory)


def merge(into: Person, other: Person, slots: Iterable[Slot]) -> None:
    """Add another person's memory."""
    for slot in slots:
        theirs = other.find(slot.id)
        if theirs is not None:
            mine = into.open(slot)
            slot.keeper.merge(mine, theirs)
            into.replace(slot, mine)


def _feeder(slot: Slot, zone: str) -> Feeder:
    keeper = slot.keeper
    fold = _fold_each(keeper.fold) if slot.kind == "tally" else keeper.fold
    return Feeder(slot, slot.id, keeper.near, fold, slot.width + SLACK, _reader(slot, zone), event_test(slot.where))


def _fold_each(fold: Fold) -> Fold:
    """For a field that has several values at once."""

    def each(memory: Memory, values: list[str], day: int, stamp: tuple[int, str], floor: int) -> int:
        moved = SAME
        for value in values:
            moved = fold(memory, value, day, stamp, floor)
        return moved

    return each


def _reader(slot: Slot, zone: str) -> Callable[[Occurred], Any] | None:
    field = slot.field
    if field is None:
        return None
    if slot.kind == "tally":
        return _tally_reader(field, zone)
    if slot.kind == "latest":
        return _latest_reader(field)
    if slot.kind in {"distinct", "values"}:
        read = field_of(field)
        return lambda event: hash_value(read(event))
    return amount_of(field)


def _tally_reader(field: str, zone: str) -> Callable[[Occurred], Any]:
    if field == HOUR_FIELD:
        band_of = hour_bands(zone)
        return lambda event: [band_of(event.at_ms)]
    read = field_of(field)
    return lambda event: texts_in(read(event))


def texts_in(value: object) -> list[str] | None:
    """The texts of a field that has one value or several; None where there is none."""
    if type(value) is str:
        return [value[:MAX_TEXT]] if value else None
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return [text[:MAX_TEXT] for text in values if isinstance(text, str) and text] or None


def _latest_reader(field: str) -> Callable[[Occurred], Any]:
    if field == NAME_FIELD:
        return lambda event: event.name
    head, _, path = field.partition(".")
    if head == "traits":
        told = field_of(f"properties.{path}")
        return lambda event: _spoken(told(event)) if event.kind == "identify" else None
    if head == "context" and path.count(".") == 1:  # asked of every event, so without a way round
        first, second = path.split(".")

        def inner(event: Occurred) -> Any:
            outer: Any = event.context.get(first)
            return _spoken(cast("dict[str, Any]", outer).get(second)) if isinstance(outer, dict) else None

        return inner
    read = field_of(field)
    return lambda event: _spoken(read(event))


def _spoken(value: Any) -> Any:
    """A value that says something: not empty, and not a list or an object."""
    if type(value) is str:
        return value or None
    return value if isinstance(value, bool | int | float) else None


def hour_bands(zone: str) -> Callable[[int], str]:
    """The band of the day a moment falls into. Zones change their offset on quarters of an hour only, so one answer serves 15 minutes."""
    place, known = get_zone(zone), dict[int, str]()

    def band(at_ms: int) -> str:
        quarter = at_ms // _QUARTER_MS
        found = known.get(quarter)
        if found is None:
            if len(known) > 100_000:
                known.clear()
            found = known[quarter] = BANDS[from_ms(at_ms).astimezone(place).hour // 6]
        return found

    return band


def widest(slots: Iterable[Slot]) -> dict[int, Slot]:
    """Each slot once, as wide as its widest use."""
    found: dict[int, Slot] = {}
    for slot in slots:
        known = found.get(slot.id)
        if known is None or slot.width > known.width:
            found[slot.id] = slot
        if known is not None and (known.kind, known.matcher, known.where, known.field) != (slot.kind, slot.matcher, slot.where, slot.field):
            message = f"two slots share the number {slot.id}"
            raise AssertionError(message)
    return found


def names_needed(slots: Iterable[Slot]) -> Matcher:
    """The names that feed any of the slots; for reading fewer events back."""
    named: set[str] = set()
    for slot in slots:
        if slot.matcher.excludes:
            return Matcher()
        named.update(slot.matcher.names)
    return Matcher(tuple(sorted(named)), excludes=False)

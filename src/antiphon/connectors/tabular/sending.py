"""Hands events over in bodies of the collect API, and remembers how far it came, so that an interrupted import goes on there."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from antiphon.connectors.tabular.mapping import Mapping
from antiphon.connectors.tabular.telling import Told
from antiphon.kernel.errors import Conflict
from antiphon.sdk.connector import Sink

BODY_BYTES: Final = 400_000  # the API takes 500 KB and 2,500 events
BODY_EVENTS: Final = 1_000
BODIES_AT_ONCE: Final = 8  # they share a commit
_HEAD, _TAIL = b'{"batch":[', b"]}"


class Place(msgspec.Struct):
    """How far an import came: `handed_over` events of the file with this fingerprint are durable."""

    fingerprint: str
    handed_over: int = 0
    accepted: int = 0
    refused: dict[str, int] = {}


class Checkpoint:
    """Keeps the place in a file, written aside and renamed, so that it is whole whenever the process ends."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        self._path = path
        self.place = self._read(fingerprint)

    def _read(self, fingerprint: str) -> Place:
        if self._path is not None and self._path.exists():
            try:
                place = msgspec.json.decode(self._path.read_bytes(), type=Place)
            except msgspec.DecodeError:
                return Place(fingerprint)
            if place.fingerprint == fingerprint:
                return place
        return Place(fingerprint)

    def save(self) -> None:
        """Note the place down."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_suffix(".aside")
        with aside.open("wb") as file:
            file.write(msgspec.json.encode(self.place))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)

    def forget(self) -> None:
        """The import is complete. Doing it again adds nothing, because every event keeps its id."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def fingerprint(path: Path, mapping: Mapping, shift_days: int) -> str:
    """The same for the same bytes, told in the same way."""
    digest = blake2b(msgspec.json.encode((mapping, shift_days)), digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def send(events: Iterable[Told], sink: Sink, checkpoint: Checkpoint) -> Iterator[int]:
    """Hand over what an earlier run has not; yields how many events went each time, after they are durable.

    Raises whatever the sink raises, and `Conflict` when it answers for another number of events than it was given.
    """
    place = checkpoint.place
    for bodies, count in _deliveries(_after(events, place.handed_over)):
        refused: Counter[str] = Counter(place.refused)
        receipts = sink.send(bodies)
        accepted = sum(receipt.accepted for receipt in receipts)
        refusals = [refusal.code for receipt in receipts for refusal in receipt.rejected]
        if accepted + len(refusals) != count:
            raise Conflict(f"Of {count} events handed over, {accepted + len(refusals)} were answered for. Run the import again.")
        refused.update(refusals)
        place.handed_over += count
        place.accepted += accepted
        place.refused = dict(refused)
        checkpoint.save()
        yield count


def _after(events: Iterable[Told], count: int) -> Iterator[bytes]:
    for place, told in enumerate(events):
        if place >= count:
            yield told.body


def _deliveries(events: Iterator[bytes]) -> Iterator[tuple[list[bytes], int]]:
    bodies: list[bytes] = []
    count = 0
    for body, held in _bodies(events):
        bodies.append(body)
        count += held
        if len(bodies) == BODIES_AT_ONCE:
            yield bodies, count
            bodies, count = [], 0
    if bodies:
        yield bodies, count


def _bodies(events: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    waiting: list[bytes] = []
    size = 0
    for event in events:
        if waiting and (size + len(event) > BODY_BYTES or len(waiting) == BODY_EVENTS):
            yield _HEAD + b",".join(waiting) + _TAIL, len(waiting)
            waiting, size = [], 0
        waiting.append(event)
        size += len(event) + 1
    if waiting:
        yield _HEAD + b",".join(waiting) + _TAIL, len(waiting)

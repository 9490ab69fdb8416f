"""Taking events in: judged, written, and only then acknowledged."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer
from antiphon.features.events import setting_aside, store, store_quarantine
from antiphon.features.events.contracts import INTERNAL, Emitted, Receipt, Refused, Source
from antiphon.features.events.intake import Aside, BadRequest, Intake, look
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import TooMany

MAX_WAITING_BYTES = 64 * 1024 * 1024  # of requests between their arrival and their commit
THREAD_BYTES = 65_536  # a larger body is judged in a thread, so that others need not wait for it
MAX_HINTS = 200  # different keys remembered between two flushes; the rest is counted together
MAX_HINTS_A_DAY = 1_000
OTHER_KEYS = "…"


class Delivery(msgspec.Struct):
    """One judged request on its way to the store."""

    workspace: str
    source: str
    received_ms: int
    intake: Intake


class Collector:
    """The front door. `wake` is called inside the commit that has something for the digest."""

    def __init__(self, writer: Writer, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self._lane = writer.lane("collect", self._write, cap=128, depth=8_192)
        self._waiting_bytes = 0
        self._bytes_lock = threading.Lock()
        self._turned_away: Counter[tuple[str, str]] = Counter()

    @property
    def queue_length(self) -> int:
        """Requests that wait to be written."""
        return len(self._lane.waiting)

    async def accept(self, source: Source, kind: str, body: bytes) -> Receipt:
        """Take a request in; returns after the commit.

        Raises `BadRequest` (its bytes are in the quarantine then), `TooMany` when too much waits, `StorageFull`, `OutcomeUnknown`.
        """
        received_ms = self._clock.now_ms()
        self._reserve(len(body))
        try:
            if len(body) > THREAD_BYTES:
                intake, broken = await asyncio.to_thread(_look, kind, body, received_ms)
            else:
                intake, broken = _look(kind, body, received_ms)
            if intake.count or intake.aside:
                await self._lane.ask(Delivery(source.workspace, source.id, received_ms, intake))
        finally:
            self._release(len(body))
        return _receipt(intake, broken)

    def collect(self, source: Source, kind: str, bodies: Sequence[bytes]) -> list[Receipt]:
        """The same for a thread, many requests in as few commits as they fit into. Raises the first that failed."""
        received_ms = self._clock.now_ms()
        looked = [_look(kind, body, received_ms) for body in bodies]
        deliveries = [Delivery(source.workspace, source.id, received_ms, intake) for intake, _ in looked]
        for future in [self._lane.submit(delivery) for delivery in deliveries if delivery.intake.count or delivery.intake.aside]:
            future.result()
        return [_receipt(intake, broken) for intake, broken in looked]

    def append(self, session: Session, events: Sequence[Emitted]) -> None:
        """Put events of the house into the stream, inside somebody's transaction."""
        if not events:
            return
        now_ms = self._clock.now_ms()
        by_workspace: dict[str, list[Emitted]] = {}
        for event in events:
            by_workspace.setdefault(event.workspace, []).append(event)
        store.append_inbox(
            session,
            [(workspace, INTERNAL, "batch", now_ms, len(items), _emitted_body(items)) for workspace, items in by_workspace.items()],
        )
        self._wake()

    def turn_away(self, hint: str, code: str) -> None:
        """Count a request that was refused before it was read; written by `flush`. From the event loop only."""
        key = (hint, code)
        if key not in self._turned_away and len(self._turned_away) >= MAX_HINTS:
            key = (OTHER_KEYS, code)
        self._turned_away[key] += 1

    def flush(self, session: Session) -> None:
        """Write the counts of requests that were turned away."""
        counted, self._turned_away = self._turned_away, Counter()
        now_ms = self._clock.now_ms()
        day = now_ms // setting_aside.DAY_MS
        if store.count_refusals(session, day) > MAX_HINTS_A_DAY:  # somebody is guessing: count, but do not keep every guess
            together: Counter[tuple[str, str]] = Counter()
            for (_, code), count in counted.items():
                together[OTHER_KEYS, code] += count
            counted = together
        store.add_refusals(session, [(hint, code, day, count, now_ms) for (hint, code), count in counted.items()])

    @property
    def has_counts(self) -> bool:
        """Whether `flush` has something to write."""
        return bool(self._turned_away)

    def _reserve(self, size: int) -> None:
        with self._bytes_lock:
            if self._waiting_bytes + size > MAX_WAITING_BYTES:
                raise TooMany("Too much is waiting to be saved. Try again in a second.", code="overloaded", headers={"Retry-After": "1"})
            self._waiting_bytes += size

    def _release(self, size: int) -> None:
        with self._bytes_lock:
            self._waiting_bytes -= size

    def _write(self, session: Session, deliveries: Sequence[Delivery]) -> Sequence[None]:
        """The lane's work: one row a request, and one for each event set aside."""
        rows = [
            (delivery.workspace, delivery.source, delivery.intake.kind, delivery.received_ms, delivery.intake.count, delivery.intake.body)
            for delivery in deliveries
            if delivery.intake.count
        ]
        store.append_inbox(session, rows)
        if any(delivery.intake.aside for delivery in deliveries):
            self._set_aside(session, deliveries)
        if rows:
            self._wake()
        return [None] * len(deliveries)

    def _set_aside(self, session: Session, deliveries: Sequence[Delivery]) -> None:
        now_ms = self._clock.now_ms()
        rows = [
            setting_aside.row(delivery.workspace, delivery.source, delivery.received_ms, now_ms, aside)
            for delivery in deliveries
            for aside in delivery.intake.aside
        ]
        store_quarantine.keep(session, rows)
        counts = Counter(str(row[0]) for row in rows)
        hour = now_ms // setting_aside.HOUR_MS
        store.add_hours(session, [(name, hour, what, n) for name, n in counts.items() for what in ("received", "quarantined")])


def _look(kind: str, body: bytes, received_ms: int) -> tuple[Intake, BadRequest | None]:
    """The verdict; for a body in which nothing can be told apart, the whole of it is set aside."""
    try:
        return look(kind, body, received_ms), None
    except BadRequest as broken:
        return Intake(kind, b"", 0, [Aside(Refused(0, None, broken.code, broken.detail), kind, body)]), broken


def _receipt(intake: Intake, broken: BadRequest | None) -> Receipt:
    if broken:
        raise broken
    return Receipt(intake.count, tuple(aside.refused for aside in intake.aside))


def _emitted_body(events: Sequence[Emitted]) -> bytes:
    batch = [
        {
            "type": "track",
            "event": event.name,
            "messageId": event.id,
            "personId": event.person_id,
            "decisionId": event.decision_id,
            "timestamp": event.at_ms,
            "properties": event.properties,
        }
        for event in events
    ]
    return msgspec.json.encode({"batch": batch})

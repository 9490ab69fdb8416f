"""What a decision sets off besides transfers: events, messages, alarms. Handed to the batch only when all of it could be made."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Value
from antiphon.features.events.contracts import Emitted
from antiphon.features.plays.asking import Beyond, Misdecided
from antiphon.features.plays.batch import Batch, Item, place_of
from antiphon.features.plays.contracts import Heard, Woken
from antiphon.features.plays.loading import PERSON_SEAT, check_names
from antiphon.features.plays.wording import encode
from antiphon.kernel.clock import LAST_MS, to_ms
from antiphon.sdk import effects as sdk

HOPS = "hops"  # property of an emitted event: how many decisions lie between it and the outside world
MAX_EVENT_NAME = 200


class Follow(NamedTuple):
    """Rows and events, ready."""

    emits: list[Emitted]
    outbox: list[tuple[Value, ...]]
    alarms: dict[tuple[str, str], tuple[Value, ...]]

    def apply(self, batch: Batch) -> None:
        """They go out with the batch."""
        batch.written.emits.extend(self.emits)
        batch.written.outbox.extend(self.outbox)
        for place, row in self.alarms.items():
            batch.written.alarms[place] = row
            batch.standing.discard(batch.alarm_ids.pop(place, ""))


NOTHING: Final = Follow([], [], {})


def follow(batch: Batch, item: Item, decision_id: str, at_ms: int, beyond: Beyond) -> Follow:
    """Make everything. Raises `Misdecided` or `ValueError` for what cannot be."""
    if not (beyond.emits or beyond.sends or beyond.schedules):
        return NOTHING
    emits = [_emit(batch, item, decision_id, at_ms, effect) for effect in beyond.emits]
    outbox = [_send(batch, item, decision_id, at_ms, effect) for effect in beyond.sends]
    alarms = dict([_schedule(batch, item, effect) for effect in beyond.schedules])
    return Follow(emits, outbox, alarms)


def _emit(batch: Batch, item: Item, decision_id: str, at_ms: int, effect: sdk.Emit) -> Emitted:
    if not effect.name or len(effect.name) > MAX_EVENT_NAME or not effect.name.isprintable():
        raise Misdecided(f"{effect.name!r:.80} cannot be the name of an event")
    if item.person_id is None:
        raise Misdecided("an event is about a person, but the stimulus is about nobody")
    hops = item.given.hops + 1 if isinstance(item.given, Heard) else 1
    properties: Mapping[str, Any] = {**effect.properties, "play_id": item.running.id, HOPS: hops}
    encode(properties)
    return Emitted(item.running.workspace, batch.new_id("evt"), effect.name, item.person_id, at_ms, properties, decision_id)


def _send(batch: Batch, item: Item, decision_id: str, at_ms: int, effect: sdk.Send) -> tuple[Value, ...]:
    if item.person_id is None:
        raise Misdecided("a message goes to a person, but the stimulus is about nobody")
    check_names((effect.channel,))
    return (
        item.running.workspace,
        batch.new_id("msg"),
        effect.channel,
        item.person_id,
        item.running.id,
        decision_id,
        at_ms,
        encode(effect.title),
        encode(effect.body),
        encode(effect.data),
        "waiting",
        "",
    )


def _schedule(batch: Batch, item: Item, effect: sdk.Schedule) -> tuple[tuple[str, str], tuple[Value, ...]]:
    running = item.running
    wakes_others = running.kind.teamed is not None or running.kind.listing is not None  # a team's members, whoever is next on a list
    if effect.seat_id not in item.seat_ids and not (wakes_others and effect.seat_id.startswith(PERSON_SEAT)):
        raise Misdecided(f"an alarm for seat {effect.seat_id!r:.80}, which the stimulus does not touch")
    check_names((effect.seat_id, effect.name))
    due_at = min(to_ms(effect.at), LAST_MS)
    place = place_of(running.id, effect.seat_id, effect.name)
    row = (running.workspace, place, batch.new_id("alm"), running.id, effect.seat_id, effect.name, due_at, due_at, 0)
    return (running.workspace, place), row


def rung(batch: Batch, item: Item) -> None:
    """An alarm has rung: it goes, unless the decision has put another in its place."""
    if isinstance(item.given, Woken):
        place = place_of(item.given.play_id, item.given.seat_id, item.given.name)
        batch.standing.discard(item.given.id)
        if (item.given.workspace, place) not in batch.written.alarms:
            batch.written.gone[item.given.workspace].add(place)

"""Plays in the digest: events that a live play listens to become stimuli."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from antiphon.engine.database.port import Session
from antiphon.features.events.contracts import Arrived, DigestBatch
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import MAX_HOPS, Heard
from antiphon.features.plays.following import HOPS
from antiphon.features.plays.host import Host
from antiphon.features.plays.merging import merge_seats
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import plays as play_rows
from antiphon.kernel.clock import from_ms
from antiphon.sdk.mechanic import Choosy, Event


class Ear(NamedTuple):
    """A live play that listens; its mechanic where that can tell from an event alone that it does not matter."""

    running: Running
    choosy: Choosy | None


class Listener:
    """What plays do in every digest transaction."""

    def __init__(self, host: Host, cache: PlayCache) -> None:
        self._host = host
        self._cache = cache

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Merge seats first, then tell the live plays what happened."""
        if batch.merges:
            merge_seats(session, self._cache, batch.merges)
        heard: list[Heard] = []
        for workspace in batch.by_name():
            listening = self._listening(session, workspace)
            for event in batch.heard(workspace, listening):
                told = Event(event.person_id, event.id, event.name, from_ms(event.at_ms), event.properties)
                heard.extend(found for ear in listening[event.name] if (found := _hear(ear, event, told)))
        if heard:
            self._host.decide_batch(session, heard)

    def _listening(self, session: Session, workspace: str) -> Mapping[str, list[Ear]]:
        """The live plays of a workspace by the names of the events they want to hear."""
        by_name: dict[str, list[Ear]] = {}
        for running in self._live(session, workspace):
            ear = Ear(running, running.mechanic if isinstance(running.mechanic, Choosy) else None)
            for name in running.listens:
                by_name.setdefault(name, []).append(ear)
        return by_name

    def _live(self, session: Session, workspace: str) -> list[Running]:
        live = dict(play_rows.list_live(session, workspace))
        if not live:
            return []
        found = {play_id: self._cache.find(workspace, play_id) for play_id in live}
        if any(running is None or running.revision < live[play_id] for play_id, running in found.items()):
            self._cache.refresh(session, workspace, live.keys())
        running = [self._cache.find(workspace, play_id) for play_id in sorted(live)]
        return [each for each in running if each is not None and each.is_live]


def _hear(ear: Ear, event: Arrived, told: Event) -> Heard | None:
    """The stimulus, when the event happened while the play ran, does not come out of its own decision, and can concern it at all."""
    running, choosy = ear
    if event.at_ms < running.starts_ms or (running.ends_ms is not None and event.at_ms >= running.ends_ms):
        return None
    hops = 0
    if event.decision_id:
        said = cast("Mapping[str, Any]", event.properties)
        hops = said.get(HOPS, 0)
        if not isinstance(hops, int) or hops >= MAX_HOPS or said.get("play_id") == running.id:
            return None
    if choosy is not None and not _concerns(choosy, running, told):
        return None
    return Heard(event.workspace, running.id, told, hops)


def _concerns(choosy: Choosy, running: Running, told: Event) -> bool:
    """What the mechanic says; when it cannot say, the event is decided upon as any other, and fails there, alone."""
    try:
        return choosy.hears(running.rules, told)
    except Exception:  # noqa: BLE001 - a plug-in may raise anything
        return True

"""Plays as they are in memory. The store says which revision is true; a batch asks it once, after its locks."""

import threading
from collections.abc import Collection, Sequence

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.registry import Registry
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import batch as rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.features.plays.wording import read_play
from antiphon.kernel.errors import NotFound

MOST = 10_000  # plays kept in memory


class PlayCache:
    """Running plays by workspace and id."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._running: dict[tuple[str, str], Running] = {}
        self._lock = threading.Lock()

    def find(self, workspace: str, play_id: str) -> Running | None:
        """The play as it was when it was last loaded."""
        return self._running.get((workspace, play_id))

    def load(self, session: ReadSession, workspace: str, play_ids: Collection[str]) -> None:
        """Make sure that those of the plays that exist are in memory; what is there already stays."""
        missing = [play_id for play_id in play_ids if (workspace, play_id) not in self._running]
        if missing:
            self._put(session, workspace, missing)

    def refresh(self, session: ReadSession, workspace: str, play_ids: Collection[str]) -> bool:
        """Whether any of the plays had changed since it was loaded; those that had are as they are now."""
        before = {play_id: self.find(workspace, play_id) for play_id in play_ids}
        stored = rows.read_revisions(session, workspace, play_ids)
        stale = [play_id for play_id, revision in stored.items() if (running := before[play_id]) is None or running.revision < revision]
        if stale:
            self._put(session, workspace, stale)
        return any(self.find(workspace, play_id) is not before[play_id] for play_id in stale)

    def current(self, session: ReadSession, workspace: str, play_id: str) -> Running | None:
        """One play as it is now."""
        self.refresh(session, workspace, [play_id])
        return self.find(workspace, play_id)

    def get(self, session: ReadSession, workspace: str, play_id: str) -> Running:
        """The same. Raises `NotFound`, also when the play's kind is not installed."""
        running = self.current(session, workspace, play_id)
        if running is None:
            for row in play_rows.read_plays(session, workspace, [play_id]):
                self._registry.get(row.kind)  # says that it is not installed
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        return running

    def _put(self, session: ReadSession, workspace: str, play_ids: Sequence[str]) -> None:
        """A session that began earlier may see an older revision than the one that is here: the newest stays. Plays are never deleted."""
        found = play_rows.read_plays(session, workspace, play_ids)
        secrets = list_rows.read_secrets(session, workspace, play_ids)
        with self._lock:
            if len(self._running) > MOST:
                self._running.clear()
            for row in found:
                kind = self._registry.find(row.kind)
                here = self._running.get((row.workspace, row.id))
                if kind is not None and (here is None or here.revision < row.revision):
                    self._running[row.workspace, row.id] = Running(read_play(row), kind, secrets.get(row.id, ""))

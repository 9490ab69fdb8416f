"""Codes that change by the clock, for a screen in a shop or a live room: read by the page that shows them, kept nowhere."""

from datetime import datetime

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.running import Running
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import NotFound
from antiphon.sdk.words import Text


class Screen(msgspec.Struct, frozen=True):
    """A screen that a play has, and what stands above its code."""

    key: str
    name: Text


class ScreenCode(msgspec.Struct, frozen=True):
    """What a screen shows at `now`: the code, and from when to when (UTC)."""

    key: str
    name: Text
    code: str
    since: datetime
    until: datetime
    now: datetime


class Screens:
    """Every screen of every play."""

    def __init__(self, cache: PlayCache, clock: Clock) -> None:
        self._cache = cache
        self._clock = clock

    def list_screens(self, session: ReadSession, workspace: str, play_id: str) -> list[Screen]:
        """The screens of a play; empty for a kind that has none. Raises `NotFound`."""
        running = self.get_running(session, workspace, play_id)
        displaying = running.kind.displaying
        return [Screen(key, name) for key, name in displaying.displays(running.rules).items()] if displaying else []

    def read_screen(self, session: ReadSession, workspace: str, play_id: str, key: str) -> ScreenCode:
        """What a screen shows now. Raises `NotFound`."""
        running, now = self.get_running(session, workspace, play_id), from_ms(self._clock.now_ms())
        displaying = running.kind.displaying
        shown = displaying.display(running.rules, running.secret, key, now) if displaying else None
        if displaying is None or shown is None:
            raise NotFound("This play has no such screen.", code="screen_not_found")
        return ScreenCode(key, displaying.displays(running.rules)[key], shown.code, shown.since, shown.until, now)

    def get_running(self, session: ReadSession, workspace: str, play_id: str) -> Running:
        """A play of any state as it runs. Raises `NotFound`."""
        running = self._cache.current(session, workspace, play_id)
        if running is None:
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        return running

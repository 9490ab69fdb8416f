"""Hands messages over to their channels: claimed and committed first, so each is handed over at most once.

A claim whose holder vanished becomes `unknown` and is shown to operators; nothing is sent again by itself. Before each
hand-over the claim's own time is looked at on a clock that nobody can set, so a sender that slept past its lease stops.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, Session
from antiphon.features.plays.alarms import monotonic_ms
from antiphon.features.plays.contracts import Channel, Message
from antiphon.features.plays.store import outbox as rows
from antiphon.features.plays.wording import encode, read_text
from antiphon.kernel.clock import Clock, from_ms, to_ms
from antiphon.kernel.errors import OutcomeUnknown

LEASE_MS: Final = 60_000
MARGIN_MS: Final = 10_000  # no hand-over begins this close to the end of the lease
BATCH: Final = 20  # small: after a crash in between, this many are unknown
log = logging.getLogger(__name__)


class Relay:
    """Takes waiting messages to their channels. One at a time in each process; several processes do not meet."""

    def __init__(
        self,
        database: Database,
        commands: Commands,
        clock: Clock,
        channels: Sequence[Channel],
        new_id: Callable[[str], str],
        monotonic: Callable[[], int] = monotonic_ms,
    ) -> None:
        self._database = database
        self._commands = commands
        self._clock = clock
        self._channels = {channel.name: channel for channel in channels}
        self._new_id = new_id
        self._monotonic = monotonic

    def relay_once(self, limit: int = BATCH) -> int:
        """Hand over up to so many messages; how many were taken."""
        self._commands.call(lambda session: rows.give_up_expired(session, self._clock.now_ms()))
        with self._database.read() as session:
            if not rows.has_waiting(session):
                return 0
        token = self._new_id("clm")
        began = self._monotonic()
        messages = self._commands.call(lambda session: self._claim(session, token, limit))
        settled = [(*self._hand_over(message, began), message.workspace, message.id, token) for message in messages]
        self._commands.call(lambda session: rows.settle(session, settled))
        return len(messages)

    def _claim(self, session: Session, token: str, limit: int) -> list[Message]:
        now_ms = self._clock.now_ms()
        messages = [read_message(row) for row in rows.list_waiting(session, limit)]
        by_workspace: dict[str, list[str]] = defaultdict(list)
        for message in messages:
            by_workspace[message.workspace].append(message.id)
        for workspace, ids in by_workspace.items():
            rows.claim(session, workspace, ids, token, now_ms, now_ms + LEASE_MS)
        return messages

    def _hand_over(self, message: Message, began: int) -> tuple[str, int | None, str]:
        """(state, settled_at, note)."""
        if self._monotonic() - began > LEASE_MS - MARGIN_MS:
            return ("waiting", None, "")  # too late in the lease to begin: certainly not handed over, so it may wait again
        channel = self._channels.get(message.channel)
        if channel is None:
            return ("failed", self._clock.now_ms(), f"there is no channel called {message.channel}")
        try:
            channel.hand_over(message)
        except OutcomeUnknown as error:
            return ("unknown", self._clock.now_ms(), error.detail[:200])
        except Exception as error:  # a channel may raise anything
            log.exception("channel %s did not take message %s", message.channel, message.id)
            return ("failed", self._clock.now_ms(), type(error).__name__)
        return ("handed", self._clock.now_ms(), "")


class InboxChannel:
    """The built-in channel: a list of messages that the storefront shows the person. Taking one twice keeps it once."""

    name = "inbox"

    def __init__(self, commands: Commands) -> None:
        self._commands = commands

    def hand_over(self, message: Message) -> None:
        """Put it into the person's list."""
        row = (
            message.workspace,
            message.person_id,
            message.id,
            message.play_id,
            message.decision_id,
            to_ms(message.made_at),
            encode(message.title),
            encode(message.body),
            encode(message.data),
        )
        self._commands.call(lambda session: rows.insert_inbox(session, [row]))


def read_message(row: Sequence[object]) -> Message:
    """A message from (workspace, id, channel, person_id, play_id, decision_id, made_at, title, body, data)."""
    workspace, message_id, channel, person_id, play_id, decision_id, made_at, title, body, data = row
    assert isinstance(made_at, int)
    return Message(
        str(workspace),
        str(message_id),
        str(channel),
        str(person_id),
        str(play_id),
        str(decision_id),
        from_ms(made_at),
        read_text(str(title)),
        read_text(str(body)),
        msgspec.json.decode(str(data)),
    )

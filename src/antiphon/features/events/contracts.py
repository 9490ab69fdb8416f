"""What may cross the door of the events feature: events on their way through a digest, and what an operator reads."""

from collections.abc import AsyncIterator, Container, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from antiphon.engine.database.port import Session

Kind = Literal["track", "identify", "page", "screen", "group", "alias"]
KINDS: tuple[Kind, ...] = ("track", "identify", "page", "screen", "group", "alias")
INTERNAL = "internal"  # the source of events that the house itself emits
IMPORT = "import:"  # how the sources of imported files begin

# ---------------------------------------------------------------------------------------------------- the digest


class Arrived(msgspec.Struct):
    """One event inside a digest. Mutable on purpose: the profiles fill `person_id` on the way.

    `id` is made from the source and the message id: a message sent twice has the same one, and two sources that happen to
    number their messages alike do not meet.
    """

    workspace: str
    id: str
    kind: Kind
    name: str  # Spec V2 name; "Page Viewed", "Screen Viewed", "Identified", "Group Joined", "Aliased" for the other kinds
    at_ms: int  # when it happened by our clock, never after `received_ms`
    received_ms: int
    source: str  # id of the write key, or "internal"
    user_id: str | None
    anonymous_id: str | None
    previous_id: str | None
    external_ids: tuple[tuple[str, str], ...]  # (type, id)
    traits: dict[str, Any]  # traits and context.traits together
    properties: dict[str, Any]
    context: dict[str, Any]
    person_id: str = ""
    local_day: int = 0  # days since 1970, always in the zone of the workspace
    decision_id: str = ""
    # Asked for so often that they are columns of their own; read from `properties` in one place for everybody.
    revenue_minor: int | None = None  # revenue, else total (and value of known events), in minor units of `currency`
    currency: str | None = None  # ISO 4217, upper case; None where the event names none: the workspace's
    order_id: str | None = None
    product_id: str | None = None  # the product's, or the first product's of an order
    channel: str | None = None  # properties.channel, else context.campaign.source
    quantity: int | None = None  # of the product, or of all products of an order


class Merge(msgspec.Struct, frozen=True):
    """Two persons turned out to be one: what is stored of `from_id` belongs to `into_id` from now on."""

    workspace: str
    from_id: str
    into_id: str
    at_ms: int
    because: str


class DigestBatch(msgspec.Struct):
    """What one digest transaction carries from subscriber to subscriber, in the order of arrival.

    A subscriber that finds out whose events they are moves those it cannot use from `events` to `rejects` with a reason; they go
    to the quarantine then. Whoever comes after it leaves `events` as they are, and asks for what it wants by name: `heard`.
    """

    now_ms: int
    events: list[Arrived]
    merges: list[Merge]
    zones: Mapping[str, str]  # workspace -> IANA zone
    rejects: list[tuple[Arrived, str]] = []
    _by_name: dict[str, dict[str, list[Arrived]]] = {}
    _indexed: int = -1  # how many events the index was made of

    def by_name(self) -> Mapping[str, Mapping[str, Sequence[Arrived]]]:
        """Workspace, then name: the events of people, in the order of arrival. Made once for all who ask."""
        if self._indexed != len(self.events):
            found: dict[str, dict[str, list[Arrived]]] = {}
            for event in self.events:
                if event.person_id:
                    found.setdefault(event.workspace, {}).setdefault(event.name, []).append(event)
            self._by_name, self._indexed = found, len(self.events)
        return self._by_name

    def heard(self, workspace: str, names: Container[str]) -> Sequence[Arrived]:
        """The events of a workspace that have one of these names, in the order of arrival. Asks once a name, not once an event."""
        index = self.by_name().get(workspace)
        wanted = [name for name in index if name in names] if index else []
        if not index or not wanted:
            return ()
        if len(wanted) == 1:
            return index[wanted[0]]
        return [event for event in self.events if event.name in wanted and event.workspace == workspace and event.person_id]


class Subscriber(Protocol):
    """Takes part in every digest, inside its transaction.

    Called from the writer's thread only. Raising undoes the whole batch; it is then tried in smaller parts until the event
    at fault stands alone and goes to the quarantine, so memory kept beside the store must survive being undone.
    """

    @property
    def name(self) -> str:
        """For the log and the quarantine."""
        ...

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Take a batch. What is written to `session` is committed with everything else, or not at all."""
        ...


class Emitted(msgspec.Struct, frozen=True):
    """An event that the house itself makes about a person it knows; it enters the stream like any other."""

    workspace: str
    id: str
    name: str
    person_id: str
    at_ms: int
    properties: Mapping[str, Any] = {}
    decision_id: str = ""


# ------------------------------------------------------------------------------------------------------ collect


class Refused(msgspec.Struct, frozen=True):
    """One event of a request that went to the quarantine instead of the stream."""

    index: int
    message_id: str | None
    code: str
    detail: str


class Receipt(msgspec.Struct, frozen=True):
    """What became of one request: `accepted` events are durable, `rejected` ones are in the quarantine, durable too."""

    accepted: int
    rejected: tuple[Refused, ...] = ()


class Source(Protocol):
    """Who sends: a write key of a workspace."""

    @property
    def id(self) -> str: ...

    @property
    def workspace(self) -> str: ...

    @property
    def name(self) -> str: ...


class Sources(Protocol):
    """Knows the write keys."""

    def find_write_key(self, key: str) -> Source | None:
        """The source behind a key; None when nobody has it or it was revoked."""
        ...


class Fanout(Protocol):
    """Shows what was just committed to whoever looks on; nothing rests on it."""

    def publish(self, channel: str, message: bytes) -> None: ...

    def has_listeners(self, channel: str) -> bool: ...

    def listen(self, channel: str) -> AsyncIterator[bytes]: ...


# -------------------------------------------------------------------------------------------------- what is read


class EventLine(msgspec.Struct, frozen=True):
    """One event as the console shows it."""

    id: str
    name: str
    kind: str
    person_id: str
    at: datetime
    received_at: datetime
    properties: msgspec.Raw
    revenue_minor: int | None
    currency: str | None
    source: str
    decision_id: str | None


class NameCount(msgspec.Struct, frozen=True):
    """How often a name was digested, and when last."""

    name: str
    count: int
    last_at: datetime


class RefusedKey(msgspec.Struct, frozen=True):
    """Requests that were turned away, by the beginning and the end of the key they came with."""

    key_hint: str
    code: str
    count: int
    last_at: datetime


class Health(msgspec.Struct, frozen=True):
    """How collection is doing: the last 24 hours, and what waits now."""

    received_24h: int
    accepted: int
    duplicates: int
    quarantined: int
    quarantine_open: int
    refused_keys: tuple[RefusedKey, ...]
    inbox_waiting: int
    oldest_waiting_at: datetime | None


class Quarantined(msgspec.Struct, frozen=True):
    """One event that was kept aside. `body` is the text as it came, `body_base64` instead when it is not UTF-8."""

    id: str
    at: datetime
    reason: str
    says: Mapping[str, str]
    detail: str
    source: str
    kind: str
    body: str | None
    body_base64: str | None
    replayable: bool
    state: Literal["open", "replayed", "discarded"]
    replayed_at: datetime | None


class Replayed(msgspec.Struct, frozen=True):
    """What a bulk replay did. `left` names what stays in the quarantine, and why."""

    replayed_count: int
    left: tuple[Refused, ...] = ()

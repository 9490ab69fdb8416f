"""What may cross the border of plays: frozen values, and what plays needs of its neighbours."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.contracts import Transfer
from antiphon.kernel.errors import Conflict, Problem, Unavailable
from antiphon.sdk.mechanic import Event, Tag
from antiphon.sdk.words import Text

State = Literal["draft", "live", "paused", "ended"]
MAX_KEY = 255  # printable characters of an idempotency key
MAX_BODY = 32_768  # bytes of a move
MAX_HOPS = 8  # an event made by a decision, heard by a play, whose decision makes an event … ends here


# ------------------------------------------------------------------------------------------------ plays


class Play(msgspec.Struct, frozen=True):
    """One running use of a mechanic. `rules` is as the operator wrote it; `revision` grows with every change."""

    workspace: str
    id: str
    kind: str
    name: Text
    state: State
    rules: Mapping[str, Any]
    revision: int
    starts_at: datetime | None
    ends_at: datetime | None
    audience: str | None  # the key of a segment; None: everybody
    campaign_id: str | None
    created_at: datetime
    launched_at: datetime | None
    ended_at: datetime | None
    closes_at: datetime | None = None  # after its end it is woken and ruled on until then; None: not at all


class PlayDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an operator writes down about a play."""

    kind: str
    name: Text
    rules: Mapping[str, Any]
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    audience: str | None = None
    campaign_id: str | None = None
    revision: int | None = None  # of the play as the operator saw it; None: whatever it is now


class Campaign(msgspec.Struct, frozen=True):
    """Plays and journeys with dates and a goal; for now its name and dates."""

    id: str
    name: Text
    note: str
    starts_at: datetime | None
    ends_at: datetime | None
    created_at: datetime


# ------------------------------------------------------------------------------------------------ stimuli


class Asked(msgspec.Struct, frozen=True):
    """A person acts. `key` is the caller's own name for this act: the same key is one effect, for ever; `body` is the move in JSON."""

    workspace: str
    play_id: str
    person_id: str
    key: str
    body: bytes


class Heard(msgspec.Struct, frozen=True):
    """Something happened to a person, and a play listens. `hops` counts the decisions between it and the outside world."""

    workspace: str
    play_id: str
    event: Event
    hops: int = 0


class Woken(msgspec.Struct, frozen=True):
    """A moment has come that a decision asked for."""

    workspace: str
    play_id: str
    id: str
    seat_id: str
    name: str
    due_at: int  # milliseconds
    attempts: int = 0


class Judged(msgspec.Struct, frozen=True):
    """The shop's staff decides about a seat. `by` is the operator, `key` their own name for this act, `body` the ruling in JSON."""

    workspace: str
    play_id: str
    seat_id: str
    by: str
    key: str
    body: bytes


Stimulus = Asked | Heard | Woken | Judged


# ------------------------------------------------------------------------------------------------ outcomes


class Accepted(msgspec.Struct, frozen=True, tag_field="outcome", tag="accepted"):
    """Yes. `balances` is what the person can spend now of the assets the play deals in."""

    decision_id: str
    because: str
    say: Text
    answer: Mapping[str, Any]
    balances: Mapping[str, int]
    replayed: bool = False


class Refusal(msgspec.Struct, frozen=True, tag_field="outcome", tag="refused"):
    """No, and why, in words for the person; `again_at` says when it will work, if it will."""

    decision_id: str
    reason: str
    say: Text
    again_at: datetime | None
    values: Mapping[str, Any]
    replayed: bool = False


Outcome = Accepted | Refusal


class KeyReused(Conflict):
    """The key was used for something else before."""

    code = "key_reused"


class DecisionFailed(Unavailable):
    """The mechanic itself failed. Nothing was done."""

    code = "decision_failed"
    title = "The play could not decide"


Settled = Outcome | Problem | None
"""What became of one stimulus. None: it did not concern the play, and nothing was kept."""


class Decided(msgspec.Struct, frozen=True):
    """One decision as an operator sees it. `kind` is move, event, alarm, ruling, launch, top_up, print or end."""

    id: str
    at: datetime
    play_id: str
    person_id: str
    kind: str
    outcome: Literal["accepted", "refused", "failed"]
    because: str
    say: Text
    seed: str
    key: str | None
    revision: int
    move: Any
    answer: Mapping[str, Any]
    again_at: datetime | None = None
    transfers: tuple[Transfer, ...] = ()


class Replay(msgspec.Struct, frozen=True):
    """A decision made again from what was kept: `same` says whether every seat, effect and word came out as then."""

    decision_id: str
    same: bool
    outcome: str
    because: str
    answer: Mapping[str, Any]
    difference: str  # "" when it is the same


# ------------------------------------------------------------------------------------------------ neighbours


class PersonView(Protocol):
    """What segments knows of a person."""

    @property
    def tags(self) -> Mapping[str, Tag]: ...
    @property
    def segments(self) -> Collection[str]: ...


class People(Protocol):
    """Who reads the persons of a batch, one statement a workspace, and knows the segments. People nobody knows may be left out."""

    def read_people(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> Mapping[str, PersonView]: ...
    def has_segment(self, session: ReadSession, workspace: str, key: str) -> bool: ...


class PersonBrief(Protocol):
    """What profiles knows of a person."""

    @property
    def known(self) -> bool: ...
    @property
    def zone(self) -> str | None: ...
    @property
    def first_seen_at(self) -> datetime: ...


class PersonNamed(PersonBrief, Protocol):
    """The same, and what the person is called."""

    @property
    def name(self) -> str | None: ...


class PersonStanding(PersonBrief, Protocol):
    """The same, and whether the person turned out to be another."""

    @property
    def merged_into(self) -> str | None: ...


class Persons(Protocol):
    """Who knows which persons turned out to be one, and where they live. People nobody knows are left out."""

    def canonical(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> Mapping[str, str]: ...
    def read_standings(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> Mapping[str, PersonStanding]: ...
    def read_briefs(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> Mapping[str, PersonNamed]: ...


class EventStream(Protocol):
    """Where events of decisions enter the stream, inside the host's transaction."""

    def append(self, session: Session, events: Sequence[Emitted]) -> None: ...


class Message(msgspec.Struct, frozen=True):
    """A message on its way to a channel."""

    workspace: str
    id: str
    channel: str
    person_id: str
    play_id: str
    decision_id: str
    made_at: datetime
    title: Text
    body: Text
    data: Mapping[str, Any]


class Channel(Protocol):
    """Hands one message over. Raises when it could not; when it is not known whether it could, the relay calls it unknown."""

    name: str

    def hand_over(self, message: Message) -> None: ...

"""What a mechanic is: the rules of a game on a page, without a clock, dice or tables.

The host loads seats and balances, asks `decide`, and applies the answer (seats, effects, events) in one transaction. Because
a decision depends on nothing but its arguments, it can be simulated before launch, replayed for a dispute, and asked again
when a transfer would break a floor: then `facts.left` shows what is really left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Generic, Protocol, TypeVar, runtime_checkable

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import Effect
from antiphon.sdk.facts import Facts, Person, Tag
from antiphon.sdk.laws import Law
from antiphon.sdk.words import Text

__all__ = [
    "GOALS",
    "IGNORED",
    "MERGED",
    "Alarm",
    "Choosy",
    "Closing",
    "Decision",
    "Event",
    "Facts",
    "Flaw",
    "Looking",
    "Mechanic",
    "Mending",
    "Move",
    "Person",
    "Printer",
    "Refused",
    "Reply",
    "Ruled",
    "Ruling",
    "Seats",
    "Stimulus",
    "Tag",
    "Teamed",
    "Template",
    "Trial",
    "add_teams",
    "person_seat",
]

GOALS: Final = ("recognise", "interest", "decide", "buy_again", "recommend")  # what a play can be good for, in a customer's order

R = TypeVar("R", bound=msgspec.Struct)
S = TypeVar("S", bound=msgspec.Struct)
M = TypeVar("M", bound=msgspec.Struct)


class Move(msgspec.Struct, Generic[M], frozen=True):
    """A person acts."""

    person_id: str
    move: M


class Event(msgspec.Struct, frozen=True):
    """Something happened to the person (Segment names, past tense)."""

    person_id: str
    id: str
    name: str
    at: datetime
    properties: Mapping[str, Any] = {}


class Alarm(msgspec.Struct, frozen=True):
    """A moment that the mechanic asked for has come. `at` is when it was due."""

    seat_id: str
    name: str
    at: datetime


class Ruling(msgspec.Struct, frozen=True):
    """The shop's staff decides about a seat: a proof, an entry, an applicant. `ruling` is of the mechanic's `ruling_type`."""

    seat_id: str
    ruling: Any
    by: str  # the operator


Stimulus = Move[M] | Event | Alarm | Ruling


class Seats(msgspec.Struct, Generic[S], frozen=True):
    """The seats of one stimulus: `own` is the first that `seats_of` named; a seat nobody sat in yet has its defaults."""

    own_id: str
    own: S
    all: Mapping[str, S] = {}


class Decision(msgspec.Struct, Generic[S], frozen=True):
    """What shall be. `answer` goes to the player, `because` names the reason (a key of the mechanic's `words`)."""

    because: str
    seats: Mapping[str, S] = {}
    effects: Sequence[Effect] = ()
    answer: Mapping[str, Any] = {}


class Refused(msgspec.Struct, frozen=True):
    """No, and why: `reason` is a key of the mechanic's `words`; `again_at` says when it will work, if it will."""

    reason: str
    again_at: datetime | None = None
    values: Mapping[str, Any] = {}


MERGED: Final = "merged"  # the name of the alarm that a seat hears after it was merged, where its mechanic asks for it (`Mending`)
IGNORED: Final = Refused("ignored")  # an event or alarm that does not concern the play: the host keeps nothing of it


class Flaw(msgspec.Struct, frozen=True):
    """Something in the rules that makes no sense; a play with a flaw cannot be launched."""

    path: str  # the field, such as "prizes[2].odds"
    says: Text


class Template(msgspec.Struct, frozen=True):
    """Rules that work out of the box, with a name and what they are good for."""

    key: str
    name: Text
    good_for: Text
    rules: Mapping[str, Any]


class Reply(msgspec.Struct, frozen=True):
    """A made-up move that depends on what the person has before them: `to(rules, seat)` is the move; None: there is none to make."""

    to: Callable[[Any, Any], Any]


class Trial(msgspec.Struct, frozen=True):
    """One made-up stimulus of a simulation: who, when, and what."""

    person: int  # 0 … people - 1
    at: datetime
    stimulus: Any  # a move struct, a Reply, or an Event or a Ruling whose person is empty: the simulator fills it in
    known: bool = True  # signed in, as opposed to a stranger


@runtime_checkable
class Choosy(Protocol):
    """A mechanic that can tell from an event alone that it does not matter. Optional: it saves the host loading a seat for nothing."""

    def hears(self, rules: Any, event: Event) -> bool:
        """False when `decide` would surely answer `IGNORED`, whoever the person is and whatever they did before."""
        ...


@runtime_checkable
class Ruled(Protocol):
    """A mechanic in which the shop's staff has something to decide. Optional."""

    @property
    def ruling_type(self) -> type[Any]:
        """What staff can decide, a struct or a union of tagged ones; the console's form is made from it."""
        ...


@runtime_checkable
class Closing(Protocol):
    """A mechanic that has something to do when its time is over, such as rewarding the winners. Optional."""

    def closing(self, rules: Any) -> timedelta:
        """How long after its end a play still gets alarms and rulings, and keeps its stock. Moves and events are refused by then."""
        ...


@runtime_checkable
class Mending(Protocol):
    """A mechanic that has more than the seat to put right when two persons turn out to be one: a count, a row, a reward. Optional."""

    def mends(self, rules: Any, merged: Any) -> bool:
        """Whether the seat that `merge` made is woken at once, by the alarm `MERGED`. Until it rings the seat is as it was merged."""
        ...


@runtime_checkable
class Printer(Protocol):
    """A mechanic whose codes are printed, on packages for instance. Optional."""

    def prints(self, rules: Any, secret: str, batch: str, count: int) -> Iterator[str]:
        """So many codes of a batch; the same arguments give the same codes."""
        ...


class Looking(msgspec.Struct, frozen=True):
    """Somebody looks at a play; `link` is what the link they followed says, such as the group a friend invited them to."""

    person_id: str
    link: str = ""


@runtime_checkable
class Teamed(Protocol):
    """A mechanic in which people share seats: a group, a bargain, the side of a match. Optional.

    A seat that is shared is one of `seat_type` too, and the alarms of its mechanic may wake a person who sits in it.
    """

    def teams_of(self, rules: Any, own: Any, stimulus: "Stimulus[Any] | Looking") -> Sequence[str]:
        """The seats that a stimulus touches besides those that `seats_of` named.

        As the own seat remembers them, or as the stimulus names them; `group:<id>` for instance, never a person's. The ids of new
        ones are made from what is known here, so that the seat can be locked before anything is decided.
        """
        ...


class Mechanic(Protocol[R, S, M]):
    """A kind of play. One instance, no state; plain class attributes will do for what are properties here.

    See `mechanics/check_in` for how one should read, and `sdk.testing.Table` for a table to play it on.
    """

    @property
    def kind(self) -> str:
        """Its name in the API and in `antiphon-<kind>`; the same as its entry point."""
        ...

    @property
    def name(self) -> Text:
        """What operators call it."""
        ...

    @property
    def good_for(self) -> Text:
        """When to use it, in one sentence."""
        ...

    @property
    def example(self) -> Text:
        """A shop that uses it, in one sentence with figures; the gallery shows it."""
        ...

    @property
    def goals(self) -> Sequence[str]:
        """Which of `GOALS` it serves; the gallery is sorted by them."""
        ...

    @property
    def rules_type(self) -> type[R]:
        """What the operator sets. Every field carries `words.field(…)`; the console's form is made from it."""
        ...

    @property
    def seat_type(self) -> type[S]:
        """What the play remembers about one person or team; `seat_type()` is a seat nobody sat in yet."""
        ...

    @property
    def move_type(self) -> type[M]:
        """What a person can do."""
        ...

    @property
    def words(self) -> Mapping[str, Text]:
        """Every reason and every `because`, for the person; `{name}` is filled from the answer or from the refusal's values."""
        ...

    @property
    def templates(self) -> Sequence[Template]:
        """Rules that work out of the box; at least one."""
        ...

    @property
    def laws(self) -> Sequence[Law]:
        """Promises to the player, checked in tests and on live data."""
        ...

    def stock(self, rules: R) -> Mapping[Asset, int]:
        """Everything scarce and how much of it the play starts with; counted by the ledger under the play."""
        ...

    def assets(self, rules: R) -> frozenset[Asset]:
        """Every asset a decision may give to, or take from, the person. A transfer of any other asset is an error."""
        ...

    def listens(self, rules: R) -> frozenset[str]:
        """The names of the events the play wants to be told of."""
        ...

    def seats_of(self, rules: R, stimulus: Stimulus[M]) -> Sequence[str]:
        """The seats a stimulus touches, the own one first: `person:<id>` or a team, never the whole play."""
        ...

    def decide(self, rules: R, seats: Seats[S], stimulus: Stimulus[M], facts: Facts) -> Decision[S] | Refused:
        """The rules of the game. Pure: the same arguments give the same answer. Never raises on rules without a flaw."""
        ...

    def merge(self, rules: R, kept: S, other: S) -> S:
        """The one seat of two persons who turned out to be the same; it must not open a limit that both had used up."""
        ...

    def flaws(self, rules: R) -> Sequence[Flaw]:
        """What makes no sense in these rules; empty when they can be launched."""
        ...

    def shown(self, rules: R, seats: Seats[S], facts: Facts) -> Mapping[str, Any]:
        """What the player sees before moving: promise, odds, conditions, own state, what is left. JSON values only."""
        ...

    def trials(self, rules: R, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        """A made-up crowd for simulation, from the seed."""
        ...


def person_seat(stimulus: Stimulus[Any]) -> tuple[str]:
    """`seats_of` for a mechanic that remembers one person at a time."""
    return (stimulus.seat_id if isinstance(stimulus, Alarm | Ruling) else f"person:{stimulus.person_id}",)


def add_teams(mechanic: Teamed, rules: Any, ids: Sequence[str], own: Any, stimulus: "Stimulus[Any] | Looking") -> tuple[str, ...]:
    """The seats of `seats_of` and behind them those that are shared. Raises `ValueError` for a person's seat among these."""
    teams = tuple(dict.fromkeys(name for name in mechanic.teams_of(rules, own, stimulus) if name not in ids))
    if any(name.startswith("person:") for name in teams):
        message = "a shared seat cannot be a person's own"
        raise ValueError(message)
    return (*ids, *teams)

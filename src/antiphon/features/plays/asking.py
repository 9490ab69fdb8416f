"""Asks a mechanic and tries out what it decides, until it fits: the same few lines for the host, for a simulation and for a replay.

Nothing here reads a clock, rolls dice or touches a store: balances come through a `Till`, which can undo.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol

import msgspec

from antiphon.features.plays.running import Running
from antiphon.kernel.amounts import WORLD, Asset
from antiphon.sdk import effects as sdk
from antiphon.sdk.lists import Row
from antiphon.sdk.mechanic import Decision, Facts, Person, Refused, Seats, Stimulus

ASKS: Final = 3  # how often a mechanic is asked about one stimulus before the answer is no
MERCHANT: Final = "merchant"


class Misdecided(Exception):
    """A mechanic decided what it may not decide. The fault is its own; the stimulus fails and nothing is done."""


class Denied(msgspec.Struct, frozen=True):
    """A transfer or a hold that cannot be: who is short, and of what. Or a row (`list` and `row`) that is there already."""

    reason: str
    holder: str = ""
    asset: str = ""
    list: str = ""
    row: str = ""


class Lists(Protocol):
    """The lists of a play while decisions are tried out on them, for one stimulus."""

    def rows(self, taken: Sequence[tuple[str, str]]) -> Mapping[str, Row]:
        """What the mechanic wanted to know, by `list/key`, and these rows besides."""
        ...

    def enlist(self, effect: sdk.Enlist) -> bool:
        """Whether it was done."""
        ...

    def delist(self, effect: sdk.Delist) -> None: ...

    def mark(self) -> int:
        """A point to come back to."""
        ...

    def undo(self, mark: int) -> None:
        """Come back to it."""
        ...


class Till(Protocol):
    """Balances while decisions are tried out on them, for one stimulus."""

    person: str | None  # the person's account, None when the stimulus is about nobody

    def left(self) -> dict[Asset, int]:
        """What the play still has of everything in its stock."""
        ...

    def purse(self) -> dict[Asset, int]:
        """What the person can spend of everything the play deals in."""
        ...

    def transfer(self, asset: str, amount: int, source: str, target: str, because: str) -> bool:
        """Whether it was done."""
        ...

    def hold(self, effect: sdk.Hold, source: str, target: str, because: str) -> Denied | None: ...
    def post(self, effect: sdk.Post, because: str) -> Denied | None: ...
    def void(self, effect: sdk.Void) -> Denied | None: ...

    def mark(self) -> int:
        """A point to come back to."""
        ...

    def undo(self, mark: int) -> None:
        """Come back to it."""
        ...


class Beyond(msgspec.Struct):
    """What a decision does besides moving balances."""

    emits: list[sdk.Emit] = []
    sends: list[sdk.Send] = []
    schedules: list[sdk.Schedule] = []


class Scene(msgspec.Struct, frozen=True):
    """One stimulus with everything a decision about it may look at, balances apart."""

    running: Running
    stimulus: Stimulus[Any]
    seats: Seats[Any]
    now: datetime
    person: Person
    seed: str
    lists: Lists | None = None  # of a mechanic that keeps any


def ask(scene: Scene, till: Till) -> tuple[Decision[Any] | Refused, Facts, Beyond]:
    """What the mechanic says, with the facts it said it about; its transfers and holds stand in the till.

    When one of them does not fit, all are undone and it is asked again with what is left now; what it was already told and
    wanted more of is then shown as none. Raises `Misdecided`, or whatever the mechanic raised; the caller undoes.
    """
    running = scene.running
    nothing_of: list[Denied] = []
    while True:
        facts = _facts(scene, till, nothing_of)
        said = running.mechanic.decide(running.rules, scene.seats, scene.stimulus, facts)
        if isinstance(said, Refused):
            return said, facts, Beyond()
        if not isinstance(said, Decision):  # pyright: ignore[reportUnnecessaryIsInstance] - a plug-in may say anything
            raise Misdecided(f"decide gave {type(said).__name__}, not a Decision or Refused")
        mark, lists = till.mark(), scene.lists
        row_mark = lists.mark() if lists is not None else 0
        done = _apply(scene, said, till)
        if isinstance(done, Beyond):
            return said, facts, done
        till.undo(mark)
        if lists is not None:
            lists.undo(row_mark)
        nothing_of.append(done)
        if len(nothing_of) == ASKS:
            return Refused(nothing_of[0].reason), facts, Beyond()


def _facts(scene: Scene, till: Till, nothing_of: Sequence[Denied]) -> Facts:
    left, purse = till.left(), till.purse()
    for denied in nothing_of:
        if denied.row:
            continue
        of_holder = left if denied.holder == scene.running.holder else purse
        if (asset := Asset(denied.asset)) in of_holder:
            of_holder[asset] = 0
    running = scene.running
    taken = [(denied.list, denied.row) for denied in nothing_of if denied.row]
    rows: Mapping[str, Row] = scene.lists.rows(taken) if scene.lists is not None else {}
    return Facts(scene.now, scene.person, scene.seed, left, purse, running.starts_at, running.ends_at, rows, running.secret)


def _apply(scene: Scene, decision: Decision[Any], till: Till) -> Beyond | Denied:
    beyond = Beyond([], [], [])
    because = decision.because
    for effect in decision.effects:
        denied: Denied | None = None
        kind = type(effect)
        if kind is sdk.Transfer:
            assert isinstance(effect, sdk.Transfer)
            source, target = resolve(scene, till, effect.source), resolve(scene, till, effect.target)
            _check_asset(scene, effect.asset)
            if not till.transfer(effect.asset, effect.amount, source, target, because):
                denied = Denied(_short_of(scene, source), source, effect.asset)
        elif kind is sdk.Emit:
            beyond.emits.append(effect)  # pyright: ignore[reportArgumentType]
        else:
            denied = _apply_other(scene, effect, till, because, beyond)
        if denied is not None:
            return denied
    return beyond


def _apply_other(scene: Scene, effect: sdk.Effect, till: Till, because: str, beyond: Beyond) -> Denied | None:
    match effect:
        case sdk.Schedule():
            beyond.schedules.append(effect)
        case sdk.Send():
            beyond.sends.append(effect)
        case sdk.Hold(asset=asset):
            _check_asset(scene, asset)
            return till.hold(effect, resolve(scene, till, effect.source), resolve(scene, till, effect.target), because)
        case sdk.Post():
            return till.post(effect, because)
        case sdk.Void():
            return till.void(effect)
        case sdk.Enlist():
            return None if _lists(scene).enlist(effect) else Denied("row_taken", list=effect.list, row=effect.key)
        case sdk.Delist():
            _lists(scene).delist(effect)
        case _:
            raise Misdecided(f"{type(effect).__name__} is not an effect")
    return None


def _lists(scene: Scene) -> Lists:
    if scene.lists is None:
        raise Misdecided(f"{scene.running.kind.name} keeps no lists")
    return scene.lists


def resolve(scene: Scene, till: Till, holder: str) -> str:
    """The account holder an effect names. Raises `Misdecided` for one that this stimulus has nothing to do with."""
    if holder == sdk.PERSON:
        if till.person is None:
            raise Misdecided("a transfer with the person, but the stimulus is about nobody")
        return till.person
    running = scene.running
    if holder == sdk.PLAY:
        return running.holder
    if holder in (WORLD, MERCHANT) or holder == running.campaign or holder in scene.seats.all:
        return holder
    raise Misdecided(f"{holder} has nothing to do with this stimulus")


def _check_asset(scene: Scene, asset: str) -> None:
    if asset not in scene.running.assets:
        raise Misdecided(f"{asset} is not among the assets the play said it deals in")


def _short_of(scene: Scene, holder: str) -> str:
    running = scene.running
    if holder == running.holder:
        return "sold_out"
    return "budget_spent" if holder == running.campaign else "too_little"

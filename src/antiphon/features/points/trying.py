"""What would this earn? The tester asks the very function that gives, for a real person or a made-up one, and gives nothing."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.engine.ident import new_id
from antiphon.features.points.contracts import SaidStep, Tried, TriedGrant, TriedRefusal
from antiphon.features.points.counting import Counters
from antiphon.features.points.earning import Happened, Step, Verdict, earn
from antiphon.features.points.facts import People, read_counters
from antiphon.features.points.occasions import Who, read_birthday
from antiphon.features.points.programmes import load
from antiphon.features.points.rules import Rule
from antiphon.features.points.words import say
from antiphon.kernel.clock import local_date
from antiphon.sdk.orders import read_order

UNSAVED: Final = "~unsaved"  # sorts after every rule's id


class Somebody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up person."""

    known: bool = True
    segments: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    birthday: str = ""  # YYYY-MM-DD or MM-DD


class Trial(NamedTuple):
    """What is tried: an event of a person (None: `somebody`), by the rules that are live, drafts too, or with one that is not saved."""

    event: str
    properties: Mapping[str, Any]
    at_ms: int
    person_id: str | None = None
    somebody: Somebody = Somebody()
    drafts: bool = False
    rule_id: str = ""  # which rule `rule` stands for; "" a new one
    rule: Rule | None = None


def try_out(session: ReadSession, workspace: str, people: People, trial: Trial, *, zone: str, currency: str) -> Tried:
    """The verdict in words."""
    also = {} if trial.rule is None else {trial.rule_id or UNSAVED: trial.rule}
    states = ("live", "draft", "paused") if trial.drafts else ("live",)
    compiled = load(session, workspace, also, states=states)
    on = local_date(trial.at_ms, zone)
    event_id = new_id("try")
    order = read_order(trial.properties, currency) or read_order({**trial.properties, "order_id": event_id}, currency)
    quantity = trial.properties.get("quantity")
    pieces = quantity if isinstance(quantity, int) and quantity > 0 else 1
    happened = Happened(event_id, trial.event, trial.at_ms, on, trial.properties, order, pieces)
    if trial.person_id is None:
        who = made_up(trial.somebody)
        counters = Counters()
    else:
        who = people.read(session, workspace, [trial.person_id], compiled).get(trial.person_id) or Who(trial.person_id, known=False)
        counters = read_counters(session, workspace, compiled, [(trial.person_id, happened)])[trial.person_id]
    return in_words(earn(compiled.programme(trial.event, currency), happened, who, counters))


def made_up(somebody: Somebody) -> Who:
    """A person who does not exist, as earning sees one."""
    segments, tiers = frozenset(somebody.segments), frozenset(somebody.tiers)
    return Who("nobody", known=somebody.known, segments=segments, tiers=tiers, birthday=read_birthday(somebody.birthday))


def in_words(verdict: Verdict) -> Tried:
    """A verdict as it is shown."""
    grants = tuple(
        TriedGrant(grant.rule_id, grant.rule.name, grant.rule.wallet, grant.points, tuple(told(step) for step in grant.steps))
        for grant in verdict.grants
    )
    not_given = tuple(TriedRefusal(one.rule_id, one.rule.name, told(one.why)) for one in verdict.not_given)
    return Tried(verdict.points, grants, not_given)


def told(step: Step) -> SaidStep:
    """A step in words."""
    return SaidStep(step.code, say(step.code, step.values))

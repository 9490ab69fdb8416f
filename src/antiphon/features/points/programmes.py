"""The rules that count, in memory by workspace. The store says which revision is true; a batch asks once."""

from collections.abc import Mapping
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.points import store_rules
from antiphon.features.points.amounts import PerMoney, PerPiece
from antiphon.features.points.earning import Live, Programme
from antiphon.features.points.occasions import ForSegments, ForTiers, OnBirthday
from antiphon.features.points.rules import Rule
from antiphon.features.points.settings import Settings, read_settings
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED

UNDOING: Final = frozenset({ORDER_REFUNDED, ORDER_CANCELLED})
_READ_RULE: Final = msgspec.json.Decoder(Rule)
_MOST: Final = 10_000  # workspaces kept in memory


class Compiled:
    """What a digest needs to know of a workspace's rules, worked out once."""

    __slots__ = (
        "by_event",
        "by_lines",
        "groups",
        "names",
        "needs_birthdays",
        "needs_segments",
        "needs_tiers",
        "revision",
        "rules",
        "settings",
        "since_ms",
    )

    def __init__(self, revision: int, settings: Settings, rules: tuple[Live, ...]) -> None:
        self.revision = revision
        self.settings = settings
        self.groups = {group.key: group for group in settings.groups}
        places = {group.key: place for place, group in enumerate(settings.groups)}
        self.rules = tuple(sorted(rules, key=lambda live: (places.get(live.rule.group, len(places)), live.rule.place, live.id)))
        self.by_event: dict[str, tuple[Live, ...]] = {}
        for live in self.rules:
            self.by_event[live.rule.event] = (*self.by_event.get(live.rule.event, ()), live)
        self.by_lines = frozenset(live.rule.event for live in rules if _needs_lines(live.rule))
        self.since_ms = min((live.since_ms for live in rules), default=0)  # nothing before it earns anything
        spends = settings.cash_off.on
        orders = {ORDER_COMPLETED} if spends or ORDER_COMPLETED in self.by_event else frozenset[str]()
        undoing = UNDOING if revision else frozenset[str]()  # also of what was given by rules that are off now
        self.names = frozenset(self.by_event) | orders | undoing
        occasions = [one.when for live in rules for one in live.rule.multipliers]
        privileges = any(live.rule.privileges for live in rules)
        self.needs_tiers = privileges or any(live.rule.tiers for live in rules) or any(isinstance(when, ForTiers) for when in occasions)
        self.needs_birthdays = privileges or any(isinstance(when, OnBirthday) for when in occasions)
        self.needs_segments = any(live.rule.segments or live.rule.not_segments for live in rules) or any(
            isinstance(when, ForSegments) for when in occasions
        )

    def programme(self, event: str, currency: str) -> Programme:
        """The rules that hear an event."""
        return Programme(self.by_event.get(event, ()), self.settings.groups, currency)


def _needs_lines(rule: Rule) -> bool:
    return isinstance(rule.amount, PerPiece) or (isinstance(rule.amount, PerMoney) and not rule.amount.lines.is_everything)


class Programmes:
    """Compiled rules by workspace."""

    def __init__(self) -> None:
        self._known: dict[str, Compiled] = {}

    def current(self, session: ReadSession, workspace: str) -> Compiled:
        """The rules as they are now: one small statement, and the rest only when something was changed."""
        revision = store_rules.read_revision(session, workspace)
        known = self._known.get(workspace)
        if known is None or known.revision != revision:
            known = load(session, workspace)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[workspace] = known
        return known


def load(session: ReadSession, workspace: str, also: Mapping[str, Rule] | None = None, *, states: tuple[str, ...] = ("live",)) -> Compiled:
    """Read the rules in these states. `also` puts in rules that are not saved (by id, in place of saved ones): for trying them out."""
    revision, text = store_rules.read_settings(session, workspace)
    rows = store_rules.list_rules(session, workspace, states) if revision else []
    more = also or {}
    live = [Live(row.id, _READ_RULE.decode(row.body), row.live_since or 0) for row in rows if row.id not in more]
    return Compiled(revision, read_settings(text), (*live, *(Live(rule_id, rule) for rule_id, rule in more.items())))


def read_rule(text: str) -> Rule:
    """A rule from its JSON text."""
    return _READ_RULE.decode(text)

"""Who is it? Decided from the identifiers of one event and from what is known of their owners. Pure: no store, no clock.

The rules, in the order they apply:
1. The event belongs to the owner of its strongest identifier. Nobody owns any of them: a new person.
2. Identifiers nobody owns are attached to that person, within the limit of their kind.
3. Another owner met on the way is merged into the person, unless
   - both are known (have a user id): never, by anything;
   - only an anonymous id joins them and both have stronger names (e-mail, phone, open id …): a shared device, not one shopper;
   - together they would have more identifiers of a kind than its limit.
   The known one survives, else the one with the stronger identifier.
4. What is refused is said, with the reason. A refused anonymous id moves on to the person of this event: from now on the
   device is theirs, until somebody else signs in on it. Other identifiers stay where they were first.
5. `alias` adds the previous id as a further sign that outranks a device, but never joins two known persons.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from antiphon.features.profiles.identifiers import ANONYMOUS_ID, USER_ID, Identifier
from antiphon.kernel.clock import DAY_MS

Outcome = Literal["created", "attached", "merged", "moved", "refused", "blocked"]
Because = Literal["first_seen", "same_event", "alias", "shared_device", "two_known", "two_named", "limit", "alias_of_known", "junk"]


class Limit(NamedTuple):
    """At most so many identifiers of a kind for one person; with `days`, only those attached within so many days count."""

    most: int
    days: int | None = None


_FIVE: Final = Limit(5)


@dataclass(frozen=True)
class IdentityRules:
    """How many identifiers of each kind one person may have."""

    # Safari forgets script-written cookies after 7 days, so a loyal shopper collects some 50 anonymous ids a year; a till or a
    # test machine collects them in an hour. Hence a window.
    limits: dict[str, Limit] = field(default_factory=lambda: {USER_ID: Limit(1), ANONYMOUS_ID: Limit(50, 90)})
    other: Limit = _FIVE

    def limit(self, kind: str) -> Limit:
        """The limit of a kind."""
        return self.limits.get(kind, self.other)


DEFAULT_RULES: Final = IdentityRules()


class Claim(NamedTuple):
    """What one event says about who it belongs to: identifiers, strongest first, and for `alias` the previous id."""

    identifiers: tuple[Identifier, ...]
    at_ms: int
    previous: str | None = None


class Step(NamedTuple):
    """One thing that was decided. `person` is whom it is about, `other` the second person where there is one.

    merged: `other` went into `person`. moved: the identifier left `other` for `person`. refused: the identifier stays with `other`
    (empty: with nobody) although an event of `person` carried it.
    """

    outcome: Outcome
    person: str
    identifier: Identifier
    other: str
    because: Because


class Resolution(NamedTuple):
    """Whose event it is, and what had to change for that; no steps for most events."""

    person: str
    steps: tuple[Step, ...]


class Ties:
    """What is known of the identifiers and persons in question; `apply` brings it up to date after each event.

    `holdings` are needed for every person that `find` can return, except where all identifiers of all events agree.
    """

    def __init__(self) -> None:
        self.owners: dict[Identifier, str] = {}
        self.merged: dict[str, str] = {}
        self.holdings: dict[str, dict[Identifier, int]] = {}  # person -> what it is named by, and since when

    def root(self, person: str) -> str:
        """The person that this one was merged into, however often; itself otherwise."""
        while (further := self.merged.get(person)) is not None:
            person = further
        return person

    def find(self, identifier: Identifier) -> str | None:
        """Who owns an identifier now."""
        person = self.owners.get(identifier)
        return None if person is None else self.root(person)

    def apply(self, step: Step, at_ms: int) -> None:
        """Make a decided step true for the events that follow."""
        if step.outcome == "merged":
            self.merged[step.other] = step.person
            self.holdings.setdefault(step.person, {}).update(self.holdings.pop(step.other, {}))
        elif step.outcome in {"attached", "moved"}:
            self.owners[step.identifier] = step.person
            self.holdings.setdefault(step.person, {})[step.identifier] = at_ms
            if step.outcome == "moved":
                self.holdings.get(step.other, {}).pop(step.identifier, None)


class Draft:
    """The person an event is taking shape as: one or more owners joined, and identifiers to be added."""

    def __init__(self, ties: Ties, rules: IdentityRules, person: str, at_ms: int) -> None:
        self.ties, self.rules, self.person, self.at_ms = ties, rules, person, at_ms
        self.members = [person]
        self.gained: list[str] = []  # kinds
        self.steps: list[Step] = []

    def kinds(self) -> set[str]:
        """The kinds of identifiers that the person has by now."""
        return {identifier.kind for member in self.members for identifier in self.ties.holdings.get(member, ())}.union(self.gained)

    def count(self, kind: str, *others: str) -> int:
        """How many identifiers of a kind the person would have, joined with others, as far as they count towards the limit."""
        days = self.rules.limit(kind).days
        oldest = self.at_ms - days * DAY_MS if days is not None else None
        held = [pair for person in (*self.members, *others) for pair in self.ties.holdings.get(person, {}).items()]
        return self.gained.count(kind) + sum(1 for named, since in held if named.kind == kind and (oldest is None or since > oldest))

    def has_room(self, kind: str) -> bool:
        return self.count(kind) < self.rules.limit(kind).most

    def attach(self, identifier: Identifier, because: Because = "same_event") -> None:
        if self.has_room(identifier.kind):
            self.gained.append(identifier.kind)
            self.steps.append(Step("attached", self.person, identifier, "", because))
        else:
            self.refuse(identifier, "", "limit")

    def refuse(self, identifier: Identifier, other: str, because: Because) -> None:
        self.steps.append(Step("refused", self.person, identifier, other, because))

    def why_apart(self, other: str, *, weak: bool) -> Because | None:
        """Why this person and another must stay two; None when they may become one."""
        mine, theirs = self.kinds(), kinds_of(self.ties, other)
        if USER_ID in mine and USER_ID in theirs:
            return "two_known"
        if weak and mine - {ANONYMOUS_ID} and theirs - {ANONYMOUS_ID}:
            return "two_named"
        if any(self.count(kind, other) > self.rules.limit(kind).most for kind in theirs):
            return "limit"
        return None

    def join(self, other: str, identifier: Identifier, because: Because) -> None:
        """Become one with another person; the known one of the two goes on."""
        survivor, absorbed = self.person, other
        if USER_ID in kinds_of(self.ties, other):
            survivor, absorbed = other, self.person
            # What this event brought so far goes straight to the survivor.
            self.steps = [step._replace(person=survivor) if step.outcome != "created" else step for step in self.steps]
        self.members.append(other)
        self.person = survivor
        self.steps.append(Step("merged", survivor, identifier, absorbed, because))

    def meet(self, identifier: Identifier, other: str) -> None:
        """Another owner, named by the same event."""
        weak = identifier.kind == ANONYMOUS_ID
        apart = self.why_apart(other, weak=weak)
        if apart is None:
            self.join(other, identifier, "same_event")
        elif weak and self.has_room(ANONYMOUS_ID):
            self.gained.append(ANONYMOUS_ID)
            self.steps.append(Step("moved", self.person, identifier, other, "limit" if apart == "limit" else "shared_device"))
        else:
            self.refuse(identifier, other, apart)


def kinds_of(ties: Ties, person: str) -> set[str]:
    """The kinds of identifiers a person has."""
    return {identifier.kind for identifier in ties.holdings.get(person, ())}


def decide(claim: Claim, ties: Ties, rules: IdentityRules, make_id: Callable[[], str]) -> Resolution:
    """Whose event it is. `claim` has at least one identifier; `make_id` is called once when there is a new person."""
    owners = [ties.find(identifier) for identifier in claim.identifiers]
    first = owners[0]
    if first is not None and claim.previous is None and all(owner == first for owner in owners):
        return Resolution(first, ())
    draft = _start(claim, owners, ties, rules, make_id)
    for identifier, owner in zip(claim.identifiers, owners, strict=True):
        if owner is None:
            draft.attach(identifier)
        elif owner not in draft.members:
            draft.meet(identifier, owner)
    if claim.previous is not None:
        _take_alias(draft, claim)
    return Resolution(draft.person, tuple(draft.steps))


def _start(claim: Claim, owners: list[str | None], ties: Ties, rules: IdentityRules, make_id: Callable[[], str]) -> Draft:
    """The owner of the strongest identifier that has room for the even stronger ones nobody owns yet; else a new person."""
    waiting: list[str] = []
    for identifier, owner in zip(claim.identifiers, owners, strict=True):
        if owner is None:
            waiting.append(identifier.kind)
            continue
        draft = Draft(ties, rules, owner, claim.at_ms)
        if all(draft.count(kind) + waiting.count(kind) <= rules.limit(kind).most for kind in set(waiting)):
            return draft
    draft = Draft(ties, rules, make_id(), claim.at_ms)
    draft.steps.append(Step("created", draft.person, claim.identifiers[0], "", "first_seen"))
    return draft


def _take_alias(draft: Draft, claim: Claim) -> None:
    """The previous id may be an anonymous id or a user id; clients do not say which."""
    previous = claim.previous or ""
    as_anonymous, as_user = Identifier(ANONYMOUS_ID, previous), Identifier(USER_ID, previous)
    if as_anonymous in claim.identifiers or as_user in claim.identifiers:
        return  # an alias of itself, or of the device it was sent from
    for identifier in (as_anonymous, as_user):
        owner = draft.ties.find(identifier)
        if owner is None:
            continue
        if owner in draft.members:
            return
        apart = draft.why_apart(owner, weak=False)
        if apart is None:
            draft.join(owner, identifier, "alias")
        else:
            draft.refuse(identifier, owner, "alias_of_known" if apart == "two_known" else apart)
        return
    draft.attach(as_anonymous, "alias")

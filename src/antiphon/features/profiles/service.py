"""Whose events are these? One digest at a time: read what the store knows of them all, decide one by one in memory, write once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from antiphon.engine.database.port import Session
from antiphon.features.events.contracts import INTERNAL, Arrived, DigestBatch, Merge
from antiphon.features.profiles import store
from antiphon.features.profiles.identifiers import ANONYMOUS_ID, USER_ID, Identifier, clean_id, read_identifiers, read_plain, short
from antiphon.features.profiles.identity import Claim, IdentityRules, Step, Ties, decide
from antiphon.features.profiles.profile import MINUTE_MS, Person, Traits, fold_traits, merge_traits

NO_USABLE_ID = "no_usable_id"
UNKNOWN_PERSON = "unknown_person"


class _Done(NamedTuple):
    """A step, and what a merged person was named by before it."""

    step: Step
    names: tuple[Identifier, ...] = ()


class _Resolved(NamedTuple):
    event: Arrived
    person: str
    done: tuple[_Done, ...]


class Taking:
    """The persons of one batch, from reading to writing. Made anew for each batch, so nothing outlives an undone transaction."""

    def __init__(self, session: Session, now_ms: int, zones: Mapping[str, str], rules: IdentityRules, make_id: Callable[[], str]) -> None:
        self._session = session
        self._now_ms = now_ms
        self._zones = zones
        self._rules = rules
        self._make_id = make_id
        self._ties: dict[str, Ties] = {}
        self._people: dict[str, Person] = {}
        self._traits: dict[str, Traits] = {}
        self._traits_changed: set[str] = set()
        self._added: dict[tuple[str, Identifier], tuple[str, int]] = {}
        self._moved: dict[tuple[str, Identifier], tuple[str, int]] = {}
        self._notes: dict[tuple[str, str, str, str, str, str], list[Any]] = {}
        self.merges: list[Merge] = []

    # ------------------------------------------------------------------------------------------------ reading

    def claim(self, event: Arrived) -> Claim | None:
        """What an event says about who it belongs to; None when it names nobody."""
        if event.traits or event.external_ids:
            named = read_identifiers(
                user_id=event.user_id,
                anonymous_id=event.anonymous_id,
                external_ids=event.external_ids,
                traits=event.traits if event.kind != "group" else None,  # a group's traits are the group's
                zone=self._zones.get(event.workspace, ""),
            )
        else:
            named = read_plain(event.user_id, event.anonymous_id)
        for junk in named.junk:
            self._note(event.workspace, Step("blocked", "", junk, "", "junk"), event.at_ms)
        previous = None
        if event.kind == "alias" and event.previous_id and named.identifiers and named.identifiers[0].kind == USER_ID:
            previous = clean_id(event.previous_id)
            if previous is None:
                junk = Identifier("previous_id", short(event.previous_id))
                self._note(event.workspace, Step("blocked", "", junk, "", "junk"), event.at_ms)
        return Claim(named.identifiers, event.at_ms, previous) if named.identifiers else None

    def read(self, claims: Iterable[tuple[str, Claim]], persons: Iterable[tuple[str, str]] = ()) -> None:
        """Read what is known of all identifiers of (workspace, claim), and of (workspace, person)."""
        claims = list(claims)
        wanted: dict[tuple[str, str], set[str]] = {}
        for workspace, claim in claims:
            for kind, value in claim.identifiers:
                wanted.setdefault((workspace, kind), set()).add(value)
            if claim.previous is not None:
                wanted.setdefault((workspace, USER_ID), set()).add(claim.previous)
                wanted.setdefault((workspace, ANONYMOUS_ID), set()).add(claim.previous)
            self._ties.setdefault(workspace, Ties())
        people: dict[str, set[str]] = {}
        for workspace, person in persons:
            self._ties.setdefault(workspace, Ties())
            people.setdefault(workspace, set()).add(person)
        for (workspace, kind), values in wanted.items():
            ties = self._ties[workspace]
            for value, person, into in store.find_owners(self._session, workspace, kind, sorted(values)):
                ties.owners[Identifier(kind, value)] = person
                if into is not None:
                    ties.merged[person] = into
                people.setdefault(workspace, set()).add(into or person)
        for workspace, ids in people.items():
            self._lock(workspace, ids)
        self._read_holdings(claims)

    def _lock(self, workspace: str, ids: set[str]) -> None:
        """Persons, and whoever they were merged into, at any distance."""
        merged = self._ties[workspace].merged
        while ids:
            further: set[str] = set()
            for person in store.lock_people(self._session, workspace, sorted(ids)):
                self._people[person.id] = person
                if person.merged_into is not None:
                    merged[person.id] = person.merged_into
                    further.add(person.merged_into)
            ids = further - self._people.keys()

    def _read_holdings(self, claims: list[tuple[str, Claim]]) -> None:
        """What persons are named by: needed only where an event names more than one owner, or somebody and something new."""
        open_questions: set[str] = set()
        for workspace, claim in claims:
            if workspace not in open_questions and (len(claim.identifiers) > 1 or claim.previous is not None):
                ties = self._ties[workspace]
                owners = {ties.find(identifier) for identifier in claim.identifiers}
                if len(owners) > 1 or claim.previous is not None:
                    open_questions.add(workspace)
        for workspace in open_questions:
            ties = self._ties[workspace]
            roots = sorted({ties.root(person) for person in ties.owners.values()})
            for person, kind, value, since in store.read_holdings(self._session, workspace, roots):
                ties.holdings.setdefault(ties.root(person), {})[Identifier(kind, value)] = since

    # ----------------------------------------------------------------------------------------------- deciding

    def resolve(self, workspace: str, claim: Claim) -> tuple[str, tuple[_Done, ...]]:
        """Whose claim it is; what follows from that is known to the claims after it, and still to be carried out."""
        ties = self._ties[workspace]
        if len(claim.identifiers) == 1 and claim.previous is None and (owner := ties.find(claim.identifiers[0])) is not None:
            return owner, ()  # as it is with most events
        person, steps = decide(claim, ties, self._rules, self._make_id)
        if not steps:
            return person, ()
        done: list[_Done] = []
        for step in steps:
            names = tuple(ties.holdings.get(step.other, ())) if step.outcome == "merged" else ()
            ties.apply(step, claim.at_ms)
            done.append(_Done(step, names))
        return person, tuple(done)

    def root(self, workspace: str, person: str) -> str | None:
        """The person who goes on; None when the store has never heard of this one."""
        root = self._ties[workspace].root(person)
        return root if root in self._people else None

    def follow(self, workspace: str, person: str) -> str:
        """The person who goes on after this batch, for somebody who was resolved in it."""
        return self._ties[workspace].root(person)

    # ------------------------------------------------------------------------------------------- carrying out

    def read_traits(self, resolved: Iterable[_Resolved]) -> None:
        """The traits that will be folded or joined."""
        wanted: dict[str, set[str]] = {}
        for event, person, done in resolved:
            if event.kind == "identify" and event.traits:
                wanted.setdefault(event.workspace, set()).add(person)
            for step, _ in done:
                if step.outcome == "merged":
                    wanted.setdefault(event.workspace, set()).update((step.person, step.other))
        for workspace, ids in wanted.items():
            stored = ids & self._people.keys()
            if stored:
                self._traits.update(store.read_traits(self._session, workspace, sorted(stored)))

    def carry_out(self, workspace: str, done: Iterable[_Done], at_ms: int) -> None:
        """Make decided steps true of the persons in memory."""
        for step, names in done:
            if step.outcome == "created":
                self._people[step.person] = Person(
                    workspace,
                    step.person,
                    None,
                    None,
                    None,
                    None,
                    None,
                    0,
                    self._now_ms,
                    at_ms,
                    at_ms - at_ms % MINUTE_MS,
                    None,
                    dirty=True,
                )
            elif step.outcome == "attached":
                self._added[workspace, step.identifier] = (step.person, at_ms)
                self._people[step.person].gain(step.identifier)
            elif step.outcome == "moved":
                changed = self._added if (workspace, step.identifier) in self._added else self._moved
                changed[workspace, step.identifier] = (step.person, at_ms)
                self._note(workspace, step, at_ms)
            elif step.outcome == "merged":
                self._merge(workspace, step, names, at_ms)
            else:
                self._note(workspace, step, at_ms)

    def _merge(self, workspace: str, step: Step, names: tuple[Identifier, ...], at_ms: int) -> None:
        into, other = self._people[step.person], self._people[step.other]
        moved: dict[str, Any] = {
            "identities": [list(name) for name in names],
            "first_seen_at": [into.first_seen_at, other.first_seen_at],
            "last_seen_at": [into.last_seen_at, other.last_seen_at],
        }
        into.absorb(other)
        if brought := self._traits.get(other.id):
            moved["traits"] = merge_traits(self._traits.setdefault(into.id, {}), brought)
            self._traits_changed.add(into.id)
            into.show(self._traits[into.id], self._zones.get(workspace, ""))
        because = step.because if step.because == "alias" else f"same_{step.identifier.kind}"
        self.merges.append(Merge(workspace, other.id, into.id, at_ms, because))
        self._note(workspace, step, at_ms, moved)

    def see(self, person_id: str, at_ms: int) -> None:
        """A person was here, without an event."""
        self._people[person_id].see(at_ms)

    def observe(self, event: Arrived, person_id: str) -> None:
        """What an event says about the person, whoever that is by now."""
        person = self._people[person_id]
        at_ms = event.at_ms
        if event.source != INTERNAL:
            person.see(at_ms)
        if (zone := event.context.get("timezone")) is not None:
            person.move_to(zone, at_ms)
        if event.kind == "identify" and event.traits:
            traits = self._traits.setdefault(person_id, {})
            left_out = fold_traits(traits, event.traits, at_ms)
            if left_out:
                self._note(event.workspace, Step("refused", person_id, Identifier("trait", ""), "", "limit"), at_ms, times=left_out)
            self._traits_changed.add(person_id)
            person.show(traits, self._zones.get(event.workspace, ""))
            person.move_to(event.traits.get("timezone"), at_ms)

    def _note(self, workspace: str, step: Step, at_ms: int, moved: Mapping[str, Any] | None = None, times: int = 1) -> None:
        key = (workspace, step.outcome, step.other, step.person, step.identifier.kind, step.identifier.value)
        held = self._notes.get(key)
        if held is None:
            self._notes[key] = [step.because, msgspec.json.encode(moved or {}).decode(), times, at_ms, at_ms]
        else:
            held[0] = step.because
            held[2:] = [held[2] + times, min(held[3], at_ms), max(held[4], at_ms)]

    # ------------------------------------------------------------------------------------------------ writing

    def write(self) -> None:
        """Save whatever changed."""
        session = self._session
        store.save_people(session, [person for person in self._people.values() if person.dirty])
        store.save_seen(session, [person for person in self._people.values() if person.seen and not person.dirty])
        if self.merges:
            store.shorten_links(session, [(merge.workspace, merge.from_id, merge.into_id) for merge in self.merges])
        store.add_identities(session, [(workspace, name, *owner) for (workspace, name), owner in self._added.items()])
        if self._moved:
            store.move_identities(session, [(workspace, name, *owner) for (workspace, name), owner in self._moved.items()])
        people = self._people
        store.save_traits(session, [(people[person].workspace, person, self._traits[person]) for person in sorted(self._traits_changed)])
        store.save_notes(session, [(*key, *self._notes[key]) for key in sorted(self._notes)])  # pyright: ignore[reportArgumentType]


def take(session: Session, batch: DigestBatch, rules: IdentityRules, make_id: Callable[[], str]) -> None:
    """Set the person of every event of a batch; events that name nobody go to `batch.rejects`.

    Afterwards all person ids in the batch are canonical, also for events that came before a merge in the same batch.
    """
    taking = Taking(session, batch.now_ms, batch.zones, rules, make_id)
    claims: list[tuple[Arrived, Claim | None]] = [(event, None if event.person_id else taking.claim(event)) for event in batch.events]
    taking.read(
        ((event.workspace, claim) for event, claim in claims if claim is not None),
        ((event.workspace, event.person_id) for event in batch.events if event.person_id),
    )
    resolved: list[_Resolved] = []
    for event, claim in claims:
        if claim is not None:
            resolved.append(_Resolved(event, *taking.resolve(event.workspace, claim)))
        elif not event.person_id:
            batch.rejects.append((event, NO_USABLE_ID))
        elif (root := taking.root(event.workspace, event.person_id)) is not None:
            resolved.append(_Resolved(event, root, ()))
        else:
            batch.rejects.append((event, UNKNOWN_PERSON))
    taking.read_traits(resolved)
    for event, person, done in resolved:
        if done:
            taking.carry_out(event.workspace, done, event.at_ms)
        taking.observe(event, person)
    taking.write()
    for event, person, _ in resolved:
        event.person_id = taking.follow(event.workspace, person)
    if batch.rejects:
        batch.events[:] = [event for event, _, _ in resolved]
    batch.merges.extend(taking.merges)

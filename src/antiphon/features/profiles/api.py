"""The door of the profiles feature: who is who, and what is known of them."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import ReadSession, Row, Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.profiles import service, store, store_people
from antiphon.features.profiles.contracts import HeldIdentity, MergeNote, PeopleCount, PersonBrief, Profile, Standing
from antiphon.features.profiles.identifiers import ANONYMOUS_ID, USER_ID, Identifier, clean_email, clean_id
from antiphon.features.profiles.identity import DEFAULT_RULES, Claim, IdentityRules
from antiphon.features.profiles.profile import shown_traits
from antiphon.features.profiles.store_people import Order
from antiphon.features.profiles.words import says
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

MAX_NOTES = 200
MAX_QUERY = 100
FEW = 2000  # so many that match a search are sorted; of more, the latest are looked through until a page is full


class Profiles:
    """Persons: a subscriber of every digest, and the door for everybody who asks about them."""

    name = "profiles"

    def __init__(self, *, clock: Clock, rules: IdentityRules = DEFAULT_RULES, make_id: Callable[[], str] | None = None) -> None:
        self._clock = clock
        self._rules = rules
        self._make_id = make_id or (lambda: new_id("per"))

    # ------------------------------------------------------------------------------------------------ writing

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Set `person_id` of every event, report merges, bring profiles up to date. Events that name nobody become rejects."""
        service.take(session, batch, self._rules, self._make_id)

    def ensure_person(self, session: Session, workspace: str, *, user_id: str | None = None, anonymous_id: str | None = None) -> str:
        """The person behind one id, made if need be. Raises `Invalid` for an id that says nothing (`null`, all zero, too long).

        An anonymous id may lead to a known person who signed in on that device: ask `get_person` before trusting the caller
        with more than an anonymous visitor may see.
        """
        raw, kind = (user_id, USER_ID) if user_id is not None else (anonymous_id, ANONYMOUS_ID)
        value = clean_id(raw)
        if value is None:
            raise Invalid(f"{kind} must be an id of the shop's own, not empty and not a placeholder such as null or 0.", code="bad_id")
        at_ms = self._clock.now_ms()
        taking = service.Taking(session, at_ms, {}, self._rules, self._make_id)
        claim = Claim((Identifier(kind, value),), at_ms)
        taking.read([(workspace, claim)])
        person, done = taking.resolve(workspace, claim)
        taking.carry_out(workspace, done, at_ms)
        taking.see(person, at_ms)
        taking.write()
        return person

    # ------------------------------------------------------------------------------------------------ reading

    def canonical(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, str]:
        """The person who goes on, for each id that exists; itself where there was no merge."""
        links: dict[str, str | None] = {}
        asked = list(dict.fromkeys(ids))
        while asked:
            links.update(store_people.find_merged(session, workspace, asked))
            asked = [into for into in links.values() if into is not None and into not in links]
        found: dict[str, str] = {}
        for person in ids:
            if person in links:
                root = person
                while (into := links.get(root)) is not None:
                    root = into
                found[person] = root
        return found

    def list_members(self, session: ReadSession, workspace: str, person_id: str) -> list[str]:
        """The person who goes on, first, and everybody merged into it: under all of these ids its events are stored.

        Raises `NotFound`.
        """
        members = [self._root(session, workspace, person_id)]
        fresh = list(members)
        while fresh:
            fresh = [person for person in store_people.list_merged_into(session, workspace, fresh) if person not in members]
            members += fresh
        return members

    def find_person(self, session: ReadSession, workspace: str, id_or_user_id: str) -> PersonBrief | None:
        """A person by id, else by the shop's user id; after a merge the one who goes on."""
        root = self.canonical(session, workspace, [id_or_user_id]).get(id_or_user_id)
        if root is None:
            return self.find_by_user_id(session, workspace, id_or_user_id)
        return self.read_briefs(session, workspace, [root]).get(root)

    def find_by_user_id(self, session: ReadSession, workspace: str, user_id: str) -> PersonBrief | None:
        """A person by the shop's user id alone: for tokens, where a user id that looks like a person's id must not pass for one."""
        owner = store_people.find_owner(session, workspace, USER_ID, user_id.strip())
        return None if owner is None else self.get_person(session, workspace, owner)

    def find_by_user_ids(self, session: ReadSession, workspace: str, user_ids: Sequence[str]) -> dict[str, str]:
        """The person who goes on, for those of the shop's user ids that are known here."""
        plain = {user_id: user_id.strip() for user_id in user_ids}
        owners = store_people.find_owners(session, workspace, USER_ID, sorted(set(plain.values())))
        goes_on = self.canonical(session, workspace, sorted(set(owners.values()))) if owners else {}
        return {user_id: goes_on[owners[value]] for user_id, value in plain.items() if value in owners}

    def get_person(self, session: ReadSession, workspace: str, person_id: str) -> PersonBrief:
        """The same by id only. Raises `NotFound`."""
        root = self._root(session, workspace, person_id)
        return self.read_briefs(session, workspace, [root])[root]

    def read_briefs(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, PersonBrief]:
        """One line for each id that exists; merges are not followed."""
        return {row[0]: _brief(row) for row in store_people.read_briefs(session, workspace, ids)}

    def read_standings(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, Standing]:
        """What a decision needs of each id that exists; merges are told, not followed."""
        rows = store_people.read_standings(session, workspace, ids)
        return {person: Standing(into, bool(known), zone, from_ms(first_seen)) for person, into, known, zone, first_seen in rows}

    def read_zones(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, str]:
        """The time zone of those persons who have told one; merges are not followed."""
        return dict(store_people.read_zones(session, workspace, ids))

    def read_traits(self, session: ReadSession, workspace: str, ids: Sequence[str], names: Collection[str]) -> dict[str, dict[str, Any]]:
        """Some traits of those persons who have any; merges are not followed."""
        found = store.read_traits(session, workspace, ids)
        return {person_id: {name: traits[name][0] for name in names if name in traits} for person_id, traits in found.items()}

    def list_traits_with(
        self, session: ReadSession, workspace: str, part: str, names: Collection[str], after: str, limit: int
    ) -> list[tuple[str, dict[str, Any]]]:
        """Persons in whose traits plain letters (such as `09-21`) occur, with some traits, in order of their ids, behind one.

        Looks through everybody: for what is done once a day, not for requests.
        """
        found = store.list_traits_with(session, workspace, part, after, limit)
        return [(person_id, {name: traits[name][0] for name in names if name in traits}) for person_id, traits in found]

    def count_people(self, session: ReadSession, workspace: str) -> PeopleCount:
        """How many persons there are, and how many are known. Reads an index of all of them: for overviews, not for every request."""
        return PeopleCount(*store_people.count_people(session, workspace))

    def get_profile(self, session: ReadSession, workspace: str, person_id: str) -> Profile:
        """One person whole. Raises `NotFound`."""
        members = self.list_members(session, workspace, person_id)
        brief = self.read_briefs(session, workspace, members[:1])[members[0]]
        return Profile(
            **msgspec.structs.asdict(brief),
            traits=shown_traits(store.read_traits(session, workspace, members[:1]).get(members[0], {})),
            identities=self._identities(session, workspace, members),
            merges=self._notes(session, workspace, members),
        )

    def list_identities(self, session: ReadSession, workspace: str, person_id: str) -> tuple[HeldIdentity, ...]:
        """Everything a person is named by, the oldest first. Raises `NotFound`."""
        return self._identities(session, workspace, self.list_members(session, workspace, person_id))

    def list_merges(self, session: ReadSession, workspace: str, person_id: str) -> tuple[MergeNote, ...]:
        """Why the person is one with others, or stayed apart; the latest 200. Raises `NotFound`."""
        return self._notes(session, workspace, self.list_members(session, workspace, person_id))

    def list_blocked(self, session: ReadSession, workspace: str) -> tuple[MergeNote, ...]:
        """Ids that were not believed and how often they came, the latest first: a broken script shows here."""
        return tuple(_note(row) for row in store_people.list_blocked(session, workspace, MAX_NOTES))

    def list_people(
        self,
        session: ReadSession,
        workspace: str,
        query: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
        sort: Order = "last_seen",
        person_ids: Sequence[str] | None = None,
    ) -> Page[PersonBrief]:
        """Persons, the latest first. `query` is the beginning of a name, user id, e-mail or phone, in large or small letters.

        A person who is seen again while somebody turns the pages moves to the front; nobody else repeats or goes missing.
        Raises `Invalid`.
        """
        if sort not in {"last_seen", "first_seen"}:
            raise Invalid("sort must be last_seen or first_seen.", code="bad_sort")
        after = None
        if cursor is not None:
            at_ms, last_id = decode_cursor(cursor, 2)
            if not isinstance(at_ms, int) or not isinstance(last_id, str):
                raise Invalid("The cursor belongs to another list; start again without it.", code="bad_cursor")
            after = at_ms, last_id
        check_limit(limit)
        prefixes = _prefixes(query or "")
        if prefixes and len(found := store_people.search(session, workspace, prefixes, FEW + 1)) <= FEW:
            person_ids = found if person_ids is None else sorted(set(found).intersection(person_ids))
            prefixes = []
        rows = store_people.list_people(
            session, workspace, order=sort, limit=limit + 1, after=after, prefixes=prefixes, person_ids=person_ids
        )
        place = 7 if sort == "last_seen" else 6
        next_cursor = encode_cursor(rows[limit - 1][place], rows[limit - 1][0]) if len(rows) > limit else None
        return Page(tuple(_brief(row) for row in rows[:limit]), next_cursor)

    def _root(self, session: ReadSession, workspace: str, person_id: str) -> str:
        root = self.canonical(session, workspace, [person_id]).get(person_id)
        if root is None:
            raise NotFound("There is no such person in this workspace.", code="person_not_found")
        return root

    def _identities(self, session: ReadSession, workspace: str, members: Sequence[str]) -> tuple[HeldIdentity, ...]:
        rows = store_people.list_identities(session, workspace, members)
        return tuple(HeldIdentity(kind, value, from_ms(since)) for kind, value, since in rows)

    def _notes(self, session: ReadSession, workspace: str, members: Sequence[str]) -> tuple[MergeNote, ...]:
        return tuple(_note(row) for row in store_people.list_notes(session, workspace, members, MAX_NOTES))


def _prefixes(query: str) -> list[str]:
    """The forms in which a search text may be stored; none for an empty one. Raises `Invalid` for one that is too long."""
    text = query.strip()
    if not text:
        return []
    if len(text) > MAX_QUERY or "\0" in text:
        raise Invalid(f"Search for at most {MAX_QUERY} letters.", code="bad_query")
    forms = {text.casefold()}
    if (email := clean_email(text)) is not None:
        forms.add(email)
    digits = "".join(letter for letter in text if letter.isdigit())
    if digits.isascii() and len(digits) >= 3 and all(letter.isdigit() or letter in " +-()." for letter in text):
        forms.add(digits)
        if digits.startswith("86") and len(digits) > 4:
            forms.add(digits[2:])  # Chinese mobiles are found without their country code
    return sorted(forms)


def _brief(row: Row) -> PersonBrief:
    person, user_id, name, email, phone, zone, first_seen_at, last_seen_at = row
    return PersonBrief(
        id=person,
        known=user_id is not None,
        user_id=user_id,
        name=name,
        email=email,
        phone=phone,
        zone=zone,
        first_seen_at=from_ms(first_seen_at),
        last_seen_at=from_ms(last_seen_at),
    )


def _note(row: Row) -> MergeNote:
    outcome, from_id, into_id, kind, value, because, times, first_at, last_at, moved = row
    return MergeNote(
        outcome=outcome,
        from_id=from_id or None,
        into_id=into_id or None,
        kind=kind,
        value=value,
        because=because,
        says=says(outcome, because, kind, value),
        times=times,
        first_at=from_ms(first_at),
        last_at=from_ms(last_at),
        moved=msgspec.json.decode(moved),
    )

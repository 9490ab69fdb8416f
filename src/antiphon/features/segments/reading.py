"""What is shown of people: views for decisions, rows for lists, everything for one person's page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from antiphon.engine.database.port import ReadSession
from antiphon.features.profiles.api import Profiles
from antiphon.features.profiles.contracts import PersonBrief
from antiphon.features.segments import store
from antiphon.features.segments.contracts import Membership, PersonRow, PersonView, TagShown, TagValue
from antiphon.features.segments.judging import Cause, judge_all
from antiphon.features.segments.leaves import BIRTH
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.state import Person, Shown, read_shown
from antiphon.features.segments.tag_kinds import DaysSince, OnDay
from antiphon.features.segments.tag_meaning import present, why
from antiphon.features.segments.tags import CATALOGUE, POSITION, TAGS
from antiphon.features.segments.templates import NEW
from antiphon.kernel.clock import day_to_date, from_ms
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import Page, decode_cursor, encode_cursor
from antiphon.sdk.words import Text

_KEYS = tuple(tag.key for tag in TAGS)
_AGES = frozenset(tag.key for tag in TAGS if isinstance(tag.how, DaysSince))
_DAYS = _AGES | {tag.key for tag in TAGS if isinstance(tag.how, OnDay)}
FEW = 5_000  # members of a segment that are sorted as a whole
LOOKED_AT = 5_000  # people one request looks at while it filters; the cursor goes on from there
STEP = 500

Test = Callable[[str, PersonView], bool]


class ShownTags(Mapping[str, TagValue]):
    """The tags of a person that have a value, as of a day: made when asked for, because a decision asks for one or two of sixty."""

    __slots__ = ("_today", "_values")

    def __init__(self, values: Sequence[TagValue], today: int) -> None:
        self._values, self._today = values, today

    def __getitem__(self, key: str) -> TagValue:
        value = self._values[POSITION[key]]
        if value is None:
            raise KeyError(key)
        if isinstance(value, int) and key in _DAYS:  # days are kept as numbers
            return self._today - value if key in _AGES else day_to_date(value).isoformat()
        return value

    def __iter__(self) -> Iterator[str]:
        return (key for key, value in zip(_KEYS, self._values, strict=True) if value is not None)

    def __len__(self) -> int:
        return len(self._values) - self._values.count(None)


def view_of(shown: Shown, today: int) -> PersonView:
    """What is shown of a person, as of a day."""
    if shown.catalogue != CATALOGUE:  # judged by another version; it is judged anew soon
        return PersonView({}, frozenset(shown.since))
    return PersonView(ShownTags(shown.tags, today), frozenset(shown.since))


def newcomer(plan: Plan, today: int) -> PersonView:
    """Somebody of whom nothing has been heard yet: as if first seen now."""
    person = Person("")
    person.replace(BIRTH, [today, today])
    judge_all(person, plan, today, Cause(0, 0, "edit"))
    return view_of(person.shown, today)


def read_people(session: ReadSession, workspace: str, person_ids: Sequence[str], plan: Plan, today: int) -> dict[str, PersonView]:
    """The views of these people, by one statement."""
    found = {person_id: view_of(read_shown(blob), today) for person_id, blob in store.read_shown(session, workspace, person_ids)}
    if len(found) < len(person_ids):
        stranger = newcomer(plan, today)
        for person_id in person_ids:
            found.setdefault(person_id, stranger)
    return found


def list_tags(shown: Shown, today: int, judged_ms: int, given_ms: int | None) -> tuple[TagShown, ...]:
    """Every tag of a person that has a value, and why it has it."""
    if shown.catalogue != CATALOGUE:
        return ()
    return tuple(
        TagShown(
            key=tag.key,
            name=tag.name,
            value=present(tag, value, today),
            group=tag.side,
            type=tag.type,
            updated_at=from_ms(judged_ms if tag.live or given_ms is None else given_ms),
            why=why(tag),
        )
        for tag, value in zip(TAGS, shown.tags, strict=True)
        if value is not None
    )


def list_memberships(shown: Shown, names: Mapping[str, Text]) -> tuple[Membership, ...]:
    """The segments a person is in, the longest first."""
    since = sorted(shown.since.items(), key=lambda item: item[1])
    return tuple(Membership(key, names.get(key, Text(key, key)), from_ms(at_ms)) for key, at_ms in since)


def make_row(brief: PersonBrief, view: PersonView) -> PersonRow:
    """One line of a list."""
    tags: Mapping[str, Any] = view.tags
    return PersonRow(
        id=brief.id,
        name=brief.name,
        user_id=brief.user_id,
        known=brief.known,
        first_seen_at=brief.first_seen_at,
        last_seen_at=brief.last_seen_at,
        orders=tags.get("orders", 0),
        spent_minor=tags.get("spent", 0),
        lifecycle=tags.get("lifecycle", NEW),
        rfm_layer=tags.get("rfm_layer"),
    )


def tag_test(text: str) -> Test:
    """A filter such as `city:上海` or `orders:3`. Raises `Invalid`."""
    key, _, wanted = text.partition(":")
    tag = next((tag for tag in TAGS if tag.key == key), None)
    if tag is None or not wanted:
        raise Invalid("tag must be <key>:<value>, with a key of GET /tags.", code="bad_filter")
    value: Any = wanted
    if tag.type == "boolean":
        value = wanted == "true"
    elif tag.type in {"number", "money", "percent"}:
        try:
            value = float(wanted)
        except ValueError as error:
            raise Invalid(f"{key} is a number.", code="bad_filter") from error
    return lambda _, view: view.tags.get(key) == value


class PeopleList:
    """One page of people, filtered and sorted."""

    def __init__(self, session: ReadSession, profiles: Profiles, workspace: str, plan: Plan, today: int) -> None:
        self._session = session
        self._profiles = profiles
        self._workspace = workspace
        self._plan = plan
        self._today = today

    def views(self, person_ids: Sequence[str]) -> dict[str, PersonView]:
        """The views of these people."""
        return read_people(self._session, self._workspace, person_ids, self._plan, self._today)

    def rows(self, person_ids: Sequence[str]) -> tuple[PersonRow, ...]:
        """These people, in this order; those profiles do not know are left out."""
        briefs, views = self._profiles.read_briefs(self._session, self._workspace, person_ids), self.views(person_ids)
        return tuple(make_row(briefs[person_id], views[person_id]) for person_id in person_ids if person_id in briefs)

    def by_time(
        self, sort: Any, query: str | None, cursor: str | None, limit: int, tests: Sequence[Test], among: Sequence[str] | None
    ) -> Page[PersonRow]:
        """In the order of profiles. With filters a page may be short though more follow: the cursor says so."""
        kept: list[PersonRow] = []
        looked_at = 0
        while True:
            page = self._profiles.list_people(self._session, self._workspace, query, cursor, limit, sort, among)
            views = self.views([brief.id for brief in page.items])
            passing = [make_row(brief, views[brief.id]) for brief in page.items if all(test(brief.id, views[brief.id]) for test in tests)]
            if len(kept) + len(passing) > limit:
                return Page(tuple(kept), cursor)  # the next page begins with those that did not fit
            kept.extend(passing)
            looked_at += len(page.items)
            cursor = page.next_cursor
            if cursor is None or len(kept) == limit or looked_at >= LOOKED_AT:
                return Page(tuple(kept), cursor)

    def by_spending(self, cursor: str | None, limit: int, tests: Sequence[Test]) -> Page[PersonRow]:
        """Those who spent most first. With filters a page may be short though more follow: the cursor says so."""
        below = _place(cursor)
        kept: list[str] = []
        for _ in range(LOOKED_AT // STEP):
            rows = store.list_by_spending(self._session, self._workspace, below, STEP)
            for person_id, spent, blob in rows:
                below = (spent, person_id)
                view = view_of(read_shown(blob), self._today)
                if all(test(person_id, view) for test in tests):
                    kept.append(person_id)
                    if len(kept) == limit:
                        return Page(self.rows(kept), encode_cursor(*below))
            if len(rows) < STEP:
                return Page(self.rows(kept), None)
        return Page(self.rows(kept), encode_cursor(*(below or (0, ""))))


def _place(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    spent, person_id = decode_cursor(cursor, 2)
    if not isinstance(spent, int) or not isinstance(person_id, str):
        raise Invalid("The cursor belongs to another list; start again without it.", code="bad_cursor")
    return spent, person_id


def in_segment(segment: str) -> Test:
    """Members of a segment."""
    return lambda _, view: segment in view.segments

"""What earning may know of people: who they are, and what they were given already. A few statements for everybody at once."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession
from antiphon.features.membership.api import Membership
from antiphon.features.membership.contracts import TierStanding
from antiphon.features.points import store_earning as rows
from antiphon.features.points.counting import Count, Counters, Place, group_scope, places_of
from antiphon.features.points.earning import Happened, Live, mark_of
from antiphon.features.points.occasions import Who, read_birthday
from antiphon.features.points.programmes import Compiled
from antiphon.features.profiles.api import Profiles
from antiphon.features.segments.api import Segments

BIRTHDAYS = ("birthday", "birth_date")  # traits; the first that makes sense


class People(NamedTuple):
    """Where facts about people come from."""

    profiles: Profiles
    segments: Segments
    membership: Membership

    def read(self, session: ReadSession, workspace: str, person_ids: Collection[str], compiled: Compiled) -> dict[str, Who]:
        """What the rules of a workspace need to know of these people."""
        ids = sorted(person_ids)
        if not ids:
            return {}
        briefs = self.profiles.read_briefs(session, workspace, ids)
        views = self.segments.read_people(session, workspace, ids) if compiled.needs_segments or compiled.needs_birthdays else {}
        tiers: dict[str, TierStanding] = self.membership.read_tiers(session, workspace, ids) if compiled.needs_tiers else {}
        traits = self.profiles.read_traits(session, workspace, ids, BIRTHDAYS) if compiled.needs_birthdays else {}
        found: dict[str, Who] = {}
        for person_id in ids:
            view, standing, told = views.get(person_id), tiers.get(person_id), traits.get(person_id, {})
            brief = briefs.get(person_id)
            found[person_id] = Who(
                person_id,
                known=brief is not None and brief.known,
                segments=view.segments if view else frozenset(),
                tiers=frozenset(standing.held) if standing else frozenset(),
                privileges=standing.privileges if standing else {},
                birthday=next((day for key in BIRTHDAYS if (day := read_birthday(told.get(key))) is not None), None),
            )
        return found


def read_counters(
    session: ReadSession,
    workspace: str,
    compiled: Compiled,
    heard: Iterable[tuple[str, Happened]],
    also: Iterable[tuple[str, Sequence[Place]]] = (),
) -> dict[str, Counters]:
    """What people have had, as far as the rules that hear these events ask. `heard` and `also` (places to be changed) are by person."""
    found: dict[str, Counters] = {}
    periods: set[str] = set()
    marks: set[str] = set()
    for person_id, happened in heard:
        found.setdefault(person_id, Counters())
        for live in compiled.by_event.get(happened.name, ()):
            periods.update(place.period for place in _places(compiled, live, happened))
            if live.rule.once != "no":
                marks.add(mark_of(live.rule, happened))
            if live.rule.cooldown_minutes:
                marks.add("")
    for person_id, places in also:
        found.setdefault(person_id, Counters())
        periods.update(place.period for place in places)
    people = sorted(found)
    for person_id, scope, period, points, times in rows.read_counts(session, workspace, people, periods) if periods else ():
        found[person_id].counts[Place(scope, period)] = Count(points, times)
    for person_id, rule_id, mark, at in rows.read_once(session, workspace, people, marks) if marks else ():
        if mark:
            found[person_id].marks.add((rule_id, mark))
        else:
            found[person_id].last_ms[rule_id] = at
    return found


def _places(compiled: Compiled, live: Live, happened: Happened) -> list[Place]:
    own = places_of(live.id, live.rule.caps, happened.on)
    group = compiled.groups.get(live.rule.group)
    return own if group is None else [*own, *places_of(group_scope(group.key), group.caps, happened.on)]

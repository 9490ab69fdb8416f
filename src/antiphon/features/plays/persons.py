"""The person as a mechanic may see them, from what profiles and segments know."""

from antiphon.features.plays.contracts import PersonBrief, PersonView
from antiphon.features.plays.keeping import LookedAt
from antiphon.sdk.mechanic import Person


def make_person(person_id: str, view: PersonView | None, brief: PersonBrief | None, zone: str) -> Person:
    """`zone` is the workspace's, for people whose own is not known. The tags remember which of them were looked at."""
    return Person(
        person_id,
        zone=(brief.zone if brief else None) or zone,
        known=brief.known if brief else False,
        first_seen_at=brief.first_seen_at if brief else None,
        tags=LookedAt(view.tags) if view else {},
        segments=frozenset(view.segments) if view else frozenset(),
    )

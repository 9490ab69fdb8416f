"""Membership over HTTP: ladders and their heads, people and their tiers; and a shopper's own standing."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import in_threads
from antiphon.features.membership.api import LadderInfo, Membership, TierMember
from antiphon.features.membership.contracts import LadderStanding, TierChange
from antiphon.features.membership.counting import CensusLine, Heads
from antiphon.features.membership.rules import Ladder
from antiphon.features.membership.showing import ShownTiers, show_shopper
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Reference = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class NewLadder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ladder that is not there yet."""

    rules: Ladder


class LadderEdit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A changed ladder. `revision` is the one that was looked at. Who would reach less keeps the tier to its review, or drops at once."""

    rules: Ladder
    revision: str
    lower: Literal["at_review", "at_once"] = "at_review"


class TierByHand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At least this tier (or exactly), before the day `until_on`; without one until further notice."""

    ladder: str
    tier: str
    because: Sentence
    until_on: date | None = None
    exact: bool = False


class TierByRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Let the rules decide again."""

    ladder: str
    because: Sentence


class NewTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paid term from today on, or from the end of the running one. `reference` makes it once: a receipt's number, say."""

    ladder: str
    tier: str
    reference: Reference
    because: Sentence
    months: Annotated[int, msgspec.Meta(ge=1, le=120)] | None = None


class EndTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Take a term back."""

    ladder: str
    reference: Reference
    because: Sentence


class PersonTiers(msgspec.Struct, frozen=True):
    """Where one person stands, what it entitles to, and the latest changes."""

    person_id: str
    standings: tuple[LadderStanding, ...]
    privileges: Mapping[str, Mapping[str, Any]]
    changes: Page[TierChange]


@get("/api/w/{workspace:str}/membership/ladders", sync_to_thread=True)
def list_ladders(
    member: NamedDependency[Member], database: NamedDependency[Database], membership: NamedDependency[Membership]
) -> tuple[LadderInfo, ...]:
    """Every ladder, with how many people are in each tier, and how far the last change has been applied."""
    with database.read() as session:
        return membership.list_ladders(session, member.workspace.id)


@get("/api/w/{workspace:str}/membership/templates", sync_to_thread=True)
def list_templates(member: NamedDependency[Member], membership: NamedDependency[Membership]) -> tuple[Ladder, ...]:
    """Ladders to begin with."""
    return membership.list_templates(member.workspace)


@get("/api/w/{workspace:str}/membership/ladders/{key:str}", sync_to_thread=True)
def get_ladder(
    member: NamedDependency[Member], database: NamedDependency[Database], membership: NamedDependency[Membership], key: FromPath[str]
) -> LadderInfo:
    """One ladder."""
    with database.read() as session:
        return membership.get_ladder(session, member.workspace.id, key)


@post("/api/w/{workspace:str}/membership/ladders", status_code=201, sync_to_thread=True)
def create_ladder(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    data: JSONBody[NewLadder],
) -> LadderInfo:
    """A new ladder. People are on it as soon as the past has been read for it."""
    member.may_edit()
    membership.save_ladder(member.workspace.id, data.rules, expected=None, by=member.operator.id)
    with database.read() as session:
        return membership.get_ladder(session, member.workspace.id, data.rules.key)


@put("/api/w/{workspace:str}/membership/ladders/{key:str}", sync_to_thread=True)
def update_ladder(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    key: FromPath[str],
    data: JSONBody[LadderEdit],
) -> LadderInfo:
    """Change a ladder. It is applied to everybody by a job; `job` says how far that is."""
    member.may_edit()
    rules = msgspec.structs.replace(data.rules, key=key)
    membership.save_ladder(member.workspace.id, rules, expected=data.revision, lower=data.lower, by=member.operator.id)
    with database.read() as session:
        return membership.get_ladder(session, member.workspace.id, key)


@delete("/api/w/{workspace:str}/membership/ladders/{key:str}", sync_to_thread=True)
def remove_ladder(member: NamedDependency[Member], membership: NamedDependency[Membership], key: FromPath[str]) -> None:
    """Remove a ladder. Everybody leaves it; the history stays."""
    member.may_own()
    membership.remove_ladder(member.workspace.id, key)


@post("/api/w/{workspace:str}/membership/preview", status_code=200, sync_to_thread=True)
def preview_ladder(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    data: JSONBody[NewLadder],
) -> Heads:
    """How many people would earn each tier today under rules that are being edited. Nothing is saved."""
    with database.read() as session:
        return membership.preview(session, member.workspace.id, data.rules)


@get("/api/w/{workspace:str}/membership/ladders/{key:str}/people", sync_to_thread=True)
def list_tier_people(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    key: FromPath[str],
    tier: FromQuery[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[TierMember]:
    """Who is in a tier, with what counts for them now."""
    with database.read() as session:
        return membership.list_people(session, member.workspace.id, key, tier, cursor, limit)


@get("/api/w/{workspace:str}/membership/ladders/{key:str}/census", sync_to_thread=True)
def show_census(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    key: FromPath[str],
    days: FromQuery[int] = 400,
) -> list[CensusLine]:
    """People in each tier day by day; days before the ladder was made are counted by its rules over the orders of then (`recast`)."""
    with database.read() as session:
        return membership.list_census(session, member.workspace.id, key, days)


@get("/api/w/{workspace:str}/membership/ladders/{key:str}/changes", sync_to_thread=True)
def list_ladder_changes(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    key: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[TierChange]:
    """Everybody's changes on a ladder, the latest first."""
    with database.read() as session:
        return membership.list_changes(session, member.workspace.id, ladder=key, cursor=cursor, limit=limit)


@get("/api/w/{workspace:str}/membership/people/{person_id:str}", sync_to_thread=True)
def show_person_tiers(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    membership: NamedDependency[Membership],
    person_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> PersonTiers:
    """One person's standing on every ladder, and how it came about."""
    workspace = member.workspace.id
    with database.read() as session:
        standings = membership.show_person(session, workspace, person_id)
        changes = membership.list_changes(session, workspace, person_id=person_id, cursor=cursor, limit=limit)
        real = membership.find_person(session, workspace, person_id)
        told = membership.read_tiers(session, workspace, [real])[real]
    return PersonTiers(real, standings, told.privileges, changes)


@put("/api/w/{workspace:str}/membership/people/{person_id:str}/tier", status_code=204, sync_to_thread=True)
def set_tier(
    member: NamedDependency[Member], membership: NamedDependency[Membership], person_id: FromPath[str], data: JSONBody[TierByHand]
) -> None:
    """Set a tier by hand, with a reason."""
    member.may_edit()
    membership.set_tier(
        member.workspace.id,
        person_id,
        data.ladder,
        data.tier,
        because=data.because,
        until_on=data.until_on,
        exact=data.exact,
        by=member.operator.id,
    )


@post("/api/w/{workspace:str}/membership/people/{person_id:str}/tier/end", status_code=204, sync_to_thread=True)
def end_manual_tier(
    member: NamedDependency[Member], membership: NamedDependency[Membership], person_id: FromPath[str], data: JSONBody[TierByRules]
) -> None:
    """Let the rules decide again."""
    member.may_edit()
    membership.change_person(member.workspace.id, person_id, member.operator.id, lambda hands: hands.end_manual(data.ladder, data.because))


@post("/api/w/{workspace:str}/membership/people/{person_id:str}/terms", status_code=204, sync_to_thread=True)
def give_term(
    member: NamedDependency[Member], membership: NamedDependency[Membership], person_id: FromPath[str], data: JSONBody[NewTerm]
) -> None:
    """Start or renew a paid membership. The same reference again changes nothing."""
    member.may_edit()
    membership.change_person(
        member.workspace.id,
        person_id,
        member.operator.id,
        lambda hands: hands.give_term(data.ladder, data.tier, data.months, data.reference, data.because),
    )


@post("/api/w/{workspace:str}/membership/people/{person_id:str}/terms/end", status_code=204, sync_to_thread=True)
def end_term(
    member: NamedDependency[Member], membership: NamedDependency[Membership], person_id: FromPath[str], data: JSONBody[EndTerm]
) -> None:
    """Take back a term that was given by a call."""
    member.may_edit()
    membership.change_person(
        member.workspace.id,
        person_id,
        member.operator.id,
        lambda hands: hands.end_term(data.ladder, data.reference, data.because),
    )


@get("/tier", sync_to_thread=True)
def show_own_tier(
    shopper: NamedDependency[Shopper], database: NamedDependency[Database], membership: NamedDependency[Membership]
) -> ShownTiers:
    """The shopper's own tiers: where they stand, what it gives, and what the next one asks."""
    with database.read() as session:
        return show_shopper(session, membership, shopper.workspace, shopper.person_id)


routes: list[Any] = [
    list_ladders,
    list_templates,
    get_ladder,
    create_ladder,
    update_ladder,
    remove_ladder,
    preview_ladder,
    list_tier_people,
    show_census,
    list_ladder_changes,
    show_person_tiers,
    set_tier,
    end_manual_tier,
    give_term,
    end_term,
    Router("/storefront", route_handlers=in_threads([show_own_tier]), middleware=[AnyOrigin()]),
]

"""Earning rules and the points shop over HTTP, for the console."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.points import http_items, http_shop, http_wallets
from antiphon.features.points.api import Points, schemas
from antiphon.features.points.contracts import (
    GrantShown,
    PointsFindings,
    RefusalShown,
    RuleResults,
    RuleShown,
    Tried,
)
from antiphon.features.points.http_items import read_form
from antiphon.features.points.rules import Rule
from antiphon.features.points.settings import Settings
from antiphon.features.points.showing import HistoryLine, PointsPurse
from antiphon.features.points.trying import Somebody, Trial
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page
from antiphon.sdk.words import Text


class RuleForm(msgspec.Struct, forbid_unknown_fields=True):
    """A rule as the form writes it; `revision` is the one that was edited."""

    rule: Mapping[str, Any]
    revision: int | None = None


class TemplateCard(msgspec.Struct, frozen=True):
    """A ready way of earning."""

    key: str
    says: Text
    rule: Mapping[str, Any]


class TemplateKeys(msgspec.Struct, forbid_unknown_fields=True):
    """Which templates to put in; none: all of them."""

    keys: Annotated[list[str], msgspec.Meta(max_length=100)] = []


class PointsForms(msgspec.Struct, frozen=True):
    """The JSON schemas of a rule, an item of the shop, the settings and a wallet, with words in two languages."""

    rule: Mapping[str, Any]
    item: Mapping[str, Any]
    settings: Mapping[str, Any]
    wallet: Mapping[str, Any]


class TrialForm(msgspec.Struct, forbid_unknown_fields=True):
    """An event to try: of a person (id or user id), or of somebody made up. `rule`: one that is not saved, in place of `rule_id`."""

    event: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    properties: Mapping[str, Any] = {}
    at: datetime | None = None
    person: str | None = None
    somebody: Somebody = Somebody()
    drafts: bool = False
    rule: Mapping[str, Any] | None = None
    rule_id: str = ""


class SettingsForm(msgspec.Struct, forbid_unknown_fields=True):
    """The settings as the form writes them."""

    settings: Mapping[str, Any]


class SettingsShown(msgspec.Struct, frozen=True):
    """The settings as the form reads them."""

    settings: Mapping[str, Any]


class PersonPoints(msgspec.Struct, frozen=True):
    """A person's wallets."""

    person_id: str
    purses: tuple[PointsPurse, ...]


@get("/api/w/{workspace:str}/points/forms", sync_to_thread=False)
def get_forms(member: NamedDependency[Member]) -> PointsForms:
    """What the forms of the console are made from."""
    return PointsForms(**schemas())


@get("/api/w/{workspace:str}/points/templates", sync_to_thread=False)
def list_templates(member: NamedDependency[Member], points: NamedDependency[Points]) -> list[TemplateCard]:
    """Ready ways of earning."""
    return [TemplateCard(one.key, one.says, msgspec.to_builtins(one.rule)) for one in points.list_templates()]


@get("/api/w/{workspace:str}/points/rules", sync_to_thread=True)
def list_rules(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    archived: FromQuery[bool] = False,  # noqa: FBT002 - a query's word
) -> list[RuleShown]:
    """Every rule, the oldest first."""
    with database.read() as session:
        return points.list_rules(session, member.workspace.id, archived=archived)


@get("/api/w/{workspace:str}/points/rules/{rule_id:str}", sync_to_thread=True)
def get_rule(
    member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points], rule_id: FromPath[str]
) -> RuleShown:
    """One rule."""
    with database.read() as session:
        return points.get_rule(session, member.workspace.id, rule_id)


@post("/api/w/{workspace:str}/points/rules", status_code=201, sync_to_thread=True)
def create_rule(member: NamedDependency[Member], points: NamedDependency[Points], data: JSONBody[RuleForm]) -> RuleShown:
    """A new draft."""
    member.may_edit()
    return points.create_rule(member.workspace.id, read_form(Rule, data.rule), member.operator.id)


@put("/api/w/{workspace:str}/points/rules/{rule_id:str}", sync_to_thread=True)
def update_rule(
    member: NamedDependency[Member], points: NamedDependency[Points], rule_id: FromPath[str], data: JSONBody[RuleForm]
) -> RuleShown:
    """Change a rule. What was given stays given."""
    member.may_edit()
    return points.update_rule(member.workspace.id, rule_id, read_form(Rule, data.rule), data.revision, member.operator.id)


@post("/api/w/{workspace:str}/points/rules/check", status_code=200, sync_to_thread=True)
def check_rule(
    member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points], data: JSONBody[RuleForm]
) -> PointsFindings:
    """What is wrong with a rule that was not saved."""
    rule = read_form(Rule, data.rule)
    with database.read() as session:
        return points.check_rule(session, member.workspace.id, rule)


@post("/api/w/{workspace:str}/points/rules/install", status_code=201, sync_to_thread=True)
def install_templates(member: NamedDependency[Member], points: NamedDependency[Points], data: JSONBody[TemplateKeys]) -> list[RuleShown]:
    """Put templates in as drafts; those that are there already stay as they are."""
    member.may_edit()
    return points.install_templates(member.workspace.id, data.keys, member.operator.id)


@post("/api/w/{workspace:str}/points/rules/{rule_id:str}/launch", status_code=200, sync_to_thread=True)
def launch_rule(member: NamedDependency[Member], points: NamedDependency[Points], rule_id: FromPath[str]) -> RuleShown:
    """Events from now on count."""
    member.may_edit()
    return points.turn_rule(member.workspace.id, rule_id, "live", member.operator.id)


@post("/api/w/{workspace:str}/points/rules/{rule_id:str}/pause", status_code=200, sync_to_thread=True)
def pause_rule(member: NamedDependency[Member], points: NamedDependency[Points], rule_id: FromPath[str]) -> RuleShown:
    """Give nothing for now."""
    member.may_edit()
    return points.turn_rule(member.workspace.id, rule_id, "paused", member.operator.id)


@post("/api/w/{workspace:str}/points/rules/{rule_id:str}/archive", status_code=200, sync_to_thread=True)
def archive_rule(member: NamedDependency[Member], points: NamedDependency[Points], rule_id: FromPath[str]) -> RuleShown:
    """Off for good. What it gave can still be taken back by refunds."""
    member.may_edit()
    return points.turn_rule(member.workspace.id, rule_id, "archived", member.operator.id)


@post("/api/w/{workspace:str}/points/try", status_code=200, sync_to_thread=True)
def try_event(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    data: JSONBody[TrialForm],
) -> Tried:
    """What an event would earn, by the very function that gives. Nothing is given."""
    rule = None if data.rule is None else read_form(Rule, data.rule)
    at_ms = to_ms(data.at) if data.at is not None else points.now_ms()
    with database.read() as session:
        person = None if data.person is None else _person(profiles, session, member, data.person)
        trial = Trial(data.event, data.properties, at_ms, person, data.somebody, data.drafts, data.rule_id, rule)
        return points.try_out(session, member.workspace, trial)


@get("/api/w/{workspace:str}/points/grants", sync_to_thread=True)
def list_grants(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    person: FromQuery[str] = "",
    rule: FromQuery[str] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[GrantShown]:
    """What rules gave and what refunds took back, the latest first."""
    with database.read() as session:
        return points.list_grants(session, member.workspace.id, person_id=person, rule_id=rule, cursor=cursor, limit=limit)


@get("/api/w/{workspace:str}/points/refusals", sync_to_thread=True)
def list_refusals(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    person: FromQuery[str] = "",
    rule: FromQuery[str] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[RefusalShown]:
    """What rules did not give, and why, the latest first; kept for 30 days."""
    with database.read() as session:
        return points.list_refusals(session, member.workspace.id, person_id=person, rule_id=rule, cursor=cursor, limit=limit)


@get("/api/w/{workspace:str}/points/results", sync_to_thread=True)
def get_results(
    member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points], days: FromQuery[int] = 30
) -> RuleResults:
    """What the rules came to, by rule and day."""
    if not 1 <= days <= 730:
        raise Invalid("days must be between 1 and 730.", code="bad_days")
    with database.read() as session:
        return points.read_results(session, member.workspace, days)


@get("/api/w/{workspace:str}/points/settings", sync_to_thread=True)
def get_settings(member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points]) -> SettingsShown:
    """Groups of rules, and points as money off."""
    with database.read() as session:
        return SettingsShown(msgspec.to_builtins(points.read_settings(session, member.workspace.id)))


@put("/api/w/{workspace:str}/points/settings", sync_to_thread=True)
def change_settings(member: NamedDependency[Member], points: NamedDependency[Points], data: JSONBody[SettingsForm]) -> SettingsShown:
    """Keep other settings."""
    member.may_edit()
    kept = points.change_settings(member.workspace.id, read_form(Settings, data.settings))
    return SettingsShown(msgspec.to_builtins(kept))


@get("/api/w/{workspace:str}/points/people/{person_id:str}", sync_to_thread=True)
def get_person_points(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    person_id: FromPath[str],
) -> PersonPoints:
    """A person's wallets."""
    with database.read() as session:
        found = _person(profiles, session, member, person_id)
        return PersonPoints(found, tuple(points.list_purses(session, member.workspace.id, found)))


@get("/api/w/{workspace:str}/points/people/{person_id:str}/history", sync_to_thread=True)
def list_person_history(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    person_id: FromPath[str],
    wallet: FromQuery[str] = "points",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[HistoryLine]:
    """What came into and went out of a wallet, with the reasons."""
    with database.read() as session:
        found = _person(profiles, session, member, person_id)
        return points.list_history(session, member.workspace.id, wallet, found, cursor, limit)


def _person(profiles: Profiles, session: Any, member: Member, person: str) -> str:
    found = profiles.find_person(session, member.workspace.id, person)
    if found is None:
        raise NotFound("There is no such person in this workspace.", code="person_not_found")
    return found.id


routes = [
    get_forms,
    list_templates,
    list_rules,
    check_rule,
    install_templates,
    get_rule,
    create_rule,
    update_rule,
    launch_rule,
    pause_rule,
    archive_rule,
    try_event,
    list_grants,
    list_refusals,
    get_results,
    get_settings,
    change_settings,
    get_person_points,
    list_person_history,
    *http_items.routes,
    *http_wallets.routes,
    *http_shop.routes,
]

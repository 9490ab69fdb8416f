"""Plays over HTTP, for the console. What shoppers use is in storefront.py."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.plays import hot, http_lists, http_sharing, storefront, verifying
from antiphon.features.plays.api import Course, Crowd, Live, MechanicCard, OutboxLine, Plays, Rehearsed, Rehearsing, Simulation
from antiphon.features.plays.contracts import Campaign, Decided, Play, PlayDraft, Replay
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.paging import DEFAULT_LIMIT, Page
from antiphon.sdk.mechanic import Flaw

__all__ = ["Moves", "hot_routes", "is_move", "routes"]

hot_routes = storefront.hot_routes
Moves, is_move = hot.Moves, hot.is_move


class Findings(msgspec.Struct):
    """What stands in the way of launching; empty when nothing does."""

    flaws: list[Flaw]


class Unsaved(msgspec.Struct, forbid_unknown_fields=True):
    """Rules that an operator is still writing."""

    kind: str
    rules: Mapping[str, Any]
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class Trying(msgspec.Struct, forbid_unknown_fields=True):
    """A made-up crowd for rules; see `Crowd`."""

    kind: str
    rules: Mapping[str, Any]
    people: int = 2_000
    days: int = 14
    runs: int = 5
    seed: str = "antiphon"
    purse: Mapping[str, int] | None = None
    budget: Mapping[str, int] = {}


@get("/api/w/{workspace:str}/mechanics", sync_to_thread=True)
def list_mechanics(member: NamedDependency[Member], plays: NamedDependency[Plays]) -> list[MechanicCard]:
    """The kinds of play that are installed, with the form of their rules."""
    return plays.list_mechanics()


@get("/api/w/{workspace:str}/plays", sync_to_thread=True)
def list_plays(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    in_state: Annotated[str | None, QueryParameter(name="state")] = None,
    kind: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Play]:
    """The newest first."""
    with database.read() as session:
        return plays.list_plays(session, member.workspace.id, cursor, limit, state=in_state, kind=kind)


@post("/api/w/{workspace:str}/plays", sync_to_thread=True)
def create_play(member: NamedDependency[Member], plays: NamedDependency[Plays], data: JSONBody[PlayDraft]) -> Play:
    """A new draft."""
    member.may_edit()
    return plays.create(member.workspace.id, data, member.operator.id)


@get("/api/w/{workspace:str}/plays/{play_id:str}", sync_to_thread=True)
def get_play(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> Play:
    """One play."""
    with database.read() as session:
        return plays.get_play(session, member.workspace.id, play_id)


@put("/api/w/{workspace:str}/plays/{play_id:str}", sync_to_thread=True)
def update_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str], data: JSONBody[PlayDraft]) -> Play:
    """Change a draft; of a play that runs, only what is in its players' favour: its name, a later end, more stock."""
    member.may_edit()
    return plays.update(member.workspace.id, play_id, data, member.operator.id)


@post("/api/w/{workspace:str}/plays/check", status_code=200, sync_to_thread=True)
def check_unsaved(member: NamedDependency[Member], plays: NamedDependency[Plays], data: JSONBody[Unsaved]) -> Findings:
    """What is wrong with rules that have not been saved."""
    return Findings(plays.check_rules(data.kind, data.rules, data.starts_at, data.ends_at))


@post("/api/w/{workspace:str}/plays/{play_id:str}/check", status_code=200, sync_to_thread=True)
def check_play(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> Findings:
    """What stands in the way of launching a play."""
    with database.read() as session:
        return Findings(plays.check(session, plays.get_play(session, member.workspace.id, play_id)))


@post("/api/w/{workspace:str}/plays/{play_id:str}/launch", status_code=200, sync_to_thread=True)
def launch_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str]) -> Play:
    """Let it run, and put its stock in."""
    member.may_edit()
    return plays.launch(member.workspace.id, play_id, member.operator.id)


@post("/api/w/{workspace:str}/plays/{play_id:str}/pause", status_code=200, sync_to_thread=True)
def pause_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str]) -> Play:
    """Take no moves for now."""
    member.may_edit()
    return plays.pause(member.workspace.id, play_id, member.operator.id)


@post("/api/w/{workspace:str}/plays/{play_id:str}/resume", status_code=200, sync_to_thread=True)
def resume_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str]) -> Play:
    """Go on after a pause."""
    member.may_edit()
    return plays.resume(member.workspace.id, play_id, member.operator.id)


@post("/api/w/{workspace:str}/plays/{play_id:str}/end", status_code=200, sync_to_thread=True)
def end_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str]) -> Play:
    """Over, for good; what is left of the stock is taken back."""
    member.may_edit()
    return plays.end(member.workspace.id, play_id, member.operator.id)


@post("/api/w/{workspace:str}/plays/{play_id:str}/copy", sync_to_thread=True)
def copy_play(member: NamedDependency[Member], plays: NamedDependency[Plays], play_id: FromPath[str]) -> Play:
    """A new draft with the same rules."""
    member.may_edit()
    return plays.copy(member.workspace.id, play_id, member.operator.id)


@post("/api/w/{workspace:str}/plays/simulate", status_code=200, sync_to_thread=True)
def simulate_rules(member: NamedDependency[Member], plays: NamedDependency[Plays], data: JSONBody[Trying]) -> Simulation:
    """What a made-up crowd would do, win and cost by these rules."""
    purse = {} if data.purse is None else {"purse": data.purse}
    crowd = Crowd(people=data.people, days=data.days, runs=data.runs, seed=data.seed, budget=data.budget, **purse)
    return plays.simulate(data.kind, data.rules, crowd)


@post("/api/w/{workspace:str}/plays/rehearse", status_code=200, sync_to_thread=True)
def rehearse_rules(member: NamedDependency[Member], plays: NamedDependency[Plays], data: JSONBody[Rehearsing]) -> Rehearsed:
    """What one made-up shopper sees and is answered by rules that nobody plays yet. Nothing is stored."""
    return plays.rehearse(member.workspace.id, data)


@get("/api/w/{workspace:str}/plays/{play_id:str}/live", sync_to_thread=True)
def read_live(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], play_id: FromPath[str]
) -> Live:
    """Stock, odds and results right now."""
    with database.read() as session:
        return plays.read_live(session, member.workspace.id, play_id)


@get("/api/w/{workspace:str}/plays/{play_id:str}/results", sync_to_thread=True)
def read_results(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    play_id: FromPath[str],
    days: FromQuery[int] = 30,
) -> Course:
    """Results of the last days, compared with those before; `days` 0 is all since the beginning."""
    with database.read() as session:
        return plays.read_course(session, member.workspace.id, play_id, days)


@get("/api/w/{workspace:str}/plays/{play_id:str}/decisions", sync_to_thread=True)
def list_decisions(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    profiles: NamedDependency[Profiles],
    play_id: FromPath[str],
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Decided]:
    """What the play decided, the newest first; `person` leaves out everybody else."""
    with database.read() as session:
        plays.get_play(session, member.workspace.id, play_id)
        people = profiles.list_members(session, member.workspace.id, person) if person else []
        return plays.list_decisions(session, member.workspace.id, cursor, limit, play_id=play_id, person_ids=people)


@get("/api/w/{workspace:str}/people/{person_id:str}/decisions", sync_to_thread=True)
def list_decisions_of_person(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    profiles: NamedDependency[Profiles],
    person_id: FromPath[str],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Decided]:
    """What was decided about a person, in all plays, the newest first."""
    with database.read() as session:
        people = profiles.list_members(session, member.workspace.id, person_id) or [person_id]
        return plays.list_decisions(session, member.workspace.id, cursor, limit, person_ids=people)


@get("/api/w/{workspace:str}/decisions/{decision_id:str}", sync_to_thread=True)
def get_decision(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], decision_id: FromPath[str]
) -> Decided:
    """One decision with its transfers."""
    with database.read() as session:
        return plays.get_decision(session, member.workspace.id, decision_id)


@post("/api/w/{workspace:str}/decisions/{decision_id:str}/replay", status_code=200, sync_to_thread=True)
def replay_decision(
    member: NamedDependency[Member], database: NamedDependency[Database], plays: NamedDependency[Plays], decision_id: FromPath[str]
) -> Replay:
    """Make a decision again from its seed and the facts that were kept, and say whether it comes out the same."""
    with database.read() as session:
        return plays.replay(session, member.workspace.id, decision_id)


@get("/api/w/{workspace:str}/campaigns", sync_to_thread=True)
def list_campaigns(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[Campaign]:
    """The latest start first."""
    with database.read() as session:
        return plays.list_campaigns(session, member.workspace.id, cursor, limit)


@get("/api/w/{workspace:str}/messages", sync_to_thread=True)
def list_messages(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    plays: NamedDependency[Plays],
    in_state: Annotated[str, QueryParameter(name="state")] = "unknown",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[OutboxLine]:
    """Messages of plays by what became of them: waiting, claimed, handed, failed, unknown."""
    with database.read() as session:
        return plays.list_outbox(session, member.workspace.id, in_state, cursor, limit)


routes = [
    list_mechanics,
    list_plays,
    create_play,
    get_play,
    update_play,
    check_unsaved,
    check_play,
    launch_play,
    pause_play,
    resume_play,
    end_play,
    copy_play,
    simulate_rules,
    rehearse_rules,
    read_live,
    read_results,
    list_decisions,
    list_decisions_of_person,
    get_decision,
    replay_decision,
    list_campaigns,
    list_messages,
    *http_lists.routes,
    *http_sharing.routes,
    storefront.router,
    verifying.read_verification,
]

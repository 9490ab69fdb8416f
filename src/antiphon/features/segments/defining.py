"""Segments as operators define them: listing, creating, changing, removing, and counting a condition before it becomes one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.segments import store, store_definitions
from antiphon.features.segments.condition import Condition, read_condition, write_condition
from antiphon.features.segments.contracts import SegmentInfo
from antiphon.features.segments.plan import Definition, Plan, referred_segments
from antiphon.features.segments.plans import Plans, change
from antiphon.features.segments.population import Population
from antiphon.features.segments.reading import view_of
from antiphon.features.segments.snapshots import Snapshots
from antiphon.features.segments.state import read_shown
from antiphon.features.segments.store_definitions import SegmentRow
from antiphon.features.segments.store_population import EVENT_COLUMNS, attach_tags, count_people, list_people
from antiphon.features.segments.tag_meaning import expand
from antiphon.features.segments.templates import TEMPLATE_BY_KEY
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text

MAX_SEGMENTS = 200
SAMPLE = 10
STEP = 5_000
_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}\Z")


def list_segments(session: ReadSession, workspace: str, plan: Plan, now_ms: int) -> list[SegmentInfo]:
    """Templates first, then own segments, with how many people they have."""
    counts = store.count_members(session, workspace)
    rows = {row.key: row for row in store_definitions.list_segments(session, workspace)}
    at = from_ms(now_ms)
    infos: list[SegmentInfo] = []
    for key, template in TEMPLATE_BY_KEY.items():
        row = rows.pop(key, None)
        condition: Any = msgspec.json.decode(row.condition) if row else msgspec.to_builtins(template.condition)
        name, help_text = (_text(row.name), _text(row.help)) if row else (template.name, template.help)
        state = "filling" if key in plan.filling else "live"
        infos.append(SegmentInfo(key, name, help_text, template.sort, counts.get(key, 0), condition, at, state))
    for key, row in rows.items():
        state = "filling" if key in plan.filling else "live"
        condition = msgspec.json.decode(row.condition)
        infos.append(SegmentInfo(key, _text(row.name), _text(row.help), "custom", counts.get(key, 0), condition, at, state))
    return infos


def names_of(session: ReadSession, workspace: str) -> dict[str, Text]:
    """What segments are called."""
    own = {row.key: _text(row.name) for row in store_definitions.list_segments(session, workspace)}
    return {key: template.name for key, template in TEMPLATE_BY_KEY.items()} | own


def create(session: Session, plans: Plans, workspace: str, zone: str, row: "NewSegment", now_ms: int) -> str:
    """A new segment; its key. Raises `Invalid`, `Conflict`."""
    session.lock(f"segments.{workspace}")
    plan = plans.get(session, workspace, zone, now_ms)
    key = row.key or new_id("seg")
    if row.key is not None and not _KEY.match(row.key):
        raise Invalid("A key has 2 to 40 small letters, digits and _, and begins with a letter.", code="bad_key")
    existing = store_definitions.list_segments(session, workspace)
    if key in TEMPLATE_BY_KEY or any(one.key == key for one in existing):
        raise Conflict(f"There is a segment called {key} already.", code="key_taken")
    if len(existing) >= MAX_SEGMENTS:
        raise Conflict(f"A workspace has at most {MAX_SEGMENTS} segments of its own; remove one first.", code="too_many_segments")
    condition = _checked(plan, key, row.condition)
    _save(session, workspace, SegmentRow(key, _json(row.name), _json(row.help), write_condition(condition), now_ms, now_ms))
    change(session, plans, workspace)
    return key


def update(session: Session, plans: Plans, workspace: str, zone: str, key: str, row: "NewSegment", now_ms: int) -> None:
    """Change a segment, own or template. Raises `Invalid`, `NotFound`."""
    session.lock(f"segments.{workspace}")
    plan = plans.get(session, workspace, zone, now_ms)
    existing = {one.key: one for one in store_definitions.list_segments(session, workspace)}
    if key not in existing and key not in TEMPLATE_BY_KEY:
        raise _missing(key)
    condition = _checked(plan, key, row.condition)
    created_at = existing[key].created_at if key in existing else now_ms
    _save(session, workspace, SegmentRow(key, _json(row.name), _json(row.help), write_condition(condition), created_at, now_ms))
    change(session, plans, workspace)


def remove(session: Session, plans: Plans, workspace: str, key: str) -> None:
    """Remove an own segment, or give a template its first form back. Raises `NotFound`, `Conflict`."""
    session.lock(f"segments.{workspace}")
    plan = plans.find(session, workspace)
    users = [other for other, condition in (plan.conditions.items() if plan else ()) if key in referred_segments(condition)]
    if users and key not in TEMPLATE_BY_KEY:
        raise Conflict(f"{', '.join(users)} refers to this segment; change that first.", code="segment_in_use")
    if not store_definitions.delete_segment(session, workspace, key):
        raise _missing(key)
    change(session, plans, workspace)


class NewSegment(msgspec.Struct, frozen=True):
    """What an operator says about a segment. `condition` is JSON values, read and checked when it is saved."""

    name: Text
    condition: Any
    help: Text = Text("", "")
    key: str | None = None


def _checked(plan: Plan, key: str, data: object) -> Condition:
    """The condition, when it makes sense among the segments there are. Raises `Invalid`."""
    condition = read_condition(data)
    others = [Definition(other, known) for other, known in plan.conditions.items() if other != key]
    Plan(plan.zone, [*others, Definition(key, condition)])
    return condition


def _save(session: Session, workspace: str, row: SegmentRow) -> None:
    store_definitions.save_segment(session, workspace, row)


def _missing(key: str) -> NotFound:
    return NotFound(f"There is no segment called {key[:80]} of your own; GET /segments lists them.")


def _json(text: Text) -> str:
    return msgspec.json.encode(text).decode()


def _text(text: str) -> Text:
    return msgspec.json.decode(text, type=Text)


class Counter:
    """Counts conditions over everybody, without saving anything."""

    def __init__(self, database: Database, snapshots: Snapshots) -> None:
        self._database = database
        self._snapshots = snapshots

    def count(self, workspace: str, plan: Plan, condition: Condition, today: int) -> tuple[int, list[str]]:
        """How many people it would take, and the ids of some. Raises `Invalid`."""
        condition = expand(condition)
        Plan(plan.zone, [*(Definition(key, known) for key, known in plan.conditions.items()), Definition("@preview", condition)])
        population = Population(today, plan.conditions)
        test = population.test(condition)
        stored: list[tuple[Any, ...]] = []
        if population.tags:
            with self._database.read() as session:
                stored = _stored_tags(session, workspace, population.tags, today)
        with self._snapshots.open(workspace, _columns_for(population)) as analysis:
            if population.tags:
                attach_tags(analysis, population, stored)
            [count] = count_people(analysis, population, [test])
            return count, list_people(analysis, population, test, SAMPLE)


def _columns_for(population: Population) -> Sequence[str]:
    """The columns a statement reads; the long ones only when it does."""
    text = " ".join((*population.aggregates, *(part for parts in population.sequences.values() for part in parts)))
    return [column for column in EVENT_COLUMNS if column in {"id", "name", "kind", "person_id", "at", "local_day"} or column in text]


def _stored_tags(session: ReadSession, workspace: str, tags: Mapping[str, str], today: int) -> list[tuple[Any, ...]]:
    """Each person's stored tags as JSON text, in the order the statement wants them."""
    found: list[tuple[Any, ...]] = []
    after = ""
    while rows := store.list_shown(session, workspace, after, STEP):
        for person_id, blob in rows:
            values = view_of(read_shown(blob), today).tags
            told = [msgspec.json.encode(values[tag]).decode() if tag in values else None for tag in tags]
            found.append((person_id, *told))
        after = rows[-1][0]
    return found

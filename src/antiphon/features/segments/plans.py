"""The plan of each workspace, kept until somebody changes a segment."""

from collections.abc import Mapping
from typing import cast

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.segments import store_definitions as definitions
from antiphon.features.segments.condition import read_condition_json
from antiphon.features.segments.plan import Definition, Plan
from antiphon.features.segments.store_definitions import SegmentRow
from antiphon.features.segments.templates import TEMPLATES


class Plans:
    """Remembers plans by workspace.

    Every revision has an id of its own, so a plan made inside a transaction that is undone is never taken for a later one.
    """

    def __init__(self) -> None:
        self._known: dict[str, Plan] = {}
        self._unheard: dict[str, Plan] = {}  # by zone: the plan of shops of which nobody was heard yet

    def get(self, session: Session, workspace: str, zone: str, now_ms: int) -> Plan:
        """The plan as of this transaction; makes the workspace's row when it is new."""
        plan = self.find(session, workspace)
        if plan is None:
            plan = make_plan(zone, [], None, new_id("rev"))
            definitions.create_workspace(session, workspace, plan.revision, zone, now_ms, widths(plan))
        return plan

    def find(self, session: ReadSession, workspace: str) -> Plan | None:
        """The plan as of this transaction; None before anybody was heard of."""
        row = definitions.find_workspace(session, workspace)
        if row is None:
            return None
        known = self._known.get(workspace)
        if known is None or known.revision != row.revision:
            segments = definitions.list_segments(session, workspace)
            known = make_plan(row.zone, segments, definitions.list_slots(session, workspace), row.revision)
            self._known[workspace] = known
        return known

    def cached(self, workspace: str) -> Plan | None:
        """The plan as last seen by this process, without asking the store."""
        return self._known.get(workspace)

    def peek(self, session: ReadSession, workspace: str, zone: str) -> Plan:
        """The plan to read with, whether or not anybody was heard of."""
        known = self.find(session, workspace)
        if known is None:
            known = self._unheard[zone] = self._unheard.get(zone) or make_plan(zone, [], None, "")
        return known


def make_plan(zone: str, rows: list[SegmentRow], known_slots: Mapping[int, int] | None, revision: str) -> Plan:
    """Templates, changed templates, then own segments."""
    own = {row.key: read_condition_json(row.condition) for row in rows}
    listed = [Definition(template.key, own.pop(template.key, template.condition)) for template in TEMPLATES]
    return Plan(
        zone, [*listed, *(Definition(key, condition) for key, condition in own.items())], known_slots=known_slots, revision=revision
    )


def widths(plan: Plan) -> dict[int, int]:
    """How far back each slot of a plan goes."""
    return {slot_id: slot.width for slot_id, slot in plan.slots.items()}


def change(session: Session, plans: Plans, workspace: str) -> Plan:
    """After segments were written in this transaction: a new revision, and slots that nothing feeds any more forgotten."""
    definitions.set_revision(session, workspace, new_id("rev"))
    plan = cast("Plan", plans.find(session, workspace))
    definitions.narrow_slots(session, workspace, widths(plan))
    return plan

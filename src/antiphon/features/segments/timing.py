"""What time alone changes: people whose due moment has come are judged, the longest due first, one day at a time.

After a pause each missed day is judged in its order, so a segment that was entered and left meanwhile is in the log as both.
"""

from antiphon.engine.database.port import Session
from antiphon.features.segments import store
from antiphon.features.segments.digesting import Crowd
from antiphon.features.segments.plans import Plans

CHUNK = 200  # people in one transaction: short enough that moves do not wait behind a midnight


def judge_due_people(session: Session, plans: Plans, now_ms: int, limit: int = CHUNK) -> int:
    """Judge up to `limit` people on the day they are due; how many. Call again until it is 0."""
    rows = store.load_due(session, now_ms, limit)
    for workspace in sorted({row.workspace for row in rows}):
        plan = plans.find(session, workspace)
        assert plan is not None
        crowd = Crowd(session, workspace, plan, now_ms)
        crowd.add_rows([row for row in rows if row.workspace == workspace])
        for person in crowd.each():
            day = crowd.due_day(person)
            if day is not None:
                crowd.judge_day(person, day)
        crowd.save()
    return len(rows)

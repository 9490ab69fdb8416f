"""What was kept aside: read it, put it right, send it through again, or let it go. Nothing leaves the table."""

import base64
from collections.abc import Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import ReadSession, Row, Session
from antiphon.features.events import places, setting_aside, store, store_quarantine
from antiphon.features.events.contracts import Quarantined, Refused, Replayed
from antiphon.features.events.intake import ONE_OF_BATCH, BadRequest, judge, look
from antiphon.features.events.reading import REPLAY, Unreadable, moment_or_none
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.kernel.paging import Page, check_limit, encode_cursor

MAX_AT_ONCE = 500


def list_page(session: ReadSession, workspace: str, reason: str, state: str, cursor: str | None, limit: int) -> Page[Quarantined]:
    """Refused events, the latest first."""
    before = places.moment_and_id(cursor)
    rows = store_quarantine.list_page(session, workspace, reason, state, before, check_limit(limit) + 1)
    shown = rows[:limit]
    following = encode_cursor(shown[-1][1], shown[-1][0]) if len(rows) > limit else None
    return Page(tuple(_shown(row) for row in shown), following, store_quarantine.count_open(session, workspace))


def _shown(row: Row) -> Quarantined:
    quarantine_id, at, reason, detail, source, kind, body, state, settled_at = row
    text, encoded = _as_text(bytes(body))
    return Quarantined(
        id=quarantine_id,
        at=from_ms(at),
        reason=reason,
        says=setting_aside.says(reason),
        detail=detail,
        source=source,
        kind=kind,
        body=text,
        body_base64=encoded,
        replayable=state == "open" and reason in setting_aside.MAY_PASS_UNCHANGED,
        state=state,
        replayed_at=from_ms(settled_at) if state == "replayed" and settled_at else None,
    )


def _as_text(body: bytes) -> tuple[str | None, str | None]:
    try:
        return body.decode(), None
    except UnicodeDecodeError:
        return None, base64.b64encode(body).decode()


def replay(session: Session, clock: Clock, workspace: str, quarantine_id: str, corrected: str | None) -> None:
    """Send one through again, as it came or corrected. It enters the stream once, however often this is called.

    Raises `NotFound`, `Conflict` when it is not open any more, `Invalid` when it would be refused again.
    """
    row = store_quarantine.find_locked(session, workspace, quarantine_id)
    if row is None:
        raise NotFound("There is no such event in the quarantine.", code="quarantine_not_found")
    state, _, source, kind, received_ms, envelope, kept = row
    if state != "open":
        raise Conflict(f"This event was {state} before.", code="already_settled")
    body = bytes(kept) if corrected is None else _encoded(corrected)
    row_kind, row_body, count = _again(kind, body, envelope, quarantine_id, received_ms)
    store.append_inbox(session, [(workspace, source, row_kind, received_ms, count, row_body)])
    store_quarantine.settle(session, workspace, quarantine_id, "replayed", clock.now_ms())


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise Invalid("The corrected event holds half a character.", code="still_refused") from error


def _again(kind: str, body: bytes, envelope: str, quarantine_id: str, received_ms: int) -> tuple[str, bytes, int]:
    """A row for the inbox: kind, body, number of events. Raises `Invalid`."""
    try:
        if kind == "batch":
            intake = look(kind, body, received_ms)
            if intake.aside:
                raise _refused([aside.refused for aside in intake.aside])
            return kind, intake.body, intake.count
        about: dict[str, Any] = msgspec.json.decode(envelope)
        judge(body, None if kind == ONE_OF_BATCH else kind, moment_or_none(about.get("sentAt")), received_ms)
    except BadRequest as error:
        raise _refused([Refused(0, None, error.code, error.detail)]) from error
    except Unreadable as error:
        raise _refused([Refused(0, None, error.code, error.detail)]) from error
    if kind != ONE_OF_BATCH:
        about["sentAt"] = msgspec.json.decode(body).get("sentAt")
    about["antiphon"] = {"kind": "" if kind == ONE_OF_BATCH else kind, "id": quarantine_id}
    return REPLAY, msgspec.json.encode(about)[:-1] + b',"batch":[' + body.strip() + b"]}", 1


def _refused(refused: Sequence[Refused]) -> Invalid:
    return Invalid(
        f"It would be refused again: {refused[0].detail} Correct the event and replay it with the corrected body.",
        code="still_refused",
        errors=[msgspec.to_builtins(item) for item in refused],
    )


def replay_many(session: Session, clock: Clock, workspace: str, reason: str, ids: Sequence[str] | None) -> Replayed:
    """Send many through again, as they came: those of `ids`, or the oldest open ones of a reason (all reasons when empty)."""
    chosen = list(dict.fromkeys(ids))[:MAX_AT_ONCE] if ids is not None else _passing(session, workspace, reason)
    left: list[Refused] = []
    done = 0
    for index, quarantine_id in enumerate(chosen):
        try:
            replay(session, clock, workspace, quarantine_id, None)
            done += 1
        except (NotFound, Conflict, Invalid) as error:
            left.append(Refused(index, quarantine_id, error.code, error.detail))
    return Replayed(done, tuple(left))


def _passing(session: ReadSession, workspace: str, reason: str) -> list[str]:
    reasons = [reason] if reason else sorted(setting_aside.MAY_PASS_UNCHANGED)
    found: list[str] = []
    for wanted in reasons:
        found += store_quarantine.list_open_ids(session, workspace, wanted, MAX_AT_ONCE - len(found))
    return found


def discard(session: Session, clock: Clock, workspace: str, quarantine_id: str) -> None:
    """Let one go. Its bytes stay readable. Raises `NotFound`, `Conflict`."""
    row = store_quarantine.find_locked(session, workspace, quarantine_id)
    if row is None:
        raise NotFound("There is no such event in the quarantine.", code="quarantine_not_found")
    if row[0] != "open":
        raise Conflict(f"This event was {row[0]} before.", code="already_settled")
    store_quarantine.settle(session, workspace, quarantine_id, "discarded", clock.now_ms())

"""Shoppers' events for the tests of persons, and ways to look at what became of them."""

from collections.abc import Sequence
from typing import Any

from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.features.events.contracts import Arrived, DigestBatch, Kind
from antiphon.features.profiles.api import Profiles

NOON = 1_790_000_000_000
ZONE = "Asia/Shanghai"


class StandingClock:
    """A clock that stands at noon."""

    def now_ms(self) -> int:
        """Noon."""
        return NOON


def event(number: int, workspace: str = "shop", kind: Kind = "track", **more: Any) -> Arrived:
    """One event; `number` sets its id and its time, one second after another."""
    fields: dict[str, Any] = {
        "workspace": workspace,
        "id": f"m{number}",
        "kind": kind,
        "name": {"identify": "Identified", "alias": "Aliased"}.get(kind, "Product Viewed"),
        "at_ms": NOON - 86_400_000 + number * 1000,
        "received_ms": NOON,
        "source": "key",
        "user_id": None,
        "anonymous_id": None,
        "previous_id": None,
        "external_ids": (),
        "traits": {},
        "properties": {},
        "context": {},
    }
    return Arrived(**fields | more)


def digest(session: Session, profiles: Profiles, events: Sequence[Arrived]) -> DigestBatch:
    """One digest of these events."""
    batch = DigestBatch(now_ms=NOON, events=list(events), merges=[], zones=dict.fromkeys({event.workspace for event in events}, ZONE))
    profiles.take(session, batch)
    return batch


def digest_all(database: Database, profiles: Profiles, *batches: Sequence[Arrived]) -> list[DigestBatch]:
    """Each batch in a transaction of its own."""
    done: list[DigestBatch] = []
    for events in batches:
        with database.begin() as session:
            done.append(digest(session, profiles, events))
    return done


def people_of(session: ReadSession, workspace: str) -> dict[str, tuple[str | None, str | None]]:
    """Every person stored, with user id and merged_into."""
    rows = session.rows("SELECT id, user_id, merged_into FROM profiles_person WHERE workspace = ?", (workspace,))
    return {person: (user_id, merged_into) for person, user_id, merged_into in rows}

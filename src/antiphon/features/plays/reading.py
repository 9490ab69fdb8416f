"""What operators read, page by page: plays, decisions with their transfers, campaigns."""

from collections.abc import Sequence

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.api import Ledger
from antiphon.features.plays.contracts import Campaign, Decided, Play
from antiphon.features.plays.explaining import Explainer
from antiphon.features.plays.store import decisions as rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.features.plays.store.decisions import DecisionRow
from antiphon.features.plays.wording import read_campaign, read_play
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import NotFound
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor


class Reader:
    """Reads for the console."""

    def __init__(self, ledger: Ledger, explainer: Explainer) -> None:
        self._ledger = ledger
        self._explainer = explainer

    def get_play(self, session: ReadSession, workspace: str, play_id: str) -> Play:
        """One play. Raises `NotFound`."""
        row = play_rows.find_play(session, workspace, play_id)
        if row is None:
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        return read_play(row)

    def list_plays(
        self, session: ReadSession, workspace: str, cursor: str | None, limit: int, state: str | None, kind: str | None
    ) -> Page[Play]:
        """The newest first; only those in a state or of a kind, if one is given."""
        found = play_rows.list_plays(session, workspace, (_before(cursor), state or "", kind or ""), check_limit(limit) + 1)
        next_cursor = encode_cursor(found[limit - 1].id) if len(found) > limit else None
        return Page(tuple(read_play(row) for row in found[:limit]), next_cursor)

    def list_decisions(
        self,
        session: ReadSession,
        workspace: str,
        cursor: str | None,
        limit: int,
        *,
        play_id: str | None = None,
        person_ids: Sequence[str] = (),
    ) -> Page[Decided]:
        """Decisions of a play, or about some persons (who are one by now), or both; the newest first."""
        before, limit = _before(cursor), check_limit(limit)
        if person_ids:
            ids = rows.list_ids_of_people(session, workspace, person_ids, before, limit + 1, play_id)
            found = rows.read_decisions(session, workspace, ids)
        else:
            assert play_id is not None
            found = rows.list_decisions(session, workspace, play_id, before, limit + 1)
        next_cursor = encode_cursor(found[limit - 1].id) if len(found) > limit else None
        return Page(tuple(self._with_transfers(session, workspace, found[:limit])), next_cursor)

    def get_decision(self, session: ReadSession, workspace: str, decision_id: str) -> Decided:
        """One decision. Raises `NotFound`."""
        row = rows.find_decision(session, workspace, decision_id)
        if row is None:
            raise NotFound("There is no such decision in this workspace.", code="decision_not_found")
        return self._with_transfers(session, workspace, [row])[0]

    def list_campaigns(self, session: ReadSession, workspace: str, cursor: str | None, limit: int) -> Page[Campaign]:
        """The latest start first."""
        place = None
        if cursor is not None:
            start, campaign_id = decode_cursor(cursor, 2)
            place = (int(start or 0), str(campaign_id))
        found = [read_campaign(row) for row in play_rows.list_campaigns(session, workspace, place, check_limit(limit) + 1)]
        last = found[limit - 1] if len(found) > limit else None
        next_cursor = encode_cursor(to_ms(last.starts_at or last.created_at), last.id) if last else None
        return Page(tuple(found[:limit]), next_cursor)

    def _with_transfers(self, session: ReadSession, workspace: str, found: Sequence[DecisionRow]) -> list[Decided]:
        return [
            msgspec.structs.replace(
                decided, transfers=tuple(reversed(self._ledger.list_transfers(session, workspace, decision=decided.id).items))
            )
            for decided in self._explainer.describe(session, workspace, found)
        ]


def _before(cursor: str | None) -> str | None:
    return None if cursor is None else str(decode_cursor(cursor, 1)[0])

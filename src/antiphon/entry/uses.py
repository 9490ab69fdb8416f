"""Whether something uses a picture: what its sender has moved since then, in whatever play."""

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.api import Plays

PAGES = 20  # of a person's decisions since the picture was sent; who has more is given the benefit of the doubt


class MovesUse:
    """A picture is used when an accepted move of its sender names it."""

    def __init__(self, plays: Plays) -> None:
        self._plays = plays

    def is_used(self, session: ReadSession, workspace: str, person_id: str, picture_id: str, since_ms: int) -> bool:
        """Whether one is found; who has made more moves than are looked through is given the benefit of the doubt."""
        play_id, looked_at_all = self._look(session, workspace, person_id, picture_id, since_ms)
        return play_id is not None or not looked_at_all

    def find_play(self, session: ReadSession, workspace: str, person_id: str, picture_id: str, since_ms: int) -> str | None:
        """The play it was sent for."""
        return self._look(session, workspace, person_id, picture_id, since_ms)[0]

    def _look(self, session: ReadSession, workspace: str, person_id: str, picture_id: str, since_ms: int) -> tuple[str | None, bool]:
        """Looks through the person's decisions since the picture was sent, the newest first: the play, and whether it looked at all."""
        cursor: str | None = None
        for _ in range(PAGES):
            page = self._plays.list_decisions(session, workspace, cursor, 100, person_ids=[person_id])
            for decision in page.items:
                if decision.at.timestamp() * 1000 < since_ms:
                    return None, True
                if decision.outcome == "accepted" and picture_id.encode() in msgspec.json.encode(decision.move):
                    return decision.play_id, True
            cursor = page.next_cursor
            if cursor is None:
                return None, True
        return None, False

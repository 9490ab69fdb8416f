"""The door of pictures."""

import secrets
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.files.images import paint_anew
from antiphon.engine.files.shelf import Shelf
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.pictures import store
from antiphon.features.pictures.chores import Chores
from antiphon.features.pictures.contracts import PREFIX, PictureLine, Sent, Shelved, Size
from antiphon.features.pictures.store import PictureRow
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import DAY_MS, Clock, from_ms
from antiphon.kernel.errors import Invalid, NotFound, TooMany
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

__all__ = ["Pictures", "Uses"]

A_DAY: Final = 20  # pictures of one person
A_MINUTE: Final = 10  # tries of one person, also those that were no pictures
MINUTE_MS: Final = 60_000
_LATEST: Final = (2**62, "~")
_REMEMBERED: Final = 10_000  # persons whose tries are remembered in this process


class Uses(Protocol):
    """Who knows whether something uses a picture: plays, which the composition root knows."""

    def is_used(self, session: ReadSession, workspace: str, person_id: str, picture_id: str, since_ms: int) -> bool:
        """Whether a move or an entry of the person names it."""
        ...

    def find_play(self, session: ReadSession, workspace: str, person_id: str, picture_id: str, since_ms: int) -> str | None:
        """The play whose accepted move names it, if one is found."""
        ...


class Pictures:
    """Pictures of shoppers, on disk below `home`, with a row each."""

    name = "pictures"

    def __init__(self, *, database: Database, commands: Commands, clock: Clock, profiles: Profiles, home: Path, uses: Uses) -> None:
        self._database = database
        self._call = commands.call
        self._clock = clock
        self._profiles = profiles
        self._shelf = Shelf(home / "pictures")
        self._uses = uses
        self._tries: dict[tuple[str, str], deque[int]] = {}
        self._lock = threading.Lock()
        self._chores: Chores | None = None

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Part of every digest: pictures follow people who turned out to be one."""
        for merge in batch.merges:
            store.rename_person(session, merge.workspace, merge.from_id, merge.into_id)

    def start_jobs(self, writer: Writer) -> None:
        """Delete what nothing uses, from now on."""
        self._chores = self.make_chores(writer)
        self._chores.start()

    def stop_jobs(self) -> None:
        """Before the writer stops."""
        if self._chores is not None:
            self._chores.stop()

    def make_chores(self, writer: Writer) -> Chores:
        """The same, to be run by hand."""
        return Chores(self._shelf, self._uses.is_used, writer, self._clock)

    # ------------------------------------------------------------------------------------------------ shoppers

    def send(self, workspace: str, person_id: str, raw: bytes) -> Sent:
        """Take a picture in: painted anew, without what was hidden in it. Raises `Invalid`, `TooLarge`, `TooMany`."""
        with self._database.read() as session:
            person = self._profiles.canonical(session, workspace, [person_id]).get(person_id, person_id)
        self._count_try(workspace, person)
        self._refuse_beyond_day(workspace, person)
        painted = paint_anew(raw)
        whole, small = self._shelf.put(painted.whole), self._shelf.put(painted.small)
        size = len(painted.whole) + len(painted.small)
        made, now_ms = f"{PREFIX}{secrets.token_hex(16)}_{whole[:16]}_{painted.look}", self._clock.now_ms()  # read by sdk.pictures
        row = PictureRow(made, workspace, person, whole, small, painted.width, painted.height, size, now_ms, None, None, "")

        def command(session: Session) -> None:
            if store.count_since(session, workspace, person, now_ms - DAY_MS) >= A_DAY:
                raise _too_many_today()
            store.insert_picture(session, row)

        self._call(command)
        return Sent(made, url_of(made), f"{url_of(made)}?size=small", painted.width, painted.height)

    def find_file(self, picture_id: str, size: Size) -> bytes:
        """What a picture looks like. Raises `NotFound`, also for a hidden one."""
        with self._database.read() as session:
            row = store.find_picture(session, picture_id)
        if row is None or row.hidden_at is not None:
            raise _not_found()
        return self._read(row, size)

    def _read(self, row: PictureRow, size: Size) -> bytes:
        body = self._shelf.find(row.whole if size == "whole" else row.small)
        if body is None:
            raise _not_found()
        return body

    def _refuse_beyond_day(self, workspace: str, person: str) -> None:
        """Looked at before the work as well, so that nobody makes us paint for nothing."""
        with self._database.read() as session:
            if store.count_since(session, workspace, person, self._clock.now_ms() - DAY_MS) >= A_DAY:
                raise _too_many_today()

    def _count_try(self, workspace: str, person: str) -> None:
        now_ms = self._clock.now_ms()
        with self._lock:
            if len(self._tries) > _REMEMBERED:
                self._tries.clear()
            tries = self._tries.setdefault((workspace, person), deque())
            while tries and tries[0] <= now_ms - MINUTE_MS:
                tries.popleft()
            if len(tries) >= A_MINUTE:
                says = {"zh": "传得太快了，请过一分钟再试。", "en": "That is a lot at once. Try again in a minute."}
                raise TooMany(says["en"], headers={"Retry-After": "60"}, errors=[{"path": "", "says": says}])
            tries.append(now_ms)

    # --------------------------------------------------------------------------------------- operators and others

    def keep(self, session: Session, workspace: str, ids: Sequence[str]) -> None:
        """Something uses these pictures: they stay."""
        store.set_used(session, workspace, ids, self._clock.now_ms())

    def is_of(self, session: ReadSession, workspace: str, person_id: str, picture_id: str) -> bool:
        """Whether a person sent this picture, and it is still there."""
        row = store.find_picture(session, picture_id)
        return row is not None and (row.workspace, row.person_id) == (workspace, person_id)

    def list_pictures(
        self,
        session: ReadSession,
        workspace: str,
        person_id: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
        *,
        state: Shelved = "all",
    ) -> Page[PictureLine]:
        """The latest first, with the play each belongs to."""
        rows = store.list_pictures(session, workspace, person_id, state, _place(cursor), check_limit(limit) + 1)
        following = encode_cursor(rows[limit - 1].at, rows[limit - 1].id) if len(rows) > limit else None
        find = self._uses.find_play
        lines = (_line(row, find(session, workspace, row.person_id, row.id, row.at)) for row in rows[:limit])
        return Page(tuple(lines), following)

    def find_file_for_operator(self, workspace: str, picture_id: str, size: Size) -> bytes:
        """The same for an operator: hidden ones too. Raises `NotFound`."""
        with self._database.read() as session:
            row = store.find_picture(session, picture_id)
        if row is None or row.workspace != workspace:
            raise _not_found()
        return self._read(row, size)

    def set_hidden(self, workspace: str, picture_id: str, by: str, *, hidden: bool) -> None:
        """Show it to nobody but operators, or to everybody again. Raises `NotFound`."""
        at = self._clock.now_ms() if hidden else None
        if not self._call(lambda session: store.set_hidden(session, workspace, picture_id, at, by)):
            raise _not_found()

    def delete(self, workspace: str, picture_id: str) -> None:
        """For good; its files go with the next clean-up. Raises `NotFound`."""
        if not self._call(lambda session: store.delete_picture(session, workspace, picture_id)):
            raise _not_found()


def url_of(picture_id: str) -> str:
    """Where a picture is shown, below the house's address."""
    return f"/storefront/pictures/{picture_id}"


def _line(row: PictureRow, play_id: str | None) -> PictureLine:
    used, hidden = (None if at is None else from_ms(at) for at in (row.used_at, row.hidden_at))
    return PictureLine(row.id, row.person_id, row.width, row.height, row.bytes, from_ms(row.at), used, hidden, row.hidden_by, play_id)


def _not_found() -> NotFound:
    return NotFound("There is no such picture.", code="picture_not_found")


def _too_many_today() -> TooMany:
    says = {"zh": f"一天最多传 {A_DAY} 张图片，明天再来。", "en": f"{A_DAY} pictures a day are the most. Come back tomorrow."}
    return TooMany(says["en"], code="pictures_used_up", headers={"Retry-After": "3600"}, errors=[{"path": "", "says": says}])


def _place(cursor: str | None) -> tuple[int, str]:
    if cursor is None:
        return _LATEST
    at, name = decode_cursor(cursor, 2)
    if not isinstance(at, int) or not isinstance(name, str) or abs(at) > _LATEST[0] or not name.isascii() or "\0" in name:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return at, name

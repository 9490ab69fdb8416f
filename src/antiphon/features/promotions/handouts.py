"""A coupon for a whole segment: everybody who is in it gets one voucher, a piece at a time; undone, the unused are withdrawn.

A piece is handed to the writer first and written down after it. Where a process ends between the two, the piece is done again: a voucher
has its person and its run for a source, so it is the same voucher, and it is counted once.
"""

from collections.abc import Callable
from typing import Final

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Lane
from antiphon.engine.ident import new_id
from antiphon.features.promotions import store, store_handouts, store_vouchers
from antiphon.features.promotions.memory import Running
from antiphon.features.promotions.runs import Handout
from antiphon.features.promotions.store_handouts import HandoutRow
from antiphon.features.promotions.vouchers import Given, Issue, Item, Taken
from antiphon.features.promotions.words import says
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, NotFound

PIECE: Final = 500  # persons, then the run is written down
PIECES: Final = 20  # in one round of the chores: other things are due too
_OVER: Final = frozenset({"used_up", "expired", "switched_off", "unknown_promotion"})  # nobody after this one would get one either


class Handouts:
    """Runs: started and undone by operators, worked off by the chores."""

    def __init__(
        self, database: Database, commands: Commands, lane: Lane[Item, Given], segments: Segments, now_ms: Callable[[], int]
    ) -> None:
        self._database = database
        self._commands = commands
        self._lane = lane
        self._segments = segments
        self._now_ms = now_ms

    def start(self, workspace: str, promotion_id: str, segment: str, by_id: str) -> Handout:
        """Write down what is wanted. Raises `NotFound`, `Conflict`."""

        def command(session: Session) -> HandoutRow:
            row = store.lock_promotion(session, workspace, promotion_id)
            if row is None:
                raise NotFound("There is no such promotion in this workspace.", code="promotion_not_found")
            if not Running(row).rules.by_code:
                raise Conflict("It applies by itself and has no vouchers.", code="not_by_code")
            if row.state != "live":
                raise Conflict("Launch it first: only what is live can be given out.", code="promotion_not_live")
            found = self._segments.get_segment(session, workspace, segment)
            if found.state == "filling":
                raise Conflict("The segment is still being filled; start again in a moment.", code="segment_filling")
            now, made_id = self._now_ms(), new_id("hnd")
            made = HandoutRow(workspace, made_id, promotion_id, segment, "giving", found.count, 0, 0, 0, "", "", now, None, by_id)
            store_handouts.insert_handout(session, made)
            return made

        return show_handout(self._commands.call(command))

    def withdraw(self, workspace: str, handout_id: str) -> Handout:
        """Give no more, and take back what nobody has used. What is used or held stays. Raises `NotFound`."""

        def command(session: Session) -> HandoutRow:
            row = store_handouts.find_handout(session, workspace, handout_id, lock=True)
            if row is None:
                raise NotFound("There is no such run in this workspace.", code="handout_not_found")
            if row.state not in {"withdrawing", "withdrawn"}:
                row = row._replace(state="withdrawing", after_person="", finished_at=None)
                store_handouts.move_handout(session, row)
            return row

        return show_handout(self._commands.call(command))

    def work(self) -> int:
        """The next pieces of the oldest run; how many vouchers were looked at."""
        done = 0
        for _ in range(PIECES):
            with self._database.read() as session:
                run = store_handouts.find_open_handout(session)
            if run is None:
                return done
            done += self._give(run) if run.state == "giving" else self._take_back(run)
        return done

    def _give(self, run: HandoutRow) -> int:
        try:
            with self._database.read() as session:
                people = self._segments.list_member_ids(session, run.workspace, run.segment, run.after_person, PIECE)
        except NotFound:  # somebody removed the segment
            self._move(run, state="stopped", because="segment_gone")
            return 0
        items = [Issue(run.workspace, run.promotion_id, each, "given", f"{run.id}:{each}", rule=run.id, batch_id=run.id) for each in people]
        futures = [self._lane.submit(item) for item in items]
        answers = [future.result() for future in futures]
        reasons = [answer.refused.reason for answer in answers if answer.refused is not None]
        given = sum(answer.voucher is not None for answer in answers)
        over = next((reason for reason in reasons if reason in _OVER), "")
        self._move(
            run,
            given=run.given + given,
            refused=run.refused + len(reasons),
            after_person=people[-1] if people else run.after_person,
            state="stopped" if over else "given" if len(people) < PIECE else "giving",
            because=over,
        )
        return len(people)

    def _take_back(self, run: HandoutRow) -> int:
        with self._database.read() as session:
            codes = store_vouchers.list_open_codes(session, run.workspace, run.id, PIECE)
        futures = [self._lane.submit(Taken(run.workspace, code, run.promotion_id)) for code in codes]
        back = sum((voucher := future.result().voucher) is not None and voucher.state == "withdrawn" for future in futures)
        self._move(run, withdrawn=run.withdrawn + back, state="withdrawing" if codes else "withdrawn")
        return len(codes)

    def _move(self, before: HandoutRow, **fields: object) -> None:
        """Write a piece down, unless somebody else has, or the run was turned round meanwhile."""

        def command(session: Session) -> None:
            row = store_handouts.find_handout(session, before.workspace, before.id, lock=True)
            if row is None or row.after_person != before.after_person:
                return
            if row.state != before.state:  # undone meanwhile: what this piece gave is taken back with the rest
                fields.update(state=row.state, after_person=row.after_person)
            ended = fields.get("state") not in {"giving", "withdrawing"}
            store_handouts.move_handout(session, row._replace(**fields, finished_at=self._now_ms() if ended else None))

        self._commands.call(command)


def show_handout(row: HandoutRow) -> Handout:
    """A run as the console shows it."""
    return Handout(
        row.id,
        row.promotion_id,
        row.segment,
        row.state,  # pyright: ignore[reportArgumentType] - the CHECK of the table says so
        row.people,
        row.given,
        row.refused,
        row.withdrawn,
        says(row.because) if row.because else None,
        from_ms(row.created_at),
        None if row.finished_at is None else from_ms(row.finished_at),
    )

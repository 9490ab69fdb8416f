"""Persons who turn out to be one get one seat in every play, one set of alarms, and one row on each list where their names are the keys."""

import logging
from collections import defaultdict
from collections.abc import Sequence

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import Merge
from antiphon.features.plays import keeping
from antiphon.features.plays.batch import place_of
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.lists import Entry, Shelf, place_of_row, row_id_of
from antiphon.features.plays.running import Running
from antiphon.features.plays.shelving import Locked, save_lists
from antiphon.features.plays.store import alarms as alarm_rows
from antiphon.features.plays.store import batch as rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.features.plays.store import seats as seat_rows
from antiphon.sdk.mechanic import MERGED

log = logging.getLogger(__name__)
Sat = dict[str, tuple[str, int]]  # by seat key: the seat in JSON, and when it was last decided about


def merge_seats(session: Session, cache: PlayCache, merges: Sequence[Merge]) -> None:
    """Move what is stored of `from_id` to `into_id`, in the order of the merges, in all plays that are not over."""
    by_workspace: dict[str, list[Merge]] = defaultdict(list)
    for merge in merges:
        by_workspace[merge.workspace].append(merge)
    for workspace, here in sorted(by_workspace.items()):
        _move_rows(session, workspace, here)
        play_ids = play_rows.list_open_ids(session, workspace)
        if not play_ids:
            continue
        cache.refresh(session, workspace, play_ids)
        plays = [running for play_id in play_ids if (running := cache.find(workspace, play_id)) is not None]
        ends = {seat_of(person_id) for merge in here for person_id in (merge.from_id, merge.into_id)}
        keys = sorted(running.seat_key(seat_id) for running in plays for seat_id in ends)
        sat: Sat = {key: (seat, decided_at) for key, seat, decided_at in rows.lock_seats(session, workspace, keys)}
        for merge in here:
            for running in plays:
                _merge(session, running, sat, merge)


def _move_rows(session: Session, workspace: str, merges: Sequence[Merge]) -> None:
    """What stands on lists goes along, in plays that are over too. Of two rows for one key the one further up stays."""
    people = sorted({merge.from_id for merge in merges})
    found = [Entry._make(row) for row in list_rows.lock_rows_of_people(session, workspace, people)]
    if not found:
        return
    shelf = Shelf(Locked(session))
    shelf.put_in(workspace, [], found)
    for merge in merges:
        for entry in shelf.all():
            if entry.person_id == merge.from_id:
                _move_row(shelf, workspace, entry, merge)
    save_lists(session, shelf)


def _move_row(shelf: Shelf, workspace: str, entry: Entry, merge: Merge) -> None:
    moved = entry._replace(person_id=merge.into_id)
    if entry.key == merge.from_id:
        row_id, place = row_id_of(entry.list_id, merge.into_id), place_of_row(entry.rank, entry.ranked_at, merge.into_id)
        moved = moved._replace(id=row_id, key=merge.into_id, place=place)
        shelf.write(workspace, entry.id, None)
        staying = shelf.find(workspace, entry.list_id, merge.into_id)
        if staying is not None and staying.place < moved.place:
            return
    shelf.write(workspace, moved.id, moved)


def seat_of(person_id: str) -> str:
    """The id of a person's seat."""
    return f"person:{person_id}"


def _merge(session: Session, running: Running, sat: Sat, merge: Merge) -> None:
    old_seat, new_seat = seat_of(merge.from_id), seat_of(merge.into_id)
    old, new = running.seat_key(old_seat), running.seat_key(new_seat)
    leaving = sat.pop(old, None)
    if leaving is None:
        return
    staying = sat.get(new)
    if staying is None:
        seat_rows.move_seat(session, running.workspace, old, new)
        sat[new] = leaving
    else:
        joined = _join(running, staying[0], leaving[0])
        sat[new] = (joined, max(staying[1], leaving[1]))
        seat_rows.replace_seat(session, running.workspace, new, *sat[new])
        seat_rows.delete_seat(session, running.workspace, old)
    _move_alarms(session, running, old_seat, new_seat)
    if staying is not None and _must_mend(running, sat[new][0]):
        place, at_ms = place_of(running.id, new_seat, MERGED), merge.at_ms
        row = (running.workspace, place, new_id("alm"), running.id, new_seat, MERGED, at_ms, at_ms, 0)
        session.write_many(rows.ALARMS, [row])


def _must_mend(running: Running, merged: str) -> bool:
    """Whether the mechanic wants to put right what the merged seat cannot say by itself."""
    if running.kind.mending is None:
        return False
    try:
        return running.kind.mending.mends(running.rules, running.kind.read_seat.decode(merged))
    except Exception:  # a plug-in may raise anything
        log.exception("play %s (%s) could not say whether a merged seat must be mended", running.id, running.kind.name)
        return False


def _join(running: Running, kept: str, other: str) -> str:
    """The one seat of both. When the mechanic cannot say, the seat that stays is kept as it is: a merge must not stop the stream."""
    read = running.kind.read_seat.decode
    try:
        return keeping.encode(running.mechanic.merge(running.rules, read(kept), read(other))).decode()
    except Exception:  # a plug-in may raise anything
        log.exception("play %s (%s) could not merge two seats; the one that stays is kept", running.id, running.kind.name)
        return kept


def _move_alarms(session: Session, running: Running, old_seat: str, new_seat: str) -> None:
    """Alarms go along; where both have one of a name, the earlier stays."""
    mine = {row[2]: row for row in alarm_rows.list_of_seat(session, running.workspace, running.id, new_seat)}
    moving = alarm_rows.list_of_seat(session, running.workspace, running.id, old_seat)
    for _, alarm_id, name, due_at, wakes_at, attempts in moving:
        if name not in mine or due_at < mine[name][3]:
            place = place_of(running.id, new_seat, name)
            row = (running.workspace, place, alarm_id, running.id, new_seat, name, due_at, wakes_at, attempts)
            session.write_many(rows.ALARMS, [row])
    if moving:
        rows.delete_alarms(session, running.workspace, [row[0] for row in moving])

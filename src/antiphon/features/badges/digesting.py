"""Badges in the digest: the events that some badge waits for are counted, and levels that are reached are awarded."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.badges import store
from antiphon.features.badges.contracts import BADGE_EARNED, BADGE_REVOKED
from antiphon.features.badges.rules import MAX_VALUE, MILLI, Badge
from antiphon.features.badges.store import AwardRow
from antiphon.features.events.contracts import Arrived, DigestBatch, Emitted, Merge

Append = Callable[[Session, Sequence[Emitted]], None]
MAX_DAYS = 4_000
_read_badge = msgspec.json.Decoder(Badge).decode
_read_days = msgspec.json.Decoder(list[int]).decode


class Shelf(msgspec.Struct, frozen=True):
    """All badges of one workspace, and those that wait for events, by name."""

    revision: str
    badges: Mapping[str, Badge]
    waiting: Mapping[str, tuple[Badge, ...]]


class Shelves:
    """Remembers shelves by workspace. Every revision has an id of its own, so one read in a transaction that is undone does no harm."""

    def __init__(self) -> None:
        self._known: dict[str, Shelf] = {}

    def find(self, session: ReadSession, workspace: str) -> Shelf | None:
        """The shelf as of this transaction, by one short statement; None for a workspace without badges."""
        revision = store.find_revision(session, workspace)
        if revision is None:
            return None
        known = self._known.get(workspace)
        if known is None or known.revision != revision:
            known = self._known[workspace] = make_shelf(revision, [_read_badge(row.rules) for row in store.list_badges(session, workspace)])
        return known

    def get(self, session: ReadSession, workspace: str) -> Shelf:
        """The same; an empty one for a workspace without badges."""
        return self.find(session, workspace) or make_shelf("", ())


def make_shelf(revision: str, badges: Iterable[Badge]) -> Shelf:
    """Sorted by what they wait for."""
    waiting: dict[str, tuple[Badge, ...]] = {}
    listed = {badge.key: badge for badge in badges}
    for badge in listed.values():
        if badge.live and badge.earning is not None:
            waiting[badge.earning.event] = (*waiting.get(badge.earning.event, ()), badge)
    return Shelf(revision, listed, waiting)


class Progress:
    """What is counted of one person for one badge, while it is worked on."""

    __slots__ = ("changed", "days", "value")

    def __init__(self, value: int = 0, days: str = "") -> None:
        self.value = value
        self.days: set[int] = set(_read_days(days)) if days else set()
        self.changed = False

    def add(self, badge: Badge, worth: int, day: int) -> None:
        """Count one event."""
        if badge.earning is not None and badge.earning.measure == "days":
            if day in self.days or len(self.days) >= MAX_DAYS:
                return
            self.days.add(day)
            self.value = len(self.days)
        else:
            self.value = min(self.value + worth, MAX_VALUE)
        self.changed = True

    def join(self, other: "Progress", badge: Badge | None) -> None:
        """What two people counted, as one."""
        self.days |= other.days
        counts_days = badge is not None and badge.earning is not None and badge.earning.measure == "days"
        self.value = len(self.days) if counts_days else min(self.value + other.value, MAX_VALUE)
        self.changed = True

    def written(self) -> str:
        """The days as they are stored."""
        return msgspec.json.encode(sorted(self.days)).decode() if self.days else ""


def take(session: Session, batch: DigestBatch, shelves: Shelves, append: Append) -> None:
    """One read and one write for everybody whose events some badge waits for."""
    merges: dict[str, list[Merge]] = defaultdict(list)
    for merge in batch.merges:
        merges[merge.workspace].append(merge)
    names = batch.by_name()
    for workspace in sorted(names.keys() | merges.keys()):
        shelf = shelves.find(session, workspace)
        if shelf is None or (workspace not in merges and shelf.waiting.keys().isdisjoint(names[workspace])):
            continue
        counting = Counting(session, workspace, shelf, batch.now_ms)
        events = batch.heard(workspace, shelf.waiting)
        counting.run(events, merges.get(workspace, []))
        append(session, counting.events)


class Counting:
    """The people of one batch in one workspace."""

    def __init__(self, session: Session, workspace: str, shelf: Shelf, now_ms: int) -> None:
        self._session = session
        self._workspace = workspace
        self._shelf = shelf
        self._now_ms = now_ms
        self._progress: dict[tuple[str, str], Progress] = {}
        self._causes: dict[tuple[str, str], str] = {}
        self.events: list[Emitted] = []

    def run(self, events: Sequence[Arrived], merges: Sequence[Merge]) -> None:
        """Merge first, then count, then award and save."""
        into = {merge.from_id: merge.into_id for merge in merges}
        people = {event.person_id for event in events} | set(into) | set(into.values())
        for person_id, badge, value, days in store.lock_progress(self._session, self._workspace, list(people)):
            self._progress[person_id, badge] = Progress(value, days)
        for merge in merges:
            self._merge(merge)
        for event in events:
            person_id = event.person_id
            while person_id in into:
                person_id = into[person_id]
            for badge in self._shelf.waiting[event.name]:
                worth = badge.earning.worth(event.properties) if badge.earning else 0
                if worth:
                    key = person_id, badge.key
                    self._progress.setdefault(key, Progress()).add(badge, worth, event.local_day)
                    self._causes[key] = event.id
        self._save()

    def _merge(self, merge: Merge) -> None:
        gone = [key for key in self._progress if key[0] == merge.from_id]
        for key in gone:
            theirs = self._progress.pop(key)
            mine = self._progress.setdefault((merge.into_id, key[1]), Progress())
            mine.join(theirs, self._shelf.badges.get(key[1]))
        if gone:
            store.delete_progress(self._session, self._workspace, merge.from_id)
        merge_awards(self._session, self._workspace, merge)

    def _save(self) -> None:
        changed = {key: one for key, one in sorted(self._progress.items()) if one.changed}
        store.save_progress(
            self._session, [(self._workspace, person, badge, one.value, one.written()) for (person, badge), one in changed.items()]
        )
        reached = {key: self._shelf.badges[key[1]].level_for(one.value) for key, one in changed.items() if key[1] in self._shelf.badges}
        reached = {key: level for key, level in reached.items() if level and self._shelf.badges[key[1]].live}
        if not reached:
            return
        had = store.list_of_people(self._session, self._workspace, sorted({person for person, _ in reached}))
        have = {(row.person_id, row.badge, row.level) for row in had}
        rows: list[AwardRow] = []
        for (person_id, badge), upto in reached.items():
            missing = [level for level in range(1, upto + 1) if (person_id, badge, level) not in have]
            cause = self._causes.get((person_id, badge), "")
            rows += [new_award(self._workspace, person_id, badge, level, self._now_ms, event_id=cause) for level in missing]
        store.save_awards(self._session, rows)
        self.events += [earned(row, self._shelf.badges[row.badge]) for row in rows]


def new_award(
    workspace: str, person_id: str, badge: str, level: int, at_ms: int, *, because: str = "", by: str = "", event_id: str = ""
) -> AwardRow:
    """A row that is not shared and not revoked."""
    salt = secrets.token_hex(16)
    return AwardRow(workspace, new_id("awd"), person_id, badge, level, at_ms, because, by, event_id, None, "", salt, None, "")


def earned(row: AwardRow, badge: Badge) -> Emitted:
    """The event that tells of an award."""
    level = badge.levels[min(row.level, len(badge.levels)) - 1]
    said = {
        "badge": row.badge,
        "kind": badge.kind,
        "level": row.level,
        "levels": len(badge.levels),
        "award_id": row.id,
        "name_zh": badge.name.zh,
        "name_en": badge.name.en,
        "level_name_zh": level.name.zh if level.name else "",
        "level_name_en": level.name.en if level.name else "",
        "by_hand": bool(row.by_id),
    }
    return Emitted(row.workspace, new_id("evt"), BADGE_EARNED, row.person_id, row.at, said)


def revoked(row: AwardRow, at_ms: int) -> Emitted:
    """The event that tells that one was taken back."""
    said = {"badge": row.badge, "level": row.level, "award_id": row.id, "reason": row.revoked_because}
    return Emitted(row.workspace, new_id("evt"), BADGE_REVOKED, row.person_id, at_ms, said)


def merge_awards(session: Session, workspace: str, merge: Merge) -> None:
    """Awards go to the one who goes on. Of two of the same level the older stays; a revoked one only where there is no other."""
    rows = store.list_of_people(session, workspace, [merge.from_id, merge.into_id])
    mine = {(row.badge, row.level): row for row in rows if row.person_id == merge.into_id}
    worn = store.read_worn(session, workspace, [merge.from_id, merge.into_id])
    renamed: dict[str, str] = {}
    for row in rows:
        if row.person_id != merge.from_id:
            continue
        double = mine.get((row.badge, row.level))
        if double is None:
            store.update_award(session, row._replace(person_id=merge.into_id))
            continue
        kept = min((double, row), key=lambda one: (one.revoked_at is not None, one.at, one.id))
        store.delete_award(session, workspace, row.id)
        token, shown = (double.token, double.shown_name) if double.token else (row.token, row.shown_name)
        stays = double._replace(
            at=kept.at, because=kept.because, by_id=kept.by_id, revoked_at=kept.revoked_at, revoked_because=kept.revoked_because
        )
        store.update_award(session, stays._replace(token=token, shown_name=shown))
        renamed[row.id] = double.id
    theirs = worn.get(merge.from_id)
    if theirs is not None:
        store.wear(session, workspace, merge.from_id, None)
        if merge.into_id not in worn:
            store.wear(session, workspace, merge.into_id, renamed.get(theirs, theirs))


def shown_value(badge: Badge, value: int) -> float:
    """What was counted, as people count it."""
    return value / MILLI if badge.earning is not None and badge.earning.measure == "sum" else value

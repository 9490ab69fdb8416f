"""Tasks that no event can tell of: a person sends a proof, staff look at it, and the person reads what came of it."""

import re
from typing import Any

from msgspec.structs import replace

from antiphon.mechanics.tasks.moves import Approve, Progress, Proving, Refuse, Seat, TaskMove
from antiphon.mechanics.tasks.newcomers import join, may_work_on
from antiphon.mechanics.tasks.progress import is_done, is_locked, is_over, progress_on
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.mechanics.tasks.settling import settle, tell
from antiphon.mechanics.tasks.words import PROOF_TITLE, WORDS
from antiphon.sdk.effects import Delist, Effect, Emit, Enlist, Send
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats
from antiphon.sdk.pictures import Marks, bands_after, find_like, read_marks
from antiphon.sdk.words import Text, fill

PROOFS, PICTURES = "proofs", "pictures"
SEEN_BEFORE = Text(
    zh="和之前交过的一张图片几乎一样，请仔细看。",
    en="Nearly the same as a picture that was sent in before: look closely.",
)
_ADDRESS = re.compile(r"(https://|/)[^\s<>\"\\]{1,490}")


def proof_key(person_id: str, task: str) -> str:
    """The row of somebody's proof for a task."""
    return f"{person_id}:{task}"


def send_proof(rules: Rules, seats: Seats[Seat], person_id: str, move: TaskMove, facts: Facts) -> Decision[Seat] | Refused:
    """Put a proof on the staff's list. One waits at a time; a refused one may be sent again."""
    task, seat, today = rules.find(move.task), join(rules, seats.own, facts), facts.local_date
    if task is None or task.proof is None:
        return Refused("no_such_task" if task is None else "not_by_proof")
    if (refused := _why_not(rules, seat, task, facts)) is not None or seat is None:
        return refused or Refused("not_for_you")
    progress = progress_on(task, seat, today)
    if _is_waiting(seat, task):
        return Refused("proof_waits")
    if is_done(task, progress) or is_over(task, progress):
        return Refused("done_already")
    text = move.text.strip()
    if task.proof.picture == "must" and not move.picture:
        return Refused("picture_needed")
    if not text and not move.picture:
        return Refused("proof_empty")
    if move.picture and (task.proof.picture == "no" or not _ADDRESS.fullmatch(move.picture)):
        return Refused("picture_odd")
    marks = read_marks(move.picture)
    if marks is not None and _is_used(task, marks, person_id, facts):
        return Refused("picture_used")
    key = proof_key(person_id, task.key)
    sent = replace(progress, proof=Proving((key,), pictures=(marks.same,) if marks else ()))
    data: dict[str, Any] = {
        "task": task.key,
        "name": {"zh": task.name.zh, "en": task.name.en},
        "text": text,
        "picture": move.picture,
        "sent_at": facts.now.isoformat(),
    }
    if marks is not None and find_like(PICTURES, marks, facts.rows):
        data["seen_before"] = {"zh": SEEN_BEFORE.zh, "en": SEEN_BEFORE.en}
    effects = (Enlist(PROOFS, key, data=data), *_remember(task, marks, facts), Emit("Proof Sent", {"task": task.key}))
    return Decision("proof_sent", {seats.own_id: replace(seat, tasks={**seat.tasks, task.key: sent})}, effects, tell(task, sent))


def _is_used(task: Task, marks: Marks, person_id: str, facts: Facts) -> bool:
    """Whether this very picture was sent before; for the same task its owner may send it again until somebody agreed to it."""
    row = facts.rows.get(row_name(PICTURES, marks.same))
    return row is not None and (row.person_id != person_id or row.data["task"] != task.key or row.data["good"])


def _remember(task: Task, marks: Marks | None, facts: Facts) -> tuple[Enlist, ...]:
    """The picture, and where those that look like it would meet it. One that was there is looked at again, not found new."""
    if marks is None:
        return ()
    is_new = row_name(PICTURES, marks.same) not in facts.rows
    bands = bands_after(PICTURES, marks, facts.rows).items() if is_new else ()
    mine = Enlist(PICTURES, marks.same, data={"task": task.key, "good": False}, new=is_new)
    return (mine, *(Enlist(PICTURES, key, data={"seen": seen}) for key, seen in bands))


def _why_not(rules: Rules, seat: Seat | None, task: Task, facts: Facts) -> Refused | None:
    if rules.signed_in and not facts.person.known:
        return Refused("sign_in_first")
    if seat is None or (seat.until is not None and facts.now > seat.until):
        return Refused("not_for_you")
    if is_locked(rules, seat, task, facts.local_date):
        return Refused("locked")
    return None if may_work_on(task, seat, facts.local_date, facts) else Refused("not_open")


def _is_waiting(seat: Seat, task: Task) -> bool:
    progress = seat.tasks.get(task.key)
    return progress is not None and progress.proof is not None and progress.proof.waits


def rule_on(rules: Rules, seats: Seats[Seat], ruling: Approve | Refuse, facts: Facts) -> Decision[Seat] | Refused:
    """Staff decide. A good proof is a step of the round in which it was sent, and whatever it earns is paid at once."""
    task, seat = rules.find(ruling.task), seats.own
    progress = seat.tasks.get(ruling.task) or Progress()
    if task is None or progress.proof is None or not progress.proof.waits:
        return Refused("nothing_waits")
    off = tuple[Effect, ...](Delist(PROOFS, key) for key in progress.proof.rows)
    if isinstance(ruling, Refuse):
        after = replace(progress, proof=Proving(refused=ruling.why))
        told = tell(task, after, why=ruling.why)
        seat = replace(seat, tasks={**seat.tasks, task.key: after})
        return Decision("proof_refused", {seats.own_id: seat}, (*off, _message(task, WORDS["proof_refused"], told)), told)
    if is_done(task, progress):  # two persons who sent one each turned out to be the same
        seat = replace(seat, tasks={**seat.tasks, task.key: replace(progress, proof=None)})
        return Decision("done_already", {seats.own_id: seat}, off, tell(task, progress))
    used = tuple(Enlist(PICTURES, mark, data={"task": task.key, "good": True}) for mark in progress.proof.pictures)
    after = replace(progress, proof=None, steps=progress.steps + 1)
    settled = settle(rules, seat, [(task, after)], facts)
    message = _message(task, WORDS[settled.because], settled.answer)
    return Decision(settled.because, {seats.own_id: settled.seat}, (*off, *used, *settled.effects, message), settled.answer)


def _message(task: Task, words: Text, told: dict[str, object]) -> Send:
    title, body = fill(PROOF_TITLE, told), fill(words, told)
    return Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, {"task": task.key})

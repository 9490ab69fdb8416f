"""Turns what was decided into rows, and saves a batch with a handful of bulk statements.

Everything that can fail for one stimulus (a text that is no text, a number that is no number) fails before the batch is
touched, so a failure leaves nothing of it behind.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.engine.database.port import Session
from antiphon.features.plays import keeping
from antiphon.features.plays.asking import Beyond
from antiphon.features.plays.batch import ANSWERED, Batch, Item, KeyUse, place_of
from antiphon.features.plays.contracts import EventStream, Outcome, Woken
from antiphon.features.plays.following import follow, rung
from antiphon.features.plays.shelving import save_lists
from antiphon.features.plays.store import batch as rows
from antiphon.features.plays.store.decisions import OWN_KEY
from antiphon.kernel.amounts import Asset
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Refused

RETRY_MS: Final = 60_000  # a failed alarm is tried again after this, then after twice that, and so on
RETRIES: Final = 5  # then it waits until its play is resumed


def record_decision(
    batch: Batch, item: Item, decision_id: str, said: Decision[Any], facts: Facts, beyond: Beyond, purse: Mapping[Asset, int]
) -> Outcome | None:
    """Keep a decision and what follows from it; what a person who moved is told. `purse` is what they can spend after it."""
    running, encode = item.running, keeping.encode
    at_ms = batch.to_ms(facts.now)
    after = {seat_id: encode(seat) for seat_id, seat in said.seats.items()}
    answer = msgspec.Raw(encode(said.answer))
    balances: dict[str, int] = {asset: amount for asset, amount in purse.items() if amount}
    kept = keeping.keep_facts(running, facts, at_ms, item.seat_ids[0], seats_before(item))
    spelled = keeping.spell(said, answer)
    digest = keeping.digest_of(said, after, spelled)
    outcome = keeping.accept(running, decision_id, said, answer, balances) if item.kind in ANSWERED else None
    text = keeping.tell_accepted(said, answer, balances)
    body = item.body if item.kind in ANSWERED else encode(item.stimulus)
    keeping.keep_secret(running, spelled, *after.values())
    following = follow(batch, item, decision_id, at_ms, beyond)
    # Nothing above has changed the batch; nothing below can fail.
    own = item.seats[0][1]
    is_first_today = item.person_id is not None and own.decided_at < batch.day_starts[running.workspace]
    batch.count(item, at_ms, "accepted", said.because, is_first_today=is_first_today)
    if said.effects and item.person_id is not None:
        batch.count_gifts(item, at_ms, said.effects)
    for seat_id, copy in item.seats:
        if seat_id in after:
            copy.write(said.seats[seat_id], after[seat_id], at_ms)
    _add_row(batch, item, decision_id, Verdict("accepted", said.because, at_ms, body, text, facts.seed, kept, digest))
    _use_key(batch, item, decision_id, outcome)
    rung(batch, item)
    following.apply(batch)
    return outcome


def record_refusal(batch: Batch, item: Item, decision_id: str, at_ms: int, said: Refused, facts: Facts | None = None) -> Outcome | None:
    """Keep a refused move: a definite answer to its key. Of events and alarms nobody waits for an answer: they are only counted.

    Without `facts` the host itself refused, and there is nothing to make again.
    """
    running = item.running
    if item.kind not in ANSWERED:
        if said.reason != IGNORED.reason:
            batch.count(item, at_ms, "refused", said.reason, is_first_today=False)
        rung(batch, item)
        return None
    told = keeping.Told(again_at=said.again_at, values=said.values)
    kept = b"" if facts is None else keeping.keep_facts(running, facts, at_ms, item.seat_ids[0], seats_before(item))
    digest = "" if facts is None else keeping.digest_of(said, {})
    outcome = keeping.make_outcome(running, decision_id, "refused", said.reason, told)
    text = keeping.encode(told)
    keeping.keep_secret(running, text)
    batch.count(item, at_ms, "refused", said.reason, is_first_today=False)
    seed = "" if facts is None else facts.seed
    _add_row(batch, item, decision_id, Verdict("refused", said.reason, at_ms, item.body, text, seed, kept, digest))
    _use_key(batch, item, decision_id, outcome)
    return outcome


def record_failure(batch: Batch, item: Item, decision_id: str, error: Exception) -> None:
    """Keep a note of a decision that failed, for the operator. Its key stays free: nothing was done, so it may be tried again."""
    at_ms = batch.now_ms
    batch.count(item, at_ms, "failed", "decision_failed", is_first_today=False)
    body = item.body if item.kind in ANSWERED else keeping.encode(item.stimulus)
    _add_row(batch, item, decision_id, Verdict("failed", "decision_failed", at_ms, body, keeping.tell_failure(item.running, error)))
    if isinstance(item.given, Woken):
        alarm = item.given
        place = place_of(alarm.play_id, alarm.seat_id, alarm.name)
        attempts = alarm.attempts + 1
        wakes_at = None if attempts >= RETRIES else at_ms + RETRY_MS * 2**alarm.attempts
        row = (alarm.workspace, place, alarm.id, alarm.play_id, alarm.seat_id, alarm.name, alarm.due_at, wakes_at, attempts)
        batch.written.alarms[alarm.workspace, place] = row


def seats_before(item: Item) -> dict[str, bytes]:
    """The seats of a stimulus that somebody has sat in, in JSON, as they are before it."""
    return {seat_id: copy.text for seat_id, copy in item.seats if copy.text is not None}


class Verdict(NamedTuple):
    """What of a decision goes into its row. Texts are JSON."""

    outcome: str
    because: str
    at_ms: int
    stimulus: bytes
    told: bytes
    seed: str = ""
    facts: bytes = b""
    digest: str = ""


def _add_row(batch: Batch, item: Item, decision_id: str, verdict: Verdict) -> None:
    running = item.running
    batch.written.decisions.append(
        (
            running.workspace,
            decision_id,
            running.id,
            running.revision,
            item.person_id or "",
            item.kind,
            verdict.at_ms,
            verdict.seed,
            verdict.outcome,
            verdict.because,
            None if verdict.outcome == "failed" else item.key,
            verdict.stimulus.decode(),
            verdict.told.decode(),
            verdict.facts.decode(),
            verdict.digest,
        )
    )


def _use_key(batch: Batch, item: Item, decision_id: str, outcome: Outcome | None) -> None:
    if item.key is not None:
        hashed = keeping.body_hash(item.running.id, item.body)
        batch.written.keys.append((item.running.workspace, item.key, hashed, decision_id))
        batch.used[item.running.workspace, item.key] = KeyUse(hashed, outcome=outcome)
        if item.kind == "ruling" and item.person_id is not None:  # so that it is found among what was decided about the person
            batch.written.keys.append((item.running.workspace, f"{item.person_id}{OWN_KEY}ruling:{decision_id}", hashed, decision_id))


def save(session: Session, batch: Batch, events: EventStream) -> None:
    """Write the whole batch. Rows that two processes may both write come in one order everywhere."""
    save_lists(session, batch.shelf)
    with session.together():
        _save(session, batch, events)


def _save(session: Session, batch: Batch, events: EventStream) -> None:
    written = batch.written
    batch.book.save(session)
    seats = sorted((key, seat) for key, seat in batch.seats.items() if seat.changed)
    new: list[tuple[str, str, str, int]] = []
    old: list[tuple[str, str, str, int]] = []
    for (workspace, seat_key), seat in seats:
        assert seat.text is not None
        (new if seat.is_new else old).append((workspace, seat_key, seat.text.decode(), seat.decided_at))
    session.write_many(rows.NEW_SEATS, new)
    session.write_many(rows.SEATS, old)
    session.write_many(rows.DECISIONS, written.decisions)
    session.write_many(rows.KEYS, sorted(written.keys))  # two processes with the same keys must not wait for each other crosswise
    for workspace, places in sorted(written.gone.items()):
        rows.delete_alarms(session, workspace, sorted(places - {place for name, place in written.alarms if name == workspace}))
    session.write_many(rows.ALARMS, [written.alarms[place] for place in sorted(written.alarms)])
    session.write_many(rows.OUTBOX, written.outbox)
    session.write_many(rows.HOURS, [(*name, *written.hours[name]) for name in sorted(written.hours)])
    if written.emits:
        events.append(session, written.emits)

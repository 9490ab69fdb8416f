"""The report: what is taken, what operators make of it, and what it brings."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.clock import to_ms
from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.listing import GOOD, MISSED, REPORTS, REVIEWS, code_of, title_tally
from antiphon.mechanics.trial.moves import MOST_STARS, Report, Review, Seat, TrialMove
from antiphon.mechanics.trial.trying import due_alarms
from antiphon.sdk.answers import tidy
from antiphon.sdk.charts import count, tally
from antiphon.sdk.effects import PLAY, WORLD, Delist, Effect, Emit, Enlist, Transfer, grant, spend
from antiphon.sdk.mechanic import Decision, Refused
from antiphon.sdk.rewards import Reward, hand_over, is_left, show_reward

LONGEST: Final = 1_000  # characters: a row of a list holds it in any script
MOST_PICTURES: Final = 9
MORE_TIME: Final = timedelta(days=3)  # at least, for a report that was sent back
_ADDRESS: Final = re.compile(r"(https://|/)[^\s<>\"\\]{1,90}")


def report(case: Case, move: TrialMove) -> Decision[Seat] | Refused:
    """Take a report in; operators read it before anybody else does. A missed one is welcome too."""
    seat, facts = case.seat, case.facts
    if seat.state not in {"testing", "sent_back", "missed"}:
        return Refused("reported_already" if seat.state in {"reported", "done"} else "nothing_to_report")
    text = tidy(move.text)
    if refused := _form(case, move, text):
        return refused
    late = seat.late or (seat.due_at is not None and facts.now > seat.due_at)
    effects: list[Effect] = []
    if seat.state == "testing":
        effects.append(count("reported"))
    elif seat.state == "missed":
        effects += [count("reported"), Transfer(tally("missed"), 1, PLAY, WORLD), *settle_debt(case)]
    written = Report(move.stars, text, move.pictures, late=late)
    row = {**_told(written), "seat_id": case.seat_id, "sent_at": facts.now.isoformat()}
    effects += [Enlist(REVIEWS, case.person_id, data=row), Emit("Trial Report Sent", {"stars": move.stars, "late": late})]
    after = replace(seat, state="reported", report=written, late=late, reason="")
    return case.kept("report_sent", after, effects, {"stars": move.stars})


def settle_debt(case: Case) -> Sequence[Effect]:
    """Nobody sits a trial out for a report that came after all. Whoever has sat one out already owes nothing."""
    return (spend(MISSED, 1),) if case.facts.purse.get(MISSED, 0) > 0 else ()


def _form(case: Case, move: TrialMove, text: str) -> Refused | None:
    rules = case.rules
    if rules.signed_in and not case.facts.person.known:
        return Refused("sign_in_first")
    if not 1 <= move.stars <= MOST_STARS:
        return Refused("stars_missing")
    if len(text) < rules.shortest:
        return Refused("too_short", values={"least": rules.shortest, "have": len(text)})
    if len(text) > LONGEST:
        return Refused("too_long", values={"most": LONGEST})
    if len(move.pictures) < rules.pictures:
        return Refused("pictures_missing", values={"least": rules.pictures})
    return None if all(_ADDRESS.fullmatch(each) for each in move.pictures) else Refused("picture_odd")


def _told(written: Report) -> dict[str, Any]:
    return {"stars": written.stars, "text": written.text, "pictures": list(written.pictures), "late": written.late}


def review(case: Case, ruling: Review) -> Decision[Seat] | Refused:
    """An operator has read it. The reward goes by how useful it is, never by its stars."""
    seat, rules, facts = case.seat, case.rules, case.facts
    if seat.state != "reported" or seat.report is None:
        return Refused("not_possible")
    if not 1 <= ruling.quality <= MOST_STARS:
        return Refused("quality_odd")
    if not ruling.publish and not ruling.reason.strip():
        return Refused("reason_missing")
    good = ruling.quality >= rules.good_from
    rewards = _rewards(case, good)
    written = replace(seat.report, quality=ruling.quality, published=ruling.publish, rewarded=True)
    effects: list[Effect] = [Delist(REVIEWS, case.person_id), *map(hand_over, rewards)]
    if ruling.publish:
        row = {**_told(written), "quality": ruling.quality, "good": good}
        rank = ruling.quality * 10**10 + to_ms(facts.now) // 1_000
        effects += [Enlist(REPORTS, code_of(facts.secret, case.seat_id), rank, row), count("published"), count(f"stars-{written.stars}")]
    if good:
        effects += [count("good"), grant(GOOD, 1)]
    titled = good and _earns_title(case)
    if titled:
        effects += [grant(title_tally(rules), 1), Emit("Title Won", {"title": rules.title, "reports": facts.purse.get(GOOD, 0) + 1})]
    effects.append(Emit("Trial Report Reviewed", {"quality": ruling.quality, "good": good, "published": ruling.publish}))
    answer = {"quality": ruling.quality, "rewards": [show_reward(each, facts.left) for each in rewards], "title": titled}
    after = replace(seat, state="done", report=written, reason=ruling.reason.strip())
    because = "reviewed_title" if titled else "reviewed_good" if good else "reviewed" if ruling.publish else "reviewed_unseen"
    return case.told(because, after, effects, {**answer, "reason": after.reason})


def _rewards(case: Case, good: bool) -> list[Reward]:  # noqa: FBT001 - what the rating means
    due = (case.rules.report_reward, case.rules.good_reward if good else None)
    return [each for each in due if each is not None and is_left(each, case.facts.left)]


def _earns_title(case: Case) -> bool:
    """With this good report there are enough, over all trials, and the title was not given before."""
    rules, purse = case.rules, case.facts.purse
    return bool(rules.title) and purse.get(title_tally(rules), 0) == 0 and purse.get(GOOD, 0) + 1 >= rules.title_after


def send_back(case: Case, reason: str) -> Decision[Seat] | Refused:
    """Not good enough to be shown: what is missing is said, and there is time to add it."""
    seat = case.seat
    if seat.state != "reported" or seat.report is None:
        return Refused("not_possible")
    due = max(seat.due_at or case.facts.now, case.facts.now + MORE_TIME)
    after = replace(seat, state="sent_back", due_at=due, reason=reason)
    told = {"reason": reason, "by": case.facts.day_of(due).isoformat()}
    return case.told("sent_back", after, (Delist(REVIEWS, case.person_id), *due_alarms(case, due)), told)


def unpublish(case: Case, reason: str) -> Decision[Seat] | Refused:
    """Off the page, and out of the average."""
    seat = case.seat
    if seat.report is None or not seat.report.published:
        return Refused("not_possible")
    stars, published = (Transfer(tally(name), 1, PLAY, WORLD) for name in (f"stars-{seat.report.stars}", "published"))
    after = replace(seat, report=replace(seat.report, published=False), reason=reason)
    off = Delist(REPORTS, code_of(case.facts.secret, case.seat_id))
    return case.told("unpublished", after, (off, stars, published), {"reason": reason})

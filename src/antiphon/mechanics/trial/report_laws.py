"""What a trial promises about reports: their time, what they need, what they bring, and what everybody sees of them."""

from collections import Counter
from datetime import datetime, timedelta

from antiphon.mechanics.trial.listing import GOOD, REPORTS, STARS, title_tally
from antiphon.mechanics.trial.trying import DUE
from antiphon.sdk.charts import is_tally, tally
from antiphon.sdk.effects import Emit, Enlist, Schedule
from antiphon.sdk.laws import History, Turn, accepted_by_person, given

REVIEWED = {"reviewed", "reviewed_unseen", "reviewed_good", "reviewed_title"}
REASONED = {"passed_over", "excluded", "sent_back", "unpublished", "reviewed_unseen", "extended", "forgiven", "picked_by_us"}


def reports_have_their_time(history: History) -> None:
    """The date is as announced and never moves nearer; late and missed are told after it, never before."""
    rules = history.rules
    time, grace = timedelta(days=rules.report_days), timedelta(days=rules.late_days)
    for person, turns in accepted_by_person(history).items():
        due: datetime | None = None
        for turn in turns:
            moved = [each.at for each in turn.effects if isinstance(each, Schedule) and each.name == DUE]
            if moved:
                assert due is None or moved[0] >= due, f"{person} has less time: {moved[0]} instead of {due}"
                due = moved[0]
            if turn.because == "shipped":
                assert due == min(turn.move.at, turn.at) + time, f"{person} got it on {turn.move.at} and is to report by {due}"
            if turn.because == "report_late":
                assert due is not None, f"{person} is late for nothing"
                assert turn.at >= due, f"{person} was called late on {turn.at}, and it is due on {due}"
            if turn.because in {"missed", "missed_held"}:
                assert due is not None, f"{person} missed nothing"
                assert turn.at >= due + grace, f"{person} was told on {turn.at} that a report due on {due} is missed"


def reports_are_whole(history: History) -> None:
    """What is taken has stars, enough words and enough pictures."""
    rules = history.rules
    for turn in history.turns:
        if turn.accepted and turn.because == "report_sent":
            move = turn.move
            assert 1 <= move.stars <= 5, f"{turn.person_id} gave {move.stars} stars"
            assert len(move.text.strip()) >= rules.shortest, f"{turn.person_id} wrote {len(move.text)} characters"
            assert len(move.pictures) >= rules.pictures, f"{turn.person_id} sent {len(move.pictures)} pictures"


def reports_are_rewarded_by_care_alone(history: History) -> None:
    """A reviewed report gets its reward, a good one the other too, once a person; the stars do not matter, and nothing else is given."""
    rules, item = history.rules, history.rules.item.asset
    for person, turns in accepted_by_person(history).items():
        reviews = [turn for turn in turns if turn.because in REVIEWED]
        assert len(reviews) <= 1, f"{person} was reviewed {len(reviews)} times"
        for turn in turns:
            got = Counter({asset: amount for asset, amount in given(turn).items() if asset != item and not is_tally(asset)})
            if turn not in reviews:
                assert not got, f"{person} got {dict(got)} for {turn.because}"
                continue
            due = [rules.report_reward, rules.good_reward if turn.move.ruling.quality >= rules.good_from else None]
            most: Counter[str] = Counter()
            sure: Counter[str] = Counter()
            for reward in due:
                if reward is not None:
                    most[reward.asset] += reward.amount
                    sure[reward.asset] += reward.amount if reward.stock is None else 0
            assert sure <= got <= most, f"{person} got {dict(got)}, and was promised {dict(most)}"
            told: Counter[str] = Counter()
            for each in turn.answer["rewards"]:
                told[each["asset"]] += each["amount"]
            assert told == got, f"{person} was told {dict(told)} and got {dict(got)}"


def good_reports_bring_the_title(history: History) -> None:
    """A good report counts once; with enough of them the title is told to the badges, once a person."""
    rules = history.rules
    for turn in history.turns:
        titles = [effect.properties["title"] for effect in turn.effects if isinstance(effect, Emit) and effect.name == "Title Won"]
        good = turn.accepted and turn.because in REVIEWED and turn.move.ruling.quality >= rules.good_from
        assert given(turn)[GOOD] == good, f"{turn.person_id} has {given(turn)[GOOD]} good reports more after {turn.because}"
        if turn.facts is None:
            continue
        before = turn.facts.purse
        enough = good and bool(rules.title) and before.get(GOOD, 0) + 1 >= rules.title_after and not before.get(title_tally(rules), 0)
        assert titles == ([rules.title] if enough else []), f"{turn.person_id} was awarded {titles}"
        assert given(turn)[title_tally(rules)] == len(titles), f"{turn.person_id} may be awarded it again"


def nothing_is_shown_before_a_review(history: History) -> None:
    """Only a ruling puts a report where everybody sees it, with the stars that its writer gave."""
    stars: dict[str, int] = {}
    for turn in history.turns:
        if turn.accepted and turn.because == "report_sent":
            stars[turn.person_id] = turn.move.stars
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list == REPORTS:
                assert turn.kind == "ruling", f"{effect.data} was public without a ruling"
                fits = turn.person_id in history.merged or effect.data["stars"] == stars.get(turn.person_id)
                assert fits, f"{turn.person_id} gave {stars.get(turn.person_id)} stars and {effect.data['stars']} are shown"


def the_average_adds_up(history: History) -> None:
    """The counts of stars are those of the reports on the page."""
    if history.merged:
        return
    gave: dict[str, int] = {}
    shown: Counter[int] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because == "report_sent":
            gave[turn.person_id] = turn.move.stars
        if turn.accepted and turn.because in REVIEWED and turn.move.ruling.publish:
            shown[gave[turn.person_id]] += 1
        if turn.accepted and turn.because == "unpublished":
            shown[gave[turn.person_id]] -= 1
    for place, name in enumerate(STARS, 1):
        counted = history.left.get(tally(name), 0)
        assert counted == shown[place], f"{shown[place]} with {place} stars, {counted} counted"
    assert history.left.get(tally("published"), 0) == shown.total(), "the number of reports on the page is wrong"


def a_no_says_why(history: History) -> None:
    """Whatever operators decide against somebody, or for somebody out of turn, has a reason that the person reads."""
    for turn in history.turns:
        if turn.accepted and turn.because in REASONED:
            assert str(turn.answer.get("reason", "")).strip(), f"{turn.person_id} was told {turn.because} without a reason"
            assert _is_sent(turn), f"{turn.person_id} was not told {turn.because}"


def _is_sent(turn: Turn) -> bool:
    return any(type(effect).__name__ == "Send" for effect in turn.effects)


REPORT_LAWS = (
    reports_have_their_time,
    reports_are_whole,
    reports_are_rewarded_by_care_alone,
    good_reports_bring_the_title,
    nothing_is_shown_before_a_review,
    the_average_adds_up,
    a_no_says_why,
)

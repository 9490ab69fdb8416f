"""What a trial promises, as plain functions over what happened: places first, then reports (`report_laws`)."""

from collections import Counter

from antiphon.mechanics.trial.choosing import draw_lot, points_of, unmet
from antiphon.mechanics.trial.listing import CALLED, LOTS, MISSED, WAITING
from antiphon.mechanics.trial.report_laws import REPORT_LAWS
from antiphon.mechanics.trial.rules import Rules
from antiphon.sdk.answers import Answer, read_answer
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Delist, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, taken, transfers
from antiphon.sdk.mechanic import Refused
from antiphon.sdk.questions import answered_on_the_way, find_question

CAME = {"applied", "on_the_list", "places_gone", "picked_first", "picked_first_now"}  # an application was taken
PLACED = {"picked", "picked_now", "picked_by_us", "picked_by_us_now", "picked_first", "picked_first_now", "moved_up", "moved_up_now"}
ORDERED = {"picked", "picked_now", "waits", "not_drawn", "fewer_points"}
OUT = {"withdrawn", "excluded", "declined", "lapsed", "came_back", "called_off"}


def places_go_to_those_who_asked(history: History) -> None:
    """A place is given to whoever applied and is still there, once; whoever gives it back has nothing of it."""
    item = history.rules.item
    for person, turns in accepted_by_person(history).items():
        state, has = "", 0
        for turn in turns:
            if turn.because in PLACED:
                assert state == "in" or turn.because in CAME, f"{person} got a place after {state or 'nothing'}"
                assert turn.because in {"moved_up", "moved_up_now"} or has == 0, f"{person} got two places"
            state = "in" if turn.because in CAME else turn.because if turn.because in OUT else state
            for transfer in transfers(turn):
                if transfer.asset == item.asset:
                    has += transfer.amount * ((transfer.target == PERSON) - (transfer.source == PERSON))
            assert 0 <= has <= item.amount, f"{person} has {has} of {item.asset}"
            assert turn.because not in {"declined", "lapsed"} or has == 0, f"{person} kept what was given back"
            assert has == 0 or turn.because in PLACED or not given(turn)[item.asset], f"{person} was given {item.asset} for {turn.because}"


def what_is_given_back_goes_to_the_next(history: History) -> None:
    """A place that is declined or not claimed comes back to the play, never to nowhere."""
    for turn in history.turns:
        if turn.accepted and turn.because in {"declined", "lapsed"}:
            back = [each.asset for each in transfers(turn) if each.source == PERSON and each.target == PLAY]
            assert back == [history.rules.item.asset], f"{turn.person_id} gave nothing back"


def lots_come_from_their_seed(history: History) -> None:
    """Every lot is the one that the seed beside it gives, with the number of lots that the application was worth."""
    for person, turns in accepted_by_person(history).items():
        points: int = 0
        for turn in turns:
            if turn.because == "applied":
                points = turn.answer["points"]
            if turn.because == "lot_drawn":
                lot = draw_lot(points, turn.seed)
                rows = [each for each in turn.effects if isinstance(each, Enlist) and each.list == LOTS]
                told = [(row.rank, row.data["lot"], row.data["seed"]) for row in rows]
                assert told == [(lot, f"{lot:06}", turn.seed)], f"{person} was told {told}, and the seed gives {lot}"


def the_order_decides(history: History) -> None:
    """Places go to the first of the order, the waiting list to the next, and the order is that of lots or points."""
    rules = history.rules
    worth: dict[str, int] = {}
    stood: dict[int, int] = {}
    for turn in history.turns:
        if not turn.accepted or turn.person_id in history.merged:
            continue
        if turn.because == "applied" and rules.way == "points":
            worth[turn.person_id] = turn.answer["points"]
        if turn.because == "lot_drawn":
            worth[turn.person_id] = int(turn.answer["lot"])
        if turn.because in ORDERED:
            position = turn.answer["position"]
            first, line = position <= rules.places, position <= rules.places + rules.waiting
            due = {"picked", "picked_now"} if first else {"waits"} if line else {"not_drawn", "fewer_points"}
            assert turn.because in due, f"number {position} of the order was told {turn.because}"
            assert position not in stood or history.merged, f"two people stood at {position}"
            stood[position] = worth.get(turn.person_id, 0)
    values = [stood[position] for position in sorted(stood)]
    assert history.merged or values == sorted(values, reverse=True), f"the order was {values}"


def points_are_as_announced(history: History) -> None:
    """What an application is worth follows from the answers and segments alone, and whoever must fit does."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        said: dict[str, Answer] = {}
        for turn in turns:
            if turn.kind == "move" and turn.move.do == "answer":
                _take(rules, said, turn)
            if turn.because in CAME and turn.facts is not None:
                answers = answered_on_the_way(rules.questions, said)
                assert unmet(rules, answers, turn.facts) is None, f"{person} does not fit and was taken"
                told = turn.answer.get("points")
                points = points_of(rules, answers, turn.facts)
                assert told is None or told == points, f"{person} was told {told} points and has {points}"


def _take(rules: Rules, said: dict[str, Answer], turn: Turn) -> None:
    question = find_question(rules.questions, turn.move.question)
    answer = None if question is None else read_answer(question, turn.move.answer)
    if question is not None and not isinstance(answer, Refused):
        said[question.key] = answer


def the_line_moves_in_order(history: History) -> None:
    """Who is called from the waiting list is the first who waits and was not called."""
    if history.merged:
        return
    waits: set[str] = set()
    called: set[str] = set()
    for turn in history.turns:
        for effect in turn.effects:
            if isinstance(effect, Enlist | Delist) and effect.list in {WAITING, CALLED}:
                kept = waits if effect.list == WAITING else called
                if isinstance(effect, Delist):
                    kept.discard(effect.key)
                    continue
                first = min(waits - called, default=None)
                assert effect.list == WAITING or effect.key == first, f"{effect.key} was called, and {first} was first"
                kept.add(effect.key)
    moved = [turn for turn in history.turns if turn.accepted and turn.because in {"moved_up", "moved_up_now"}]
    assert all(f"{turn.answer['number']:02}" in called for turn in moved), "somebody moved up without being called"


def who_never_reported_sits_one_out(history: History) -> None:
    """A missed report is owed, once; whoever owes one is not taken, and has paid for it with one trial."""
    for turn in history.turns:
        if not turn.accepted:
            continue
        owes = turn.facts.purse.get(MISSED, 0) if turn.facts is not None else 0
        assert given(turn)[MISSED] == (turn.because == "missed_held"), (
            f"{turn.person_id} was given {given(turn)[MISSED]} for {turn.because}"
        )
        if turn.because in CAME and history.rules.hold_back:
            assert owes == 0, f"{turn.person_id} never reported and was taken"
        if turn.because == "held_back":
            assert taken(turn)[MISSED] == 1, f"{turn.person_id} sat out and still owes"


def applications_are_counted(history: History) -> None:
    """The number of applicants that everybody sees is the number of applications."""
    came = sum(turn.accepted and turn.because in CAME for turn in history.turns)
    counted: Counter[str] = Counter()
    for turn in history.turns:
        for transfer in transfers(turn):
            if transfer.source == WORLD and transfer.target == PLAY:
                counted[transfer.asset] += transfer.amount
    assert counted["tally:applied"] == came, f"{came} applied and {counted['tally:applied']} were counted"


LAWS = (
    places_go_to_those_who_asked,
    what_is_given_back_goes_to_the_next,
    lots_come_from_their_seed,
    the_order_decides,
    points_are_as_announced,
    the_line_moves_in_order,
    who_never_reported_sits_one_out,
    applications_are_counted,
    *REPORT_LAWS,
    only_signed_in_people_get_anything,
)

"""What a draw promises about chance, limits and price, as plain functions over what happened. The rest is in album_laws.py."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from antiphon.mechanics.draw.album_laws import ALBUM_LAWS
from antiphon.mechanics.draw.earning import REFUNDS, order_of
from antiphon.mechanics.draw.sectors import is_open, land, sectors
from antiphon.mechanics.draw.told import WON, draws_before
from antiphon.mechanics.draw.windows import open_now
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, only_signed_in_people_get_anything, taken
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED
from antiphon.sdk.rewards import is_left


def _draws(history: History) -> Iterator[tuple[str, list[Turn]]]:
    for person, turns in accepted_by_person(history).items():
        yield person, [turn for turn in turns if turn.kind == "move"]


def _earned(history: History, turns: list[Turn]) -> Iterator[tuple[Turn, int]]:
    """Each turn of one person with the free draws that the rules give for it; below 0 for a refund that took some back."""
    used: Counter[tuple[date, int]] = Counter()
    for turn in turns:
        draws = -turn.answer["taken"] if _is_refund(turn) else 0
        if turn.kind == "event" and not _is_refund(turn):
            day = day_of(turn, history.rules.zone)
            for index, way in enumerate(history.rules.ways):
                if way.fits(turn.move) and used[day, index] < way.per_day:
                    used[day, index] += 1
                    draws += way.draws
        yield turn, draws


def nobody_draws_above_the_limits(history: History) -> None:
    """Not more draws than allowed, in total and on any local day."""
    for person, draws in _draws(history):
        if history.rules.in_total is not None:
            assert len(draws) <= history.rules.in_total, f"{person} drew {len(draws)} times"
        days: Counter[date] = Counter(day_of(turn, history.rules.zone) for turn in draws)
        for day, count in days.items():
            assert history.rules.per_day is None or count <= history.rules.per_day, f"{person} drew {count} times on {day}"


def nobody_draws_outside_of_the_open_hours(history: History) -> None:
    """Where the rules have open hours, every draw lies in one of them, and nobody draws in one more often than allowed."""
    rules = history.rules
    if not rules.windows:
        return
    for person, draws in _draws(history):
        rounds: Counter[datetime] = Counter()
        for turn in draws:
            span = open_now(rules.windows, rules.zone, turn.at)
            assert span is not None, f"{person} drew at {turn.at}, when it was closed"
            rounds[span.start] += 1
        for start, count in rounds.items():
            assert rules.per_window is None or count <= rules.per_window, f"{person} drew {count} times from {start} on"


def each_draw_is_paid_or_earned(history: History) -> None:
    """A draw costs its price, or one free draw earned before it; where only earned draws count, none is without one."""
    price = history.rules.price
    for person, turns in accepted_by_person(history).items():
        free = 0
        for turn, draws in _earned(history, turns):
            free += draws
            assert free >= 0, f"{person} lost {-free} draws more than there were"
            if turn.kind == "event":
                continue
            paid = {price.asset: price.amount} if price and not free else {}
            assert taken(turn) == paid, f"{person} paid {dict(taken(turn))} instead of {paid}"
            assert free or price or not history.rules.ways, f"{person} drew without having earned it"
            free = max(0, free - 1)


def what_people_do_earns_what_the_rules_say(history: History) -> None:
    """An event gives the free draws of every way that it fits, as often a local day as the rules say, and what is told is the sum."""
    for person, turns in accepted_by_person(history).items():
        free = 0
        for turn, draws in _earned(history, turns):
            free += draws
            if turn.kind == "event":
                assert draws or _is_refund(turn), f"{person} earned a draw that the rules do not give"
                assert turn.answer["free"] == free, f"{person} was told of {turn.answer['free']} free draws and has {free}"
            else:
                free = max(0, free - 1)


def _is_refund(turn: Turn) -> bool:
    return turn.kind == "event" and turn.move.name in REFUNDS and "taken" in turn.answer


def a_refund_takes_what_its_order_gave(history: History) -> None:
    """An order gives once, and its refunds together take back no more than that; a cancelled one leaves nothing unused."""
    for person, turns in accepted_by_person(history).items():
        gave: Counter[str] = Counter()
        for turn, draws in _earned(history, turns):
            order = order_of(turn.move) if turn.kind == "event" else ""
            if _is_refund(turn):
                gave[order] += draws
                assert gave[order] >= 0, f"{person}: the refund of {order} took more than it gave"
                gone = turn.move.name != ORDER_CANCELLED or not turn.answer["free"] or not gave[order]
                assert gone or not all(way.take_back for way in history.rules.ways), f"{person} kept draws of the cancelled {order}"
            elif order and turn.move.name == ORDER_COMPLETED:
                gave[order] += draws


def the_guarantee_is_honoured(history: History) -> None:
    """After the agreed number of losses in a row the next draw wins while the named prize is in stock, and never before."""
    guarantee = history.rules.guarantee
    dry: Counter[str] = Counter()
    for turn, left, _ in draws_before(history):
        if guarantee is not None:
            due = dry[turn.person_id] >= guarantee.after and is_left(history.rules.prize(guarantee.prize), left)
            assert turn.because in WON or not due, f"{turn.person_id} lost a guaranteed draw"
            assert due or not turn.answer["guaranteed"], f"{turn.person_id} won by a guarantee that was not due"
            prize = turn.answer["prize"]
            assert not turn.answer["guaranteed"] or prize["key"] == guarantee.prize, f"{turn.person_id} got another prize than guaranteed"
        else:
            assert not turn.answer["guaranteed"], f"{turn.person_id} won by a guarantee that nobody gave"
        dry[turn.person_id] = 0 if turn.because in WON else dry[turn.person_id] + 1


def a_seed_tells_the_same_story(history: History) -> None:
    """Whoever draws again with the recorded seed and the odds as they stood for that person lands on the same sector."""
    for turn, _, have in draws_before(history):
        if turn.facts is not None and not turn.answer["guaranteed"]:
            table = sectors(history.rules, turn.facts.person.segments, turn.facts.left, have)
            index = land(table, turn.facts.seed)
            assert turn.answer["index"] == index, f"the seed {turn.facts.seed} lands on {index}, not {turn.answer['index']}"
            prize, told = table[index].prize, turn.answer["prize"]
            assert (prize.key if prize else None) == (told["key"] if told else None), f"sector {index} does not hold {told}"


def no_draw_is_sold_that_cannot_win(history: History) -> None:
    """Nobody draws when nothing is left to give, or after a play that closes with its first empty prize has closed."""
    for turn, _, have in draws_before(history):
        if turn.facts is not None:
            left = turn.facts.left
            table = sectors(history.rules, turn.facts.person.segments, left, have)
            assert is_open(history.rules, table, left), f"{turn.person_id} drew from an empty drum"


LAWS = (
    nobody_draws_above_the_limits,
    nobody_draws_outside_of_the_open_hours,
    each_draw_is_paid_or_earned,
    what_people_do_earns_what_the_rules_say,
    a_refund_takes_what_its_order_gave,
    the_guarantee_is_honoured,
    a_seed_tells_the_same_story,
    no_draw_is_sold_that_cannot_win,
    *ALBUM_LAWS,
    only_signed_in_people_get_anything,
)

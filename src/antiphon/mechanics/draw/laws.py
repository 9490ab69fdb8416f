"""What a draw promises, as plain functions over what happened."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw.sectors import is_open, land, sectors
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, from_stock, given, only_signed_in_people_get_anything, taken
from antiphon.sdk.rewards import is_left

_WON = ("won", "won_by_guarantee")


def _draws(history: History) -> Iterator[tuple[str, list[Turn]]]:
    for person, turns in accepted_by_person(history).items():
        yield person, [turn for turn in turns if turn.kind == "move"]


def _with_left(history: History) -> Iterator[tuple[Turn, Mapping[Asset, int]]]:
    """Each accepted draw with what was left of the stock before it, counted from the transfers alone."""
    left: Counter[Asset] = Counter(history.stock)
    for turn in history.turns:
        if turn.accepted and turn.kind == "move" and turn.person_id not in history.merged:
            yield turn, dict(left)
        left.subtract({Asset(asset): amount for asset, amount in from_stock(turn).items()})


def nobody_draws_above_the_limits(history: History) -> None:
    """Not more draws than allowed, in total and on any local day."""
    for person, draws in _draws(history):
        if history.rules.in_total is not None:
            assert len(draws) <= history.rules.in_total, f"{person} drew {len(draws)} times"
        days: Counter[date] = Counter(day_of(turn, history.rules.zone) for turn in draws)
        for day, count in days.items():
            assert history.rules.per_day is None or count <= history.rules.per_day, f"{person} drew {count} times on {day}"


def each_draw_is_paid_or_earned(history: History) -> None:
    """A draw costs its price, or one free draw earned before it; where only earned draws count, none is without one."""
    price, earn = history.rules.price, history.rules.earn
    for person, turns in accepted_by_person(history).items():
        free = 0
        for turn in turns:
            if turn.kind == "event":
                free += 1
                continue
            paid = {price.asset: price.amount} if price and not free else {}
            assert taken(turn) == paid, f"{person} paid {dict(taken(turn))} instead of {paid}"
            assert free or price or earn is None, f"{person} drew without having earned it"
            free = max(0, free - 1)


def free_draws_keep_their_daily_cap(history: History) -> None:
    """Nobody earns more free draws on a local day than the rules say."""
    earn = history.rules.earn
    for person, turns in accepted_by_person(history).items():
        days: Counter[date] = Counter(day_of(turn, history.rules.zone) for turn in turns if turn.kind == "event")
        assert not days or (earn is not None and max(days.values()) <= earn.per_day), f"{person} earned {max(days.values())} on one day"


def what_is_told_is_given(history: History) -> None:
    """The prize in the answer is what is handed over, no more and no less; a loss hands over nothing."""
    for person, draws in _draws(history):
        for turn in draws:
            prize = turn.answer["prize"]
            told = {prize["asset"]: prize["amount"]} if prize and prize["asset"] else {}
            assert given(turn) == told, f"{person} was told {told} and given {dict(given(turn))}"
            assert bool(told) == (turn.because != "not_this_time"), f"{person} was told {turn.because} with {told}"


def the_guarantee_is_honoured(history: History) -> None:
    """After the agreed number of losses in a row the next draw wins while the named prize is in stock, and never before."""
    guarantee = history.rules.guarantee
    dry: Counter[str] = Counter()
    for turn, left in _with_left(history):
        if guarantee is not None:
            due = dry[turn.person_id] >= guarantee.after and is_left(history.rules.prize(guarantee.prize), left)
            assert turn.because in _WON or not due, f"{turn.person_id} lost a guaranteed draw"
            assert due or not turn.answer["guaranteed"], f"{turn.person_id} won by a guarantee that was not due"
            prize = turn.answer["prize"]
            assert not turn.answer["guaranteed"] or prize["key"] == guarantee.prize, f"{turn.person_id} got another prize than guaranteed"
        else:
            assert not turn.answer["guaranteed"], f"{turn.person_id} won by a guarantee that nobody gave"
        dry[turn.person_id] = 0 if turn.because in _WON else dry[turn.person_id] + 1


def a_seed_tells_the_same_story(history: History) -> None:
    """Whoever draws again with the recorded seed and odds lands on the same sector."""
    for turn, _ in _with_left(history):
        if turn.facts is not None and not turn.answer["guaranteed"]:
            table = sectors(history.rules, turn.facts.person.segments, turn.facts.left)
            index = land(table, turn.facts.seed)
            assert turn.answer["index"] == index, f"the seed {turn.facts.seed} lands on {index}, not {turn.answer['index']}"
            prize, told = table[index].prize, turn.answer["prize"]
            assert (prize.key if prize else None) == (told["key"] if told else None), f"sector {index} does not hold {told}"


def no_draw_is_sold_that_cannot_win(history: History) -> None:
    """Nobody draws when nothing is left to give, or after a play that closes with its first empty prize has closed."""
    for turn, _ in _with_left(history):
        if turn.facts is not None:
            left = turn.facts.left
            table = sectors(history.rules, turn.facts.person.segments, left)
            assert is_open(history.rules, table, left), f"{turn.person_id} drew from an empty drum"


LAWS = (
    nobody_draws_above_the_limits,
    each_draw_is_paid_or_earned,
    free_draws_keep_their_daily_cap,
    what_is_told_is_given,
    the_guarantee_is_honoured,
    a_seed_tells_the_same_story,
    no_draw_is_sold_that_cannot_win,
    only_signed_in_people_get_anything,
)

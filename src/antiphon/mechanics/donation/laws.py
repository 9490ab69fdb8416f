"""What a donation promises, as plain functions over what happened."""

from collections import Counter
from datetime import date
from itertools import pairwise

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.donation.rules import BACK, CAME_IN, FUND, Rules
from antiphon.mechanics.donation.sales import units_of
from antiphon.sdk.effects import PLAY, WORLD, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, taken, transfers
from antiphon.sdk.public_account import ACCOUNT, the_public_account_adds_up


def _counted(turn: Turn) -> int:
    """Units that a turn brought onto the account."""
    into = sum(each.amount for each in transfers(turn) if each.asset in CAME_IN and each.target == PLAY)
    return into - sum(each.amount for each in transfers(turn) if each.asset == BACK and each.target == PLAY)


def _within(rules: Rules, turn: Turn, units: int) -> int:
    return rules.within_fund(units, turn.facts) if turn.facts is not None else units


def people_pay_what_they_are_told(history: History) -> None:
    """A gift takes its points, so many times as it was given; taps and orders take nothing."""
    gift = history.rules.gift
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            price = {POINTS: gift.points * turn.move.times} if turn.because in {"gave", "gave_matched"} else {}
            assert taken(turn) == price, f"{person} paid {dict(taken(turn))} instead of {price}"


def the_brand_gives_what_it_promised(history: History) -> None:
    """Each gift is matched and each tap is worth as promised, as long as the brand's part lasts."""
    rules = history.rules
    for turn in history.turns:
        if not turn.accepted or turn.facts is None:
            continue
        if turn.because in {"gave", "gave_matched"}:
            own = rules.gift.gives * turn.move.times
            matched = _within(rules, turn, own * rules.gift.match_percent // 100)
            assert _counted(turn) == own + matched, f"{turn.person_id}'s gift counted as {_counted(turn)}, not {own} and {matched}"
        elif turn.because == "tapped":
            assert _counted(turn) == _within(rules, turn, rules.tap.gives), f"{turn.person_id}'s tap counted as {_counted(turn)}"


def the_brand_keeps_to_its_cap(history: History) -> None:
    """The brand never gives more than it set aside, and what it gives leaves what it set aside."""
    cap, out = history.rules.brand_cap, 0
    for turn in history.turns:
        for each in transfers(turn):
            if each.asset == FUND:
                out += each.amount if each.target == WORLD else -each.amount
        assert cap is None or 0 <= out <= cap, f"the brand gave {out} of {cap}"
    if cap is not None:
        from_brand = sum(each.amount for turn in history.turns for each in transfers(turn) if each.asset in CAME_IN[1:])
        back = sum(each.amount for turn in history.turns for each in transfers(turn) if each.asset == BACK)
        assert out == from_brand - back, f"the account shows {from_brand - back} from the brand, and {out} left its part"


def one_tap_a_day(history: History) -> None:
    """Nobody taps twice on a local day, and days only go forward."""
    for person, turns in accepted_by_person(history).items():
        days: list[date] = [day_of(turn, history.rules.zone) for turn in turns if turn.because == "tapped"]
        assert all(before < after for before, after in pairwise(days)), f"{person} tapped on {days}"


def every_order_gives_once(history: History) -> None:
    """An order gives what the rules say, once; a refund takes back at most that, and only before it is settled."""
    given: dict[str, int] = {}
    back: Counter[str] = Counter()
    for turn in history.turns:
        order = turn.answer.get("order", "")
        if turn.because == "sale_counted":
            assert order not in given, f"order {order} gave twice"
            found = units_of(history.rules, history.rules.sale, turn.move)
            assert found is not None, f"order {order} gave for nothing"
            given[order] = _counted(turn)
            assert given[order] == _within(history.rules, turn, found[0]), f"order {order} gave {given[order]} instead of {found[0]}"
        elif turn.because == "sale_back":
            back[order] -= _counted(turn)
            assert 0 < back[order] <= given.get(order, 0), f"{back[order]} came back of the {given.get(order, 0)} of order {order}"
            rows = [each for each in turn.effects if isinstance(each, Enlist) and each.list != ACCOUNT]
            assert all(each.data["back"] == back[order] for each in rows), f"the row of order {order} is wrong"
            late = turn.move.at.timestamp() * 1_000 - rows[0].data["at"] if rows else 0
            days = history.rules.sale.settle_days
            assert late < days * 86_400_000, f"a refund took order {order} back after it was settled"


def nothing_is_collected_when_it_is_over(history: History) -> None:
    """After the days of collecting, or before the play began, nobody gives and no order counts."""
    for turn in history.turns:
        if turn.accepted and turn.facts is not None and _counted(turn) > 0:
            assert not history.rules.is_over(turn.facts), f"{turn.person_id} gave after it was over"
            start = turn.facts.starts_at
            assert turn.kind != "event" or start is None or turn.move.at >= start, f"an order from before the play gave {turn.answer}"


def the_account_holds_what_was_counted(history: History) -> None:
    """Every line of the account is what the turn brought in, or took back, by the ledger."""
    for turn in history.turns:
        written = sum(each.data["amount"] for each in turn.effects if isinstance(each, Enlist) and each.list == ACCOUNT)
        assert written == _counted(turn), f"a line says {written}, and the ledger counted {_counted(turn)}"


def only_signed_in_people_give(history: History) -> None:
    """Where the rules say so, an anonymous visitor neither gives nor taps."""
    for turn in history.turns:
        if history.rules.signed_in and turn.facts is not None and turn.accepted and turn.kind == "move":
            assert turn.facts.person.known, f"{turn.person_id} gave without signing in"


LAWS = (
    people_pay_what_they_are_told,
    the_brand_gives_what_it_promised,
    the_brand_keeps_to_its_cap,
    one_tap_a_day,
    every_order_gives_once,
    nothing_is_collected_when_it_is_over,
    the_account_holds_what_was_counted,
    the_public_account_adds_up,
    only_signed_in_people_give,
)

"""What a presale promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.presale.orders import pieces_of
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Emit
from antiphon.sdk.laws import History, Turn, given, transfers

_UNPAID = {"refund": "not_paid_refunded", "forfeit": "not_paid_forfeited"}
_CANCELLED = {"refund": "cancelled_refunded", "forfeit": "cancelled_forfeited"}


def _moved(turn: Turn, asset: Asset, source: str, target: str) -> int:
    return sum(each.amount for each in transfers(turn) if (each.asset, each.source, each.target) == (asset, source, target))


def nobody_gets_more_than_the_limit(history: History) -> None:
    """What a person holds, has paid a deposit for and has bought never exceeds the limit for one person."""
    right, has = history.rules.right, Counter[str]()
    for turn in history.turns:
        has[turn.person_id] += _moved(turn, right, PLAY, PERSON) - _moved(turn, right, PERSON, PLAY) - _moved(turn, right, WORLD, PLAY)
        most = history.rules.per_person
        assert turn.person_id in history.merged or has[turn.person_id] <= most, f"{turn.person_id} has {has[turn.person_id]} of {most}"


def every_right_is_somewhere(history: History) -> None:
    """Rights that are free, with people and bought are together the stock, and what is called paid has used a right."""
    right, out, held, bought = history.rules.right, 0, 0, 0
    for turn in history.turns:
        to_person, used = _moved(turn, right, PLAY, PERSON), _moved(turn, right, PERSON, WORLD)
        back, returned = _moved(turn, right, PERSON, PLAY), _moved(turn, right, WORLD, PLAY)
        out, held, bought = out + to_person - back - returned, held + to_person - back - used, bought + used - returned
        assert out == held + bought, f"{out} rights are out, {held} are held and {bought} bought"
        assert 0 <= bought <= out <= history.stock.get(right, 0), f"{bought} bought, {out} out of a stock of {history.rules.stock}"
        paid = turn.answer["pieces"] if turn.because == "completed" else 0
        assert paid == used or turn.person_id in history.merged, f"{paid} pieces were called paid, and {used} rights used"


def members_come_first(history: History) -> None:
    """Before everybody's turn only those with early access take a right, and nobody after deposits have ended."""
    for turn in history.turns:
        if turn.because == "taken" and turn.accepted and turn.facts is not None:
            assert turn.at >= history.rules.opens_for(turn.facts), f"{turn.person_id} came before their turn"
            assert turn.at < history.rules.deposits_end(turn.facts), f"{turn.person_id} came too late"


def a_right_lasts_as_long_as_it_says(history: History) -> None:
    """A right without a deposit is good for the minutes of the rules, and is not taken away before."""
    until: dict[str, datetime] = {}
    for turn in history.turns:
        if turn.person_id in history.merged:
            continue
        if turn.because == "taken" and turn.accepted:
            until[turn.person_id] = turn.at + timedelta(minutes=history.rules.minutes)
            assert turn.answer["until"] == until[turn.person_id].isoformat(), f"{turn.person_id} was told {turn.answer['until']}"
        if turn.because == "timed_out":
            assert turn.at >= until[turn.person_id], f"{turn.person_id}'s right was taken away at {turn.at}"


def a_deposit_counts_once_for_what_was_promised(history: History) -> None:
    """An order's deposit counts once, for no more pieces than it has, and for the sum that was promised; each brings one coupon."""
    rules, open_ = history.rules, defaultdict[str, set[str]](set)
    for turn in history.turns:
        order = turn.answer.get("order", "")
        if turn.because == "deposit_counted":
            pieces = turn.answer["pieces"]
            assert order not in open_[turn.person_id] or turn.person_id in history.merged, f"the deposit of {order} counted twice"
            open_[turn.person_id].add(order)
            assert pieces <= pieces_of(rules, turn.move), f"order {order} counted for {pieces}"
            assert turn.answer["counts_minor"] == rules.counts_minor * pieces, f"order {order} counts for {turn.answer['counts_minor']}"
        elif turn.because in {"returned", *_CANCELLED.values()}:
            open_[turn.person_id].discard(order)
        elif turn.because in _UNPAID.values():
            lost = {each.properties["order"] for each in turn.effects if isinstance(each, Emit)}
            open_[turn.person_id] -= lost
        coupons = sum(count for asset, count in given(turn).items() if asset.startswith("coupon:"))
        due = turn.answer["pieces"] if turn.because == "deposit_counted" and rules.coupon else 0
        assert coupons == due, f"{turn.person_id} got {coupons} coupons instead of {due}"


def deposits_go_where_the_rules_say(history: History) -> None:
    """Nobody's balance is called late before its days are over; then, and with a cancelled order, the deposit goes where the rules say."""
    for turn in history.turns:
        if turn.because in _UNPAID.values() and turn.facts is not None:
            assert turn.because == _UNPAID[history.rules.unpaid], f"{turn.person_id}: {turn.because}"
            assert turn.at >= history.rules.balance_closes(turn.facts), f"{turn.person_id} was called late at {turn.at}"
        if turn.because in _CANCELLED.values():
            assert turn.because == _CANCELLED[history.rules.cancelled], f"{turn.person_id}: {turn.because}"


def only_signed_in_people_buy(history: History) -> None:
    """Where the rules say so, an anonymous visitor takes no right."""
    for turn in history.turns:
        if history.rules.signed_in and turn.because == "taken" and turn.accepted and turn.facts is not None:
            assert turn.facts.person.known, f"{turn.person_id} took a right without signing in"


LAWS = (
    nobody_gets_more_than_the_limit,
    every_right_is_somewhere,
    members_come_first,
    a_right_lasts_as_long_as_it_says,
    a_deposit_counts_once_for_what_was_promised,
    deposits_go_where_the_rules_say,
    only_signed_in_people_buy,
)

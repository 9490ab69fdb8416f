"""What a flash sale promises, as plain functions over what happened."""

from collections import Counter
from datetime import datetime, timedelta

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.flash_sale.selling import pieces_of
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Delist, Enlist
from antiphon.sdk.laws import History, Turn, given, transfers

_GIVEN = ("taken", "offered")


def _moved(turn: Turn, asset: Asset, source: str, target: str) -> int:
    return sum(each.amount for each in transfers(turn) if (each.asset, each.source, each.target) == (asset, source, target))


def nobody_gets_more_than_the_limit(history: History) -> None:
    """What a person holds and has bought never exceeds the limit for one person."""
    rules, has = history.rules, Counter[str]()
    for turn in history.turns:
        has[turn.person_id] += _moved(turn, rules.right, PLAY, PERSON) + _moved(turn, rules.right, PLAY, WORLD)
        has[turn.person_id] -= _moved(turn, rules.right, PERSON, PLAY) + _moved(turn, rules.right, WORLD, PLAY)
        most = rules.per_person
        assert turn.person_id in history.merged or has[turn.person_id] <= most, f"{turn.person_id} has {has[turn.person_id]} of {most}"


def never_oversold(history: History) -> None:
    """Rights that are free, held and bought are together the stock; no order is sold a piece without one."""
    rules, out, sold, held, away = history.rules, 0, 0, 0, 0
    for turn in history.turns:
        to_person, to_world = _moved(turn, rules.right, PLAY, PERSON), _moved(turn, rules.right, PLAY, WORLD)
        back, used, returned = (_moved(turn, rules.right, *ends) for ends in ((PERSON, PLAY), (PERSON, WORLD), (WORLD, PLAY)))
        handed, received = (used, 0) if turn.because == "handed_on" else (0, _moved(turn, rules.right, WORLD, PERSON))
        used -= handed
        away += handed - received
        out += to_person + to_world - back - returned
        held += to_person + received - back - used - handed
        sold += used + to_world - returned
        assert away >= 0, f"{-away} rights were received that nobody has given"
        assert out == held + sold + away, f"{out} rights are out, {held} are held, {away} on their way and {sold} bought"
        assert 0 <= sold <= out <= history.stock.get(rules.right, 0), f"{sold} bought, {out} out of a stock of {rules.stock}"
        counted = turn.answer.get("pieces", 0) if turn.because == "bought" else 0
        assert counted == used + to_world, f"{counted} pieces were sold for {used + to_world} rights"


def first_come_first_served(history: History) -> None:
    """While people wait, a right goes only to those so near the front that all before them can have one too."""
    line: list[str] = []
    for turn in history.turns:
        if turn.because in _GIVEN and turn.accepted and turn.facts is not None:
            free = turn.facts.left.get(history.rules.right, 0)
            place = line.index(turn.person_id) + 1 if turn.person_id in line else len(line) + 1
            assert place <= free, f"{turn.person_id} was number {place} for {free}"
        for effect in turn.effects:
            if isinstance(effect, Enlist):
                line.append(effect.key)
            elif isinstance(effect, Delist) and effect.key in line:
                line.remove(effect.key)


def a_right_lasts_as_long_as_it_says(history: History) -> None:
    """A right is good for the minutes of the rules from the moment it is given, and is not taken away before."""
    until: dict[str, datetime] = {}
    for turn in history.turns:
        if turn.person_id in history.merged:
            continue
        if turn.because in _GIVEN and turn.accepted:
            until[turn.person_id] = turn.at + timedelta(minutes=history.rules.minutes)
            assert turn.answer["until"] == until[turn.person_id].isoformat(), f"{turn.person_id} was told {turn.answer['until']}"
        if turn.because == "received" and turn.accepted:
            mine = datetime.fromisoformat(turn.answer["until"])
            assert mine <= turn.at + timedelta(minutes=history.rules.minutes), f"{turn.person_id} received a right until {mine}"
            until[turn.person_id] = max(mine, until.get(turn.person_id, mine))
        if turn.because == "timed_out":
            assert turn.at >= until[turn.person_id], f"{turn.person_id}'s right was taken away at {turn.at}"


def the_price_is_the_persons(history: History) -> None:
    """Members are told their own price, everybody else the price of the sale, and nobody else buys what is for members."""
    rules = history.rules
    for turn in history.turns:
        if turn.because in _GIVEN and turn.accepted and turn.facts is not None:
            member = rules.price_for(turn.facts.person.segments)
            price = member.price_minor if member else rules.price_minor
            assert turn.answer["price_minor"] == price, f"{turn.person_id} was told {turn.answer['price_minor']} instead of {price}"
            assert member or not rules.members_only or turn.because == "offered", f"{turn.person_id} is no member"


def one_coupon_for_a_right(history: History) -> None:
    """Nobody collects coupons by taking and releasing: there are never more unused ones than rights a person could hold."""
    coupons, bought = Counter[str](), Counter[str]()
    for turn in history.turns:
        coupons[turn.person_id] += sum(count for asset, count in given(turn).items() if asset.startswith("coupon:"))
        bought[turn.person_id] += turn.answer["pieces"] if turn.because == "bought" else 0
        spare = coupons[turn.person_id] - bought[turn.person_id]
        assert turn.person_id in history.merged or spare <= history.rules.per_person, f"{turn.person_id} has {spare} coupons to spare"


def an_order_counts_once(history: History) -> None:
    """An order uses rights for no more pieces than it has, once; a cancelled one gives back at most what it used."""
    used, back = Counter[str](), Counter[str]()
    for turn in history.turns:
        if turn.because == "bought":
            order, pieces = pieces_of(history.rules, turn.move)
            name = f"{turn.person_id}/{order}"
            again = used[name] - back[name] > 0
            assert not again or turn.person_id in history.merged, f"order {order} was counted twice"
            assert turn.answer["pieces"] <= pieces, f"order {order} of {pieces} used {turn.answer['pieces']} rights"
            used[name] += turn.answer["pieces"]
        elif turn.because == "returned":
            name = f"{turn.person_id}/{turn.answer['order']}"
            back[name] += turn.answer["pieces"]
            assert turn.person_id in history.merged or back[name] <= used[name], f"{back[name]} of {used[name]} came back of {name}"


def only_signed_in_people_buy(history: History) -> None:
    """Where the rules say so, an anonymous visitor takes no right."""
    for turn in history.turns:
        if history.rules.signed_in and turn.because == "taken" and turn.accepted and turn.facts is not None:
            assert turn.facts.person.known, f"{turn.person_id} took a right without signing in"


LAWS = (
    nobody_gets_more_than_the_limit,
    never_oversold,
    first_come_first_served,
    a_right_lasts_as_long_as_it_says,
    the_price_is_the_persons,
    one_coupon_for_a_right,
    an_order_counts_once,
    only_signed_in_people_buy,
)

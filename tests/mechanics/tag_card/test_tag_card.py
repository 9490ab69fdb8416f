"""Tag cards, rule by rule."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from antiphon.mechanics.tag_card import MECHANIC
from antiphon.mechanics.tag_card.moves import Seat, TagCardMove
from antiphon.mechanics.tag_card.play import KEPT, WITHDRAWN, TagCard
from antiphon.mechanics.tag_card.rules import Rules
from antiphon.sdk.effects import Emit
from antiphon.sdk.facts import Facts
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text
from tests.mechanics.tag_card.examples import BASE

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Person("ann")
SHOPPER = msgspec.convert(MECHANIC.templates[0].rules, Rules)


def do(table: Table[Any, Any, Any], what: Any, *tags: str, agree: bool = False, person: Person = ANN) -> Turn:
    return table.move(person, TagCardMove(what, tags, agree), NOON)


def told(turn: Turn) -> dict[str, Any]:
    return {effect.name: effect.properties for effect in turn.effects if isinstance(effect, Emit)}


def test_two_taps_make_a_card_in_the_order_of_the_shop() -> None:
    table = Table(MECHANIC, SHOPPER)
    turn = do(table, "choose", "gift", "looks")
    assert (turn.because, given(turn), turn.answer["tags"]) == ("chosen_rewarded", {"points": 10}, ["looks", "gift"])
    assert told(turn) == {"Tag Card Made": {"count": 2}}
    card = TagCard().card(SHOPPER, Seat(("looks", "gift")), Facts(NOON, ANN, ""))
    assert card is not None
    assert (card.headline, card.figure) == (Text(zh="我是“颜值至上”型买家", en="My shopping style: Looks come first"), "🎀")
    assert TagCard().card(SHOPPER, Seat(), Facts(NOON, ANN, "")) is None
    break_no_law(MECHANIC, table.history())


def test_the_shop_remembers_while_the_person_agrees() -> None:
    table = Table(MECHANIC, BASE)
    assert told(do(table, "choose", "a", agree=True))[KEPT] == {"tags": ["a"], "fits": {"a": True, "b": False, "c": False, "d": False}}
    assert told(do(table, "choose", "b"))[KEPT]["tags"] == ["b"]
    assert WITHDRAWN in told(do(table, "withdraw"))
    assert told(do(table, "choose", "c")) == {}
    assert do(table, "withdraw").because == "not_agreed"
    assert do(Table(MECHANIC, replace(BASE, remember=False)), "choose", "a", agree=True).because == "not_offered"
    break_no_law(MECHANIC, table.history())


def test_a_link_adds_a_tag_and_gives_no_consent() -> None:
    table = Table(MECHANIC, replace(BASE, most=2))
    for tap in TagCard().taps(BASE)[:2]:
        assert "agree" not in tap.move
        do(table, "add", *tap.move["tags"])
    assert table.look(ANN, NOON)["mine"] == ["a", "b"]
    assert [do(table, "add", "c").because, do(table, "add", "a").because] == ["too_many", "same_tags"]
    assert TagCard().taps(replace(BASE, least=2)) == ()


def test_shares_of_all_cards_show_after_choosing() -> None:
    table = Table(MECHANIC, BASE)
    for number, tags in enumerate((("a",), ("a", "b"), ("a",))):
        do(table, "choose", *tags, person=Person(f"p{number}"))
    assert {tag["percent"] for tag in table.look(ANN, NOON)["tags"]} == {None}
    do(table, "choose", "b")
    assert [tag["percent"] for tag in table.look(ANN, NOON)["tags"]] == [75, 50, 0, 0]


def test_of_two_cards_the_one_made_first_stands() -> None:
    merged = MECHANIC.merge(BASE, Seat(("a",)), Seat(("b",), rewarded=True, agreed=True))
    assert merged == Seat(("a",), rewarded=True)
    assert MECHANIC.merge(BASE, Seat(), Seat(("b",), agreed=True)) == Seat(("b",), agreed=True)

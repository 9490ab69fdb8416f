"""What a draw promises about its series, its winners' list and its titles."""

from collections.abc import Mapping
from typing import Any

from antiphon.mechanics.draw.prizes import Prize
from antiphon.mechanics.draw.sectors import declared
from antiphon.mechanics.draw.series import is_complete, members
from antiphon.mechanics.draw.told import Album, draws_before
from antiphon.mechanics.draw.winning import WINNERS
from antiphon.sdk.effects import Emit, Enlist
from antiphon.sdk.laws import History, Turn, given
from antiphon.sdk.rewards import is_left


def _drawn(history: History, turn: Turn) -> Prize | None:
    """The prize of the rules that a draw landed on, also when something else was given in its place."""
    told = turn.answer["prize"]
    return history.rules.prize(told["key"]) if told else None


def _reward_of(turn: Turn) -> Mapping[str, Any] | None:
    """What a draw gives besides its prize, for the set that it completes."""
    told: Mapping[str, Any] | None = turn.answer.get("set")
    return told["reward"] if told else None


def a_second_one_is_what_the_rules_say(history: History) -> None:
    """An item that the person has is given again, exchanged for points, or not drawn before the set is complete, as the rules say."""
    series = history.rules.series
    for turn, _, have in draws_before(history):
        prize = _drawn(history, turn)
        owned = series is not None and prize is not None and prize.collect and bool(have.get(prize.key))
        swaps = owned and series is not None and series.duplicates == "points"
        assert bool(turn.answer.get("duplicate")) == swaps, f"{turn.person_id} has {dict(have)} and was told {turn.answer}"
        if swaps and series is not None:
            assert turn.answer["prize"]["amount"] == series.exchange, f"{turn.person_id} was told {turn.answer['prize']} for a second one"
            assert turn.answer["prize"]["asset"] == "points", f"{turn.person_id} was told {turn.answer['prize']} for a second one"
        if owned and series is not None and series.duplicates == "none":
            assert _must_repeat(history, turn, have), f"{turn.person_id} drew {prize} again before the set was complete"


def _must_repeat(history: History, turn: Turn, have: Album) -> bool:
    """Whether nothing that is missing could be drawn."""
    if turn.facts is None:
        return True
    odds = dict(zip((prize.key for prize in history.rules.prizes), declared(history.rules, turn.facts.person.segments), strict=False))
    missing = [prize for prize in members(history.rules.prizes) if not have.get(prize.key)]
    return not any(odds[prize.key] and is_left(prize, turn.facts.left) for prize in missing)


def a_set_is_rewarded_once(history: History) -> None:
    """The reward for a complete set is given with the draw that completes it, while there is one left, and never again."""
    series = history.rules.series
    done: set[str] = set()
    for before in draws_before(history):
        turn, left, _ = before
        completes = series is not None and turn.person_id not in done and is_complete(history.rules.prizes, before.after(history.rules))
        told = turn.answer.get("set")
        assert bool(told) == completes, f"{turn.person_id} was told {told}, and has {dict(before.after(history.rules))}"
        if completes and series is not None:
            done.add(turn.person_id)
            due = series.reward is not None and is_left(series.reward, turn.facts.left if turn.facts else left)
            assert bool(_reward_of(turn)) == due, f"{turn.person_id} completed the set and was told {told}"


def winners_are_listed_as_the_rules_say(history: History) -> None:
    """Nobody stands on the public list unless the rules say so; who does has won what stands there, and the row does not name them."""
    for turn in history.turns:
        rows = [effect for effect in turn.effects if isinstance(effect, Enlist)]
        prize = _drawn(history, turn) if turn.kind == "move" and turn.accepted else None
        won = prize is not None and prize.gives and not turn.answer.get("duplicate")
        wanted = won and (history.rules.winners == "all" or (history.rules.winners == "rare" and prize is not None and prize.rare))
        assert [row.list for row in rows] == ([WINNERS] if wanted else []), f"{turn.person_id} won {prize} and is on {rows}"
        for row in rows:
            assert prize is not None
            assert row.data["prize"] == {"zh": prize.name.zh, "en": prize.name.en}, f"the list says {row.data}, won was {prize.key}"
            assert turn.person_id not in row.key, f"the public list names {turn.person_id}"


def a_title_is_told_to_the_badges(history: History) -> None:
    """Whoever wins a title is awarded it: the event that badges hear names it, once, and nobody else's draw does."""
    for turn in history.turns:
        titles = [effect.properties["title"] for effect in turn.effects if isinstance(effect, Emit) and effect.name == "Title Won"]
        prize = _drawn(history, turn) if turn.kind == "move" and turn.accepted else None
        won = [prize.title] if prize is not None and prize.title and not turn.answer.get("duplicate") else []
        assert titles == won, f"{turn.person_id} won the title {won} and was awarded {titles}"


def what_is_told_is_given(history: History) -> None:
    """The prize in the answer, and the reward of a set that it completes, are what is handed over, no more and no less."""
    for turn in history.turns:
        if turn.kind != "move" or not turn.accepted:
            continue
        prize = turn.answer["prize"]
        told = {prize["asset"]: prize["amount"]} if prize and prize["asset"] else {}
        if reward := _reward_of(turn):
            told[reward["asset"]] = told.get(reward["asset"], 0) + reward["amount"]
        assert given(turn) == told, f"{turn.person_id} was told {told} and given {dict(given(turn))}"
        kind = _drawn(history, turn)
        worth = bool(prize and prize["asset"]) or (kind is not None and kind.gives)
        assert worth == (turn.because != "not_this_time"), f"{turn.person_id} was told {turn.because} with {told}"


ALBUM_LAWS = (
    what_is_told_is_given,
    a_second_one_is_what_the_rules_say,
    a_set_is_rewarded_once,
    winners_are_listed_as_the_rules_say,
    a_title_is_told_to_the_badges,
)

"""What a call promises, as plain functions over what happened."""

from collections import Counter
from typing import Any

from antiphon.mechanics.call.entering import is_closed
from antiphon.mechanics.call.likeness import plain
from antiphon.mechanics.call.listing import ADOPTED, ADOPTED_COUNT, ENTRIES, GALLERY, SHORTLIST, slot_tally
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PLAY, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers
from antiphon.sdk.rewards import Reward

_PUBLIC = {GALLERY, SHORTLIST, ADOPTED}


def entries_keep_the_limits(history: History) -> None:
    """Nobody has more entries than allowed; each is as long as it may be, with a picture where one is needed, and in time."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        sent = [turn for turn in turns if turn.because == "entered"]
        assert len(sent) <= rules.per_person, f"{person} sent {len(sent)}"
        for turn in sent:
            assert rules.shortest <= len(turn.answer["text"]) <= rules.longest, f"{person} sent {len(turn.answer['text'])} characters"
            picture = turn.move.picture
            assert rules.pictures != "must" or picture, f"{person} sent no picture"
            assert rules.pictures != "none" or not picture, f"{person} sent a picture"
            assert turn.facts is None or not is_closed(rules, turn.facts), f"{person} sent something at {turn.at}"


def no_idea_is_taken_twice(history: History) -> None:
    """Where similar entries are refused, no two have the same text but for the way it is written."""
    if history.rules.similar != "refuse":
        return
    seen: set[str] = set()
    for turn in history.turns:
        if turn.accepted and turn.because == "entered":
            text = plain(turn.answer["text"])
            assert text not in seen, f"{turn.answer['text']} was there before"
            seen.add(text)


def nothing_is_public_before_a_ruling(history: History) -> None:
    """Only a ruling puts an entry where everybody sees it, and a refused one is not put there."""
    for turn in history.turns:
        shown = [effect for effect in turn.effects if isinstance(effect, Enlist) and effect.list in _PUBLIC and "text" in effect.data]
        assert not shown or turn.kind == "ruling", f"{shown[0].data} was public without a ruling"
        assert not shown or turn.because != "refused", f"{shown[0].data} was refused and shown"


def every_entry_reaches_the_operators(history: History) -> None:
    """Each entry has a row that says its state as it is."""
    states: dict[str, str] = {}
    for turn in history.turns:
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list == ENTRIES:
                states[effect.key] = effect.data["state"]
        if turn.accepted and "entry" in turn.answer and turn.because not in {"vote_counted", "vote_taken_back"}:
            expected = "waiting" if turn.because == "entered" else turn.because
            assert states.get(turn.answer["entry"]) == expected, (
                f"{turn.answer['entry']} is {states.get(turn.answer['entry'])}, not {expected}"
            )


def one_vote_for_an_entry(history: History) -> None:
    """Nobody votes for one entry twice, for more than allowed, or for an entry of their own."""
    for person, turns in accepted_by_person(history).items():
        voted: set[str] = set()
        own = {turn.answer["entry"] for turn in turns if turn.because == "entered"}
        for turn in turns:
            if turn.because == "vote_counted":
                assert turn.move.entry not in voted, f"{person} voted for {turn.move.entry} twice"
                assert turn.answer["entry"] not in own, f"{person} voted for their own"
                voted.add(turn.move.entry)
            elif turn.because == "vote_taken_back":
                assert turn.move.entry in voted, f"{person} took back a vote that was not there"
                voted.discard(turn.move.entry)
            assert len(voted) <= history.rules.votes_each, f"{person} has {len(voted)} votes"


def votes_add_up(history: History) -> None:
    """The count of each place is the sum of the votes given to it and not taken back."""
    if history.merged:
        return
    cast: Counter[str] = Counter()
    moved: Counter[str] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because in {"vote_counted", "vote_taken_back"}:
            cast[slot_tally(turn.move.entry)] += 1 if turn.because == "vote_counted" else -1
        for transfer in transfers(turn):
            if is_tally(transfer.asset) and transfer.asset != ADOPTED_COUNT:
                moved[transfer.asset] += transfer.amount * (1 if transfer.target == PLAY else -1)
    for slot in history.rules.places():
        asset = slot_tally(slot)
        assert cast[asset] == moved[asset] == history.left.get(asset, 0), f"{slot}: {cast[asset]} votes, {moved[asset]} counted"


def no_more_is_adopted_than_was_promised(history: History) -> None:
    """At most as many entries are adopted as the rules say, each once, each seen by everybody."""
    adopted: Counter[str] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because == "adopted":
            adopted[turn.answer["entry"]] += 1
            assert any(isinstance(each, Enlist) and each.list == ADOPTED for each in turn.effects), f"{turn.answer['entry']} is not named"
    assert sum(adopted.values()) <= history.rules.adopted, f"{sum(adopted.values())} were adopted"
    assert all(count == 1 for count in adopted.values()), "an entry was adopted twice"
    assert history.left.get(ADOPTED_COUNT, 0) == sum(adopted.values()), "the count of adopted entries is wrong"


def _due(history: History, turn: Turn, thanked: bool) -> list[Reward]:  # noqa: FBT001 - a fact of the law
    rules = history.rules
    first = rules.accept_reward if turn.because in {"accepted", "shortlisted"} and not thanked else None
    other = {"shortlisted": rules.shortlist_reward, "adopted": rules.adopt_reward}.get(turn.because)
    return [reward for reward in (first, other) if reward is not None]


def ideas_are_rewarded_as_promised(history: History) -> None:
    """The first accepted entry, each shortlisted and each adopted one get what the rules say, once, and nothing else is given."""
    for person, turns in accepted_by_person(history).items():
        thanked = False
        for turn in turns:
            due = _due(history, turn, thanked)
            told: Counter[str] = Counter()
            for each in turn.answer.get("rewards", ()):
                told[each["asset"]] += each["amount"]
            assert given(turn) == told, f"{person} was told {dict(told)} and given {dict(given(turn))}"
            sure: Counter[str] = Counter()
            possible: Counter[str] = Counter()
            for reward in due:
                possible[reward.asset] += reward.amount
                sure[reward.asset] += reward.amount if reward.stock is None else 0
            assert sure <= told <= possible, f"{person} got {dict(told)} for {turn.because}, not {dict(possible)}"
            first: Any = history.rules.accept_reward
            if first is not None and turn.because in {"accepted", "shortlisted"}:
                thanked = thanked or first.stock is None or any(each["asset"] == first.asset for each in turn.answer["rewards"])


LAWS = (
    entries_keep_the_limits,
    no_idea_is_taken_twice,
    nothing_is_public_before_a_ruling,
    every_entry_reaches_the_operators,
    one_vote_for_an_entry,
    votes_add_up,
    no_more_is_adopted_than_was_promised,
    ideas_are_rewarded_as_promised,
    only_signed_in_people_get_anything,
)

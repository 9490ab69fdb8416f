"""What a tag card promises, as plain functions over what happened."""

from collections import Counter
from collections.abc import Iterator

from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PLAY, Emit
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers


def _told(history: History) -> Iterator[tuple[str, Turn, set[str], set[str]]]:
    """Every accepted turn, with the tags that stood before and after it as the moves alone tell them."""
    for person, turns in accepted_by_person(history).items():
        now: set[str] = set()
        for turn in turns:
            before = set(now)
            if turn.move.do == "choose":
                now = set(turn.move.tags)
            elif turn.move.do == "add":
                now |= set(turn.move.tags)
            yield person, turn, before, set(now)


def a_card_has_the_tags_that_were_tapped(history: History) -> None:
    """As many as the rules allow, each one that there is, and the answer names exactly those."""
    rules = history.rules
    keys = {tag.key for tag in rules.tags}
    for person, turn, before, after in _told(history):
        if turn.move.do not in {"choose", "add"}:
            continue
        assert after <= keys, f"{person} has a tag that is not there"
        assert rules.least <= len(after) <= rules.most, f"{person} has {len(after)} tags"
        assert set(turn.answer["tags"]) == after, f"{person} tapped {sorted(after)} and has {turn.answer['tags']}"
        assert not before or rules.change, f"{person} changed tags where that is not offered"


def every_tap_is_counted_once(history: History) -> None:
    """A tag counts the people who have it now, the cards count everybody who made one."""
    for person, turn, before, after in _told(history):
        change: Counter[str] = Counter()
        for transfer in transfers(turn):
            if is_tally(transfer.asset):
                change[transfer.asset] += transfer.amount * (1 if transfer.target == PLAY else -1)
        meant = Counter({f"tally:tag-{key}": 1 for key in after - before})
        meant.update({f"tally:tag-{key}": -1 for key in before - after})
        if after and not before:
            meant["tally:cards"] += 1
        assert change == meant, f"{person}: {dict(change)} was counted, not {dict(meant)}"


def tags_leave_the_play_with_consent_only(history: History) -> None:
    """An event tells tags only while the person agrees, and then it tells the ones that stand."""
    agreed: dict[str, bool] = {}
    for person, turn, _, after in _told(history):
        if turn.move.do == "agree" or (turn.move.do == "choose" and turn.move.agree):
            agreed[person] = True
        elif turn.move.do == "withdraw":
            agreed[person] = False
        for effect in turn.effects:
            if isinstance(effect, Emit) and {"tags", "fits"} & effect.properties.keys():
                assert agreed.get(person), f"{person} never agreed to {effect.name}"
                assert set(effect.properties["tags"]) == after, f"{effect.name} tells {effect.properties['tags']} of {person}"
                fits = {key for key, fitting in effect.properties["fits"].items() if fitting}
                assert fits == after, f"{effect.name} says that {sorted(fits)} fit {person}"


def consent_is_followed(history: History) -> None:
    """Whoever agrees is remembered at once, also with every change; who takes it back is told of at once."""
    agreed: dict[str, bool] = {}
    for person, turn, before, after in _told(history):
        told = [effect.name for effect in turn.effects if isinstance(effect, Emit)]
        if turn.move.do == "withdraw":
            assert "Tag Card Withdrawn" in told, f"{person} took consent back, and nobody was told"
        agreed[person] = turn.move.do != "withdraw" and (
            agreed.get(person, False) or turn.move.do == "agree" or (turn.move.do == "choose" and turn.move.agree)
        )
        if agreed[person] and (before != after or turn.move.do == "agree"):
            assert "Tag Card Kept" in told, f"{person} agreed, and {sorted(after)} were not kept"


def the_reward_comes_once_with_the_first_card(history: History) -> None:
    """Nobody is rewarded twice, nor for changing, and nobody is forgotten while there is no end of it."""
    rewarded: set[str] = set()
    for person, turn, before, after in _told(history):
        got, reward = given(turn), history.rules.reward
        first = bool(after) and not before
        if not got:
            forgotten = first and reward is not None and reward.stock is None and person not in rewarded
            assert not forgotten, f"{person} was not rewarded"
            continue
        assert reward is not None, f"{person} got {dict(got)} where there is no reward"
        assert first, f"{person} got {dict(got)} for {turn.move.do}"
        assert person not in rewarded, f"{person} was rewarded twice"
        assert got == {reward.asset: reward.amount}, f"{person} got {dict(got)}"
        rewarded.add(person)


LAWS = (
    a_card_has_the_tags_that_were_tapped,
    every_tap_is_counted_once,
    tags_leave_the_play_with_consent_only,
    consent_is_followed,
    the_reward_comes_once_with_the_first_card,
    only_signed_in_people_get_anything,
)

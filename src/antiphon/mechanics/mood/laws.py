"""What a mood vote promises, as plain functions over what happened."""

from collections import Counter
from collections.abc import Iterator

from antiphon.mechanics.mood.periods import PEOPLE, PERIOD, all_tally, now_tally, period_of
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PLAY, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers


def _told(history: History) -> Iterator[tuple[str, Turn, str]]:
    """Every accepted turn with the mood that the person had told in this period before, if any."""
    for person, turns in accepted_by_person(history).items():
        mood, period = "", 0
        for turn in turns:
            now = period_of(history.rules, turn.at)
            yield person, turn, mood if now == period else ""
            mood, period = turn.move.mood, now


def one_mood_in_each_period(history: History) -> None:
    """A second one replaces the first, and only where that is allowed; each is one that there is."""
    keys = {mood.key for mood in history.rules.moods}
    for person, turn, before in _told(history):
        assert turn.move.mood in keys, f"{person} told a mood that is not there"
        assert not before or before == turn.move.mood or history.rules.change, f"{person} told two moods at {turn.at}"
        assert before != turn.move.mood or turn.move.words.strip(), f"{person} told the same mood twice at {turn.at}"


def the_count_is_what_was_told(history: History) -> None:
    """After every turn the count of the period is exactly the moods that stand in it; the count of all periods, of all of them."""
    if history.merged:  # two who were counted and became one: whose mood stands is not in the history
        return
    stands: dict[int, dict[str, str]] = {}
    counted: Counter[str] = Counter()
    people: set[str] = set()
    for turn in history.turns:
        if not turn.accepted:
            continue
        period = period_of(history.rules, turn.at)
        stands.setdefault(period, {})[turn.person_id] = turn.move.mood
        people.add(turn.person_id)
        for transfer in transfers(turn):
            if is_tally(transfer.asset):
                counted[transfer.asset] += transfer.amount * (1 if transfer.target == PLAY else -1)
        now = Counter(stands[period].values())
        ever = Counter(mood for each in stands.values() for mood in each.values())
        for mood in history.rules.moods:
            said = counted[now_tally(mood.key)]
            assert said == now[mood.key], f"{now[mood.key]} told {mood.key} in this period, and {said} were counted"
            assert counted[all_tally(mood.key)] == ever[mood.key], f"{mood.key} was told {ever[mood.key]} times in all"
        assert counted[PERIOD] == period, f"the counts belong to period {counted[PERIOD]}, not {period}"
        assert counted[PEOPLE] == len(people), f"{len(people)} people came, and {counted[PEOPLE]} were counted"


def the_reward_comes_once(history: History) -> None:
    """With the first mood, as the rules say it, and never again; nobody is forgotten while there is no end of it."""
    reward = history.rules.reward
    seen: set[str] = set()
    for person, turn, _ in _told(history):
        got = given(turn)
        if person in seen:
            assert not got, f"{person} got {dict(got)} again"
        elif got:
            assert reward is not None, f"{person} got {dict(got)} where there is no reward"
            assert got == {reward.asset: reward.amount}, f"{person} got {dict(got)}"
        else:
            assert reward is None or reward.stock is not None, f"{person} was not rewarded"
        seen.add(person)


def words_are_kept_where_they_are_asked_for(history: History) -> None:
    """What somebody wrote stands on the list with the mood it goes with; nothing else does."""
    for person, turn, _ in _told(history):
        kept = [effect.data for effect in turn.effects if isinstance(effect, Enlist)]
        words = turn.move.words.strip()
        assert not words or history.rules.comment, f"{person} wrote where no words are asked for"
        assert kept == ([{"mood": turn.move.mood, "words": words}] if words else []), f"{person} wrote {words!r}, and {kept} was kept"


LAWS = (
    one_mood_in_each_period,
    the_count_is_what_was_told,
    the_reward_comes_once,
    words_are_kept_where_they_are_asked_for,
    only_signed_in_people_get_anything,
)

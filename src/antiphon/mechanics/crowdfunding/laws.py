"""What a crowdfunding promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from antiphon.kernel.amounts import POINTS
from antiphon.sdk.effects import PERSON, PLAY, Hold, Post, Void
from antiphon.sdk.laws import History, Turn, given
from antiphon.sdk.public_account import the_public_account_adds_up


def _holds(turn: Turn) -> Iterator[Hold]:
    return (effect for effect in turn.effects if isinstance(effect, Hold))


def _stands_after(history: History) -> Iterator[tuple[Turn, int]]:
    """Each turn with the points that stood pledged before it. What is judged at the end has stood until the end."""
    stands, held = 0, dict[str, int]()
    for turn in history.turns:
        yield turn, stands
        for hold in _holds(turn):
            if hold.asset == POINTS:
                held[hold.name] = hold.amount
                stands += hold.amount
        if turn.kind == "move":
            stands -= sum(held.get(effect.name, 0) for effect in turn.effects if isinstance(effect, Void))


def a_pledge_sets_aside_exactly_what_it_says(history: History) -> None:
    """The points told are the points set aside, a share at its price; nothing else is taken from anybody."""
    for turn in history.turns:
        aside = sum(hold.amount for hold in _holds(turn) if hold.asset == POINTS and hold.source == PERSON)
        told = turn.answer["shares"] * history.rules.share if turn.because in {"pledged", "goal_reached_by_you"} else 0
        assert aside == told, f"{turn.person_id} was told of {told} points, and {aside} were set aside"


def rewards_are_set_aside_with_the_pledge(history: History) -> None:
    """A limited reward is kept for every share from the moment it is pledged for."""
    reward = history.rules.reward
    if reward is None or reward.stock is None:
        return
    for turn in history.turns:
        if turn.because in {"pledged", "goal_reached_by_you"} and turn.accepted:
            kept = sum(hold.amount for hold in _holds(turn) if hold.asset == reward.asset and hold.source == PLAY)
            assert kept == turn.answer["shares"] * reward.amount, f"{kept} rewards were kept for {turn.answer['shares']} shares"


def one_judgement_for_everybody(history: History) -> None:
    """Pledges are taken only when the goal is reached, and given back at the deadline only when it is not: all of them alike."""
    goal = history.rules.goal * history.rules.share
    for turn, stands in _stands_after(history):
        if not turn.accepted or turn.facts is None:
            continue
        over = turn.at >= history.rules.deadline(turn.facts)
        new = sum(hold.amount for hold in _holds(turn) if hold.asset == POINTS)
        if any(isinstance(effect, Post) for effect in turn.effects):
            assert stands + new >= goal, f"{turn.person_id}'s pledge was taken with {stands + new} of {goal}"
            assert over or history.rules.success == "at_goal", f"{turn.person_id}'s pledge was taken before the deadline"
        if turn.kind == "alarm" and any(isinstance(effect, Void) for effect in turn.effects):
            assert over, f"{turn.person_id}'s pledge was judged before the deadline"
            assert stands < goal, f"{turn.person_id}'s pledge was given back with {stands} of {goal}"


def every_pledge_is_settled(history: History) -> None:
    """What a person has set aside is judged as a whole: nothing of it is left hanging."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for turn in history.turns:
        if turn.person_id in history.merged:
            continue
        mine = held[turn.person_id]
        mine |= {hold.name for hold in _holds(turn)}
        mine -= {effect.name for effect in turn.effects if isinstance(effect, Post | Void)}
        if turn.because in {"succeeded", "failed", "withdrawn"}:
            assert not mine, f"{turn.person_id} still has {len(mine)} holds after being told {turn.because}"


def success_is_rewarded(history: History) -> None:
    """Whoever's pledge is taken gets the reward for every share of it."""
    reward = history.rules.reward
    amounts: dict[str, int] = {}
    for turn in history.turns:
        amounts |= {hold.name: hold.amount for hold in _holds(turn)}
        posted = [effect.name for effect in turn.effects if isinstance(effect, Post)]
        shares = sum(amounts.get(name, 0) for name in posted if not name.endswith("/reward")) // history.rules.share
        got = Counter(given(turn))
        if reward is not None and reward.stock is not None:
            got[reward.asset] += sum(amounts.get(name, 0) for name in posted if name.endswith("/reward"))
        due = {reward.asset: shares * reward.amount} if reward is not None and shares else {}
        assert +got == due, f"{turn.person_id} got {dict(got)} for {shares} shares"


def limits_are_kept(history: History) -> None:
    """Nobody has more shares than allowed; nothing is pledged after the deadline, or beyond a goal that is closed."""
    rules = history.rules
    mine: Counter[str] = Counter()
    for turn, stands in _stands_after(history):
        if not turn.accepted or turn.kind != "move":
            continue
        if turn.because == "withdrawn":
            mine[turn.person_id] -= turn.answer["shares"]
            reached = stands >= rules.goal * rules.share
            assert rules.success != "at_goal" or not reached, f"{turn.person_id} withdrew from a goal that was reached"
        if turn.because not in {"pledged", "goal_reached_by_you"}:
            continue
        mine[turn.person_id] += turn.answer["shares"]
        most = rules.per_person
        assert turn.person_id in history.merged or most is None or mine[turn.person_id] <= most, f"{turn.person_id} pledged for more"
        assert turn.facts is None or turn.at < rules.deadline(turn.facts), f"{turn.person_id} pledged after the deadline"
        total = stands // rules.share + turn.answer["shares"]
        assert rules.beyond == "open" or total <= rules.goal, f"{total} shares stand for a goal of {rules.goal}"


def only_signed_in_people_pledge(history: History) -> None:
    """Where the rules say so, nothing of an anonymous visitor is set aside."""
    for turn in history.turns:
        if history.rules.signed_in and turn.facts is not None and any(_holds(turn)):
            assert turn.facts.person.known, f"{turn.person_id} pledged without signing in"


LAWS = (
    a_pledge_sets_aside_exactly_what_it_says,
    rewards_are_set_aside_with_the_pledge,
    one_judgement_for_everybody,
    every_pledge_is_settled,
    success_is_rewarded,
    limits_are_kept,
    only_signed_in_people_pledge,
    the_public_account_adds_up,
)

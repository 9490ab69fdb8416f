"""What a vote promises, as plain functions over what happened."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from antiphon.mechanics.vote.counting import BALLOTS, CAST, chosen_winner, option_tally, seal, weights, winners
from antiphon.mechanics.vote.rules import Rules
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PLAY, Delist, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers


def _votes(turns: list[Turn]) -> Iterator[Turn]:
    return (turn for turn in turns if turn.kind == "move")


def _counted(turn: Turn) -> Counter[str]:
    """What a turn changed in the count, up or down."""
    change: Counter[str] = Counter()
    for transfer in transfers(turn):
        if is_tally(transfer.asset):
            change[transfer.asset] += transfer.amount * (1 if transfer.target == PLAY else -1)
    return Counter({asset: amount for asset, amount in change.items() if amount})


def _worth(rules: Rules, choices: tuple[str, ...]) -> Counter[str]:
    worth: Counter[str] = Counter({str(option_tally(key)): weight for key, weight in weights(rules, choices).items()})
    worth[CAST] = 1
    return worth


def one_ballot_each(history: History) -> None:
    """Nobody has two ballots; a second choice replaces the first, and only where that is allowed."""
    for person, turns in accepted_by_person(history).items():
        said = [turn.because for turn in _votes(turns)]
        assert said[:1] in ([], ["voted"]), f"{person} changed a vote that was not there"
        assert all(because == "vote_changed" for because in said[1:]), f"{person} voted {len(said)} times"
        assert len(said) <= 1 or history.rules.change, f"{person} changed a vote, which is not allowed"


def a_ballot_names_what_it_may(history: History) -> None:
    """As many options as allowed, each one that there is, each once."""
    rules = history.rules
    keys = {option.key for option in rules.options}
    for person, turns in accepted_by_person(history).items():
        for turn in _votes(turns):
            choices = turn.move.choices
            assert rules.fewest <= len(choices) <= rules.places, f"{person} named {len(choices)}"
            assert len(set(choices)) == len(choices), f"{person} named something twice"
            assert keys.issuperset(choices), f"{person} named something that is not there"


def every_vote_is_counted_as_it_was_cast(history: History) -> None:
    """Casting adds exactly what the ballot says; changing takes back exactly what it said before; the end moves nothing."""
    for person, turns in accepted_by_person(history).items():
        before: Counter[str] = Counter()
        for turn in turns:
            now = _worth(history.rules, turn.move.choices) if turn.kind == "move" else before
            change = Counter({asset: now[asset] - before[asset] for asset in now | before if now[asset] != before[asset]})
            assert _counted(turn) == change, f"{person}: {dict(_counted(turn))} was counted, not {dict(change)}"
            before = now


def _rows(history: History) -> dict[str, Mapping[str, Any]]:
    rows: dict[str, Mapping[str, Any]] = {}
    for turn in history.turns:
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list == BALLOTS:
                rows[effect.key] = effect.data
            elif isinstance(effect, Delist) and effect.list == BALLOTS:
                rows.pop(effect.key, None)
    return rows


def the_public_ballots_add_up(history: History) -> None:
    """There are as many public ballots as were counted; once they are open, their sum is the count."""
    rows = _rows(history)
    left = {asset: count for asset, count in history.left.items() if is_tally(asset)}
    assert left.get(CAST, 0) == len(rows), f"{left.get(CAST, 0)} ballots were counted, and {len(rows)} are on the list"
    if any("choices" not in row for row in rows.values()):
        return
    total: Counter[str] = Counter()
    for row in rows.values():
        total.update(_worth(history.rules, tuple(row["choices"])))
    for asset, count in left.items():
        assert total[asset] == count, f"{asset} is {count}, and the ballots say {total[asset]}"


def every_voter_finds_the_own_ballot(history: History) -> None:
    """Under the receipt there is the seal of what was chosen."""
    rows = _rows(history)
    for person, turns in accepted_by_person(history).items():
        votes = list(_votes(turns))
        if votes:
            answer = votes[-1].answer
            row = rows.get(answer["receipt"], {})
            assert row.get("seal") == seal(answer["receipt"], votes[-1].move.choices, answer["salt"]), f"{person} is not on the list"
            assert row.get("choices", answer["choices"]) == list(votes[-1].move.choices), f"{person}’s ballot says something else"


def seals_keep_quiet(history: History) -> None:
    """While the count is hidden no ballot says what it chose; it is opened at the end only, and fits its seal."""
    for turn in history.turns:
        ends_at = turn.facts.ends_at if turn.facts else None
        for effect in turn.effects:
            if not isinstance(effect, Enlist) or "choices" not in effect.data:
                continue
            over = ends_at is not None and turn.at >= ends_at
            assert over or not history.rules.is_sealed or turn.facts is None, f"a ballot was opened at {turn.at}"
            assert effect.data["seal"] == seal(effect.key, effect.data["choices"], effect.data["salt"]), "a ballot does not fit its seal"


def voting_is_rewarded_once(history: History) -> None:
    """The thank-you comes with the first vote, as the rules say it, and never again."""
    reward = history.rules.reward
    for person, turns in accepted_by_person(history).items():
        for turn in _votes(turns):
            got = given(turn)
            if turn.because != "voted" or reward is None or turn.answer["reward"] is None:
                assert not got, f"{person} got {dict(got)}"
                assert turn.because != "voted" or reward is None or reward.stock is not None, f"{person} was not thanked"
            else:
                assert got == {reward.asset: reward.amount}, f"{person} got {dict(got)}"


def only_voters_of_a_winner_are_rewarded(history: History) -> None:
    """At the end whoever chose a winner gets the reward once, nobody else does, and nobody is forgotten while there is some left."""
    rules, reward = history.rules, history.rules.winner_reward
    for person, turns in accepted_by_person(history).items():
        choices: tuple[str, ...] = ()
        paid = 0
        for turn in turns:
            if turn.kind == "move":
                choices = turn.move.choices
                continue
            got = given(turn)
            over = turn.facts is not None and turn.facts.ends_at is not None and turn.at >= turn.facts.ends_at
            chosen = chosen_winner(rules, choices, winners(rules, turn.facts.left)) if turn.facts else None
            if got:
                paid += 1
                assert got == ({reward.asset: reward.amount} if reward else {}), f"{person} got {dict(got)}"
                assert turn.facts is None or (over and chosen is not None), f"{person} got {dict(got)} for {choices}"
            elif reward is not None and reward.stock is None and over:
                assert chosen is None or paid, f"{person} chose the winner and got nothing"
        assert paid <= 1, f"{person} was rewarded {paid} times"


LAWS = (
    one_ballot_each,
    a_ballot_names_what_it_may,
    every_vote_is_counted_as_it_was_cast,
    the_public_ballots_add_up,
    every_voter_finds_the_own_ballot,
    seals_keep_quiet,
    voting_is_rewarded_once,
    only_voters_of_a_winner_are_rewarded,
    only_signed_in_people_get_anything,
)

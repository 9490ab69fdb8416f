"""What a mini-game promises, as plain functions over what happened."""

from collections import Counter
from datetime import date

from antiphon.mechanics.mini_game.replay import is_playable, score_of
from antiphon.sdk.laws import History, accepted_by_person, day_of, given, only_signed_in_people_get_anything, taken


def a_score_is_what_the_hands_are_worth(history: History) -> None:
    """Whoever plays a run again from its seed and hands gets the score that was told, and no hand was faster than people are."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        seeds = {turn.answer["run"]: turn.answer["seed"] for turn in turns if turn.because == "dealt"}
        for turn in turns:
            if turn.because == "dealt":
                continue
            assert is_playable(rules.game, rules.seconds, turn.move.hands), f"{person} handed in what nobody can play"
            score = score_of(rules.game, rules.speed, rules.seconds, seeds[turn.answer["run"]], turn.move.hands)
            assert score == turn.answer["score"], f"{person} was told {turn.answer['score']} for a run of {score}"


def a_run_counts_once(history: History) -> None:
    """A run is handed in at most once, by whom it was dealt to."""
    for person, turns in accepted_by_person(history).items():
        dealt = {turn.answer["run"] for turn in turns if turn.because == "dealt"}
        counted = Counter(turn.answer["run"] for turn in turns if turn.because != "dealt")
        assert not counted or max(counted.values()) == 1, f"{person} handed one run in twice"
        assert counted.keys() <= dealt, f"{person} handed in a run that was not theirs"


def a_run_takes_its_time(history: History) -> None:
    """Between dealing and handing in lies at least the time of the last hand, less what two clocks may differ."""
    for person, turns in accepted_by_person(history).items():
        begun = {turn.answer["run"]: turn.at for turn in turns if turn.because == "dealt"}
        for turn in turns:
            if turn.because != "dealt" and turn.move.hands:
                took = (turn.at - begun[turn.answer["run"]]).total_seconds()
                assert took + 0.5 >= turn.move.hands[-1][0] / 20, f"{person} played {turn.move.hands[-1][0]} ticks in {took} s"


def the_highest_band_is_paid_and_no_other(history: History) -> None:
    """A paid run gets what its score is worth; every other run gets nothing."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            band = history.rules.band_of(turn.answer["score"]) if turn.because != "dealt" else None
            worth = {band.reward.asset: band.reward.amount} if band is not None and turn.because == "rewarded" else {}
            assert given(turn) == worth, f"{person} got {dict(given(turn))} instead of {worth}"
            assert turn.because != "rewarded" or worth, f"{person} was told of a reward that no score is worth"


def nobody_goes_above_the_daily_limits(history: History) -> None:
    """Not more runs, nor more rewards, than a local day allows."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        runs: Counter[date] = Counter(day_of(turn, rules.zone) for turn in turns if turn.because == "dealt")
        paid: Counter[date] = Counter(day_of(turn, rules.zone) for turn in turns if turn.because == "rewarded")
        assert rules.runs_per_day is None or max(runs.values(), default=0) <= rules.runs_per_day, f"{person} played too often"
        assert max(paid.values(), default=0) <= rules.rewarded_per_day, f"{person} was rewarded too often"


def each_run_is_paid_for(history: History) -> None:
    """A run costs its price when it is dealt, and nothing later."""
    price = history.rules.price
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            due = {price.asset: price.amount} if price and turn.because == "dealt" else {}
            assert taken(turn) == due, f"{person} paid {dict(taken(turn))} instead of {due}"


LAWS = (
    a_score_is_what_the_hands_are_worth,
    a_run_counts_once,
    a_run_takes_its_time,
    the_highest_band_is_paid_and_no_other,
    nobody_goes_above_the_daily_limits,
    each_run_is_paid_for,
    only_signed_in_people_get_anything,
)

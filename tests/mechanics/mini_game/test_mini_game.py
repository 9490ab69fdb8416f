"""Mini-games: the replay of each game by hand, and the file of runs that the browser's engine is held against."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from antiphon.kernel.amounts import Asset
from antiphon.kernel.chance import below
from antiphon.mechanics.mini_game import MECHANIC
from antiphon.mechanics.mini_game.moves import GameMove, Run
from antiphon.mechanics.mini_game.replay import Pace, catch, is_playable, push, score_of, slide, things, ticks, unbox
from antiphon.mechanics.mini_game.rules import Band, Rules
from antiphon.mechanics.mini_game.trials import hands_of
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table
from antiphon.sdk.words import Text

RUNS = Path(__file__).parents[3] / "web/storefront/src/mini-game/runs.json"
GAMES: tuple[Literal["slide", "catch", "unbox"], ...] = ("slide", "catch", "unbox")
SPEEDS: tuple[Literal["easy", "normal", "fast"], ...] = ("easy", "normal", "fast")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANA = Person("per_1", "Asia/Shanghai", known=True)
RULES = Rules("unbox", (Band(1, Reward(amount=5)), Band(8, Reward("prize:bag", stock=1, name=Text(zh="包", en="A bag")))), seconds=20)


def make_runs() -> list[dict[str, object]]:
    """Thirty runs of every game and pace, by players of any skill."""
    made: list[dict[str, object]] = []
    for number in range(30):
        rules = Rules(GAMES[number % 3], (), seconds=10 + number, speed=SPEEDS[number // 3 % 3])
        run = Run("", below(1 << 32, "runs", str(number)), NOON)
        hands = hands_of(rules, run, number / 30, str(number))
        made.append(
            {
                "game": rules.game,
                "speed": rules.speed,
                "seconds": rules.seconds,
                "seed": run.seed,
                "hands": [list(hand) for hand in hands],
                "score": score_of(rules.game, rules.speed, rules.seconds, run.seed, hands),
            }
        )
    return made


def test_the_browser_is_held_against_these_runs() -> None:
    """The file is what this engine says; web/storefront's own test plays it in the browser's engine."""
    assert json.loads(RUNS.read_text(encoding="utf-8")) == make_runs()


def test_tiles_join_once_and_towards_the_wall() -> None:
    board = [2, 2, 4, 0, *([0] * 12)]
    assert push(board, 3) == ([4, 4, 0, 0, *([0] * 12)], 4)
    assert push(board, 1) == ([0, 0, 4, 4, *([0] * 12)], 4)
    column = [2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
    assert push(column, 0) == ([4, 0, 0, 0, 2, *([0] * 11)], 4)
    assert push(column, 2) == ([0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0], 4)


def test_a_push_that_moves_nothing_deals_nothing() -> None:
    assert slide(7, [(tick, 0) for tick in range(0, 60, 2)]) == slide(7, [(tick, 0) for tick in range(0, 600, 2)])


def test_what_lands_in_the_lane_counts_and_a_step_in_time_counts_too() -> None:
    pace, end = Pace(10, 32), ticks(10)
    dealt = things(3, pace, end, 5)
    middle = sum({0: 1, 1: 3, 2: -2}[thing.what] for thing in dealt if thing.place == 2)
    assert catch(3, pace, end, []) == middle
    first = dealt[0]
    steps = [(first.tick + 2 * index, int(first.place > 2)) for index in range(abs(first.place - 2))]
    alone = [thing for thing in dealt if thing.place == first.place]
    assert catch(3, pace, end, steps) == sum({0: 1, 1: 3, 2: -2}[thing.what] for thing in alone)


def test_an_open_box_counts_once_and_a_closed_one_costs() -> None:
    pace, end = Pace(10, 22), ticks(10)
    thing = things(5, pace, end, 9)[0]
    worth = {0: 1, 1: 3, 2: -2}[thing.what]
    assert unbox(5, pace, end, [(thing.tick, thing.place)]) == worth
    assert unbox(5, pace, end, [(thing.tick, thing.place), (thing.tick + 2, thing.place)]) == worth - 1
    assert unbox(5, pace, end, [(thing.tick - 1, thing.place)]) == -1
    assert unbox(5, pace, end, [(thing.tick + pace.stay, thing.place)]) == -1


@pytest.mark.parametrize(
    ("hands", "playable"),
    [
        ([], True),
        ([(0, 0), (2, 8)], True),
        ([(0, 0), (1, 0)], False),  # faster than fingers
        ([(4, 0), (2, 0)], False),  # back in time
        ([(-2, 0)], False),
        ([(400, 0)], False),  # after the end
        ([(0, 9)], False),  # no such box
    ],
)
def test_what_a_person_can_play(hands: list[tuple[int, int]], *, playable: bool) -> None:
    assert is_playable("unbox", 20, hands) is playable


def test_a_run_is_dealt_played_and_rewarded_and_counts_once() -> None:
    table = Table(MECHANIC, RULES)
    dealt = table.move(ANA, GameMove(), NOON)
    run = Run(dealt.answer["run"], dealt.answer["seed"], NOON)
    assert len(run.id) == 32
    move = GameMove("finish", run.id, hands_of(RULES, run, 1.0, "good"))
    assert table.move(ANA, move, NOON + timedelta(seconds=3)).because == "too_fast"
    done = table.move(ANA, move, NOON + timedelta(seconds=20))
    assert (done.because, done.answer["record"]) == ("rewarded", True)
    assert table.purse("per_1")[Asset("prize:bag")] == 1
    assert table.move(ANA, move, NOON + timedelta(seconds=21)).because == "replayed"
    assert [(row.key, row.rank) for row in table.listed("best")] == [("per_1", done.answer["score"])]
    assert table.look(ANA, NOON)["position"] == 1


def test_a_run_that_comes_too_late_or_was_never_dealt_does_not_count() -> None:
    table = Table(MECHANIC, RULES)
    assert table.move(ANA, GameMove("finish", "f" * 32), NOON).because == "no_such_run"
    run = table.move(ANA, GameMove(), NOON).answer["run"]
    assert table.move(ANA, GameMove("finish", run), NOON + timedelta(minutes=5)).because == "too_late"
    assert table.move(Person("per_2", known=True), GameMove("finish", run), NOON + timedelta(seconds=20)).because == "no_such_run"


def test_the_seed_cannot_be_chosen_and_the_secret_signs_it() -> None:
    """Two people at one moment, and one person twice, are dealt different runs."""
    table = Table(MECHANIC, Rules("catch", (), runs_per_day=None))
    answers = [table.move(person, GameMove(), NOON).answer for person in (ANA, ANA, Person("per_2"))]
    assert len({answer["run"] for answer in answers}) == 3
    assert len({answer["seed"] for answer in answers}) == 3

"""A play before anyone plays it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from antiphon.features.plays.registry import Registry, load_registry
from antiphon.features.plays.simulating import is_large, simulate_aside
from antiphon.features.plays.simulation import Crowd, Simulation, simulate
from antiphon.kernel.errors import Invalid
from antiphon.mechanics.draw.rules import Losing, Prize, Rules
from antiphon.sdk.rewards import Price
from antiphon.sdk.words import Text
from tests.features.plays.games import PRIZE, Claw

START = datetime(2026, 11, 2, tzinfo=UTC)
CLAW = Registry([Claw()]).get("claw")


def play(crowd: Crowd, **rules: Any) -> Simulation:
    return simulate(CLAW, rules, crowd, START)


def test_the_same_crowd_does_the_same() -> None:
    crowd = Crowd(people=200, days=5, runs=2)
    assert play(crowd, cups=50, odds=40) == play(crowd, cups=50, odds=40)
    assert play(crowd, cups=50, odds=40) != play(Crowd(people=200, days=5, runs=2, seed="another"), cups=50, odds=40)


def test_stock_runs_out_and_never_below_nothing() -> None:
    told = play(Crowd(people=100, days=10, runs=4), cups=30)
    (stock,) = told.stock
    assert (stock.started, stock.left, stock.chance_to_run_out) == (30, 0, 1.0)
    assert stock.runs_out_on_day is not None
    assert 1 <= stock.runs_out_on_day <= 10
    (cups,) = (line for line in told.costs if line.asset == PRIZE)
    assert cups.given == 30
    assert {line.key for line in told.refusals} == {"sold_out"}
    assert told.moves == 200 == told.accepted + told.refused


def test_what_people_pay_and_get() -> None:
    told = play(Crowd(people=100, days=3, runs=1, purse={"points": 3}), cups=1_000, price=2)
    points = next(line for line in told.costs if line.asset == "points")
    assert (points.given, points.taken) == (0, 200)
    assert next(line.count for line in told.refusals if line.key == "too_little") == 100
    cups = next(line for line in told.costs if line.asset == PRIZE)
    assert (cups.p50, cups.p90, cups.max) == (1, 1, 1)


def test_the_chance_to_overspend_is_the_share_of_runs() -> None:
    told = play(Crowd(people=50, days=3, runs=10, budget={PRIZE: 50}), cups=1_000, odds=50)
    cups = next(line for line in told.costs if line.asset == PRIZE)
    assert cups.chance_to_overspend is not None
    assert 0 < cups.chance_to_overspend < 1
    certain = play(Crowd(people=50, days=3, runs=4, budget={PRIZE: 99}), cups=1_000)
    assert next(line.chance_to_overspend for line in certain.costs if line.asset == PRIZE) == 1.0


def test_a_decision_that_fails_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(Claw, "_try", fail)
    assert play(Crowd(people=10, days=1, runs=1)).failed == 20


@pytest.mark.parametrize("crowd", [Crowd(people=0), Crowd(days=999), Crowd(runs=99), Crowd(people=100_000, days=300, runs=50)])
def test_a_crowd_has_limits(crowd: Crowd) -> None:
    with pytest.raises(Invalid) as caught:
        play(crowd)
    assert caught.value.code == "bad_crowd"


def test_rules_with_a_flaw_are_not_simulated() -> None:
    with pytest.raises(Invalid) as caught:
        play(Crowd(people=10), odds=120)
    assert caught.value.code == "play_has_flaws"


def test_every_template_of_every_kind_can_be_simulated() -> None:
    for kind in load_registry().list_kinds():
        for template in kind.mechanic.templates:
            told = simulate(kind, template.rules, Crowd(people=60, days=7, runs=2), START)
            assert told.failed == 0, f"{kind.name} {template.key}"
            assert told.took_part > 0, f"{kind.name} {template.key}"  # by moves, or by what they did in the shop


def test_the_odds_come_out_as_they_are_told() -> None:
    rules = Rules(
        prizes=(Prize("cup", Text(zh="杯子", en="Cup"), 250_000, "prize:cup", stock=1_000_000),),
        lose=Losing(750_000),
        price=Price(1),
        per_day=5,
    )
    draw = load_registry().get("draw")
    plain = msgspec.to_builtins(rules)
    told = simulate(draw, plain, Crowd(people=2_000, days=3, runs=1, purse={"points": 1_000}), START + timedelta(hours=1))
    won = next(line.count for line in told.because if line.key == "won")
    assert abs(won / told.accepted - 0.25) < 0.02


def test_a_large_crowd_plays_in_a_process_of_its_own_and_comes_out_the_same() -> None:
    kind = load_registry().get("draw")
    rules = kind.mechanic.templates[0].rules
    crowd = Crowd(people=300, days=7, runs=2)
    assert not is_large(crowd)
    assert is_large(Crowd(people=100_000, days=7, runs=1))
    assert simulate_aside("draw", rules, crowd, START) == simulate(kind, rules, crowd, START)

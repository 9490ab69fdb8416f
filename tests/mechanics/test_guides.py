"""The figures in the guides' worked examples are worked out again here, from the templates they speak of."""

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.mechanics.check_in import MECHANIC as CHECK_IN
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.draw import MECHANIC as DRAW
from antiphon.mechanics.draw.rules import WHOLE
from antiphon.mechanics.tasks import MECHANIC as TASKS
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table
from tests.mechanics.kinds import AnyMechanic
from tools.new_mechanic import files_for

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
ANN = Person("ann", "Asia/Shanghai")
in_both_languages = pytest.mark.parametrize("language", ["en", "zh"])


def guide(language: str, kind: str) -> str:
    return (GUIDES / language / "plays" / f"{kind.replace('_', '-')}.md").read_text(encoding="utf-8")


def template(mechanic: AnyMechanic, key: str) -> Any:
    return msgspec.convert(next(each.rules for each in mechanic.templates if each.key == key), mechanic.rules_type)


@in_both_languages
@pytest.mark.parametrize("mechanic", [DRAW, CHECK_IN, TASKS], ids=lambda mechanic: mechanic.kind)
def test_every_template_is_named(mechanic: AnyMechanic, language: str) -> None:
    for each in mechanic.templates:
        assert f"**{getattr(each.name, language)}**" in guide(language, mechanic.kind)


@in_both_languages
def test_a_thousand_newcomers_at_the_wheel(language: str) -> None:
    rules = template(DRAW, "newcomer_wheel")
    losing = Fraction(rules.lose.odds_ppm, WHOLE)
    due, lost, guaranteed = Fraction(0), Fraction(0), Fraction(0)
    for _ in range(rules.in_total):
        guaranteed += due * losing
        due = (1 - due) * losing
        lost += due
    spins = 1000 * rules.in_total
    wins = {prize.key: Fraction(prize.odds_ppm, WHOLE) * spins for prize in rules.prizes}
    points = (wins["points_20"] + 1000 * guaranteed) * 20 + wins["points_50"] * 50
    text = guide(language, "draw")
    for figure in (1000 * lost, 1000 * guaranteed, wins["voucher_5"], wins["voucher_20"], wins["tote_bag"], points, points / 100):
        assert f"{int(figure + Fraction(1, 2)):,}" in text, float(figure)
    for prize in rules.prizes:
        assert getattr(prize.name, language) in text


@in_both_languages
def test_a_member_day_box_gives_back_thirty_points(language: str) -> None:
    rules = template(DRAW, "member_day_box")
    back = sum(Fraction(prize.odds_ppm, WHOLE) * prize.amount for prize in rules.prizes if prize.asset == "points")
    assert (back, rules.price.amount) == (30, 100)
    assert {"en": "gives back 30 points of 100", "zh": "平均返还 30 积分"}[language] in guide(language, "draw")


@in_both_languages
def test_a_month_of_check_ins(language: str) -> None:
    table = Table(CHECK_IN, template(CHECK_IN, "seven_days"))
    paid = [given(table.move(ANN, CheckInMove(), NOON + timedelta(days=day)))["points"] for day in range(30)]
    assert paid[:8] == [5, 5, 10, 5, 5, 5, 25, 5]
    assert (sum(paid[:7]), sum(paid)) == (60, 250)
    text = guide(language, "check_in")
    assert all(figure in text for figure in ("60", "250", f"{250 * 10_000:,}", f"{250 * 100:,}"))


def test_a_forgotten_wednesday() -> None:
    """Monday, Tuesday, Thursday; the make-up pays the extra of day 3 at once; Friday is day 5."""
    table = Table(CHECK_IN, template(CHECK_IN, "seven_days"))
    table.give("ann", "points", 100)
    streaks = [table.move(ANN, CheckInMove(), NOON + timedelta(days=day)).answer["streak"] for day in (0, 1, 3)]
    made_up = table.move(ANN, CheckInMove("make_up", NOON.date() + timedelta(days=2)), NOON + timedelta(days=3, hours=1))
    friday = table.move(ANN, CheckInMove(), NOON + timedelta(days=4))
    assert (streaks, made_up.answer["streak"], given(made_up), friday.answer["streak"]) == ([1, 2, 1], 4, {"points": 5}, 5)


@in_both_languages
def test_what_the_ladder_costs(language: str) -> None:
    tasks = template(TASKS, "newcomer_ladder").tasks
    points = [task.reward.amount for task in tasks if task.reward.asset == "points"]
    assert (points, sum(points)) == ([10, 20, 50], 80)
    text = guide(language, "tasks")
    assert f"600 × 10 + 250 × 20 + 20 × 50 = {600 * 10 + 250 * 20 + 20 * 50:,}" in text
    assert f"{tasks[2].reward.stock:,}" in text
    assert all(getattr(task.name, language) in text for task in tasks)


@in_both_languages
def test_the_table_in_the_guide_can_be_played(language: str) -> None:
    text = (GUIDES / language / "write-a-mechanic.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(compile(example, f"{language}/write-a-mechanic.md", "exec"), {})  # noqa: S102 - the guide's own example


@in_both_languages
def test_the_files_in_the_guide_are_those_of_a_new_mechanic(language: str) -> None:
    text = (GUIDES / language / "write-a-mechanic.md").read_text(encoding="utf-8")
    made = {Path(path).name for path, _ in files_for("trivia") if path.startswith("src/") and not path.endswith("__init__.py")}
    assert set(re.findall(r"^\| `([a-z_]+\.(?:py|toml))`", text, re.MULTILINE)) == made

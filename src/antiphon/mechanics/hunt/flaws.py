"""What makes no sense in the rules of a hunt."""

from typing import Final

from antiphon.mechanics.hunt.rules import Rules, Spot
from antiphon.sdk.brands import check_brands
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_SPOTS: Final = 50
MOST_CONDITIONS: Final = 5
YEAR_HOURS: Final = 24 * 366


def find_flaws(rules: Rules) -> list[Flaw]:
    """Every one, with the field it is about."""
    flaws = Flaws()
    if flaws.need(bool(rules.spots), "spots", "至少藏一个。", "Hide one thing at least."):
        flaws.need(len(rules.spots) <= MOST_SPOTS, "spots", f"最多 {MOST_SPOTS} 个。", f"At most {MOST_SPOTS}.")
    flaws.different([(f"spots[{index}].key", spot.key) for index, spot in enumerate(rules.spots)])
    for index, spot in enumerate(rules.spots):
        _check_spot(flaws, f"spots[{index}]", spot)
    rewards = [(f"spots[{index}].reward", spot.reward) for index, spot in enumerate(rules.spots) if spot.reward is not None]
    rewards += [(path, one) for path, one in (("full_reward", rules.full_reward), ("first_reward", rules.first_reward)) if one is not None]
    check_rewards(flaws, rewards)
    flaws.need(
        (rules.first_reward is None) == (rules.first is None),
        "first",
        "“先到奖励”和“前几名”要一起填。",
        "Fill in both, the reward for the first and how many they are, or neither.",
    )
    flaws.whole("first", rules.first, 1)
    flaws.whole("hours_each", rules.hours_each, 1, YEAR_HOURS)
    flaws.whole("wrong_per_hour", rules.wrong_per_hour, 1, 100)
    flaws.whole("looks_per_hour", rules.looks_per_hour, 10, 1000)
    check_brands(flaws, rules.brands)
    return flaws.found


def _check_spot(flaws: Flaws, path: str, spot: Spot) -> None:
    flaws.text(f"{path}.name", spot.name)
    flaws.text(f"{path}.clue", spot.clue)
    if spot.hint is not None:
        flaws.text(f"{path}.hint", spot.hint)
    if spot.way == "page" and flaws.need(
        spot.page.startswith("/"), f"{path}.page", "请填以 / 开头的网页路径。", "Give the path of the page; it begins with /."
    ):
        flaws.need(
            len(spot.page.replace("*", "").strip("/")) > 0,
            f"{path}.page",
            "这会匹配所有网页，等于没有藏。",
            "This is every page, so nothing would be hidden.",
        )
    if spot.way == "event":
        flaws.need(bool(spot.event.strip()), f"{path}.event", "请选择一个事件。", "Choose an event.")
        flaws.need(
            len(spot.conditions) <= MOST_CONDITIONS, f"{path}.conditions", f"最多 {MOST_CONDITIONS} 个条件。", f"At most {MOST_CONDITIONS}."
        )
        for number, condition in enumerate(spot.conditions):
            flaws.need(bool(condition.property.strip()), f"{path}.conditions[{number}].property", "请填属性名。", "Name the property.")
    flaws.whole(f"{path}.hint_after_minutes", spot.hint_after_minutes, 0, 60 * YEAR_HOURS)
    flaws.whole(f"{path}.opens_after_hours", spot.opens_after_hours, 0, YEAR_HOURS)
    flaws.whole(f"{path}.open_hours", spot.open_hours, 1, YEAR_HOURS)

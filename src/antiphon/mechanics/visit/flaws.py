"""What makes no sense in the rules of visits."""

from typing import Final

from antiphon.mechanics.visit.rules import Rules
from antiphon.sdk.brands import check_brands
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_PLACES: Final = 500


def find_flaws(rules: Rules) -> list[Flaw]:
    """Every one, with the field it is about."""
    flaws = Flaws()
    if flaws.need(bool(rules.places), "places", "至少要有一家店。", "There must be a shop."):
        flaws.need(len(rules.places) <= MOST_PLACES, "places", f"最多 {MOST_PLACES} 家。", f"At most {MOST_PLACES}.")
    flaws.different([(f"places[{index}].key", place.key) for index, place in enumerate(rules.places)])
    for index, place in enumerate(rules.places):
        path = f"places[{index}]"
        flaws.text(f"{path}.name", place.name)
        flaws.text(f"{path}.address", place.address)
        flaws.need(
            place.coordinates is not None if place.position.strip() or rules.proof == "code_and_position" else True,
            f"{path}.position",
            "请写成“纬度，经度”，例如 31.2397, 121.4908。",
            "Write latitude, longitude, such as 31.2397, 121.4908.",
        )
        flaws.whole(f"{path}.radius_metres", place.radius_metres, 20, 10_000)
    rewards = [(f"places[{index}].reward", place.reward) for index, place in enumerate(rules.places) if place.reward is not None]
    rewards += [(f"stamps[{index}].reward", stamp.reward) for index, stamp in enumerate(rules.stamps)]
    check_rewards(flaws, rewards)
    seen: set[int] = set()
    for index, stamp in enumerate(rules.stamps):
        path = f"stamps[{index}].places"
        if flaws.whole(path, stamp.places, 1):
            flaws.need(stamp.places <= len(rules.places), path, "没有这么多家店。", "There are not so many shops.")
            flaws.need(stamp.places not in seen, path, "这一档写了两次。", "This number is there twice.")
        seen.add(stamp.places)
    for path, value, least, most in (
        ("code_seconds", rules.code_seconds, 15, 600),
        ("late_codes", rules.late_codes, 0, 5),
        ("people_per_device", rules.people_per_device, 1, 10),
        ("wrong_per_hour", rules.wrong_per_hour, 1, 20),
    ):
        flaws.whole(path, value, least, most)
    for path, limit in (
        ("people_per_code", rules.people_per_code),
        ("places_per_day", rules.places_per_day),
        ("rewarded_visits", rules.rewarded_visits),
    ):
        flaws.whole(path, limit, 1)
    check_brands(flaws, rules.brands)
    flaws.zone("zone", rules.zone)
    return flaws.found

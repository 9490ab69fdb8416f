"""What in the rules of a leaderboard makes no sense, said before it can begin."""

import re
from collections.abc import Sequence

from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_GROUPS = 50
MOST_RANK = 100_000
_GROUP = re.compile(r"[\w\-]{1,60}")


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.need(bool(rules.event.strip()), "event", "没有事件，谁也得不了分。", "Without an event nobody can score.")
    flaws.need(
        rules.measure == "count" or bool(rules.property.strip()),
        "property",
        "请填写用哪个属性。",
        "Say which property it is.",
    )
    flaws.text("unit", rules.unit)
    flaws.whole("per_event", rules.per_event, 1)
    flaws.whole("per_day", rules.per_day, 1)
    flaws.need(bool(rules.zone), "zone", "请选择时区：赛季要对所有人同时开始。", "Choose a time zone: a season begins for all at once.")
    flaws.zone("zone", rules.zone)
    flaws.whole("settle_hours", rules.settle_hours, 0, 336)
    _check_groups(flaws, rules)
    _check_bands(flaws, rules)
    return flaws.found


def _check_groups(flaws: Flaws, rules: Rules) -> None:
    flaws.need(len(rules.groups) <= MOST_GROUPS, "groups", "最多 50 个小组。", "At most 50 groups.")
    flaws.need(not rules.group_by or bool(rules.groups), "groups", "请列出这个标签有哪些小组。", "List the groups that the tag can name.")
    flaws.different((f"groups[{index}].key", group.key) for index, group in enumerate(rules.groups))
    for index, group in enumerate(rules.groups):
        flaws.need(
            bool(_GROUP.fullmatch(group.key)),
            f"groups[{index}].key",
            "只用文字、数字和 - _，最多 60 个。",
            "Letters, digits, - and _ only, 60 at most.",
        )
        flaws.text(f"groups[{index}].name", group.name)


def _check_bands(flaws: Flaws, rules: Rules) -> None:
    last = 0
    for index, band in enumerate(rules.bands):
        path = f"bands[{index}]"
        flaws.whole(f"{path}.first", band.first, 1, MOST_RANK)
        flaws.need(
            band.first > last,
            f"{path}.first",
            f"第 {band.first} 名已经在上一档里；请从小到大、不要重叠。",
            f"Rank {band.first} is in the band before; go from small to large without overlap.",
        )
        flaws.whole(f"{path}.last", band.last, max(band.first, 1), MOST_RANK)
        last = max(last, band.last)
    check_rewards(flaws, [(f"bands[{index}].reward", band.reward) for index, band in enumerate(rules.bands)])

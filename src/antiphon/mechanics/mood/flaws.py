"""What in the rules of a mood vote makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.mood.rules import MOST_MOODS, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_keys
from antiphon.sdk.rewards import check_rewards


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("question", rules.question)
    flaws.need(2 <= len(rules.moods) <= MOST_MOODS, "moods", "请设置 2 到 10 个心情。", "Give it 2 to 10 moods.")
    check_keys(flaws, [(f"moods[{index}].key", mood.key) for index, mood in enumerate(rules.moods)])
    for index, mood in enumerate(rules.moods):
        flaws.text(f"moods[{index}].name", mood.name)
        flaws.need(
            bool(mood.emoji.strip() or mood.picture),
            f"moods[{index}].emoji",
            "请放一个表情或一张图片。",
            "Give it an emoji or a picture.",
        )
    flaws.zone("zone", rules.zone)
    if rules.reward is not None:
        check_rewards(flaws, [("reward", rules.reward)])
    return flaws.found

"""What in the rules of a tag card makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.tag_card.rules import MOST_TAGS, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_keys
from antiphon.sdk.rewards import check_rewards


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws, count = Flaws(), len(rules.tags)
    flaws.text("question", rules.question)
    flaws.need(2 <= count <= MOST_TAGS, "tags", "请设置 2 到 24 个标签。", "Give it 2 to 24 tags.")
    check_keys(flaws, [(f"tags[{index}].key", tag.key) for index, tag in enumerate(rules.tags)])
    for index, tag in enumerate(rules.tags):
        flaws.text(f"tags[{index}].name", tag.name)
    flaws.whole("most", rules.most, 1, max(count, 1))
    flaws.whole("least", rules.least, 1, max(rules.most, 1))
    if rules.headline is not None:
        flaws.text("headline", rules.headline)
    if rules.reward is not None:
        check_rewards(flaws, [("reward", rules.reward)])
    return flaws.found

"""What in the rules of a vote makes no sense, said before anyone can begin it."""

import re
from collections.abc import Sequence

from antiphon.mechanics.vote.rules import MOST_OPTIONS, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Reward, check_rewards

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws, count = Flaws(), len(rules.options)
    flaws.text("question", rules.question)
    flaws.need(2 <= count <= MOST_OPTIONS, "options", "请设置 2 到 50 个选项。", "Give it 2 to 50 options.")
    flaws.different((f"options[{index}].key", option.key) for index, option in enumerate(rules.options))
    for index, option in enumerate(rules.options):
        flaws.need(
            bool(_KEY.fullmatch(option.key)),
            f"options[{index}].key",
            "代号只能用小写字母、数字和 - _，最多 40 个。",
            "A key has small letters, digits, - and _ only, 40 at most.",
        )
        flaws.text(f"options[{index}].name", option.name)
        if option.about is not None:
            flaws.text(f"options[{index}].about", option.about)
    if rules.form != "single":
        flaws.whole("most", rules.most, 1, max(count, 1))
        flaws.whole("least", rules.least, 1, max(rules.most, 1))
    _check_rewards(flaws, rules)
    return flaws.found


def _check_rewards(flaws: Flaws, rules: Rules) -> None:
    rewards: list[tuple[str, Reward]] = []
    for path, reward in (("reward", rules.reward), ("winner_reward", rules.winner_reward)):
        if reward is not None:
            rewards.append((path, reward))
    check_rewards(flaws, rewards)

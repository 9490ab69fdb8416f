"""What in the rules of a call makes no sense, said before it can begin."""

from collections.abc import Sequence

from antiphon.mechanics.call.rules import MOST_SLOTS, MOST_TEXT, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Reward, check_rewards


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("brief", rules.brief)
    flaws.whole("longest", rules.longest, 1, MOST_TEXT)
    flaws.whole("shortest", rules.shortest, 1, max(rules.longest, 1))
    flaws.whole("per_person", rules.per_person, 1, 20)
    flaws.whole("enter_days", rules.enter_days, 1, 366)
    flaws.whole("similar_percent", rules.similar_percent, 30, 100)
    flaws.whole("slots", rules.slots, 1, MOST_SLOTS)
    flaws.whole("votes_each", rules.votes_each, 0, max(rules.slots, 1))
    flaws.whole("adopted", rules.adopted, 1, MOST_SLOTS)
    flaws.whole("decide_days", rules.decide_days, 1, 366)
    named: list[tuple[str, Reward]] = []
    for path, reward in zip(("accept_reward", "shortlist_reward", "adopt_reward"), rules.rewards(), strict=True):
        if reward is not None:
            named.append((path, reward))
    check_rewards(flaws, named)
    if rules.adopt_reward is not None and rules.adopt_reward.stock is not None:
        flaws.need(
            rules.adopt_reward.stock >= rules.adopted,
            "adopt_reward.stock",
            f"要采纳 {rules.adopted} 件，奖励至少准备这么多份。",
            f"You may adopt {rules.adopted}; have as many rewards.",
        )
    return flaws.found

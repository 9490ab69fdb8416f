"""What in the rules of a countdown makes no sense."""

from collections.abc import Sequence

from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_HOURS = 24 * 366
MOST_MINUTES = 7 * 24 * 60


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    for path, text in (("what", rules.what), ("arrived", rules.arrived), ("reminder", rules.reminder)):
        if text is not None:
            flaws.text(path, text)
    flaws.need(
        (rules.at is None) != (rules.after_hours is None),
        "at",
        "“到点时刻”和“开始后几小时”要填其中一个。",
        "Fill in either the moment or the hours after the start.",
    )
    flaws.need(rules.at is None or rules.at.tzinfo is not None, "at", "时刻要带时区。", "The moment needs a time zone.")
    flaws.whole("after_hours", rules.after_hours, 1, MOST_HOURS)
    flaws.whole("remind_minutes", rules.remind_minutes, 0, MOST_MINUTES)
    flaws.whole("window_minutes", rules.window_minutes, 1, MOST_MINUTES)
    if rules.reward is not None:
        check_rewards(flaws, [("reward", rules.reward)])
    return flaws.found

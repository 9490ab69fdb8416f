"""What in the rules of a riddle makes no sense."""

from collections.abc import Sequence

from antiphon.mechanics.riddle.answers import normalise
from antiphon.mechanics.riddle.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_ANSWERS = 50
MOST_CLUES = 20
MOST_HOURS = 24 * 366
MOST_WAIT = 7 * 24 * 60


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("ask", rules.ask)
    flaws.need(1 <= len(rules.answers) <= MOST_ANSWERS, "answers", "请填写 1 到 50 个答案。", "Give it 1 to 50 answers.")
    for index, answer in enumerate(rules.answers):
        flaws.need(bool(normalise(answer)), f"answers[{index}]", "答案里要有文字或数字。", "An answer needs letters or digits.")
    _check_clues(flaws, rules)
    count = len(rules.rewards)
    flaws.need(
        1 <= count <= len(rules.clues) + 1,
        "rewards",
        "奖励至少一份，最多比线索多一份。",
        "One reward at least, and one more than clues at most.",
    )
    check_rewards(flaws, [(f"rewards[{index}]", each) for index, each in enumerate(rules.rewards)])
    flaws.whole("winners", rules.winners, 1)
    flaws.whole("tries", rules.tries, 1)
    flaws.whole("wait_minutes", rules.wait_minutes, 0, MOST_WAIT)
    return flaws.found


def _check_clues(flaws: Flaws, rules: Rules) -> None:
    flaws.need(len(rules.clues) <= MOST_CLUES, "clues", "最多 20 条线索。", "At most 20 clues.")
    before = 0
    accepted = [normalise(answer) for answer in rules.answers]
    for index, clue in enumerate(rules.clues):
        path = f"clues[{index}]"
        flaws.text(f"{path}.text", clue.text)
        flaws.whole(f"{path}.after_hours", clue.after_hours, 0, MOST_HOURS)
        flaws.need(clue.after_hours >= before, f"{path}.after_hours", "线索要按时间先后排列。", "Clues stand in the order of their time.")
        before = max(before, clue.after_hours)
        told = normalise(clue.text.zh) + " " + normalise(clue.text.en)
        flaws.need(
            not any(answer and answer in told for answer in accepted),
            f"{path}.text",
            "这条线索里写出了答案。",
            "This clue has the answer in it.",
        )

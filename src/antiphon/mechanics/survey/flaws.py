"""What in the rules of a survey makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.survey.counting import tallies
from antiphon.mechanics.survey.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_answers_meant, check_keys, check_questions, find_question
from antiphon.sdk.rewards import check_rewards

MOST_QUESTIONS = 40
MOST_QUOTAS = 20
MOST_TALLIES = 300


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    check_questions(flaws, "questions", rules.questions, MOST_QUESTIONS)
    flaws.need(
        len(tallies(rules)) <= MOST_TALLIES,
        "questions",
        "选项太多了，统计不过来；请减少题目、选项或矩阵的行。",
        "There are too many options to count; use fewer questions, options or rows.",
    )
    flaws.text("thanks", rules.thanks)
    flaws.need(len(rules.quotas) <= MOST_QUOTAS, "quotas", "配额最多 20 组。", "20 quotas at most.")
    check_keys(flaws, [(f"quotas[{index}].key", quota.key) for index, quota in enumerate(rules.quotas)])
    for index, quota in enumerate(rules.quotas):
        path = f"quotas[{index}]"
        flaws.text(f"{path}.name", quota.name)
        flaws.whole(f"{path}.places", quota.places, 1)
        question = find_question(rules.questions, quota.question)
        if flaws.need(question is not None, f"{path}.question", "没有这道题。", "There is no such question.") and question is not None:
            check_answers_meant(flaws, path, question, quota)
    if rules.reward is not None:
        check_rewards(flaws, [("reward", rules.reward)])
        flaws.need(
            rules.signed_in or not rules.anonymous,
            "signed_in",
            "匿名问卷的答谢单独领取，请勾选“仅限登录顾客”，否则一个人可以领很多次。",
            "The reward of an anonymous survey is claimed apart from the reply. Tick signed-in people only, or some claim it often.",
        )
    return flaws.found

"""What in the rules of a trial makes no sense, said before anyone can apply."""

import re
from collections.abc import Sequence

from antiphon.mechanics.trial.rules import MOST_POINTS, MOST_WAITING, Rules, Wish
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_answers_meant, check_keys, check_questions, find_question
from antiphon.sdk.rewards import Reward, check_rewards

MOST_QUESTIONS = 20
MOST_WISHES = 20
_TITLE = re.compile("[a-z][a-z0-9_]{0,39}")


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.text("about", rules.about)
    named: list[tuple[str, Reward]] = [("item", rules.item)]
    named += [
        (path, each) for path, each in (("report_reward", rules.report_reward), ("good_reward", rules.good_reward)) if each is not None
    ]
    check_rewards(flaws, named)
    if flaws.need(
        rules.item.asset.startswith(("prize:", "coupon:")),
        "item.asset",
        "试用品请用 prize:NAME 或 coupon:NAME。",
        "Try something: prize:NAME or coupon:NAME.",
    ):
        flaws.need(rules.item.stock is not None, "item.stock", "请填写名额（库存）。", "Say how many places there are (stock).")
        same = [path for path, each in named[1:] if each.asset == rules.item.asset]
        flaws.need(
            not same, f"{same[0]}.asset" if same else "item", "奖励不能和试用品是同一种。", "A reward is something else than what is tried."
        )
    if rules.questions:
        check_questions(flaws, "questions", rules.questions, MOST_QUESTIONS)
    _check_numbers(flaws, rules)
    flaws.need(len(rules.wishes) <= MOST_WISHES, "wishes", "条件最多 20 条。", "20 wishes at most.")
    check_keys(flaws, [(f"wishes[{index}].key", wish.key) for index, wish in enumerate(rules.wishes)])
    for index, wish in enumerate(rules.wishes):
        _check_wish(flaws, f"wishes[{index}]", rules, wish)
    scored = any(wish.points for wish in rules.wishes) or rules.loyal_points
    flaws.need(
        rules.way != "points" or bool(scored),
        "wishes",
        "按分数选人，至少要有一条加分。",
        "Picking by points needs something that gives points.",
    )
    flaws.need(
        not rules.title or bool(_TITLE.fullmatch(rules.title)),
        "title",
        "称号的代号以小写字母开头，只用小写字母、数字和下划线。",
        "The key of a title begins with a small letter and has small letters, digits and _ only.",
    )
    return flaws.found


def _check_numbers(flaws: Flaws, rules: Rules) -> None:
    flaws.whole("apply_days", rules.apply_days, 1, 90)
    flaws.whole("loyal_points", rules.loyal_points, 0, MOST_POINTS)
    flaws.whole("waiting", rules.waiting, 0, MOST_WAITING)
    flaws.whole("decide_days", rules.decide_days, 1, 60)
    flaws.whole("address_days", rules.address_days, 1, 60)
    flaws.whole("report_days", rules.report_days, 1, 365)
    flaws.whole("late_days", rules.late_days, 0, 365)
    flaws.whole("shortest", rules.shortest, 1, 1_000)
    flaws.whole("pictures", rules.pictures, 0, 9)
    flaws.whole("good_from", rules.good_from, 1, 5)
    flaws.whole("title_after", rules.title_after, 1, 100)
    flaws.whole("review_days", rules.review_days, 1, 366)
    flaws.need(
        0 <= rules.remind_days < max(rules.report_days, 1),
        "remind_days",
        "提醒要早于到期：天数应小于试用天数。",
        "The reminder comes before the date: fewer days than there are to try it.",
    )


def _check_wish(flaws: Flaws, path: str, rules: Rules, wish: Wish) -> None:
    flaws.text(f"{path}.says", wish.says)
    flaws.whole(f"{path}.points", wish.points, 0, MOST_POINTS)
    if not flaws.need(
        bool(wish.question) != bool(wish.segment), f"{path}.question", "题目和人群选一个。", "Choose a question or a segment."
    ):
        return
    if wish.question:
        question = find_question(rules.questions, wish.question)
        if flaws.need(question is not None, f"{path}.question", "没有这道题。", "There is no such question.") and question is not None:
            check_answers_meant(flaws, path, question, wish)

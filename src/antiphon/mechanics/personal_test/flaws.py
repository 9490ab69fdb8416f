"""What in the rules of a personal test makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.personal_test.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_answers_meant, check_keys, check_questions, find_question
from antiphon.sdk.rewards import check_rewards

MOST_OUTCOMES = 20
MOST_PROPERTIES = 60
MOST_PRODUCTS = 200
MOST_QUESTIONS = 30


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    check_questions(flaws, "questions", rules.questions, MOST_QUESTIONS)
    _check_outcomes(flaws, rules)
    _check_products(flaws, rules)
    if rules.share_text is not None:
        flaws.text("share_text", rules.share_text)
    if rules.reward is not None:
        check_rewards(flaws, [("reward", rules.reward)])
    flaws.whole("retake_after_days", rules.retake_after_days, 0, 3650)
    return flaws.found


def _check_outcomes(flaws: Flaws, rules: Rules) -> None:
    count = len(rules.outcomes)
    flaws.need(2 <= count <= MOST_OUTCOMES, "outcomes", "请设置 2 到 20 个结果。", "Give it 2 to 20 outcomes.")
    check_keys(flaws, [(f"outcomes[{index}].key", outcome.key) for index, outcome in enumerate(rules.outcomes)])
    known = {each.key for each in rules.properties}
    for index, outcome in enumerate(rules.outcomes):
        flaws.text(f"outcomes[{index}].name", outcome.name)
        flaws.text(f"outcomes[{index}].text", outcome.text)
        _check_properties(flaws, f"outcomes[{index}].properties", outcome.properties, known)
        scored = any(score.outcome == outcome.key for score in rules.scores)
        flaws.need(
            scored or index == 0,
            f"outcomes[{index}]",
            "没有答案给这个结果加分，永远测不出它。",
            "No answer speaks for this outcome, so nobody ever gets it.",
        )
    for index, score in enumerate(rules.scores):
        path = f"scores[{index}]"
        question = find_question(rules.questions, score.question)
        if flaws.need(question is not None, f"{path}.question", "没有这道题。", "There is no such question.") and question is not None:
            check_answers_meant(flaws, path, question, score)
        flaws.need(rules.outcome(score.outcome) is not None, f"{path}.outcome", "没有这个结果。", "There is no such outcome.")
        flaws.whole(f"{path}.points", score.points, 1, 100)


def _check_products(flaws: Flaws, rules: Rules) -> None:
    flaws.need(len(rules.properties) <= MOST_PROPERTIES, "properties", "属性最多 60 个。", "60 properties at most.")
    check_keys(flaws, [(f"properties[{index}].key", each.key) for index, each in enumerate(rules.properties)])
    for index, each in enumerate(rules.properties):
        flaws.text(f"properties[{index}].name", each.name)
    known = {each.key for each in rules.properties}
    flaws.need(len(rules.products) <= MOST_PRODUCTS, "products", "商品最多 200 个。", "200 products at most.")
    flaws.different((f"products[{index}].key", product.key) for index, product in enumerate(rules.products))
    for index, product in enumerate(rules.products):
        flaws.text(f"products[{index}].name", product.name)
        _check_properties(flaws, f"products[{index}].properties", product.properties, known)
    for index, wish in enumerate(rules.wishes):
        path = f"wishes[{index}]"
        question = find_question(rules.questions, wish.question)
        if flaws.need(question is not None, f"{path}.question", "没有这道题。", "There is no such question.") and question is not None:
            check_answers_meant(flaws, path, question, wish)
        _check_properties(flaws, f"{path}.property", (wish.property,), known)
        flaws.whole(f"{path}.points", wish.points, 1, 100)
    flaws.whole("pick_count", rules.pick_count, 1, 10)


def _check_properties(flaws: Flaws, path: str, keys: Sequence[str], known: set[str]) -> None:
    for key in keys:
        flaws.need(key in known, path, f"没有叫“{key}”的商品属性。", f"There is no property called “{key}”.")

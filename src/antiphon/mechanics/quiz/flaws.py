"""What in the rules of a quiz makes no sense, said before anyone can begin it."""

from collections.abc import Sequence

from antiphon.mechanics.quiz.rules import QuizQuestion, Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.questions import check_keys, check_questions
from antiphon.sdk.rewards import check_rewards

MOST_POOL = 300
MOST_PLACE = 1_000


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.need(1 <= len(rules.pool) <= MOST_POOL, "pool", "题库请放 1 到 300 道题。", "Put 1 to 300 questions into the pool.")
    check_keys(flaws, [(f"pool[{index}].question.key", each.question.key) for index, each in enumerate(rules.pool)])
    for index, each in enumerate(rules.pool):
        _check_question(flaws, f"pool[{index}]", each)
    flaws.whole("ask_count", rules.ask_count, 1, min(30, max(1, len(rules.pool))))
    flaws.whole("seconds", rules.seconds, 3, 600)
    flaws.whole("run_limit", rules.run_limit, 1, 100)
    flaws.whole("pass_count", rules.pass_count, 1, rules.ask_count)
    flaws.need(
        (rules.reward is None) == (rules.pass_count is None),
        "reward",
        "通过奖励和答对几题要一起填，或者都不填。",
        "Set both the reward for passing and the right answers it takes, or neither.",
    )
    _check_places(flaws, rules)
    rewards = [(f"places[{index}].reward", places.reward) for index, places in enumerate(rules.places)]
    check_rewards(flaws, [("reward", rules.reward), *rewards] if rules.reward else rewards)
    return flaws.found


def _check_question(flaws: Flaws, path: str, each: QuizQuestion) -> None:
    question = each.question
    if not flaws.need(
        question.kind in {"single", "multiple"}, f"{path}.question.kind", "测验只用单选和多选。", "A quiz asks single and multiple choices."
    ):
        return
    plain = not question.branches and not question.otherwise and not question.optional
    flaws.need(plain, f"{path}.question", "测验题不能跳题，也不能跳过。", "A question of a quiz has no branches and cannot be skipped.")
    inner = Flaws()
    check_questions(inner, "questions", (question,))
    flaws.found += [Flaw(f"{path}.question{flaw.path.removeprefix('questions[0]')}", flaw.says) for flaw in inner.found]
    known = {option.key for option in question.options}
    fine = 1 <= len(each.right) <= (1 if question.kind == "single" else len(known)) and set(each.right) <= known
    flaws.need(
        fine,
        f"{path}.right",
        "请填写这道题里的正确选项，单选只填一个。",
        "Name right options that the question has; one for a single choice.",
    )


def _check_places(flaws: Flaws, rules: Rules) -> None:
    last = 0
    for index, places in enumerate(rules.places):
        path = f"places[{index}]"
        flaws.need(
            last < places.first <= places.last <= MOST_PLACE,
            f"{path}.first",
            "名次要从小到大，不能重叠，最多到第 1000 名。",
            "Places go up, do not overlap, and end at 1,000.",
        )
        last = places.last
        count, stock = places.last - places.first + 1, places.reward.stock
        flaws.need(
            stock is None or stock >= count,
            f"{path}.reward.stock",
            f"这一档有 {count} 个名次，库存不够。",
            f"These are {count} places, more than the stock.",
        )

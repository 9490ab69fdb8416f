"""What the operator sets for a quiz."""

from typing import Annotated

import msgspec

from antiphon.sdk.questions import Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, field


class QuizQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question with its answer."""

    question: Annotated[Question, field("题目", "Question", "单选或多选题，不能跳题。", "Single or multiple choice, without branches.")]
    right: Annotated[
        tuple[str, ...],
        field(
            "正确选项",
            "Right answer",
            "正确选项的代号；多选要全部选对。",
            "Keys of the right options; all of them, and no other.",
            max_length=30,
        ),
    ]


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some places of the final ranking get."""

    first: Annotated[int, field("从第几名", "From place", "例如 1。", "Such as 1.", at_least=1)]
    last: Annotated[int, field("到第几名", "To place", "例如 3。", "Such as 3.", at_least=1)]
    reward: Annotated[Reward, field("奖励", "Reward", "这些名次每人得到什么。", "What each of these places gets.")]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a quiz."""

    pool: Annotated[
        tuple[QuizQuestion, ...], field("题库", "Pool", "每次从这里抽题。", "Each run draws its questions from here.", group="questions")
    ]
    ask_count: Annotated[
        int, field("每次几题", "Questions in a run", "从题库里抽几题。", "How many are drawn.", group="questions", at_least=1, at_most=30)
    ] = 5
    seconds: Annotated[
        int,
        field(
            "每题几秒",
            "Seconds for each",
            "超过时间算没答对，以服务器时间为准。",
            "Later answers do not count; the server keeps the time.",
            group="questions",
            at_least=3,
            at_most=600,
        ),
    ] = 20
    run_limit: Annotated[
        int,
        field(
            "每人几次",
            "Runs for each",
            "每人可以答几次，取最好的一次。",
            "How often one may try; the best run counts.",
            group="who",
            at_least=1,
            at_most=100,
        ),
    ] = 1
    pass_count: Annotated[
        int | None,
        field(
            "答对几题算通过",
            "Right answers to pass",
            "留空则没有通过奖。",
            "Empty: no reward for passing.",
            group="rewards",
            at_least=1,
            at_most=30,
        ),
    ] = None
    reward: Annotated[
        Reward | None,
        field(
            "通过奖励", "Reward for passing", "第一次通过时发放，每人一次。", "Given once, with the first run that passes.", group="rewards"
        ),
    ] = None
    places: Annotated[
        tuple[Places, ...],
        field("名次奖励", "Places", "活动结束时按名次发放。", "Given by rank when the quiz ends.", group="rewards"),
    ] = ()
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def find(self, key: str) -> QuizQuestion | None:
        """The question of a key."""
        return next((each for each in self.pool if each.question.key == key), None)

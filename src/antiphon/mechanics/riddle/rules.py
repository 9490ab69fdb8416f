"""What the operator sets for a riddle."""

from datetime import timedelta
from typing import Annotated

import msgspec

from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field


class Clue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clue that everybody sees from some time after the start on."""

    text: Annotated[Text, field("线索", "Clue", "公布时顾客看到的文字。", "What shoppers read once it is out.")]
    after_hours: Annotated[
        int,
        field("开始后几小时", "Hours after the start", "活动开始多少小时后公布；0 为一开始就有。", "0: from the beginning.", at_least=0),
    ] = 0


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a riddle."""

    ask: Annotated[Text, field("谜面", "Riddle", "要猜的是什么。", "What is to be found out.", group="question")]
    answers: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=100)], ...],
        field(
            "正确答案",
            "Answers",
            "写出所有算对的说法，中英文都可以；大小写、全角半角、空格和标点都不影响。",
            "Every wording that is right, in both languages; case, width, spaces and signs do not matter.",
            group="question",
        ),
    ]
    rewards: Annotated[
        tuple[Reward, ...],
        field(
            "奖励",
            "Rewards",
            "第一份给一条线索都没公布时就猜中的人，第二份给公布了一条时猜中的人……线索更多时用最后一份。",
            "The first for whoever solves it before any clue is out, the second after one clue, and so on; the last for the rest.",
            group="rewards",
        ),
    ]
    clues: Annotated[
        tuple[Clue, ...], field("线索", "Clues", "按时间先后公布的线索。", "In the order in which they come out.", group="question")
    ] = ()
    winners: Annotated[
        int | None,
        field(
            "前几名有奖",
            "First solvers",
            "只奖励最先猜中的这么多人；留空不限。",
            "Only so many are rewarded; empty: all.",
            group="rewards",
            at_least=1,
        ),
    ] = None
    tries: Annotated[
        int | None,
        field(
            "每人几次", "Tries each", "每人最多答几次；留空不限。", "How often each may answer; empty: no limit.", group="entry", at_least=1
        ),
    ] = None
    wait_minutes: Annotated[
        int,
        field(
            "答错后等几分钟",
            "Wait after a wrong answer",
            "答错后多少分钟才能再答，防止乱试。",
            "Minutes until the next try, against trying everything.",
            group="entry",
            at_least=0,
        ),
    ] = 1
    reveal: Annotated[
        bool,
        field(
            "结束后公布谜底",
            "Tell the answer at the end",
            "活动结束后页面显示第一个答案。",
            "The page shows the first of the answers.",
            group="question",
        ),
    ] = True
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def clues_out(self, facts: Facts) -> int:
        """How many clues everybody can see now. A play that has not begun shows those of its beginning."""
        if facts.starts_at is None:
            return sum(clue.after_hours == 0 for clue in self.clues)
        return sum(facts.starts_at + timedelta(hours=clue.after_hours) <= facts.now for clue in self.clues)

    def reward_with(self, clues: int) -> Reward:
        """What solving it is worth with so many clues out."""
        return self.rewards[min(clues, len(self.rewards) - 1)]

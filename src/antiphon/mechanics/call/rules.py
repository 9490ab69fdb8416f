"""What the operator sets for a call."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_TEXT = 500
MOST_SLOTS = 50


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a call."""

    brief: Annotated[
        Text, field("征集说明", "Brief", "想要什么、会用在哪里。", "What you are looking for, and what it will be used for.", group="brief")
    ]
    shortest: Annotated[
        int, field("最少字数", "Shortest", "一件作品最少几个字。", "How many characters at least.", at_least=1, group="brief")
    ] = 2
    longest: Annotated[
        int,
        field("最多字数", "Longest", "一件作品最多几个字。", "How many characters at most.", at_least=1, at_most=MOST_TEXT, group="brief"),
    ] = 30
    pictures: Annotated[
        Literal["none", "may", "must"],
        field(
            "图片",
            "Pictures",
            "作品要不要带图片。",
            "Whether an entry has a picture.",
            group="brief",
            choices={"none": ("不要", "None"), "may": ("可以带", "Possible"), "must": ("必须带", "Needed")},
        ),
    ] = "none"
    per_person: Annotated[
        int,
        field(
            "每人几件", "Entries each", "每人最多提交几件。", "How many ideas one person can send.", at_least=1, at_most=20, group="limits"
        ),
    ] = 3
    enter_days: Annotated[
        int | None,
        field(
            "征集天数",
            "Days for entries",
            "开始后几天内可以提交；留空则到结束。",
            "Entries close after so many days; empty: at the end.",
            at_least=1,
            group="limits",
        ),
    ] = None
    similar: Annotated[
        Literal["refuse", "flag"],
        field(
            "相似作品",
            "Similar entries",
            "和更早的作品太像时，直接拒绝并告知，或收下并标记给店员看。",
            "One too much like an earlier one is refused and named, or taken and flagged for the staff.",
            group="limits",
            choices={"refuse": ("拒绝", "Refuse"), "flag": ("标记", "Flag")},
        ),
    ] = "refuse"
    similar_percent: Annotated[
        int,
        field(
            "多像算相似（%）",
            "Similar from (%)",
            "按相同的字词片段比较，100 表示只有完全一样才算。",
            "Compared by shared pieces of text; 100: only the very same.",
            at_least=30,
            at_most=100,
            group="limits",
        ),
    ] = 60
    gallery: Annotated[
        bool, field("公开作品墙", "Gallery", "通过审核的作品所有人可见。", "Everybody sees accepted entries.", group="vote")
    ] = True
    slots: Annotated[
        int,
        field(
            "入围名额",
            "Shortlist",
            "最多几件作品入围投票。",
            "How many entries can be put up for the vote.",
            at_least=1,
            at_most=MOST_SLOTS,
            group="vote",
        ),
    ] = 10
    votes_each: Annotated[
        int,
        field(
            "每人几票",
            "Votes each",
            "每人可以给几件入围作品投票，每件一票。",
            "How many shortlisted entries one person can vote for.",
            at_least=0,
            group="vote",
        ),
    ] = 3
    adopted: Annotated[
        int,
        field(
            "采纳几件",
            "Adopted",
            "最多采纳几件。",
            "How many ideas you will adopt at most.",
            at_least=1,
            at_most=MOST_SLOTS,
            group="rewards",
        ),
    ] = 1
    accept_reward: Annotated[
        Reward | None,
        field(
            "通过奖励", "When accepted", "作品第一次通过审核时，每人一次。", "For a person’s first accepted entry, once.", group="rewards"
        ),
    ] = None
    shortlist_reward: Annotated[
        Reward | None, field("入围奖励", "When shortlisted", "每件入围作品一份。", "For each entry on the shortlist.", group="rewards")
    ] = None
    adopt_reward: Annotated[
        Reward | None, field("采纳奖励", "When adopted", "每件被采纳的作品一份。", "For each entry that is adopted.", group="rewards")
    ] = None
    decide_days: Annotated[
        int,
        field(
            "评审天数",
            "Days to decide",
            "结束后几天内可以评审和采纳。",
            "How long after the end you can still rule and adopt.",
            at_least=1,
            at_most=366,
            group="rewards",
        ),
    ] = 30
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def places(self) -> tuple[str, ...]:
        """The places of the shortlist."""
        return tuple(f"{number:02}" for number in range(1, self.slots + 1))

    def rewards(self) -> tuple[Reward | None, ...]:
        """All that can be given."""
        return (self.accept_reward, self.shortlist_reward, self.adopt_reward)

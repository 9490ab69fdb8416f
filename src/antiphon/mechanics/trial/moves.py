"""What people and operators can do in a trial, and what the play remembers of one person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.answers import Answer
from antiphon.sdk.words import field

REASON = field("原因", "Reason", "顾客会看到这句话。", "The person reads this.", max_length=300)
MOST_STARS = 5

State = Literal[
    "",
    "applied",
    "withdrawn",
    "excluded",
    "not_suited",
    "held_back",
    "waiting",
    "passed_over",
    "called_off",
    "picked",
    "addressed",
    "declined",
    "lapsed",
    "came_back",
    "testing",
    "missed",
    "released",
    "reported",
    "sent_back",
    "done",
]


class TrialMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "answer", "question": "skin", "answer": "dry"}`, `back`, `apply` (no questions), `withdraw`, `decline`, or `report`."""

    do: Literal["answer", "back", "apply", "withdraw", "decline", "report"]
    question: Annotated[str, msgspec.Meta(max_length=40)] = ""
    answer: Answer = None
    stars: int = 0
    text: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    pictures: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=500)], ...], msgspec.Meta(max_length=9)] = ()


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="pick", tag_field="do"):
    """Give somebody a place; where operators pick."""

    reason: Annotated[str, REASON]


class PassOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="pass_over", tag_field="do"):
    """Give somebody no place; where operators pick."""

    reason: Annotated[str, REASON]


class Exclude(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="exclude", tag_field="do"):
    """Take an application out, before it has a place."""

    reason: Annotated[str, REASON]


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="hand_over", tag_field="do"):
    """The goods were handed over by hand; the time for the report begins."""

    note: Annotated[str, field("备注", "Note", "例如在哪家店交给了顾客，可不填。", "Where and how; may be empty.", max_length=300)] = ""


class Extend(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="extend", tag_field="do"):
    """More time for a report, also for one that was missed."""

    days: Annotated[
        int, field("多几天", "Days more", "在原期限（或今天）之后再加几天。", "After the date it had, or after today.", at_least=1)
    ]
    reason: Annotated[str, REASON]


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="review", tag_field="do"):
    """Rate a report, not the product, and show it to everybody or not."""

    quality: Annotated[
        int,
        field(
            "报告质量", "Quality", "写得认真不认真，1 到 5；与给产品打几星无关。", "1 to 5: how useful it is, whatever it says.", at_least=1
        ),
    ]
    publish: Annotated[bool, field("公开", "Publish", "所有人可见；不公开要写原因。", "Everybody sees it; else give a reason.")] = True
    reason: Annotated[str, REASON] = ""


class SendBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="send_back", tag_field="do"):
    """Ask for a better report, with some days more."""

    reason: Annotated[str, REASON]


class Unpublish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="unpublish", tag_field="do"):
    """Take a report off the page, and its stars out of the average."""

    reason: Annotated[str, REASON]


class Forgive(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="forgive", tag_field="do"):
    """Let a missed report go: the person may apply again at once."""

    reason: Annotated[str, REASON]


TrialRuling = Pick | PassOver | Exclude | HandOver | Extend | Review | SendBack | Unpublish | Forgive


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody wrote. `quality` 0: not reviewed yet."""

    stars: int
    text: str
    pictures: tuple[str, ...] = ()
    late: bool = False
    quality: int = 0
    published: bool = False
    rewarded: bool = False


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person. `position` of `of` in the order, `number` on the waiting list, `reason` of the last ruling."""

    state: State = ""
    answers: Mapping[str, Answer] = {}
    undone: Mapping[str, Answer] = {}
    points: int = 0
    lot: int | None = None
    position: int = 0
    of: int = 0
    number: int = 0
    tries: int = 0
    address_by: datetime | None = None
    picked_at: datetime | None = None
    arrived: bool = False
    due_at: datetime | None = None
    late: bool = False
    report: Report | None = None
    reason: str = ""

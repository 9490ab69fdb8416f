"""What people and the staff can do in a call, and what the play remembers."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from antiphon.sdk.words import field

ENTRY = field("作品", "Entry", "作品的代号；留空则是这位顾客最近的一件。", "Its code; empty: this person’s latest one.", max_length=40)
REASON = field("原因", "Reason", "顾客会看到这句话。", "The person reads this.", max_length=300)

State = Literal["waiting", "refused", "accepted", "shortlisted", "adopted"]


class CallMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "enter", "text": "…"}`, `{"do": "vote", "entry": "…"}`, or `unvote`; `entry` is a place of the shortlist."""

    do: Literal["enter", "vote", "unvote"]
    text: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    picture: Annotated[str, msgspec.Meta(max_length=500)] = ""
    entry: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Accept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="accept", tag_field="do"):
    """Let everybody see an entry."""

    entry: Annotated[str, ENTRY] = ""


class Refuse(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="refuse", tag_field="do"):
    """Take an entry out, also from the shortlist."""

    reason: Annotated[str, REASON]
    entry: Annotated[str, ENTRY] = ""


class Shortlist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="shortlist", tag_field="do"):
    """Put an entry up for the vote."""

    entry: Annotated[str, ENTRY] = ""


class Adopt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="adopt", tag_field="do"):
    """Use an idea, thank whoever had it, and say so on the product."""

    entry: Annotated[str, ENTRY] = ""
    product_id: Annotated[
        str, field("商品编号", "Product", "用在哪件商品上，可不填。", "The product it is used for; may be empty.", max_length=120)
    ] = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """An idea. `slot` is its place on the shortlist."""

    code: str
    text: str
    picture: str = ""
    state: State = "waiting"
    slot: str = ""
    reason: str = ""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person: ideas sent, and votes by place of the shortlist (two where two who had both voted turned out to be one)."""

    entries: tuple[Entry, ...] = ()
    votes: Mapping[str, int] = {}
    thanked: bool = False  # for the first idea that was accepted

    def find(self, code: str) -> Entry | None:
        """The entry of a code; with none, the latest that is not refused."""
        fits = (entry for entry in reversed(self.entries) if (entry.code == code if code else entry.state != "refused"))
        return next(fits, None)

"""Many vouchers at once, as operators ask for them and are told of them: bulk codes, a coupon for a segment, the sums of a day."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from antiphon.features.promotions.pricing.rules import Moment
from antiphon.sdk.words import Text


class CodeBatch(msgspec.Struct, frozen=True):
    """A run of bulk codes; `made` of `wanted` are stored."""

    id: str
    promotion_id: str
    wanted: int
    made: int
    prefix: str
    letters: int
    usable_until: datetime | None
    created_at: datetime
    finished_at: datetime | None


class Handout(msgspec.Struct, frozen=True):
    """A coupon given to everybody of a segment: of `people` who were in it at the start, `given` have a voucher.

    `because` says why it stopped early; `refused` had one from this run already.
    """

    id: str
    promotion_id: str
    segment: str
    state: Literal["giving", "given", "stopped", "withdrawing", "withdrawn"]
    people: int
    given: int
    refused: int
    withdrawn: int
    because: Text | None
    created_at: datetime
    finished_at: datetime | None


class BatchAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Codes to make. `letters` are drawn without those that are easily mistaken; fewer than the count calls for are refused."""

    count: Annotated[int, msgspec.Meta(ge=1, le=5_000_000)]
    prefix: Annotated[str, msgspec.Meta(max_length=12, pattern="^[A-Za-z0-9]*$")] = ""
    letters: Annotated[int, msgspec.Meta(ge=6, le=24)] = 12
    usable_until: Moment | None = None


class PromotionDay(msgspec.Struct, frozen=True):
    """What happened to a promotion on one day."""

    on: date
    issued: int
    reserved: int
    redeemed: int
    given_back: int
    returned: int
    refused: int
    discount_minor: int

"""What pictures hand out."""

from datetime import datetime
from typing import Final, Literal

import msgspec

PREFIX: Final = "pic_"
Size = Literal["whole", "small"]
Shelved = Literal["all", "shown", "hidden", "unused"]


class Sent(msgspec.Struct, frozen=True):
    """A picture was taken in. `id` goes into a move; `url` and `small_url` show it."""

    id: str
    url: str
    small_url: str
    width: int
    height: int


class PictureLine(msgspec.Struct, frozen=True):
    """A picture as operators see it. `used_at` None: nothing has used it yet, and after a day it is deleted."""

    id: str
    person_id: str
    width: int
    height: int
    bytes: int
    at: datetime
    used_at: datetime | None
    hidden_at: datetime | None
    hidden_by: str
    play_id: str | None  # the play whose move names it, as far as that is found

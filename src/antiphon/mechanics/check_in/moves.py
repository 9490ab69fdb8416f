"""What a person can do in a check-in."""

from datetime import date
from typing import Literal

import msgspec


class CheckInMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "check_in"}`, or `{"do": "make_up", "on": "2026-05-17"}`."""

    do: Literal["check_in", "make_up"] = "check_in"
    on: date | None = None

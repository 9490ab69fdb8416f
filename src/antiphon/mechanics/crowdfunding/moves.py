"""What a person does in a crowdfunding, and what the play remembers of it."""

from typing import Annotated, Literal

import msgspec

MOST_SHARES = 1_000  # in one pledge


class PledgeMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "pledge", "shares": 2}`, `{"do": "withdraw"}`, `{"do": "collect"}`."""

    do: Literal["pledge", "withdraw", "collect"] = "pledge"
    shares: Annotated[int, msgspec.Meta(ge=1, le=MOST_SHARES)] = 1


class Pledge(msgspec.Struct, frozen=True):
    """Points set aside; `name` is that of the hold."""

    name: str
    shares: int


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's pledges: the open ones, and the shares that were taken."""

    pledges: tuple[Pledge, ...] = ()
    made: int = 0  # pledges ever, so that no two have one name
    taken: int = 0
    returned: int = 0  # shares that came back because the project failed

    @property
    def shares(self) -> int:
        """Set aside now."""
        return sum(pledge.shares for pledge in self.pledges)

"""What a person does in a vote, and what the play remembers."""

from datetime import datetime
from typing import Literal

import msgspec


class VoteMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"choices": ["red"]}`; in a ranking the best comes first."""

    choices: tuple[str, ...]
    do: Literal["vote"] = "vote"


class Ballot(msgspec.Struct, frozen=True):
    """What was chosen, the code under which it stands on the public list, and the how-manieth choice of this person it is."""

    code: str
    choices: tuple[str, ...]
    times: int = 1
    at: datetime | None = None  # when it was cast


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's ballot; two while two who had both voted and turned out to be one wait to be mended, or after the end."""

    ballots: tuple[Ballot, ...] = ()
    thanked: bool = False  # the reward for voting was given
    closed: bool = False  # what the end of the vote brings was done

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that stands, if there is one."""
        return self.ballots[0] if self.ballots else None

"""What a person does in a presale, and what the play remembers of it."""

from datetime import datetime
from typing import Literal

import msgspec

State = Literal["deposit", "paid"]


class PresaleMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "take"}` a right to pay a deposit for one piece, `{"do": "release"}` it."""

    do: Literal["take", "release"] = "take"


class Deposit(msgspec.Struct, frozen=True):
    """An order with a deposit: how many pieces, and whether the balance is paid."""

    order_id: str
    pieces: int
    state: State = "deposit"


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's rights without a deposit yet, until when, and their orders."""

    held: int = 0
    until: datetime | None = None
    deposits: tuple[Deposit, ...] = ()
    lost: int = 0  # pieces whose balance was not paid in time

    @property
    def pieces(self) -> int:
        """Rights and orders together."""
        return self.held + sum(deposit.pieces for deposit in self.deposits)

    def order(self, order_id: str) -> Deposit | None:
        """The order of an id."""
        return next((deposit for deposit in self.deposits if deposit.order_id == order_id), None)

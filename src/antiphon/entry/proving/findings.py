"""What a proof says: figures, and whether the promise held."""

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """One promise (a row of the list of promises), tried."""

    promise: str  # T1, T5, T6 …
    says: str
    held: bool
    figures: dict[str, int | float]

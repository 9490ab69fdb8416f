"""Money as people write it and as the house counts it: the digits of each currency, and the one way of rounding."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

# Digits after the point in ISO 4217, where they are not two.
_NO_CENTS: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_MILLS: Final = "BHD IQD JOD KWD LYD OMR TND"
_DIGITS: Final = dict.fromkeys(_NO_CENTS.split(" "), 0) | dict.fromkeys(_MILLS.split(" "), 3) | {"CLF": 4, "UYW": 4}


def minor_digits(currency: str | None) -> int:
    """How many digits follow the point; 2 for a currency that is not known."""
    return _DIGITS.get(currency or "", 2)


def to_minor(amount: Decimal, currency: str | None) -> int:
    """An amount in the smallest unit of its currency, half to even."""
    return int(amount.scaleb(minor_digits(currency)).to_integral_value(ROUND_HALF_EVEN))


def from_minor(amount_minor: int, currency: str | None) -> Decimal:
    """The amount as people write it."""
    return Decimal(amount_minor).scaleb(-minor_digits(currency))

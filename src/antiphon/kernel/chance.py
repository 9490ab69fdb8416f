"""Chance from a seed: the same seed tells the same story, so a draw can be replayed before an inspector.

Numbers come from SHA-256 over `seed/label`; 53 bits of it, because a 64-bit number divided by 2**64 can round up to 1.0.
"""

from collections.abc import Sequence
from hashlib import sha256

_BITS_53 = 1 << 53


def unit(seed: str, label: str) -> float:
    """A number in [0, 1) that depends on nothing but its two arguments."""
    digest = sha256(f"{seed}/{label}".encode()).digest()
    return (int.from_bytes(digest[:7], "big") >> 3) / _BITS_53


def below(limit: int, seed: str, label: str) -> int:
    """A whole number in [0, limit), without the bias of a modulo: 128 bits are scaled down."""
    digest = sha256(f"{seed}/{label}".encode()).digest()
    return int.from_bytes(digest[:16], "big") * limit >> 128


def pick(weights: Sequence[int], seed: str, label: str) -> int:
    """The index chosen with probability `weights[index] / sum(weights)`. Raises `ValueError` when no weight is positive."""
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        message = "weights must be whole, not negative, and not all zero"
        raise ValueError(message)
    point = below(total, seed, label)
    for index, weight in enumerate(weights):
        point -= weight
        if point < 0:
            return index
    raise AssertionError

"""Codes that nobody can guess: signed ones for things that stay, rotating ones (RFC 6238) for a screen that changes.

Both come from a play's own secret, so nothing is stored and another play's codes are others.
"""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
SIGNED_LENGTH: Final = 12  # letters of a signed code: 60 bits
DIGITS: Final = 6  # of a rotating code

_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def tidy(text: str) -> str:
    """A code as it was meant: what follows the last `#`, `/` or `=` of an address, without spaces and dashes, look-alikes put right."""
    for mark in "#/=":
        text = text.rpartition(mark)[2]
    kept = "".join(letter for letter in text.upper() if letter.isalnum())
    return kept.translate(_ALIKE)


def spaced(code: str) -> str:
    """A code in groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def signed_code(secret: str, purpose: str, key: str) -> str:
    """The code of a thing, 12 letters: HMAC-SHA-256 over its purpose and key."""
    value = int.from_bytes(hmac.digest(secret.encode(), f"{purpose}/{key}".encode(), "sha256")[:8], "big")
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (SIGNED_LENGTH - 1), -1, -5))


def read_signed(secret: str, purpose: str, keys: Sequence[str], code: str) -> str | None:
    """Whose code a tidy one is, or None. Takes as long for a wrong code as for a good one."""
    found: str | None = None
    given = code.encode()
    for key in keys:
        if hmac.compare_digest(given, signed_code(secret, purpose, key).encode()):
            found = key
    return found


def one_time_code(key: bytes, counter: int, digits: int = DIGITS) -> str:
    """HOTP of RFC 4226, section 5.3, over HMAC-SHA-256 as RFC 6238 allows: the code of one step of time."""
    mac = hmac.digest(key, counter.to_bytes(8, "big"), "sha256")
    offset = mac[-1] & 15
    value = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{value % 10**digits:0{digits}}"


def step_of(at: datetime, seconds: int) -> int:
    """Which step of time a moment falls into (T of RFC 6238, counted from 1970)."""
    return int(at.timestamp()) // seconds


def rotating_code(secret: str, purpose: str, step: int) -> str:
    """The code that a screen shows in one step of time."""
    return one_time_code(hmac.digest(secret.encode(), purpose.encode(), "sha256"), step)


def read_rotating(secret: str, purposes: Mapping[str, str], now: datetime, seconds: int, late: int, code: str) -> tuple[str, int] | None:
    """`(key, step)` of the screen that shows `code` now or showed it up to `late` steps ago; `purposes` by key. None: no screen did."""
    step = step_of(now, seconds)
    found: tuple[str, int] | None = None
    for key, purpose in purposes.items():
        for back in range(late + 1):
            if found is None and hmac.compare_digest(code.encode(), rotating_code(secret, purpose, step - back).encode()):
                found = (key, step - back)
    return found

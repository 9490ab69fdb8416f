"""Numbers with up to two decimals, kept as whole hundredths, and the seal of the answer."""

import re
import unicodedata
from hashlib import sha256
from hmac import new as hmac
from typing import Final

MOST_CENTS: Final = 100_000_000_000  # a thousand million
_NUMBER: Final = re.compile(r"(\d{1,10})(?:\.(\d{1,2}))?")
_LEFT_OUT: Final = re.compile(r"[\s,，¥￥$€£]|元|yuan", re.IGNORECASE)


def read_number(text: str) -> int | None:
    """Hundredths of what somebody typed, also full width and with a sign of money; None when it is no such number."""
    found = _NUMBER.fullmatch(_LEFT_OUT.sub("", unicodedata.normalize("NFKC", text)))
    if found is None:
        return None
    cents = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    return cents if cents <= MOST_CENTS else None


def spell(cents: int) -> str:
    """Two decimals, always."""
    return f"{cents // 100}.{cents % 100:02d}"


def salt_of(secret: str) -> str:
    """What is mixed into the seal, so that nobody can try out all prices. Published with the answer."""
    return hmac(secret.encode(), b"guess: salt of the seal", sha256).hexdigest()[:32]


def seal_of(cents: int, salt: str) -> str:
    """SHA-256 of `answer|salt`, such as `199.00|…`: published before the first guess, checked by anybody after the last."""
    return sha256(f"{spell(cents)}|{salt}".encode()).hexdigest()

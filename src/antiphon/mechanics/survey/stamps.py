"""Proof that somebody has replied to an anonymous survey, and not which reply is theirs: one stamp for everybody of one day."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

LASTS_DAYS = 2  # today's and yesterday's


def stamp_of(secret: str, moment: datetime) -> str:
    """The stamp of a moment's day in UTC: 16 letters that only the play can make."""
    return hmac.new(secret.encode(), f"survey/{moment.date().isoformat()}".encode(), sha256).hexdigest()[:16]


def is_good(stamp: str, secret: str, now: datetime) -> bool:
    """Whether a stamp is of today or yesterday."""
    days = [now - timedelta(days=ago) for ago in range(LASTS_DAYS)]
    return any(hmac.compare_digest(stamp.encode(), stamp_of(secret, day).encode()) for day in days)

"""The process's own clock, dice and identifiers: the only place where the product asks the machine for them."""

import secrets
import threading
import time

from antiphon.kernel.ids import IdMaker


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return time.time_ns() // 1_000_000


_maker = IdMaker(SystemClock().now_ms, secrets.randbits)
_lock = threading.Lock()


def new_id(prefix: str) -> str:
    """A new identifier that sorts by time, such as `ply_06f3k…`."""
    with _lock:
        return _maker.make(prefix)


def new_seed() -> str:
    """128 bits that nobody can guess, in hex: the chance of one decision."""
    return secrets.token_hex(16)

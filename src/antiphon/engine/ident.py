"""The process's own clock, dice and identifiers: the only place where the product asks the machine for them."""

import os
import secrets
import threading
import time

from antiphon.kernel.ids import IdMaker

SEEDS_AT_ONCE = 256


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        return time.time_ns() // 1_000_000


_maker = IdMaker(SystemClock().now_ms, secrets.randbits)
_lock = threading.Lock()
_seeds: list[str] = []
os.register_at_fork(after_in_child=_seeds.clear)  # two processes must not deal from one deck


def new_id(prefix: str) -> str:
    """A new identifier that sorts by time, such as `ply_06f3k…`."""
    with _lock:
        return _maker.make(prefix)


def new_seed() -> str:
    """128 bits that nobody can guess, in hex: the chance of one decision. Taken by the hundred: asking costs more than the bits."""
    with _lock:
        if not _seeds:
            bits = secrets.token_hex(16 * SEEDS_AT_ONCE)
            _seeds.extend(bits[place : place + 32] for place in range(0, len(bits), 32))
        return _seeds.pop()

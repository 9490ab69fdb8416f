"""Odd input that has broken somebody's service, as fixed files: `values` stand where a JSON value may stand, `bodies` are whole bodies.

Whoever takes a body from outside must answer each of them with 4xx, or keep it whole: never 5xx, never in silence.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
HUGE_BYTES = 20_000_000


@cache
def values() -> Mapping[str, bytes]:
    """Poison to put in place of a value: `{"p": <value>}`. Not all of it is JSON."""
    return {path.name: path.read_bytes() for path in sorted((FOLDER / "values").iterdir())}


@cache
def bodies() -> Mapping[str, bytes]:
    """Poison to send as a whole body. Those that begin with gzip's magic are to be sent with and without its header."""
    found = {path.name: path.read_bytes() for path in sorted((FOLDER / "bodies").iterdir())}
    return found | {"20_mb_of_spaces": b" " * HUGE_BYTES, "20_mb_of_text": b'{"p":"' + b"x" * HUGE_BYTES + b'"}'}

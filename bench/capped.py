"""The server with a cap on how many moves share a transaction: `python -m bench.capped 1` is the same host, one move a transaction."""

import os
import sys

from antiphon.engine.settings import load_settings
from antiphon.entry.bootstrap import open_house
from antiphon.entry.running import run


def main() -> None:
    """Serve until told to stop."""
    settings = load_settings(os.environ)
    services = open_house(settings)
    for lane in services.writer.lanes:
        if lane.name in {"host", "promotion_uses"}:
            lane.cap = int(sys.argv[1])
    run(services, settings)


if __name__ == "__main__":
    main()

"""The server with the digest standing still: `python -m bench.resting` acknowledges events and lets them wait."""

import os

from antiphon.engine.settings import load_settings
from antiphon.entry.bootstrap import open_house
from antiphon.entry.running import run


def main() -> None:
    """Serve until told to stop."""
    settings = load_settings(os.environ)
    services = open_house(settings)
    services.events.start_pumps = lambda: None
    run(services, settings)


if __name__ == "__main__":
    main()

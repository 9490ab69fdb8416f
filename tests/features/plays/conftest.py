"""A small house of plays, over a store of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from antiphon.engine.database.port import Database
from antiphon.kernel.clock import Clock
from tests.features.plays.rig import Rig


@pytest.fixture
def rig(database: Database, clock: Clock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path)
    try:
        yield made
    finally:
        made.close()

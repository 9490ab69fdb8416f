from collections.abc import Iterator

import pytest

from antiphon.entry.bootstrap import Services
from tests.conftest import SetClock
from tests.features.points.desk import Desk


@pytest.fixture
def desk(house: Services, clock: SetClock) -> Iterator[Desk]:
    """Wallets over the whole house; at the end every law of the ledger holds."""
    made = Desk(house, clock)
    yield made
    assert made.is_right()

"""The small house of plays, for the suites of the host too."""

from tests.features.plays.conftest import rig

__all__ = ["rig"]

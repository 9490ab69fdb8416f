"""The import contracts: the real tree keeps them, and each breaks on a planted violation and says what to do."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

REPOSITORY = Path(__file__).parents[2]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

SIX = ("__init__", "contracts", "store", "condition", "service", "api", "http", "jobs")
PACKAGES = ("kernel", "engine", "sdk", "features", "mechanics", "channels", "connectors", "recommenders", "entry")

# A small house in good order: every kind of import that is meant to be allowed is in it.
TREE: dict[str, str] = {
    **{f"{package}/__init__.py": "" for package in PACKAGES},
    **{f"features/{feature}/{file}.py": "" for feature in ("events", "plays") for file in SIX},
    "__init__.py": "",
    "kernel/ids.py": "import hashlib\nfrom datetime import datetime",
    "kernel/errors.py": "import msgspec",
    "sdk/mechanic.py": "from antiphon.kernel import ids",
    "engine/clock.py": "import time\nfrom antiphon.kernel import ids",
    "mechanics/draw/__init__.py": "from antiphon.mechanics.draw import rules",
    "mechanics/draw/rules.py": "from antiphon.sdk import mechanic\nfrom antiphon.kernel import ids",
    "mechanics/check_in/__init__.py": "from antiphon.sdk import mechanic",
    "channels/mail.py": "from antiphon.sdk import mechanic",
    "connectors/shop.py": "from antiphon.sdk import mechanic",
    "recommenders/popular.py": "from antiphon.sdk import mechanic",
    "features/plays/http.py": "from antiphon.features.plays import api, condition, contracts",
    "features/plays/jobs.py": "from antiphon.features.plays import api",
    "features/plays/api.py": "from antiphon.features.plays import service",
    "features/plays/service.py": (
        "from antiphon.features.plays import store, condition, contracts\nfrom antiphon.features.events import api, contracts as events"
    ),
    "features/plays/store.py": "from antiphon.features.plays import contracts\nfrom antiphon.engine import clock",
    "features/plays/condition.py": "from antiphon.features.plays import contracts",
    "entry/bootstrap.py": "from antiphon.features.plays import api, http, jobs\nfrom antiphon.mechanics import draw",
    "entry/cli.py": "from antiphon.entry import bootstrap",
}


class Plant(NamedTuple):
    """A violation, the contract that has to break, a part of its message, and contracts that rightly break with it."""

    contract: str
    file: str
    text: str
    says: str
    also: frozenset[str] = frozenset()


PLANTS = [
    # Everything pure stands on the kernel: what the kernel does, they do too.
    Plant("layers", "kernel/ids.py", "from antiphon.engine import clock", "belongs lower down", frozenset({"plug-ins"})),
    Plant("layers", "engine/clock.py", "from antiphon.sdk import mechanic", "belongs lower down"),
    # Through entry, which knows everything, a feature reaches its own edge from below.
    Plant("layers", "features/plays/service.py", "from antiphon.entry import cli", "belongs lower down", frozenset({"inside"})),
    Plant("layers", "features/plays/service.py", "from antiphon.mechanics import draw", "belongs lower down"),
    Plant("layers", "helpers/__init__.py", "", "helpers"),
    Plant("plug-ins", "sdk/mechanic.py", "from antiphon.engine import clock", "Say in an effect"),
    Plant("plug-ins", "channels/mail.py", "from antiphon.engine import clock", "Say in an effect"),
    Plant("ladder", "features/events/service.py", "from antiphon.features.plays import contracts", "by an event or a contract"),
    Plant("ladder", "features/gossip/__init__.py", "", "gossip"),
    Plant(
        "doors", "features/plays/service.py", "from antiphon.features.events import store", "ask events through its api.py or contracts.py"
    ),
    Plant("doors", "features/plays/service.py", "from antiphon.features.events import condition", "ask events through"),
    Plant("doors", "features/plays/http.py", "from antiphon.features.plays import store", "ask plays through"),
    Plant("doors", "entry/bootstrap.py", "from antiphon.features.plays import service", "ask plays through"),
    Plant("inside", "features/plays/store.py", "from antiphon.features.plays import service", "api asks service"),
    Plant("inside", "features/plays/contracts.py", "from antiphon.features.plays import store", "api asks service"),
    Plant("mechanics", "mechanics/draw/rules.py", "from antiphon.mechanics import check_in", "belongs in the SDK"),
    Plant("pure", "kernel/ids.py", "import time", "the host reads the world"),
    Plant("pure", "sdk/mechanic.py", "import random", "the host reads the world"),
    Plant("pure", "mechanics/draw/rules.py", "import apsw", "the host reads the world"),
    Plant("cycles", "features/plays/condition.py", "from antiphon.features.plays import rules", "third file below them"),
]
# What a plant needs besides itself: a cycle takes two.
BESIDES = {"cycles": {"features/plays/rules.py": "from antiphon.features.plays import condition"}}


@pytest.fixture(scope="module")
def good_house(tmp_path_factory: pytest.TempPathFactory) -> None:
    result = look(tmp_path_factory.mktemp("house"), TREE)
    assert result.broken == set(), result.output


@pytest.mark.usefixtures("good_house")
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.contract}-{plant.file}")
def test_a_planted_violation_breaks_its_contract_and_says_where_to_go(plant: Plant, tmp_path: Path) -> None:
    planted = {**TREE, **BESIDES.get(plant.contract, {}), plant.file: f"{TREE.get(plant.file, '')}\n{plant.text}\n"}
    result = look(tmp_path, planted)
    assert plant.contract in result.broken, result.output
    # An import against the stream usually closes a cycle as well.
    assert result.broken <= {plant.contract, "cycles", *plant.also}, result.output
    assert plant.says in " ".join(result.output.split())


def test_every_contract_has_a_plant() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {plant.contract for plant in PLANTS}


def test_the_real_house_keeps_every_contract() -> None:
    result = run(REPOSITORY / "src")
    assert result.broken == set(), result.output
    assert "0 broken" in result.output


class Result(NamedTuple):
    """Ids of the broken contracts, and what import-linter said."""

    broken: set[str]
    output: str


def look(folder: Path, tree: Mapping[str, str]) -> Result:
    for name, text in tree.items():
        path = folder / "antiphon" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return run(folder)


def run(source: Path) -> Result:
    """Run the project's own contracts over the package `antiphon` in `source`."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--no-logo",
        "--no-cache",
        "--config",
        str(REPOSITORY / "pyproject.toml"),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(source), str(REPOSITORY)]), "COLUMNS": "1000", "NO_COLOR": "1"}
    answer = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    output = answer.stdout + answer.stderr
    lines = output.splitlines()
    broken = {str(contract["id"]) for contract in CONTRACTS if any(line.startswith(f"{contract['name']} BROKEN") for line in lines)}
    assert bool(broken) == (answer.returncode != 0), output
    return Result(broken, output)

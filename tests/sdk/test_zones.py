"""Zones: days begin when the locked zone data says so, whatever the machine believes."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

ASK = """
{load}
from datetime import datetime
from zoneinfo import ZoneInfo
print(datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai")).utcoffset())
"""


def offset(folder: Path, load: str) -> str:
    """What a process says that is shown zone data in which Shanghai lies at Greenwich."""
    command = [sys.executable, "-c", ASK.format(load=load)]
    done = subprocess.run(command, env=os.environ | {"PYTHONTZPATH": str(folder)}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_machines_own_zone_data_is_not_believed(tmp_path: Path) -> None:
    wrong = tmp_path / "Asia" / "Shanghai"
    wrong.parent.mkdir()
    wrong.write_bytes((files("tzdata") / "zoneinfo" / "UTC").read_bytes())
    assert offset(tmp_path, "import antiphon.kernel.clock") == "8:00:00"
    assert offset(tmp_path, "pass") == "0:00:00"  # the control: Python itself does believe it

"""In CI a browser test that fails is played once more, and the summary names it; by hand it is not, so that it is mended.

A page is waited for by the clock, and CI shares its machine with others. Everything else must pass at the first try.
"""

import os
from typing import Final

import pytest
from _pytest.runner import runtestprotocol
from _pytest.terminal import TerminalReporter

SECOND: Final = "second_try"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Runs a test with a browser, and once more when it fails; only the last try counts."""
    if not os.environ.get("CI") or "playwright" not in getattr(item, "fixturenames", ()):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    failed = next((report for report in reports if report.failed), None)
    if failed is not None:
        item.user_properties.append((SECOND, failed.longreprtext[-2_000:]))
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Which tests needed their second try, and what the first one said."""
    told = [report for kind in ("passed", "failed", "error") for report in terminalreporter.getreports(kind)]
    for report in told:
        properties: list[tuple[str, object]] = getattr(report, "user_properties", [])  # what failed to import has none
        why = dict(properties).get(SECOND)
        if why is not None and report.when == "call":
            terminalreporter.section(f"played twice: {report.nodeid}")
            terminalreporter.write_line(str(why))

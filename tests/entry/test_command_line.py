"""The command line: it teaches, it refuses with a sentence, and what it prints a script can read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from antiphon.engine.settings import Settings, load_settings
from antiphon.entry.bootstrap import AlreadyRunning, open_house
from antiphon.entry.cli import cli
from antiphon.entry.demo.running import _guard  # pyright: ignore[reportPrivateUsage]
from antiphon.entry.demo.setting_up import EMAIL, PASSWORD


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANTIPHON_HOME", str(tmp_path))
    monkeypatch.delenv("ANTIPHON_DATABASE", raising=False)
    return tmp_path


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_teaches(command: str) -> None:
    shown = CliRunner().invoke(cli, [command, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output) > 150


def test_an_operator_a_token_and_a_check(home: Path) -> None:
    runner = CliRunner()
    made = runner.invoke(cli, ["operator", "a@example.com", "--workspace", "w", "--password", "long enough", "--zone", "Asia/Shanghai"])
    assert made.exit_code == 0, made.output
    again = runner.invoke(cli, ["operator", "a@example.com", "--workspace", "w", "--password", "another one"])
    assert "new password" in again.output
    checked = runner.invoke(cli, ["check", "--json"])
    assert checked.exit_code == 0
    assert json.loads(checked.output) == {"ok": True, "workspaces": ["w"], "plays": 0, "broken": []}
    refused = runner.invoke(cli, ["token", "--workspace", "w", "--person", "nobody"])
    assert refused.exit_code != 0
    assert "nobody" in str(refused.exception)
    assert home.joinpath("antiphon.db").exists()


def test_the_embedded_store_belongs_to_one_process(home: Path) -> None:
    first = open_house(Settings(home=home))
    with pytest.raises(AlreadyRunning):
        open_house(Settings(home=home))
    first.stop()
    open_house(Settings(home=home)).stop()


def test_roles_are_split_on_postgresql_only(home: Path) -> None:
    refused = CliRunner().invoke(cli, ["serve", "--role", "worker"])
    assert refused.exit_code == 2
    assert "ANTIPHON_DATABASE" in refused.output
    assert not home.joinpath("antiphon.db").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"ANTIPHON_PROT": "8000"},
        {"ANTIPHON_PORT": "many"},
        {"ANTIPHON_TRUST_PROXY": "perhaps"},
    ],
)
def test_settings_that_make_no_sense_are_refused(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"ANTIPHON_PROT|setting is not valid"):
        load_settings(environment)


def test_the_published_password_is_refused_on_an_open_address(home: Path) -> None:
    services = open_house(Settings(home=home))
    services.start(pumps=False)
    try:
        services.access.create_workspace("demo", "Demo", "UTC", "USD", "en")
        services.access.create_operator(EMAIL, "Demo", PASSWORD, "en", {"demo": "owner"})
        _guard(services, Settings(home=home))
        with pytest.raises(ValueError, match="refused"):
            _guard(services, Settings(home=home, host="0.0.0.0"))  # noqa: S104 - the address that must be refused
        services.access.change_password(EMAIL, "a new one for all")
        _guard(services, Settings(home=home, host="0.0.0.0"))  # noqa: S104 - as above
    finally:
        services.stop()

"""The private servers: they start, are durable, survive a crash, and never outlive the run."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.services import PrivatePostgres, PrivateRedis, chromium_arguments, chromium_path

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def postgres() -> Iterator[PrivatePostgres]:
    with PrivatePostgres() as server:
        yield server


def test_postgres_is_durable_and_private(postgres: PrivatePostgres) -> None:
    with psycopg.connect(postgres.fresh_database()) as connection:
        shown = {name: _one(connection, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "listen_addresses")}
        assert shown == {"fsync": "on", "synchronous_commit": "on", "listen_addresses": "127.0.0.1"}
        assert int(_one(connection, "SHOW server_version_num")) >= 150000


def test_postgres_sorts_by_language_so_that_byte_order_is_not_taken_for_granted(postgres: PrivatePostgres) -> None:
    with psycopg.connect(postgres.fresh_database()) as connection:
        rows = connection.execute("SELECT name FROM (VALUES ('a'), ('B')) AS words(name) ORDER BY name").fetchall()
    assert [name for (name,) in rows] == ["a", "B"]


def test_committed_rows_survive_a_crash(postgres: PrivatePostgres) -> None:
    dsn = postgres.fresh_database()
    with psycopg.connect(dsn) as connection:
        connection.execute("CREATE TABLE kept (n integer)")
        connection.execute("INSERT INTO kept VALUES (1)")
    unfinished = psycopg.connect(dsn)
    unfinished.execute("INSERT INTO kept VALUES (2)")
    postgres.kill()
    assert not postgres.running
    with pytest.raises(psycopg.OperationalError):
        unfinished.execute("SELECT 1")
    unfinished.close()
    postgres.restart()
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]


def test_a_dropped_database_is_gone(postgres: PrivatePostgres) -> None:
    dsn = postgres.fresh_database()
    postgres.drop_database(dsn)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(dsn)


def test_a_server_ends_with_the_process_that_started_it() -> None:
    program = "from tests.services import PrivateRedis; s = PrivateRedis(); s.start(); print(s.port, s.folder, flush=True); input()"
    owner = subprocess.Popen([sys.executable, "-c", program], cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    port, folder = owner.stdout.readline().split()
    assert _redis(int(port), "PING") == "+PONG"
    os.kill(owner.pid, signal.SIGKILL)
    owner.communicate()
    deadline = time.monotonic() + 20
    while Path(folder).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(folder).exists()
    while _answers(int(port)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _answers(int(port))


def _answers(port: int) -> bool:
    try:
        return _redis(port, "PING") == "+PONG"
    except OSError:
        return False


def test_redis_answers_and_forgets() -> None:
    with PrivateRedis() as server:
        assert server.url == f"redis://127.0.0.1:{server.port}/0"
        assert _redis(server.port, "SET word kept") == "+OK"
        assert _redis(server.port, "GET word") == "$4"
        server.kill()
        server.restart()
        assert _redis(server.port, "GET word") == "$-1"


def test_chromium_renders() -> None:
    command = [str(chromium_path()), "--headless", "--disable-gpu", *chromium_arguments(), "--dump-dom", "data:text/html,<p>antiphon"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "<p>antiphon</p>" in answer.stdout


def _one(connection: psycopg.Connection, statement: str) -> str:
    row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return str(row[0])


def _redis(port: int, command: str) -> str:
    """First line of the answer to one command."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(command.encode() + b"\r\n")
        return connection.recv(4096).decode().splitlines()[0]

"""Private PostgreSQL and Redis servers for one test run, and the browser.

Each server runs on a free port of the loopback, keeps its data in a folder of its own, and ends with the process
that started it, even when that process is killed. Nothing that already runs on the machine is touched.

    with PrivatePostgres() as postgres:
        connection = psycopg.connect(postgres.fresh_database())
        postgres.kill()      # as a power cut would: every process of the server dies at once
        postgres.restart()   # same data, same port, after its own recovery
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from tools.provide import need_chromium, need_postgres, need_redis

START_SECONDS = 60
STOP_SECONDS = 30

# Reads until the test process ends, however it ends; then kills the server and removes its folder. A server that was started
# under a shell that ignores SIGQUIT ignores it too: what does not go within a second is killed.
_GUARD = """
import os, shutil, signal, sys, time
sys.stdin.read()
for sent in (signal.SIGQUIT, signal.SIGKILL):
    for pid in map(int, sys.argv[2:]):
        try: os.kill(pid, sent)
        except ProcessLookupError: pass
    if sent == signal.SIGQUIT: time.sleep(1)
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


class ServiceFailed(Exception):
    """A private server did not start or stop in time. The text carries the end of its log."""


def chromium_path() -> Path:
    """Path of Chromium's program. Raises `tools.provide.Missing`, whose text says what to install."""
    return need_chromium()


def chromium_arguments() -> list[str]:
    """What headless Chromium needs here: no sandbox when root (it refuses otherwise), no traffic of its own."""
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"]
    return [*arguments, "--no-sandbox"] if os.geteuid() == 0 else arguments


class _PrivateServer:
    """What both servers share: a folder, a port, a log, a process, and its guard."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = Path(tempfile.mkdtemp(prefix=f"antiphon-{name}-"))
        self.port = _free_port()
        self.user = _unprivileged_user() if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start, and return when the server answers. Raises `ServiceFailed`."""
        if self.running:
            return
        with self.log.open("ab") as log:
            self._process = self._spawn(self._command(), log.fileno())
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _GUARD, str(self.folder), str(self._process.pid)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if not self.running:
                raise ServiceFailed(f"{self.name} ended while starting: {self._log_tail()}")
            if time.monotonic() > deadline:
                raise ServiceFailed(f"{self.name} did not answer within {START_SECONDS} s: {self._log_tail()}")
            time.sleep(0.02)

    def kill(self) -> None:
        """End every process of the server at once, as a crash would. The data stays; `restart` recovers it."""
        if self._process is None:
            return
        children = _children_of(self._process.pid)
        for pid in [self._process.pid, *children]:
            _signal(pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)
        deadline = time.monotonic() + STOP_SECONDS
        while any(_alive(pid) for pid in children) and time.monotonic() < deadline:
            time.sleep(0.01)
        self._forget()

    def restart(self) -> None:
        """Stop if it runs, then start on the same data and port."""
        self.stop()
        self.start()

    def stop(self) -> None:
        """End in good order. The data stays until `close`."""
        if self._process is None:
            return
        _signal(self._process.pid, signal.SIGINT)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._forget()

    def close(self) -> None:
        """Stop and remove the data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _command(self) -> list[str]:
        raise NotImplementedError

    def _answers(self) -> bool:
        raise NotImplementedError

    def _spawn(self, command: list[str], output: int) -> subprocess.Popen[bytes]:
        as_user = None if self.user is None else self.user.pw_uid
        as_group = None if self.user is None else self.user.pw_gid
        return subprocess.Popen(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # a Ctrl-C meant for pytest must not reach the server before the tests have ended
            user=as_user,
            group=as_group,
            extra_groups=None if self.user is None else [],
            env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(self.folder), "LC_ALL": "C", "TZ": "UTC"},
        )

    def _forget(self) -> None:
        self._process = None
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.kill()
            guard.communicate()

    def _log_tail(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else "(no log)"


class PrivatePostgres(_PrivateServer):
    """A PostgreSQL server of our own, with durable commits, as in production.

    Its databases sort text by the rules of English (ICU), as most production servers do and SQLite does not, so that
    a statement which quietly relies on byte order is found here. `settings` are further lines of postgresql.conf.
    """

    def __init__(self, settings: Mapping[str, str] | None = None) -> None:
        self._programs = need_postgres()
        super().__init__("postgres")
        self._password = secrets.token_hex(16)
        self._names = count(1)
        self._settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "fsync": "on",
            "synchronous_commit": "on",
            "full_page_writes": "on",
            "max_connections": "100",
            "timezone": "UTC",
            **(settings or {}),
        }

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def dsn(self) -> str:
        """Address of the server's own database; a test that writes takes a `fresh_database` instead."""
        return self._dsn("postgres")

    def fresh_database(self, name: str | None = None) -> str:
        """Create an empty database and return its address (`postgresql://…`). Without a name, a new one each time."""
        name = name or f"test_{next(self._names)}"
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self._dsn(name)

    def drop_database(self, dsn: str) -> None:
        """Drop a database that `fresh_database` made, with whatever is still connected to it."""
        name = dsn.rpartition("/")[2]
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def start(self) -> None:
        if not self.data.exists():
            self._create_cluster()
        super().start()

    def _dsn(self, database: str) -> str:
        return f"postgresql://antiphon:{self._password}@127.0.0.1:{self.port}/{database}"

    def _create_cluster(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self._password)
        if self.user is not None:
            os.chown(secret, self.user.pw_uid, self.user.pw_gid)
        locale = ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C", "--encoding=UTF8"]
        access = ["--username=antiphon", f"--pwfile={secret}", "--auth=scram-sha-256"]
        # Only making the empty cluster goes without fsync; the running server has it on.
        command = [str(self._programs / "initdb"), f"--pgdata={self.data}", "--no-sync", *locale, *access]
        with self.log.open("ab") as log:
            code = self._spawn(command, log.fileno()).wait(START_SECONDS)
        secret.unlink()
        if code != 0:
            raise ServiceFailed(f"initdb ended with {code}: {self._log_tail()}")
        lines = [f"{key} = '{value}'\n" for key, value in self._settings.items()]
        with (self.data / "postgresql.auto.conf").open("a") as settings:
            settings.writelines(lines)

    def _command(self) -> list[str]:
        return [str(self._programs / "postgres"), "-D", str(self.data)]

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.dsn, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


class PrivateRedis(_PrivateServer):
    """A Redis (or Valkey) server of our own. It keeps nothing on disk: what it holds may be lost at any moment."""

    def __init__(self) -> None:
        self._program = need_redis()
        super().__init__("redis")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def _command(self) -> list[str]:
        place = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder)]
        return [str(self._program), *place, "--save", "", "--appendonly", "no"]

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _unprivileged_user() -> pwd.struct_passwd:
    # PostgreSQL refuses to run as root. Its packages bring a user; everywhere else `nobody` will do.
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    subprocess.run(["useradd", "--system", "--no-create-home", "antiphon-test"], check=True)
    return pwd.getpwnam("antiphon-test")


def _children_of(parent: int) -> list[int]:
    # PostgreSQL puts each of its processes in a session of its own, so a signal to the group would not reach them.
    # Without /proc (macOS) they end by themselves as soon as they notice that the first one is gone.
    children: list[int] = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            match = re.search(r"^PPid:\s+(\d+)$", status.read_text(), re.MULTILINE)
        except OSError:
            continue
        if match and int(match[1]) == parent:
            children.append(int(status.parent.name))
    return children


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

"""A real service on a free port, with a workspace, a key and a draw; and a small client for it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import msgspec

from antiphon.engine.database.opening import open_database
from antiphon.entry.bootstrap import Services, open_services
from antiphon.features.plays.contracts import PlayDraft
from antiphon.kernel.clock import from_ms
from antiphon.mechanics.draw.rules import Losing, Prize, Rules
from antiphon.sdk.words import Text

WORKSPACE = "proof"
KEY = "proof-key"
READY_SECONDS = 30
ASK_SECONDS = 15


class Unanswered(Exception):
    """The service went away before it answered: what it did is not known."""


class Served:
    """The service over one data folder (SQLite) or one PostgreSQL database. `with Served(…)` stops it at the end."""

    def __init__(self, home: Path, database: str | None = None) -> None:
        self.home = home
        self.database = database
        self.port = free_port()
        self.play_id = ""
        self._process: subprocess.Popen[str] | None = None
        self._tokens: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ------------------------------------------------------------------------------------------------- from inside

    def open(self) -> Services:
        """The services themselves, while no process runs: to prepare, and to look afterwards. The caller stops them."""
        services = open_services(database=open_database(self.database, self.home), home=self.home)
        services.start(pumps=False)
        return services

    def prepare(self, *, prizes: int, people: int, price_free_draws: int | None = None) -> None:
        """A workspace, a key, and a live draw with `prizes` of one prize that everybody wins while it lasts."""
        services = self.open()
        try:
            services.access.create_workspace(WORKSPACE, "Proof", "Asia/Shanghai", "CNY", "zh")
            services.access.create_key(WORKSPACE, "proof", KEY)
            rules = Rules(
                prizes=(Prize("prize", Text(zh="奖品", en="Prize"), 1_000_000, "prize:proof", stock=prizes),),
                lose=Losing(0),
                in_total=price_free_draws,
            )
            now = from_ms(services.clock.now_ms())
            draft = PlayDraft(
                "draw", Text(zh="证明", en="Proof"), msgspec.to_builtins(rules), now - timedelta(minutes=1), now + timedelta(days=1)
            )
            made = services.plays.create(WORKSPACE, draft)
            self.play_id = services.plays.launch(WORKSPACE, made.id).id
            self._tokens = {f"u{n}": services.access.sign_shopper(WORKSPACE, user_id=f"u{n}")[0] for n in range(people)}
        finally:
            services.stop()

    # ------------------------------------------------------------------------------------------------ as a process

    def start(self) -> float:
        """Start the process and wait until it is ready; how many seconds that took. Raises `RuntimeError` when it does not come up."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ANTIPHON_")}
        environment |= {"ANTIPHON_HOME": str(self.home), "ANTIPHON_PORT": str(self.port), "ANTIPHON_LOG_LEVEL": "ERROR"}
        if self.database:
            environment["ANTIPHON_DATABASE"] = self.database
        started = time.monotonic()
        with (self.home / "service.log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "antiphon.entry", "serve"], env=environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("ready http://"):
                return time.monotonic() - started
            if time.monotonic() - started > READY_SECONDS:
                break
        self.kill()
        message = f"the service did not come up; see {self.home / 'service.log'}"
        raise RuntimeError(message)

    def kill(self) -> None:
        """Kill -9."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    # -------------------------------------------------------------------------------------------------- as a client

    def collect(self, message_ids: list[str], connection: http.client.HTTPConnection | None = None) -> None:
        """Send events; returns when they were acknowledged. Raises `Unanswered`."""
        batch = [
            {"type": "track", "event": "Product Viewed", "userId": "u1", "messageId": message_id, "properties": {"product_id": "p"}}
            for message_id in message_ids
        ]
        status, answer = self.ask("/v1/batch", {"batch": batch, "writeKey": KEY}, {}, connection)
        if status != http.HTTPStatus.OK or answer.get("rejected"):
            message = f"collect answered {status}: {answer}"
            raise RuntimeError(message)

    def draw(self, user: str, key: str, connection: http.client.HTTPConnection | None = None) -> dict[str, Any]:
        """One move; the outcome. Raises `Unanswered` when no definite answer came."""
        headers = {"Authorization": f"Bearer {self._tokens[user]}", "Idempotency-Key": key}
        status, answer = self.ask(f"/storefront/plays/{self.play_id}/moves", {}, headers, connection)
        if status == http.HTTPStatus.OK:
            return answer
        if status in {http.HTTPStatus.SERVICE_UNAVAILABLE, http.HTTPStatus.TOO_MANY_REQUESTS}:
            raise Unanswered
        message = f"a move answered {status}: {answer}"
        raise RuntimeError(message)

    def connect(self) -> http.client.HTTPConnection:
        """A connection to use for many requests of one thread."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=ASK_SECONDS)

    def ask(
        self, path: str, body: Mapping[str, Any], headers: Mapping[str, str], connection: http.client.HTTPConnection | None = None
    ) -> tuple[int, dict[str, Any]]:
        """POST JSON; status and answer. Raises `Unanswered` when the connection broke."""
        own = connection or self.connect()
        try:
            own.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **headers})
            response = own.getresponse()
            return response.status, json.loads(response.read() or b"{}")
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
            own.close()
            raise Unanswered from error
        finally:
            if connection is None:
                own.close()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

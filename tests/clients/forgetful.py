"""A proxy that forwards requests and loses the first answers: the server did it, the client never hears."""

import http.client
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any


class Forgetful:
    """Counts what it saw. `losses` answers are still to be lost."""

    def __init__(self, target: int, losses: int) -> None:
        self.target = target
        self.losses = losses
        self.requests: list[dict[str, str]] = []
        self.lock = Lock()


@contextmanager
def forgetful(target: int, losses: int) -> Generator[tuple[int, Forgetful]]:
    """Stand in front of a port; the port to send to, and what was seen."""
    seen = Forgetful(target, losses)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            inner = http.client.HTTPConnection("127.0.0.1", seen.target, timeout=20)
            inner.request("POST", self.path, body, dict(self.headers.items()))
            answer = inner.getresponse()
            content = answer.read()
            inner.close()
            with seen.lock:
                seen.requests.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
                lose = seen.losses > 0
                seen.losses -= 1
            if lose:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

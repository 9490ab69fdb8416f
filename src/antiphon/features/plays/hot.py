"""The way every move comes in: a plain ASGI handler, without injection, body model or thread. It waits for the commit in the event loop."""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from litestar.types import Receive, Scope, Send

from antiphon.engine.access.contracts import Shopper
from antiphon.features.plays.api import Plays
from antiphon.features.plays.contracts import MAX_BODY
from antiphon.kernel.errors import Malformed, Problem, TooLarge

ReadShopper = Callable[[str], Shopper]
START, END = "/storefront/plays/", "/moves"
ANY_ORIGIN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Retry-After"),
]
PREFLIGHT = [
    *ANY_ORIGIN,
    (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Authorization, Content-Type, Idempotency-Key"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
]
_OK_HEADERS = [(b"content-type", b"application/json"), *ANY_ORIGIN]
_PROBLEM_HEADERS = [(b"content-type", b"application/problem+json"), *ANY_ORIGIN]
_encode = msgspec.json.Encoder().encode
log = logging.getLogger(__name__)


class WentWrong(Problem):
    """A fault of ours; what happened is in the log."""

    status = 500
    code = "internal"
    title = "Something went wrong here"


def is_move(scope: Scope) -> bool:
    """Whether a request is for `Moves`."""
    path = scope["path"]
    return path.startswith(START) and path.endswith(END) and "/" not in path[len(START) : -len(END)]


class Moves:
    """POST /storefront/plays/<play>/moves, and its preflight."""

    def __init__(self, plays: Plays, read_shopper: ReadShopper) -> None:
        self._plays = plays
        self._read_shopper = read_shopper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, inside the framework."""
        if scope["type"] == "http":
            await self.answer(scope, receive, send)

    async def answer(self, scope: Any, receive: Receive, send: Send) -> int:
        """One request; the status of the answer."""
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": PREFLIGHT})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return 204
        try:
            answer = _encode(await self._move(scope, receive))
        except Problem as problem:
            return await _tell(send, problem)
        except Exception:
            log.exception("a move could not be answered")
            return await _tell(send, WentWrong("It has been logged. Send the same move with the same key to learn whether it was done."))
        await _send(send, 200, _OK_HEADERS, answer)
        return 200

    async def _move(self, scope: Any, receive: Receive) -> Any:
        authorization = key = ""
        is_empty = False
        for name, value in scope["headers"]:
            if name == b"authorization":
                authorization = value.decode("latin-1")
            elif name == b"idempotency-key":
                key = value.decode("latin-1")
            elif name == b"content-length":
                is_empty = value == b"0"
        shopper = self._read_shopper(authorization)
        # Asking the server for a body wakes two threads: a sixth of a request's cost, for nothing when there is none.
        body = b"" if is_empty else await _read(receive)
        play_id = scope["path"][len(START) : -len(END)]
        return await self._plays.ask(shopper.workspace, play_id, shopper.person_id, key, body)


async def _read(receive: Receive) -> bytes:
    """The body. Raises `TooLarge`, and `Malformed` when the client went away."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Malformed("The connection closed before the body was complete.", code="incomplete_body")
        body += message["body"]
        if len(body) > MAX_BODY:
            raise TooLarge(f"A move may have at most {MAX_BODY} bytes.", code="move_too_large")
        if not message["more_body"]:
            return body


async def _tell(send: Send, problem: Problem) -> int:
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    await _send(send, problem.status, [*_PROBLEM_HEADERS, *extra], _encode(problem.body()))
    return problem.status


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body, "more_body": False})

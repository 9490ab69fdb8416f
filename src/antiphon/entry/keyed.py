"""Idempotency-Key at the edge: what was asked is digested before the app sees it, what was answered is kept before the caller sees it."""

import logging
from hashlib import blake2b
from typing import Any, Final, cast

from litestar import Request, Response
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from antiphon.engine.commands import Commands
from antiphon.engine.once.api import Answered, Asking, begin, check_key
from antiphon.engine.web import AnyRequest
from antiphon.entry import problems
from antiphon.kernel.errors import Invalid

KEY: Final = "Idempotency-Key"
OPEN: Final = ("/api/w/", "/storefront/", "/shop/")  # where there is a door that knows who asks
MAX_REQUEST: Final = 1_048_576  # more is refused by the app itself
MAX_ANSWER: Final = 262_144  # a longer one is sent and not kept
FINE: Final = range(200, 300)
log = logging.getLogger(__name__)


class KeyedRequests(ASGIMiddleware):
    """For every POST with a key. What decides is `engine.once`: here only bytes come and go."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """One request."""
        key = _key_of(scope)
        if key is None:
            await next_app(scope, receive, send)
            return
        try:
            check_key(key)
        except Invalid as problem:
            await _answer(problems.write(problem), scope, receive, send)
            return
        came = await _read(receive)
        asking = Asking(key, _digest(scope, came))
        begin(asking)
        answer = _Kept(self._commands, asking, send)
        try:
            await next_app(scope, _replay(came, receive), answer.send)
            await answer.finish()
        finally:
            begin(None)


def on_answered(_: AnyRequest, answered: Answered) -> Response[bytes]:
    """The first answer again."""
    used = answered.used
    return Response(
        used.body, status_code=used.status, media_type=used.media or "application/json", headers={"Idempotent-Replayed": "true"}
    )


class _Kept:
    """Holds an answer back until it is kept; a long one is let through."""

    def __init__(self, commands: Commands, asking: Asking, send: Send) -> None:
        self._commands = commands
        self._asking = asking
        self._send = send
        self._held: list[Message] = []
        self._size = 0
        self._through = False

    async def send(self, message: Message) -> None:
        if self._through:
            await self._send(message)
            return
        self._held.append(message)
        if message["type"] == "http.response.body":
            self._size += len(message["body"])
        if self._size > MAX_ANSWER:
            await self._let_go()
        elif message["type"] == "http.response.body" and not message.get("more_body", False):
            await self.finish()  # at once: one who streams waits for the caller to have it, before the app returns

    async def finish(self) -> None:
        if self._through or not self._held:
            return
        start = self._held[0]
        asking = self._asking
        if asking.caller and not asking.again and start["type"] == "http.response.start" and start["status"] in FINE:
            media = next((value.decode("latin-1") for name, value in start["headers"] if name.lower() == b"content-type"), "")
            body = b"".join(message["body"] for message in self._held if message["type"] == "http.response.body")
            once, status = self._commands.once, start["status"]
            try:
                await self._commands.ask(lambda session: once.keep(session, asking, status, media, body))
            except Exception:  # what was asked is done and must be told
                log.exception("an answer could not be kept")
        await self._let_go()

    async def _let_go(self) -> None:
        self._through = True
        for message in self._held:
            await self._send(message)
        self._held.clear()


def document_keys(document: dict[str, Any]) -> dict[str, Any]:
    """The API document, in which every POST that knows its caller takes a key."""
    told = {
        "name": KEY,
        "in": "header",
        "required": False,
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
        "description": "A name of your own for this request, kept for three days. Sent again with the same request it gets the first "
        "answer again and nothing is done twice; with another request it is refused (409, key_reused).",
    }
    document.setdefault("components", {}).setdefault("parameters", {})["IdempotencyKey"] = told
    for path, methods in document["paths"].items():
        if "post" in methods and path.startswith(OPEN):
            given = methods["post"].setdefault("parameters", [])
            if not any(parameter.get("name") == KEY for parameter in given):
                given.append({"$ref": "#/components/parameters/IdempotencyKey"})
    return document


def _key_of(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].startswith(OPEN) or _is_move(scope["path"]):
        return None
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == b"idempotency-key"), None)


def _is_move(path: str) -> bool:
    """A move's answer is made and kept by the very transaction (ADR 0003): the hot path is left alone."""
    return path.startswith("/storefront/plays/") and path.endswith("/moves")


def _digest(scope: Scope, came: list[Message]) -> str:
    digest = blake2b(digest_size=24)
    digest.update(b"%b\n%b\n" % (scope["path"].encode(), scope["query_string"]))
    for message in came:
        digest.update(cast("bytes", message.get("body", b"")))
    return digest.hexdigest()


async def _read(receive: Receive) -> list[Message]:
    """Everything that comes, up to the most that may come."""
    came: list[Message] = []
    size = 0
    while size <= MAX_REQUEST:
        message: Any = await receive()
        came.append(message)
        size += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            break
    return came


def _replay(came: list[Message], receive: Receive) -> Receive:
    waiting = iter(came)

    async def next_message() -> Any:
        message = next(waiting, None)
        return message if message is not None else await receive()

    return next_message


async def _answer(response: Response[bytes], scope: Scope, receive: Receive, send: Send) -> None:
    request: AnyRequest = Request(scope)
    app: Any = response.to_asgi_response(None, request)  # pyright: ignore[reportUnknownMemberType] - its type encoders
    await app(scope, receive, send)

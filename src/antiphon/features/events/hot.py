"""The collect API: plain ASGI handlers, because every event of a shop passes here."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import msgspec
from litestar import asgi
from litestar.types import HTTPScope, Receive, Scope, Send

from antiphon.engine.database.port import Conflicted
from antiphon.features.events import wire
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Receipt, Source, Sources
from antiphon.features.events.intake import MAX_BODY_BYTES, BadRequest
from antiphon.kernel.errors import Malformed, Problem, Unavailable

DRAIN_BYTES = 33_554_432  # read and thrown away of a body that is too large, so that the client gets to read our answer
BODY_SECONDS = 60.0
_JSON = (b"content-type", b"application/json")
_PROBLEM = (b"content-type", b"application/problem+json")
_SUCCESS = b'{"success":true}'
_PROJECT = re.compile(r"^(?:/v1/projects)?/([^/]+)/settings/?$")
Handle = Callable[[HTTPScope, Receive, Send], Awaitable[None]]
log = logging.getLogger(__name__)


class SlowBody(Problem):
    """The body did not come."""

    status = 408
    code = "slow_body"
    title = "The body took too long"


class NoSuchMethod(Problem):
    """Neither POST nor a preflight."""

    status = 405
    code = "method_not_allowed"
    title = "Method not allowed"


class Unexpected(Problem):
    """A fault of ours."""

    status = 500
    code = "internal"
    title = "Something went wrong here"


class Collect:
    """Answers the clients."""

    def __init__(self, events: Events, sources: Sources) -> None:
        self._events = events
        self._sources = sources

    def post(self, kind: str) -> Handle:
        """A handler for one kind of request."""

        async def handle(scope: HTTPScope, receive: Receive, send: Send) -> None:
            headers = wire.first_of(scope["headers"])
            if scope["method"] == "OPTIONS":
                await _answer(send, 200, b"", wire.preflight(headers))
                return
            try:
                receipt = await self._take(kind, scope, headers, receive)
            except BadRequest as broken:
                await _answer_problem(send, headers, Malformed(broken.detail, code=broken.code))
            except Problem as problem:
                await _answer_problem(send, headers, problem)
            except Conflicted:
                await _answer_problem(
                    send, headers, Unavailable("The store is busy or restarting. Send it again.", headers={"Retry-After": "1"})
                )
            except Exception:
                log.exception("a request to collect failed")
                await _answer_problem(send, headers, Unexpected("Something went wrong here. It has been logged; send it again."))
            else:
                await _answer(send, 200, _success(receipt), [_JSON, *wire.cross_origin(headers.get(b"origin"))])

        return handle

    async def _take(self, kind: str, scope: HTTPScope, headers: dict[bytes, bytes], receive: Receive) -> Receipt:
        if scope["method"] != "POST":
            raise NoSuchMethod("Send events with POST.", headers={"Allow": "POST, OPTIONS"})
        try:
            body = wire.unpack(await _read(receive, headers), headers.get(b"content-encoding"))
            if len(body) > MAX_BODY_BYTES:
                raise wire.too_large()
        except Problem as problem:
            self._events.turn_away(wire.key_hint(wire.find_key(headers.get(b"authorization"), b"", scope["query_string"])), problem.code)
            raise
        source = self._find(wire.find_key(headers.get(b"authorization"), body, scope["query_string"]))
        return await self._events.accept(source, kind, body)

    def _find(self, key: str) -> Source:
        source = self._sources.find_write_key(key) if key else None
        if source is None:
            self._events.turn_away(wire.key_hint(key), wire.UnknownKey.code)
            detail = "The write key is unknown or was revoked; look it up in the console under Keys." if key else "Send a write key."
            raise wire.UnknownKey(detail)
        return source

    async def take_metrics(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """What analytics-next counts about itself: read, answered, not kept."""
        headers = wire.first_of(scope["headers"])
        if scope["method"] == "OPTIONS":
            await _answer(send, 200, b"", wire.preflight(headers))
            return
        try:
            await _read(receive, headers)
        except Problem as problem:
            await _answer_problem(send, headers, problem)
            return
        await _answer(send, 200, _SUCCESS, [_JSON, *wire.cross_origin(headers.get(b"origin"))])

    async def segment_settings(self, scope: HTTPScope, _receive: Receive, send: Send) -> None:
        """What analytics-next asks for before it sends anything."""
        headers = wire.first_of(scope["headers"])
        found = _PROJECT.match(scope["path"])
        key = found[1] if found else ""
        scheme, host = wire.host_of(headers, scope["scheme"])
        segment = {"apiKey": key, "apiHost": f"{host}/v1", "protocol": scheme}
        await self._settings(scope, headers, send, key, lambda _: {"integrations": {"Segment.io": segment}, "metrics": {"sampleRate": 0}})

    async def rudder_settings(self, scope: HTTPScope, _receive: Receive, send: Send) -> None:
        """What RudderStack's browser client asks for before it sends anything."""
        headers = wire.first_of(scope["headers"])
        key = wire.key_in_query(scope["query_string"]) or wire.find_key(headers.get(b"authorization"), b"", b"")

        def describe(source: Source) -> dict[str, Any]:
            quiet = {"errors": {"enabled": False}, "metrics": {"enabled": False}}
            return {
                "source": {
                    "id": source.id,
                    "name": source.name,
                    "writeKey": key,
                    "enabled": True,
                    "config": {"statsCollection": quiet},
                    "destinations": [],
                    "dataplanes": {},
                }
            }

        await self._settings(scope, headers, send, key, describe)

    async def _settings(
        self, scope: HTTPScope, headers: dict[bytes, bytes], send: Send, key: str, describe: Callable[[Source], dict[str, Any]]
    ) -> None:
        if scope["method"] == "OPTIONS":
            await _answer(send, 200, b"", wire.preflight(headers))
            return
        try:
            if scope["method"] not in {"GET", "HEAD"}:
                raise NoSuchMethod("Ask for the settings with GET.", headers={"Allow": "GET, OPTIONS"})
            body = msgspec.json.encode(describe(self._find(key)))
        except Problem as problem:
            await _answer_problem(send, headers, problem)
            return
        await _answer(send, 200, body, [_JSON, (b"cache-control", b"private, max-age=60"), *wire.cross_origin(headers.get(b"origin"))])


async def _read(receive: Receive, headers: dict[bytes, bytes]) -> bytes:
    """The body of a request, as it was packed. Raises `TooLarge`, `SlowBody`, `Malformed` when the client went away."""
    message = await receive()
    first = _part(message)
    if not message.get("more_body") or headers.get(b"content-length") == b"%d" % len(first):  # the server has not looked for the end yet
        return _within(first)
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                part = _part(message)
                size += len(part)
                if size <= MAX_BODY_BYTES:
                    parts.append(part)
                if not message.get("more_body") or size > DRAIN_BYTES:
                    break
                message = await receive()
    except TimeoutError as error:
        raise SlowBody(f"The body must arrive within {BODY_SECONDS:.0f} seconds.") from error
    if size > MAX_BODY_BYTES:
        raise wire.too_large()
    return b"".join(parts)


def _part(message: Mapping[str, Any]) -> bytes:
    if message["type"] == "http.disconnect":
        raise Malformed("The connection closed before the body was complete.", code="incomplete_body")
    return message.get("body", b"")


def _within(body: bytes) -> bytes:
    if len(body) > MAX_BODY_BYTES:
        raise wire.too_large()
    return body


def _success(receipt: Receipt) -> bytes:
    if not receipt.rejected:
        return _SUCCESS
    return msgspec.json.encode({"success": True, "rejected": receipt.rejected})


async def _answer(send: Send, status: int, body: bytes, headers: wire.Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _answer_problem(send: Send, headers: dict[bytes, bytes], problem: Problem) -> None:
    """Problem details, with the `message` that the clients print."""
    body = msgspec.json.encode({"success": False, **problem.body(), "message": problem.detail})
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    await _answer(send, problem.status, body, [_PROBLEM, *extra, *wire.cross_origin(headers.get(b"origin"))])


def hot_routes(events: Events, sources: Sources) -> list[Any]:
    """The routes of the collect API, for the app to mount."""
    collect = Collect(events, sources)
    routes = [_route(list(paths), collect.post(kind)) for kind, paths in wire.PATHS.items()]
    routes.append(_route(["/v1/m"], collect.take_metrics))
    routes.append(_route(["/v1/projects"], collect.segment_settings, is_mount=True))  # a path parameter and OPTIONS trip the router up
    routes.append(_route(["/sourceConfig"], collect.rudder_settings))
    return routes


def short_way(events: Events, sources: Sources) -> dict[str, Handle]:
    """What takes events in, by path: for a server that need not ask the framework for each of them. POST and OPTIONS only."""
    collect = Collect(events, sources)
    return {path: handle for kind, paths in wire.PATHS.items() for handle in [collect.post(kind)] for path in paths}


def _route(paths: list[str], handle: Handle, *, is_mount: bool = False) -> Any:
    @asgi(paths, is_mount=is_mount, copy_scope=False)
    async def route(scope: Scope, receive: Receive, send: Send) -> None:
        await handle(cast("HTTPScope", scope), receive, send)

    return route

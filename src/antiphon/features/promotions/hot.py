"""How uses come in from a shop's own server: plain ASGI, without injection or thread. It waits for the commit in the event loop.

Only what is asked in the ordinary way is answered here. A body that cannot be read, a till with a cart, somebody new, a request with an
Idempotency-Key: these go to the framework, with what was read put back, so that one place knows how to answer them.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec
from litestar.types import Receive, Scope, Send

from antiphon.engine.access.contracts import Shop
from antiphon.features.promotions.api import Promotions
from antiphon.features.promotions.checkouts import redeem_of, release_of, return_of, scan_of
from antiphon.features.promotions.contracts import RedeemAsked, ReleaseAsked, ReserveAsked, ReturnAsked, ScanAsked
from antiphon.features.promotions.intents import Intent
from antiphon.features.promotions.looking import Newcomer
from antiphon.kernel.errors import Problem

ReadShop = Callable[[str], Shop]
Asked = Intent | ReserveAsked
App = Callable[[Any, Any, Any], Awaitable[None]]
MAX_READ: Final = 65_536  # more than that is a cart to be priced at leisure, or nonsense
NUL: Final = b"\\u0000"  # PostgreSQL keeps none, and no id has one
_OK: Final = [(b"content-type", b"application/json")]
_PROBLEM: Final = [(b"content-type", b"application/problem+json")]
_encode = msgspec.json.Encoder().encode
log = logging.getLogger(__name__)


class WentWrong(Problem):
    """A fault of ours; what happened is in the log."""

    status = 500
    code = "internal"
    title = "Something went wrong here"


def _readers() -> dict[str, Callable[[str, bytes], Asked | None]]:
    """Path -> what a body asks for; None for what the framework answers. Raise what msgspec raises."""
    scans = msgspec.json.Decoder(ScanAsked).decode
    redeems = msgspec.json.Decoder(RedeemAsked).decode
    releases = msgspec.json.Decoder(ReleaseAsked).decode
    returns = msgspec.json.Decoder(ReturnAsked).decode

    def scan(workspace: str, body: bytes) -> Asked | None:
        asked = scans(body)
        return scan_of(workspace, asked) if asked.cart is None else None

    reserves = msgspec.json.Decoder(ReserveAsked).decode
    return {
        "/shop/uses/scan": scan,
        "/shop/uses/reserve": lambda _, body: reserves(body),
        "/shop/uses/redeem": lambda workspace, body: redeem_of(workspace, redeems(body)),
        "/shop/uses/release": lambda workspace, body: release_of(workspace, releases(body)),
        "/shop/uses/return": lambda workspace, body: return_of(workspace, returns(body)),
    }


class Uses:
    """POST /shop/uses/scan, reserve, redeem, release and return."""

    def __init__(self, promotions: Promotions, read_shop: ReadShop) -> None:
        self._checkouts = promotions.checkouts
        self._read_shop = read_shop
        self._readers = _readers()

    def takes(self, scope: Scope) -> bool:
        """Whether a request may come here."""
        return scope["path"] in self._readers and not any(name == b"idempotency-key" for name, _ in scope["headers"])

    async def answer(self, scope: Any, receive: Receive, send: Send, app: App) -> int:
        """One request; the status of the answer, 0 when `app` gave it."""
        came: list[Any] = []
        try:
            workspace, asked = await self._read(scope, receive, came)
            if asked is None:
                await app(scope, _replay(came, receive), send)
                return 0
            if isinstance(asked, ReserveAsked):
                answer = _encode(await self._checkouts.ask_reserve(workspace, asked))
            else:
                answer = _encode(await self._checkouts.ask(workspace, asked))
        except Newcomer:  # the framework makes them a person first
            await app(scope, _replay(came, receive), send)
            return 0
        except Problem as problem:
            extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
            return await _send(send, problem.status, [*_PROBLEM, *extra], _encode(problem.body()))
        except Exception:
            log.exception("a use could not be answered")
            return await _send(send, 500, _PROBLEM, _encode(WentWrong("It has been logged. Sending it again does nothing twice.").body()))
        return await _send(send, 200, _OK, answer)

    async def _read(self, scope: Any, receive: Receive, came: list[Any]) -> tuple[str, Asked | None]:
        """Which shop asks what; None when the framework is to answer. Raises `NotSignedIn`."""
        authorization = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"authorization"), "")
        shop = self._read_shop(authorization)
        body = b""
        while True:
            message = await receive()
            came.append(message)
            if message["type"] != "http.request":
                return shop.workspace, None
            body += message["body"]
            if len(body) > MAX_READ:
                return shop.workspace, None
            if not message["more_body"]:
                break
        if NUL in body:
            return shop.workspace, None
        try:
            return shop.workspace, self._readers[scope["path"]](shop.workspace, body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return shop.workspace, None


def _replay(came: list[Any], receive: Receive) -> Receive:
    waiting = iter(came)

    async def next_message() -> Any:
        message = next(waiting, None)
        return message if message is not None else await receive()

    return next_message


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> int:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body, "more_body": False})
    return status

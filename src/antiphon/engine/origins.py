"""Answers for the pages of every shop: they carry tokens, never cookies, so there is nothing to borrow."""

from typing import Final

from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

ANY_ORIGIN: Final = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Retry-After"),
]
PREFLIGHT: Final = [
    *ANY_ORIGIN,
    (b"access-control-allow-methods", b"GET, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Authorization, Content-Type, Idempotency-Key"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
]


class AnyOrigin(ASGIMiddleware):
    """For a Router of storefront routes: any page may read the answers, preflights are answered here."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": PREFLIGHT})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start" and ANY_ORIGIN[0] not in message["headers"]:
                message["headers"] = [*message["headers"], *ANY_ORIGIN]
            await send(message)

        await next_app(scope, receive, opened)

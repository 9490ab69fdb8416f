"""The web edge: one Litestar app over the services.

The only asynchronous part of the house; everything it calls is synchronous and answers after the commit.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.openapi.config import OpenAPIConfig
from litestar.params import FromPath
from litestar.types import ASGIApp, Message, Method, Receive, Scope, Send
from litestar.types.internal_types import PathParameterDefinition

from antiphon import __version__
from antiphon.engine.access import http as access_http
from antiphon.engine.access.api import Access
from antiphon.engine.access.contracts import Member, Shop, Shopper
from antiphon.engine.once.api import Answered
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.entry import problems
from antiphon.entry.keyed import KeyedRequests, document_keys, on_answered
from antiphon.entry.metrics import Metrics
from antiphon.entry.static import Pages, built_pages, page_routes
from antiphon.features.alliance import http as alliance_http
from antiphon.features.badges import http as badges_http
from antiphon.features.budgets import http as budgets_http
from antiphon.features.commission import http as commission_http
from antiphon.features.deliveries import http as deliveries_http
from antiphon.features.events import http as events_http
from antiphon.features.ledger import http as ledger_http
from antiphon.features.membership import http as membership_http
from antiphon.features.pictures import http as pictures_http
from antiphon.features.plays import http as plays_http
from antiphon.features.points import http as points_http
from antiphon.features.profiles import http as profiles_http
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import http as promotions_http
from antiphon.features.segments import http as segments_http
from antiphon.kernel.errors import Forbidden, Invalid, NotSignedIn, Problem

if TYPE_CHECKING:
    from antiphon.entry.bootstrap import Services

MAX_BODY = 1_048_576
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def make_app(services: "Services", *, pages: Pages | None = None, more_routes: Sequence[Any] = ()) -> Litestar:
    """The whole web edge over running services. `more_routes` are the demo's; the sign-in page then tells its password."""
    return _make_litestar(services, Metrics(services), pages or built_pages(), more_routes)


def make_edge(services: "Services", more_routes: Sequence[Any] = (), *, trust_proxy: bool = False) -> "Edge":
    """The same, as it is served."""
    metrics = Metrics(services)
    return Edge(services, _make_litestar(services, metrics, built_pages(), more_routes), metrics, trust_proxy=trust_proxy)


def _make_litestar(services: "Services", metrics: Metrics, pages: Pages, more_routes: Sequence[Any]) -> Litestar:
    return Litestar(
        route_handlers=[
            *in_threads([*access_http.routes, *events_http.routes, *profiles_http.routes]),
            *in_threads([*ledger_http.routes, *segments_http.routes, *membership_http.routes, *badges_http.routes, *plays_http.routes]),
            *in_threads(
                [*budgets_http.routes, *commission_http.routes, *alliance_http.routes, *points_http.routes, *promotions_http.routes]
            ),
            *in_threads([*deliveries_http.routes, *pictures_http.routes]),
            *events_http.hot_routes(services.events, services.access),
            *plays_http.hot_routes(services.plays, services.read_shopper),
            *in_threads([*health_routes(services, metrics), *more_routes]),
            hint_route(demo=bool(more_routes)),
            *page_routes(pages),  # pyright: ignore[reportArgumentType] - Litestar's own union is wider than its stub
        ],
        dependencies=_dependencies(services),
        middleware=[Guard(metrics), KeyedRequests(services.commands)],
        exception_handlers={  # pyright: ignore[reportArgumentType]
            Answered: on_answered,
            Problem: problems.on_problem,
            HTTPException: problems.on_http_exception,
            UnicodeDecodeError: problems.on_unreadable,
            RecursionError: problems.on_unreadable,
            Exception: problems.on_unexpected,
        },
        openapi_config=OpenAPIConfig(
            title="Antiphon",
            version=__version__,
            description="Collect, know, play, reward. Errors are RFC 9457 problem details with a stable code.",
            path="/openapi-documents",
            use_handler_docstrings=True,
            operation_id_creator=_operation_id,
        ),
        request_max_body_size=MAX_BODY,
        state=State({"services": services}),
        logging_config=None,
        debug=False,
    )


def _operation_id(_: HTTPRouteHandler, method: Method, components: list[str | PathParameterDefinition]) -> str:
    """`get_api_w_plays_by_play_id`: from the path, so that it is unique and stays when a function is renamed."""
    words = [part if isinstance(part, str) else f"by_{part.name}" for part in components]
    return "_".join([str(method).lower(), *words]).replace("-", "_").replace("by_workspace_", "")


def _dependencies(services: "Services") -> dict[str, Provide]:
    """Objects by the name under which handlers ask for them."""

    def given(value: Any) -> Provide:
        return Provide(lambda: value, sync_to_thread=False)

    shared = {
        name: given(getattr(services, name))
        for name in (
            "database",
            "commands",
            "access",
            "events",
            "profiles",
            "ledger",
            "budgets",
            "commission",
            "alliance",
            "deliveries",
            "pictures",
            "segments",
            "membership",
            "badges",
            "points",
            "promotions",
            "plays",
            "hub",
        )
    }
    shared["people"] = given(promotions_http.People(services.database, services.commands, services.profiles))
    shared["shop"] = Provide(provide_shop, sync_to_thread=True)
    return shared | {"member": Provide(provide_member, sync_to_thread=True), "shopper": Provide(provide_shopper, sync_to_thread=True)}


def provide_member(request: AnyRequest, access: NamedDependency[Access], workspace: FromPath[str]) -> Member:
    """The operator of this request in the workspace of its path. Raises `NotSignedIn`, `NotFound`."""
    member = access.find_member(request.cookies.get(access_http.COOKIE, ""), workspace)
    if member is None:
        raise NotSignedIn("Sign in to use the console.")
    services: Services = request.app.state.services
    services.commands.once.enter(f"operator {workspace} {member.operator.id}")
    return member


def provide_shopper(request: AnyRequest, access: NamedDependency[Access], profiles: NamedDependency[Profiles]) -> Shopper:
    """The person whose token came with this request. Raises `NotSignedIn`."""
    services: Services = request.app.state.services
    assert access is services.access
    assert profiles is services.profiles
    shopper = services.read_shopper(request.headers.get("authorization", ""))
    services.commands.once.enter(f"shopper {shopper.workspace} {shopper.person_id}")
    return shopper


def provide_shop(request: AnyRequest) -> Shop:
    """The shop whose own server sent this request. Raises `NotSignedIn`, also for a shopper's token."""
    services: Services = request.app.state.services
    shop = services.read_shop(request.headers.get("authorization", ""))
    services.commands.once.enter(f"shop {shop.workspace}")
    return shop


def health_routes(services: "Services", metrics: Metrics) -> Sequence[Any]:
    """For whoever keeps the service running."""

    @get("/health/live", include_in_schema=False, sync_to_thread=False)
    def live() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @get("/health/ready", include_in_schema=False, sync_to_thread=True)
    def ready() -> Response[dict[str, Any]]:
        report = services.health()
        return Response(report, status_code=200 if report["status"] == "ok" else 503)

    @get("/metrics", include_in_schema=False, sync_to_thread=True)
    def show_metrics() -> Response[bytes]:
        return Response(metrics.render(), media_type="text/plain; version=0.0.4; charset=utf-8")

    @get("/openapi.json", include_in_schema=False, sync_to_thread=True)
    def openapi(request: AnyRequest) -> Response[bytes]:
        return Response(msgspec.json.encode(document_keys(request.app.openapi_schema.to_schema())), media_type="application/json")

    return [live, ready, show_metrics, openapi]


def hint_route(*, demo: bool) -> Any:
    """What the sign-in page may say before anybody has signed in."""

    @get("/api/session/hint", sync_to_thread=False)
    def hint() -> Hint:
        """Whether this is the demo, whose password is published."""
        return Hint(demo)

    return hint


class Edge:
    """The app as it is served: moves, events and uses of coupons take the short way past the framework, everything else goes through it."""

    def __init__(self, services: "Services", app: Litestar, metrics: Metrics, *, trust_proxy: bool = False) -> None:
        self.app = app
        self._trust_proxy = trust_proxy
        self._moves = plays_http.Moves(services.plays, services.read_shopper)
        self._collect = events_http.short_way(services.events, services.access)
        self._uses = promotions_http.Uses(services.promotions, services.read_shop)
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if self._trust_proxy and scope["type"] == "http" and (b"x-forwarded-proto", b"https") in scope["headers"]:
            scope["scheme"] = "https"  # so that the session's cookie is marked Secure
        if scope["type"] != "http" or scope["method"] not in {"POST", "OPTIONS"}:
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        if plays_http.is_move(scope):
            status = await self._moves.answer(scope, receive, send)
            self._metrics.count_request(scope["path"], status, time.perf_counter() - started)
            return
        if self._uses.takes(scope) and scope["method"] == "POST":
            status = await self._uses.answer(scope, receive, send, self.app)
            if status:  # 0: the app answered, and has counted it
                self._metrics.count_request(scope["path"], status, time.perf_counter() - started)
            return
        handle = self._collect.get(scope["path"])
        if handle is None:
            await self.app(scope, receive, send)
            return
        status = 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await handle(scope, receive, counted)
        finally:
            self._metrics.count_request(scope["path"], status, time.perf_counter() - started)


class Hint(msgspec.Struct):
    """For the sign-in page."""

    demo: bool


class Guard(ASGIMiddleware):
    """Counts requests, and refuses a change in the console that another site's page could have sent."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """One request."""
        if scope["type"] != "http":
            await next_app(scope, receive, send)
            return
        path = scope["path"]
        started = time.perf_counter()
        status = 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            if path.startswith("/api/") and scope["method"] not in SAFE and not _has_header(scope, b"x-antiphon"):
                await _refuse(Forbidden("Changes must carry the header X-Antiphon: 1.", code="header_missing"), scope, receive, counted)
            elif "\0" in path or b"%00" in scope["query_string"]:  # PostgreSQL keeps no NUL, so nothing can have it in its name
                await _refuse(Invalid("An address cannot hold the character NUL.", code="bad_text"), scope, receive, counted)
            else:
                await next_app(scope, receive, counted)
        finally:
            self._metrics.count_request(path, status, time.perf_counter() - started)


def _has_header(scope: Scope, name: bytes) -> bool:
    return any(key == name for key, _ in scope["headers"])


async def _refuse(problem: Problem, scope: Scope, receive: Receive, send: Callable[[Message], Awaitable[None]]) -> None:
    request: AnyRequest = Request(scope)
    response: Any = problems.write(problem).to_asgi_response(None, request)  # pyright: ignore[reportUnknownMemberType] - its type encoders
    await response(scope, receive, send)

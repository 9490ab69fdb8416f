"""The web edge over a house of the tests, without putting it together anew: that takes longer than most tests.

There is one app for the process, over whichever house was named last; whoever needs two at once makes them with `make_app`.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from antiphon.entry.bootstrap import Services
from antiphon.entry.http import Edge, make_app
from antiphon.entry.metrics import Metrics


class _Part:
    """Stands for something of the house that is looked at now: what is asked of it is asked of that."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find

    @property  # the framework asks whether a handler gets what it wants
    def __class__(self) -> type[Any]:  # pyright: ignore[reportIncompatibleMethodOverride] - nobody sets it
        return cast("type[Any]", type(self._find()))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._find(), name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._find()(*given, **named)


class _House:
    """The parts of whichever house was named last, each always the same object."""

    def __init__(self) -> None:
        self.now: Services | None = None
        self._parts: dict[str, _Part] = {}

    def __getattr__(self, name: str) -> _Part:
        return self._parts.setdefault(name, _Part(lambda: getattr(self.now, name)))


_HOUSE = _House()


@cache
def _app() -> Any:
    house: Any = _HOUSE
    app = make_app(house)

    async def served(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        for step in ("startup", "shutdown"):  # nothing begins or ends with the app, so several clients may have it open
            await receive()
            await send({"type": f"lifespan.{step}.complete"})

    return served


def app_over(house: Services) -> Any:
    """The app of `make_app`."""
    _HOUSE.now = house
    return _app()


def edge_over(house: Services) -> Edge:
    """The edge of `make_edge`, with the short way past the framework."""
    return Edge(house, app_over(house), Metrics(house))

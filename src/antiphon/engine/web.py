"""What the framework needs help with: a name for its requests, and handlers that block, run in threads.

Litestar 2.25 wraps a blocking handler once for each handler registered on the same path; the second time it takes its own wrapper for a
blocking function and answers with a coroutine that nobody awaits (seen with a GET and a POST on one path). So the wrapping is
done here, once, with a coroutine function that keeps the handler's name, words and parameters.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler

H = TypeVar("H")
AnyRequest = Request[Any, Any, Any]


def in_threads(handlers: Iterable[H]) -> list[H]:
    """The same handlers; those declared with `sync_to_thread=True` are awaited from now on while a thread runs them."""
    made = list(handlers)
    for handler in made:
        if isinstance(handler, HTTPRouteHandler) and handler.sync_to_thread and not inspect.iscoroutinefunction(handler.fn):
            handler.sync_to_thread = None
            handler(_awaited(handler.fn))
    return made


def _awaited(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    async def run(*arguments: Any, **named: Any) -> Any:
        return await sync_to_thread(function, *arguments, **named)

    return run

"""Turns every error into RFC 9457 problem details. Nothing of the inside (stack, SQL, paths) leaves the process."""

import logging
from http import HTTPStatus
from typing import cast

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException

from antiphon.engine.database.port import BrokenRule, Conflicted
from antiphon.engine.web import AnyRequest
from antiphon.kernel.errors import Malformed, Problem, Unavailable

MEDIA_TYPE = "application/problem+json"
CODES = {
    400: "malformed",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    422: "invalid",
}
log = logging.getLogger(__name__)


def write(problem: Problem) -> Response[bytes]:
    """A problem as a response."""
    return Response(msgspec.json.encode(problem.body()), status_code=problem.status, media_type=MEDIA_TYPE, headers=problem.headers)


def on_problem(_: AnyRequest, problem: Problem) -> Response[bytes]:
    """Ours already."""
    return write(problem)


def on_http_exception(_: AnyRequest, error: HTTPException) -> Response[bytes]:
    """The framework's: a wrong path, method, parameter or body."""
    status = error.status_code
    detail = error.detail
    errors: list[object] = []
    if isinstance(error, ValidationException):
        status = 422
        detail = "Something in the request is not valid; see errors."
        errors = [{"field": field.get("key", ""), "detail": field.get("message", "")} for field in _fields(error.extra)]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("the framework answered %d: %s", status, detail)
        detail = "Something went wrong here. It has been logged; try again, and tell us if it goes on."
    body: dict[str, object] = {
        "type": f"urn:antiphon:problem:{CODES.get(status, 'error')}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": CODES.get(status, "error"),
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    return Response(msgspec.json.encode(body), status_code=status, media_type=MEDIA_TYPE, headers=dict(error.headers or {}))


def _fields(extra: object) -> list[dict[str, object]]:
    """What the framework found wrong with single fields."""
    found = cast("list[object]", extra) if isinstance(extra, list) else []
    return [cast("dict[str, object]", item) for item in found if isinstance(item, dict)]


def on_unreadable(request: AnyRequest, error: Exception) -> Response[bytes]:
    """Bytes that are no UTF-8, or JSON nested beyond what a parser can follow: the framework lets these two pass as they are."""
    log.warning("%s %s could not be read: %s", request.method, request.url.path, type(error).__name__)
    return write(Malformed("The body cannot be read: it is not UTF-8, or it is nested too deeply."))


def on_unexpected(request: AnyRequest, error: Exception) -> Response[bytes]:
    """A fault of ours: logged with its stack, told without it."""
    if isinstance(error, Conflicted):
        return write(Unavailable("The store is busy or restarting. Try again in a moment.", headers={"Retry-After": "1"}))
    log.error("unexpected error in %s %s", request.method, request.url.path, exc_info=error)
    kind = "broken_rule" if isinstance(error, BrokenRule) else "internal"
    body = {
        "type": f"urn:antiphon:problem:{kind}",
        "title": "Something went wrong here",
        "status": 500,
        "code": kind,
        "detail": "It has been logged. Nothing was changed; try again, and tell us if it goes on.",
    }
    return Response(msgspec.json.encode(body), status_code=500, media_type=MEDIA_TYPE)

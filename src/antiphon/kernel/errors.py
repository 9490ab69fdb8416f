"""What can go wrong, said so that the reader knows what to do next.

Every error that may leave the process is a `Problem`; the edge writes it as RFC 9457 problem details. `code` is stable and
documented; `detail` is one sentence that helps; `errors` names single fields.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar


class Problem(Exception):
    """An error with a stable code, an HTTP status and a sentence that says what to do."""

    status: ClassVar[int] = 400
    code: str = "bad_request"
    title: ClassVar[str] = "The request cannot be carried out"

    def __init__(
        self,
        detail: str,
        *,
        code: str | None = None,
        errors: Sequence[Mapping[str, object]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def body(self) -> dict[str, object]:
        """The problem as it is written on the wire (application/problem+json)."""
        body: dict[str, object] = {
            "type": f"urn:antiphon:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }
        if self.errors:
            body["errors"] = list(self.errors)
        return body


class Invalid(Problem):
    """The body or a parameter does not have the form it must have."""

    status = 422
    code = "invalid"
    title = "Something in the request is not valid"


class Malformed(Problem):
    """The body cannot be read at all."""

    status = 400
    code = "malformed"
    title = "The request cannot be read"


class NotSignedIn(Problem):
    """Nobody, or nobody we know, is asking."""

    status = 401
    code = "not_signed_in"
    title = "Sign in first"


class Forbidden(Problem):
    """We know who asks, and they may not."""

    status = 403
    code = "forbidden"
    title = "Not allowed"


class NotFound(Problem):
    """There is no such thing, or not in this workspace."""

    status = 404
    code = "not_found"
    title = "Not found"


class Conflict(Problem):
    """The thing has moved on since the caller looked, or the key was used with another body."""

    status = 409
    code = "conflict"
    title = "Conflict"


class TooLarge(Problem):
    """More than a stated limit."""

    status = 413
    code = "too_large"
    title = "Too large"


class TooMany(Problem):
    """Slow down; `headers` carries Retry-After."""

    status = 429
    code = "too_many_requests"
    title = "Too many requests"


class Unavailable(Problem):
    """Not now. Nothing was done; the same request may be sent again."""

    status = 503
    code = "unavailable"
    title = "Not available right now"


class OutcomeUnknown(Problem):
    """The store failed while it was saving: it may or may not have been done. Sending the same key again tells which."""

    status = 503
    code = "outcome_unknown"
    title = "Not known whether it was done"


class StorageFull(Problem):
    """The disk is full. Nothing was done."""

    status = 507
    code = "storage_full"
    title = "Storage is full"

"""Where a spot is: which page, which code, which event, and whether it is open and its turn."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from antiphon.mechanics.hunt.moves import Seat
from antiphon.mechanics.hunt.rules import CODE_SECONDS, Rules, Spot
from antiphon.sdk.codes import DIGITS, read_rotating, read_signed, tidy
from antiphon.sdk.mechanic import Event

LATE_STEPS = 1  # a code that has just left the screen is still good: RFC 6238, section 5.2


def path_of(page: str) -> str:
    """The path of an address: no scheme, host, query or fragment, and no slash at its end."""
    rest = page.partition("://")[2] if "://" in page else page
    path = rest[rest.find("/") :] if "://" in page and "/" in rest else "/" if "://" in page else rest
    return path.partition("#")[0].partition("?")[0].rstrip("/") or "/"


def is_page(pattern: str, path: str) -> bool:
    """Whether a path is one of the pattern's; `*` stands for anything, also for nothing."""
    first, *rest = (pattern.rstrip("/") or "/").split("*")
    if not rest:
        return path == first
    *middle, last = rest
    if not path.startswith(first) or len(path) < len(first) + len(last) or not path.endswith(last):
        return False
    at, end = len(first), len(path) - len(last)
    for part in middle:
        found = path.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def purpose_of(key: str) -> str:
    """What the changing code of a spot is signed for."""
    return f"hunt-live/{key}"


def read_code(rules: Rules, secret: str, code: str, now: datetime) -> Spot | None:
    """The spot that a code was printed for, or whose screen shows it now; in any spelling."""
    tidied = tidy(code)
    if len(tidied) == DIGITS and tidied.isascii() and tidied.isdigit():
        screens = {spot.key: purpose_of(spot.key) for spot in rules.spots if spot.way == "live_code"}
        shown = read_rotating(secret, screens, now, CODE_SECONDS, LATE_STEPS, tidied)
        return rules.spot(shown[0]) if shown else None
    key = read_signed(secret, "hunt", [spot.key for spot in rules.spots if spot.way == "code"], tidied)
    return rules.spot(key) if key else None


def tells(spot: Spot, event: Event) -> bool:
    """Whether an event is what this spot waits for."""
    if spot.way != "event" or event.name != spot.event:
        return False
    return all(_is(event.properties, condition.property, condition.value) for condition in spot.conditions)


def _is(properties: Mapping[str, object], name: str, value: str) -> bool:
    """Equal as written, or as numbers; true and false by their names."""
    given = properties.get(name)
    if isinstance(given, bool):
        return value.strip().lower() == str(given).lower()
    if isinstance(given, int | float):
        try:
            return Decimal(value.strip()) == Decimal(str(given))
        except InvalidOperation:
            return False
    return isinstance(given, str) and given.strip() == value.strip()


def opens_at(spot: Spot, starts_at: datetime | None) -> datetime | None:
    """From when on it can be found; None: since the play began."""
    return starts_at + timedelta(hours=spot.opens_after_hours) if starts_at is not None and spot.opens_after_hours else None


def closes_at(spot: Spot, starts_at: datetime | None) -> datetime | None:
    """Until when it can be found; None: until the play ends."""
    if spot.open_hours is None or starts_at is None:
        return None
    return starts_at + timedelta(hours=spot.opens_after_hours + spot.open_hours)


def is_over(spot: Spot, starts_at: datetime | None, at: datetime) -> bool:
    """Whether its time has passed."""
    until = closes_at(spot, starts_at)
    return until is not None and at >= until


def is_open(spot: Spot, starts_at: datetime | None, at: datetime) -> bool:
    """Whether it can be found at a moment."""
    since = opens_at(spot, starts_at)
    return (since is None or at >= since) and not is_over(spot, starts_at, at)


def due(rules: Rules, seat: Seat, starts_at: datetime | None, at: datetime) -> tuple[Spot, ...]:
    """The spots whose clue is before a person: all that are left, or the next; one whose time has passed holds nobody up."""
    left = [spot for spot in rules.spots if not seat.has(spot.key)]
    if rules.order == "free":
        return tuple(left)
    return tuple([spot for spot in left if not is_over(spot, starts_at, at)][:1])


def time_is_up_at(rules: Rules, seat: Seat) -> datetime | None:
    """When a person's own time ends."""
    if rules.hours_each is None or seat.started_at is None:
        return None
    return seat.started_at + timedelta(hours=rules.hours_each)

"""The lists and counts of a trial, and what each decision needs to know of them."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from hmac import new as hmac
from typing import Any, Final

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.rules import Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import Alarm, Stimulus
from antiphon.sdk.words import Text

APPLICATIONS: Final = "applications"
LOTS: Final = "lots"
POINTS: Final = "points"
WAITING: Final = "waiting"
CALLED: Final = "called"
REVIEWS: Final = "reviews"
REPORTS: Final = "reports"

PICK: Final = "pick"  # alarms
NEXT_IN_LINE: Final = "next_in_line"

STARS: Final = tuple(f"stars-{number}" for number in range(1, 6))
COUNTED: Final = ("applied", "gone", "tickets", "waiting", "picked", "testing", "reported", "missed", "published", "good", *STARS)

GOOD: Final = tally("trials-good")  # of a person, over all trials: good reports
MISSED: Final = tally("trials-missed")  # of a person: a report that never came, and no trial sat out for it yet

LISTS: Final[Mapping[str, ListKind]] = {
    APPLICATIONS: ListKind(Text(zh="申请", en="Applications")),
    REVIEWS: ListKind(Text(zh="待审核的报告", en="Reports to review")),
    REPORTS: ListKind(Text(zh="试用报告", en="Reports"), public=True),
    LOTS: ListKind(Text(zh="抽签结果", en="Lots"), public=True),
    POINTS: ListKind(Text(zh="分数排序", en="By points")),
    WAITING: ListKind(Text(zh="候补名单", en="Waiting list")),
    CALLED: ListKind(Text(zh="已补上的候补", en="Called from the waiting list")),
}


def title_tally(rules: Rules) -> Asset:
    """Of a person: whether the title was given."""
    return tally(f"title-{rules.title}")


def order_list(rules: Rules) -> str:
    """The list whose order decides."""
    return LOTS if rules.way == "draw" else POINTS


def code_of(secret: str, seat_id: str) -> str:
    """A name for somebody's report that says nothing about who it is."""
    return hmac(secret.encode(), f"report/{seat_id}".encode(), sha256).hexdigest()[:10]


def looks_up(rules: Rules, person_id: str, stimulus: Stimulus[Any] | None) -> Sequence[LookUp]:
    """The own place when people are picked; the whole waiting list when a place is passed on."""
    if isinstance(stimulus, Alarm) and stimulus.name == NEXT_IN_LINE:
        return tuple(LookUp(name, number) for name in (WAITING, CALLED) for number in rules.numbers())
    if isinstance(stimulus, Alarm) and stimulus.name == PICK and person_id and rules.way in {"draw", "points"}:
        return (LookUp(order_list(rules), person_id, position=True),)
    return ()

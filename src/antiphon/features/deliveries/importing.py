"""Tracking numbers that come as a sheet: each line shipped, or refused with the reason, by itself."""

from collections.abc import Sequence
from typing import Final, Literal

from antiphon.engine.database.port import Session
from antiphon.features.deliveries import store
from antiphon.features.deliveries.contracts import SheetLine, SheetReport
from antiphon.features.deliveries.service import Desk, Wish
from antiphon.features.deliveries.sheets import MOST_LETTERS, Tracked
from antiphon.features.deliveries.states import STEPS
from antiphon.sdk.words import Text

_SHIPPED: Final = Text(zh="已发货", en="Shipped")
_SAME: Final = Text(zh="之前已按这个单号发货", en="Was shipped with this number before")
_NO_CARRIER: Final = Text(zh="缺少快递公司或单号", en="The carrier or the number is missing")
_TOO_LONG: Final = Text(zh="快递公司或单号过长", en="The carrier or the number is too long")
_UNKNOWN: Final = Text(zh="没有这个发货单", en="There is no such delivery")
_OTHER: Final = Text(zh="已用别的单号发货；如需更正，请打开这一单修改", en="Was shipped with another number; open it to correct that")
_TWICE: Final = Text(zh="这一单在表里出现了两次，单号不同", en="The sheet names it twice with different numbers")
_STATES: Final = {
    "waiting": Text(zh="还没有收货地址", en="It has no address yet"),
    "delivered": Text(zh="已经签收", en="It was delivered already"),
    "returned": Text(zh="已经退回", en="It came back"),
    "cancelled": Text(zh="已经取消", en="It was cancelled"),
}
Outcome = Literal["shipped", "unchanged", "refused"]


def ship(session: Session, desk: Desk, workspace: str, lines: Sequence[Tracked], by: str) -> list[SheetLine]:
    """Each line in its order. A refusal is decided before anything is written."""
    done: dict[str, Tracked] = {}
    return [_one(session, desk, workspace, line, by, done) for line in lines]


def _one(session: Session, desk: Desk, workspace: str, line: Tracked, by: str, done: dict[str, Tracked]) -> SheetLine:
    def answer(outcome: Outcome, says: Text) -> SheetLine:
        return SheetLine(line.line, line.delivery_id[:MOST_LETTERS], outcome, says)

    if not line.carrier or not line.tracking:
        return answer("refused", _NO_CARRIER)
    if max(len(line.carrier), len(line.tracking), len(line.delivery_id)) > MOST_LETTERS:
        return answer("refused", _TOO_LONG)
    row = store.find_delivery(session, workspace, line.delivery_id)
    if row is None:
        return answer("refused", _UNKNOWN)
    if row.state == "shipped":
        if (row.carrier, row.tracking) == (line.carrier, line.tracking):
            return answer("unchanged", _SAME)
        return answer("refused", _TWICE if line.delivery_id in done else _OTHER)
    if row.state not in STEPS["ship"].sources:
        return answer("refused", _STATES.get(row.state, _UNKNOWN))
    desk.make(session, row, Wish("ship", by, carrier=line.carrier, tracking=line.tracking))
    done[line.delivery_id] = line
    return answer("shipped", _SHIPPED)


def add_up(lines: Sequence[SheetLine]) -> SheetReport:
    """The lines, and how many of each."""
    shipped, unchanged, refused = (sum(line.outcome == outcome for line in lines) for outcome in ("shipped", "unchanged", "refused"))
    return SheetReport(shipped, unchanged, refused, tuple(lines))

"""When partial refunds of a checkout have become a whole one."""

from typing import Final

import msgspec

from antiphon.features.promotions.intents import Return

MAX_REFUNDS: Final = 1_000


class Told(msgspec.Struct, frozen=True, array_like=True):
    """One refund that was told: by whom, under which name, how much."""

    told_by: str
    id: str
    amount_minor: int


def add_refund(refunds: str, total_minor: int, intent: Return) -> tuple[str, bool]:
    """The refunds (JSON) with this one, and whether everything has gone back by now.

    The same name twice counts once. When the shop calls for itself, what its events say of parts is not counted again.
    """
    if intent.amount_minor is None:
        return refunds, True
    known = msgspec.json.decode(refunds, type=list[Told])
    named = {(each.told_by, each.id) for each in known}
    is_new = (intent.told_by, intent.refund_id) not in named and len(known) < MAX_REFUNDS
    if is_new and intent.told_by == "event" and any(each.told_by == "shop" for each in known):
        is_new = False
    if is_new:
        known.append(Told(intent.told_by, intent.refund_id, intent.amount_minor))
    counted = [each for each in known if each.told_by == "shop"] or known
    return msgspec.json.encode(known).decode(), sum(each.amount_minor for each in counted) >= total_minor

"""How a shop sends things, and for how long it keeps addresses."""

from typing import Annotated, Literal

import msgspec

from antiphon.features.deliveries.countries import COUNTRIES
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

MOST_DAYS = 3_650


class DeliverySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`address_days`: a claim without an address lapses after so many (None: never); people are told `remind_days` before.

    `unclaimed`: where lapsed units go: back to where they came from, or out of the books. `forget_days` after it ended, a
    delivery's address is deleted; `remember_days` after its last use, one kept for next time. `countries` the shop sends to
    (empty: all). `not_sent`: goods that nobody sends, because they are handed over.
    """

    address_days: int | None = 30
    remind_days: int = 7
    unclaimed: Literal["stock", "write_off"] = "stock"
    forget_days: int = 90
    remember_days: int = 730
    countries: Annotated[tuple[str, ...], msgspec.Meta(max_length=250)] = ()
    not_sent: Annotated[tuple[str, ...], msgspec.Meta(max_length=500)] = ()


def check_settings(settings: DeliverySettings) -> list[Flaw]:
    """Every flaw."""
    flaws = Flaws()
    flaws.whole("address_days", settings.address_days, 1, MOST_DAYS)
    flaws.whole("remind_days", settings.remind_days, 0, MOST_DAYS)
    flaws.need(
        settings.address_days is None or settings.remind_days < settings.address_days,
        "remind_days",
        "提醒要早于失效：天数应小于填写期限。",
        "The reminder comes before the end: fewer days than there are for the address.",
    )
    flaws.whole("forget_days", settings.forget_days, 0, MOST_DAYS)
    flaws.whole("remember_days", settings.remember_days, 1, MOST_DAYS)
    unknown = [code for code in settings.countries if code not in COUNTRIES]
    flaws.need(
        not unknown,
        "countries",
        f"没有这个国家或地区代码：{'、'.join(unknown)[:60]}。",
        f"No such country code: {', '.join(unknown)[:60]}.",
    )
    odd = [asset for asset in settings.not_sent if not asset.startswith("prize:") or not asset.isprintable() or len(asset) > 200]
    flaws.need(not odd, "not_sent", "实物写作 prize:NAME。", "Goods are written as prize:name.")
    return flaws.found

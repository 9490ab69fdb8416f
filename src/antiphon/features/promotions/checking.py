"""What stands in the way of launching a promotion, said in both languages: the rules, how codes reach people, what it may cost."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from antiphon.features.promotions.codes import clean_code
from antiphon.features.promotions.contracts import Coupon, PromotionDraft
from antiphon.features.promotions.pricing.flaws import find_flaws
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.kernel.clock import from_ms
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw

KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")  # as the assets coupon:<key> of plays are written
MIN_CODE: Final = 3


def check_draft(draft: PromotionDraft, settings: Settings, now_ms: int) -> list[Flaw]:
    """Everything that can be seen without the store. Paths are those of the form's fields."""
    found = [msgspec.structs.replace(flaw, path=f"rules.{flaw.path}") for flaw in find_flaws(draft.rules, settings)]
    flaws = Flaws()
    flaws.need(
        bool(KEY.fullmatch(draft.rules.key)) or not draft.rules.key.strip(),
        "rules.key",
        "代号只能用小写字母、数字、- 和 _，最多 60 个字符。",
        "A key has small letters, digits, - and _ only, at most 60.",
    )
    ends_at = draft.rules.when.ends_at
    flaws.need(
        ends_at is None or ends_at > from_ms(now_ms),
        "rules.when.ends_at",
        "结束时间已经过去。",
        "The end is in the past already.",
    )
    _check_coupon(flaws, draft, draft.coupon, now_ms)
    flaws.need(draft.rules.live, "rules.live", "已关闭的优惠不能上线，请先启用。", "It is switched off; switch it on before you launch it.")
    return [*found, *flaws.found]


def _check_coupon(flaws: Flaws, draft: PromotionDraft, coupon: Coupon, now_ms: int) -> None:
    if not draft.rules.by_code:
        flaws.need(
            coupon == Coupon(),
            "coupon",
            "自动生效的优惠没有码和券；请勾选“凭码使用”，或清空发券设置。",
            "A promotion that applies by itself has no codes or vouchers; tick “By code” or clear these settings.",
        )
        return
    code = clean_code(coupon.code)
    flaws.need(
        not coupon.code or len(code) >= MIN_CODE,
        "coupon.code",
        "通用码至少 3 个字符。",
        "A code for all has at least 3 letters.",
    )
    flaws.whole("coupon.issue_total", coupon.issue_total, 1)
    flaws.whole("coupon.claims_per_person", coupon.claims_per_person, 1, 1_000)
    flaws.whole("coupon.valid_days", coupon.valid_days, 1, 3_660)
    flaws.whole("coupon.valid_minutes", coupon.valid_minutes, 1, 525_600)
    flaws.need(
        coupon.valid_minutes is None or coupon.valid_days is None,
        "coupon.valid_minutes",
        "有效天数和有效分钟数只填一个。",
        "Say how long it is valid in days or in minutes, not both.",
    )
    until = coupon.valid_until
    flaws.need(until is None or until > from_ms(now_ms), "coupon.valid_until", "券的截止时间已经过去。", "Vouchers would be over already.")
    flaws.need(
        until is None or coupon.valid_from is None or coupon.valid_from < until,
        "coupon.valid_until",
        "截止时间应晚于开始时间。",
        "The end must come after the beginning.",
    )
    for place, rule in enumerate(coupon.issue):
        flaws.need(bool(rule.event.strip()), f"coupon.issue[{place}].event", "请填写事件名。", "Name the event.")
        flaws.need(
            not rule.event.startswith("Coupon "),
            f"coupon.issue[{place}].event",
            "不能由发券事件再触发发券。",
            "Vouchers cannot be issued by what happens to vouchers.",
        )


def spell_flaws(flaws: Sequence[Flaw]) -> list[dict[str, object]]:
    """As the errors of a problem."""
    return [{"field": flaw.path, "says": {"zh": flaw.says.zh, "en": flaw.says.en}} for flaw in flaws]

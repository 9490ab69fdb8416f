"""What in a draw's rules makes no sense, said before anyone can play it."""

import re
from collections.abc import Sequence

from antiphon.mechanics.draw.earning import Earn
from antiphon.mechanics.draw.prizes import WHOLE
from antiphon.mechanics.draw.rules import Guarantee, Pool, Rules
from antiphon.mechanics.draw.sectors import CONSOLATION, percent
from antiphon.mechanics.draw.series import Series, members
from antiphon.mechanics.draw.windows import DAY_MINUTES, date_of, overlap, time_of
from antiphon.sdk.brands import check_brands
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_given, check_own_stock, check_price, check_rewards

MOST_PRIZES = 24
MOST_WAYS = 8
MOST_WINDOWS = 24
_TITLE = re.compile("[a-z][a-z0-9_]{0,39}")


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    _check_prizes(flaws, rules)
    _check_odds(flaws, "prizes", [prize.odds_ppm for prize in rules.prizes], rules.lose.odds_ppm)
    for index, pool in enumerate(rules.pools):
        _check_pool(flaws, rules, f"pools[{index}]", pool)
    flaws.different((f"pools[{index}].segment", pool.segment) for index, pool in enumerate(rules.pools))
    _check_entry(flaws, rules)
    if rules.guarantee is not None:
        _check_guarantee(flaws, rules, rules.guarantee)
    if (
        flaws.need(
            rules.when_gone != "consolation" or rules.consolation is not None,
            "consolation",
            "请填写安慰奖。",
            "Say what the consolation prize is.",
        )
        and rules.consolation
    ):
        check_rewards(flaws, [("consolation", rules.consolation)])
        flaws.need(rules.consolation.stock is None, "consolation.stock", "安慰奖不能限量。", "A consolation prize cannot be limited.")
    _check_windows(flaws, rules)
    _check_series(flaws, rules)
    check_brands(flaws, rules.brands)
    flaws.zone("zone", rules.zone)
    return flaws.found


def _check_prizes(flaws: Flaws, rules: Rules) -> None:
    flaws.need(1 <= len(rules.prizes) <= MOST_PRIZES, "prizes", "请设置 1 到 24 种奖品。", "Give it 1 to 24 prizes.")
    flaws.different((f"prizes[{index}].key", prize.key) for index, prize in enumerate(rules.prizes))
    flaws.text("lose.name", rules.lose.name)
    for index, prize in enumerate(rules.prizes):
        path = f"prizes[{index}]"
        flaws.text(f"{path}.name", prize.name)
        flaws.need(
            prize.key != CONSOLATION,
            f"{path}.key",
            "代号 consolation 留给安慰奖。",
            "The key “consolation” is kept for the consolation prize.",
        )
        if prize.asset is not None:
            check_given(flaws, path, prize)
        else:
            flaws.need(prize.stock is None, f"{path}.stock", "什么都不发的格子不需要库存。", "What gives nothing needs no stock.")
        flaws.need(not prize.tell or rules.message is not None, "message", "请写好要发的中奖消息。", "Write the message that winners get.")
        flaws.need(
            not prize.title or bool(_TITLE.fullmatch(prize.title)),
            f"{path}.title",
            "称号的代号以小写字母开头，只用小写字母、数字和下划线。",
            "The key of a title begins with a small letter and has small letters, digits and _ only.",
        )
    given = [(f"prizes[{index}]", prize) for index, prize in enumerate(rules.prizes)]
    set_reward = rules.series.reward if rules.series else None
    check_own_stock(flaws, [*given, ("series.reward", set_reward)] if set_reward else given)
    if rules.message is not None:
        flaws.text("message.title", rules.message.title)
        flaws.text("message.body", rules.message.body)


def _check_odds(flaws: Flaws, path: str, odds: Sequence[int], losing: int) -> None:
    every, total = (*odds, losing), sum(odds) + losing
    if flaws.need(all(0 <= each <= WHOLE for each in every), path, "概率应在 0 到 100% 之间。", "Odds lie between 0 and 100 %."):
        flaws.need(
            total == WHOLE,
            path,
            f"概率合计（含未中奖）是 {percent(total)}%，必须正好 100%。",
            f"The odds, losing included, add up to {percent(total)} %; they must make exactly 100 %.",
        )


def _check_pool(flaws: Flaws, rules: Rules, path: str, pool: Pool) -> None:
    for index, each in enumerate(pool.odds):
        known = rules.prize(each.prize) is not None
        flaws.need(known, f"{path}.odds[{index}].prize", f"没有代号为“{each.prize}”的奖品。", f"There is no prize “{each.prize}”.")
    flaws.different((f"{path}.odds[{index}].prize", each.prize) for index, each in enumerate(pool.odds))
    _check_odds(flaws, f"{path}.odds", [each.odds_ppm for each in pool.odds], pool.lose_ppm)
    winning = [each for each in pool.odds if each.odds_ppm > 0 and (prize := rules.prize(each.prize)) and prize.gives]
    flaws.need(bool(winning), f"{path}.odds", "这组概率什么也抽不中。", "Nothing can be won with these odds.")


def _check_entry(flaws: Flaws, rules: Rules) -> None:
    winning = [prize for prize in rules.prizes if prize.gives and prize.odds_ppm > 0]
    flaws.need(bool(winning), "prizes", "没有任何能抽中的奖品。", "There is nothing that can be won.")
    if rules.price is not None:
        check_price(flaws, "price", rules.price)
    flaws.whole("per_day", rules.per_day, 1)
    flaws.whole("in_total", rules.in_total, 1)
    if rules.earn is not None:
        _check_way(flaws, "earn", rules.earn)
    for index, way in enumerate(rules.earn_also):
        _check_way(flaws, f"earn_also[{index}]", way)
    flaws.need(len(rules.earn_also) <= MOST_WAYS, "earn_also", "最多 8 种赠送方式。", "8 more ways to earn at most.")


def _check_way(flaws: Flaws, path: str, way: Earn) -> None:
    flaws.need(bool(way.event.strip()), f"{path}.event", "请选择触发事件。", "Choose the event that earns a draw.")
    flaws.whole(f"{path}.per_day", way.per_day, 1)
    flaws.whole(f"{path}.draws", way.draws, 1)
    flaws.whole(f"{path}.at_least", way.at_least, 1)
    flaws.need(
        way.at_least is None or bool(way.amount_in.strip()),
        f"{path}.amount_in",
        "请填写金额写在事件的哪个属性里。",
        "Say which property of the event has the amount.",
    )
    flaws.text(f"{path}.how", way.how)


def _check_windows(flaws: Flaws, rules: Rules) -> None:
    flaws.whole("per_window", rules.per_window, 1)
    fine = flaws.need(len(rules.windows) <= MOST_WINDOWS, "windows", "最多 24 个开放时段。", "24 open hours at most.")
    for index, window in enumerate(rules.windows):
        path = f"windows[{index}]"
        fine &= flaws.need(time_of(window.at) is not None, f"{path}.at", "时刻写成 20:00 这样。", "Write the time like 20:00.")
        fine &= flaws.whole(f"{path}.minutes", window.minutes, 1, DAY_MINUTES)
        good = not window.on or date_of(window.on) is not None
        fine &= flaws.need(good, f"{path}.on", "日期写成 2026-11-11 这样。", "Write the date like 2026-11-11.")
    if not rules.windows:
        flaws.need(
            rules.per_window is None, "per_window", "没有开放时段，这个上限不会生效。", "Without open hours this limit means nothing."
        )
        return
    flaws.need(bool(rules.zone), "zone", "有开放时段就要填时区。", "Open hours need a time zone.")
    if fine:
        flaws.need(not overlap(rules.windows), "windows", "有两个开放时段重叠了。", "Two of the open hours overlap.")


def _check_series(flaws: Flaws, rules: Rules) -> None:
    items, series = members(rules.prizes), rules.series
    if series is None:
        flaws.need(not items, "series", "有奖品属于系列，请填写系列。", "Some prizes are part of a series: fill it in.")
        return
    flaws.text("series.name", series.name)
    if flaws.need(len(items) > 1, "series", "系列至少要有两款奖品。", "A series has two prizes at least."):
        never = [prize.name for prize in items if not prize.odds_ppm]
        flaws.need(
            not never, "series", "系列里有抽不到的款，谁也集不齐。", "Part of the series cannot be drawn, so nobody can complete it."
        )
    flaws.whole("series.exchange", series.exchange, 1)
    flaws.need(
        series.duplicates != "points" or series.exchange is not None,
        "series.exchange",
        "请填写重复款换多少积分。",
        "Say how many points a second one gives.",
    )
    if series.reward is not None:
        check_rewards(flaws, [("series.reward", series.reward)])
    _check_series_guarantee(flaws, rules, series)


def _check_series_guarantee(flaws: Flaws, rules: Rules, series: Series) -> None:
    prize = rules.prize(rules.guarantee.prize) if rules.guarantee else None
    flaws.need(
        prize is None or not prize.collect or series.duplicates == "keep",
        "guarantee.prize",
        "保底不能是系列里的款：重复时它就给不出去了。",
        "A guarantee cannot be part of the series, because a second one would not be given.",
    )


def _check_guarantee(flaws: Flaws, rules: Rules, guarantee: Guarantee) -> None:
    after, prize = guarantee.after, rules.prize(guarantee.prize)
    flaws.whole("guarantee.after", after, 1)
    if not flaws.need(
        prize is not None and prize.asset is not None,
        "guarantee.prize",
        f"保底奖品“{guarantee.prize}”不在奖品里，或者它什么都不发。",
        f"The guaranteed prize “{guarantee.prize}” is not among the prizes, or gives nothing.",
    ):
        return
    if rules.in_total is not None and after >= 1:
        flaws.need(
            after < rules.in_total,
            "guarantee.after",
            f"每人一共只能抽 {rules.in_total} 次，永远等不到保底。",
            f"Nobody can draw more than {rules.in_total} times, so the guarantee is never reached.",
        )
        # One person alone may lose `after` times, be owed one, and so on until the limit: at least that many must be there.
        owed, stock = rules.in_total // (after + 1), prize.stock if prize else None
        flaws.need(
            stock is None or stock >= owed,
            "guarantee.prize",
            f"光是一位顾客就可能拿走 {owed} 份保底奖品，库存只有 {stock}。",
            f"One person alone can be owed {owed} of it, and the stock is {stock}.",
        )

"""What in a draw's rules makes no sense, said before anyone can play it."""

from collections.abc import Sequence

from antiphon.mechanics.draw.rules import WHOLE, Guarantee, Pool, Rules
from antiphon.mechanics.draw.sectors import CONSOLATION, percent
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_given, check_own_stock, check_price, check_rewards

MOST_PRIZES = 24


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
    check_own_stock(flaws, [(f"prizes[{index}]", prize) for index, prize in enumerate(rules.prizes)])
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
    winning = [each for each in pool.odds if each.odds_ppm > 0 and (prize := rules.prize(each.prize)) and prize.asset]
    flaws.need(bool(winning), f"{path}.odds", "这组概率什么也抽不中。", "Nothing can be won with these odds.")


def _check_entry(flaws: Flaws, rules: Rules) -> None:
    winning = [prize for prize in rules.prizes if prize.asset and prize.odds_ppm > 0]
    flaws.need(bool(winning), "prizes", "没有任何能抽中的奖品。", "There is nothing that can be won.")
    if rules.price is not None:
        check_price(flaws, "price", rules.price)
    flaws.whole("per_day", rules.per_day, 1)
    flaws.whole("in_total", rules.in_total, 1)
    if rules.earn is not None:
        flaws.need(bool(rules.earn.event.strip()), "earn.event", "请选择触发事件。", "Choose the event that earns a draw.")
        flaws.whole("earn.per_day", rules.earn.per_day, 1)
        flaws.text("earn.how", rules.earn.how)


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

"""How the steps of a decision, and its refusals, are put into words."""

from collections.abc import Mapping
from typing import Any, Final

from antiphon.sdk.words import Text, fill

SAYS: Final[Mapping[str, Text]] = {
    "base": Text(zh="基础 {points} 积分", en="{points} points to begin with"),
    "times": Text(zh="{name}，×{times}", en="{name}, ×{times}"),
    "cut": Text(zh="上限{per} {amount} {counts}，这次给 {points}", en="capped at {amount} {counts} {per}: {points} this time"),
    "not_running": Text(zh="不在规则的有效日期内", en="The rule does not run on that day"),
    "not_known": Text(zh="还没登录，规则只给登录顾客", en="Not signed in; the rule is for known people only"),
    "not_in_segment": Text(zh="不在规则限定的人群里（{segments}）", en="Not in the segments that the rule is for ({segments})"),
    "in_segment": Text(zh="在规则排除的人群里（{segments}）", en="In a segment that the rule leaves out ({segments})"),
    "wrong_tier": Text(zh="不是规则限定的会员等级（{tiers}）", en="Not of the tiers that the rule is for ({tiers})"),
    "order_too_small": Text(zh="订单金额没到起算线", en="The order does not reach the amount from which the rule gives"),
    "other_currency": Text(zh="订单用的是 {currency}，不是店铺货币", en="The order is in {currency}, not in the shop's currency"),
    "nothing": Text(zh="算下来不足 1 积分", en="Less than one point after rounding"),
    "once": Text(zh="只给一次，已经给过了", en="Given once only, and it has been"),
    "no_value": Text(
        zh="事件里没有属性 {property}，无法判断是否给过", en="The event has no property {property}, by which it is given once"
    ),
    "cooling_down": Text(zh="距上一次不到 {minutes} 分钟", en="Less than {minutes} minutes since the last time"),
    "cap": Text(zh="已到上限：每人{per} {amount} {counts}", en="Cap reached: {amount} {counts} {per} for one person"),
    "group_cap": Text(
        zh="已到整组上限：每人{per} {amount} {counts}", en="Cap of the group reached: {amount} {counts} {per} for one person"
    ),
    "first_won": Text(zh="“{name}”组只用第一条能给的规则", en="Only the first rule that gives applies in “{name}”"),
    "order_counted": Text(zh="这张订单已经给过积分了", en="This order has earned its points already"),
    "no_wallet": Text(zh="没有代号为 {wallet} 的钱包", en="There is no wallet called {wallet}"),
    "given_before": Text(zh="这件事已经给过积分了", en="These points were given already"),
    "budget": Text(zh="预算不给了（{reason}）", en="The budget does not pay ({reason})"),
    "refunded": Text(zh="退款收回", en="Taken back with the refund"),
    "unknown": Text(zh="没有给（{code}）", en="Not given ({code})"),
}

BUDGET_REASONS: Final[Mapping[str, Text]] = {
    "budget_unknown": Text(zh="没有这个预算", en="there is no such budget"),
    "budget_stopped": Text(zh="预算已停用", en="it was stopped"),
    "budget_not_begun": Text(zh="预算还没开始", en="it has not begun"),
    "budget_over": Text(zh="预算已到期", en="it is over"),
    "budget_spent": Text(zh="预算用完了", en="it is used up"),
    "budget_day": Text(zh="今天的额度用完了", en="today's part is used up"),
    "budget_person": Text(zh="这个人的额度用完了", en="this person's part is used up"),
    "budget_person_day": Text(zh="这个人今天的额度用完了", en="this person's part for today is used up"),
    "budget_reward": Text(zh="这类奖励的额度用完了", en="the part for this reward is used up"),
    "budget_channel": Text(zh="这个渠道的额度用完了", en="the part for this channel is used up"),
}


def say(code: str, values: Mapping[str, Any]) -> Text:
    """A step in words. `values` may come back from a store, where texts are plain mappings."""
    if code == "budget":
        reason = str(values.get("reason", ""))
        return fill(SAYS[code], {"reason": BUDGET_REASONS.get(reason, Text(zh=reason, en=reason))})
    found = SAYS.get(code)
    return fill(found, values) if found is not None else fill(SAYS["unknown"], {"code": code})

"""Promotions that take money off what is in scope: thresholds, percentages, fixed amounts, member prices, shipping, points."""

from typing import cast

from antiphon.features.promotions.pricing.job import NOTHING_LEFT, Job, add_more, given, spend_more
from antiphon.features.promotions.pricing.priced import Next
from antiphon.features.promotions.pricing.rounding import share
from antiphon.features.promotions.pricing.sheet import Amounts, Gives, Refuses
from antiphon.features.promotions.pricing.terms import Fixed, MemberPrices, Percent, ShippingOff, Step, Threshold, TierPrice
from antiphon.features.promotions.pricing.units import cheapest_first, runs_of, take_first


def percent(job: Job) -> Gives | Refuses:
    """A share off everything in scope, or off its cheapest or dearest units."""
    terms = cast("Percent", job.promotion.terms)
    if terms.which != "all":
        runs = runs_of(job.items, job.base, job.desk.goods.quantities)
        chosen = take_first(runs if terms.which == "dearest" else cheapest_first(runs), terms.count)
        return given(job.desk.calculator.percent_of_units(terms.off_ppm, chosen, job.sheet.left, terms.cap_minor))
    return given(job.desk.calculator.percent(terms.off_ppm, terms.cap_minor, job.items, job.base, job.sheet.left))


def fixed(job: Job) -> Gives | Refuses:
    """An amount off the goods in scope, or off each unit of them."""
    terms = cast("Fixed", job.promotion.terms)
    if not terms.each:
        return given(_spread(job, terms.off_minor))
    runs = runs_of(job.items, job.base, job.desk.goods.quantities)
    if terms.at_most_items is not None:
        runs = take_first(runs, terms.at_most_items)
    saved = [(item, count * min(value, terms.off_minor)) for value, count, item in runs]
    return given(job.desk.calculator.off_units(saved, job.sheet.left))


def threshold(job: Job) -> Gives | Refuses:
    """The highest rung that is reached, or the one rung as often as it is filled."""
    terms = cast("Threshold", job.promotion.terms)
    reached = job.total() if terms.measure == "amount" else job.count()
    steps = sorted(terms.steps, key=lambda step: step.reach)
    at = sum(1 for step in steps if step.reach <= reached)
    if at == 0:
        refuse = spend_more if terms.measure == "amount" else add_more
        return refuse(steps[0].reach - reached, steps[0].reach) if steps else NOTHING_LEFT
    step = steps[at - 1]
    if terms.each and step.off_minor:
        times = reached // max(1, step.reach)
        more = terms.at_most_times is None or times < terms.at_most_times
        times = times if terms.at_most_times is None else min(times, terms.at_most_times)
        amount = times * step.off_minor
        amounts = _spread(job, amount if terms.cap_minor is None else min(amount, terms.cap_minor))
        upcoming = Step((times + 1) * step.reach, (times + 1) * step.off_minor) if more else None
    else:
        times = 1
        amounts = _rung(job, step, terms.cap_minor)
        upcoming = steps[at] if at < len(steps) else None
    if not amounts:
        return NOTHING_LEFT
    return Gives(amounts, times=times, next=None if upcoming is None else _next(terms, upcoming, reached))


def _rung(job: Job, step: Step, cap: int | None) -> Amounts:
    if step.off_minor:
        return _spread(job, step.off_minor if cap is None else min(step.off_minor, cap))
    return job.desk.calculator.percent(step.off_ppm, cap, job.items, job.base, job.sheet.left)


def _next(terms: Threshold, step: Step, reached: int) -> Next:
    missing = step.reach - reached
    if terms.measure == "amount":
        return Next(step.off_minor, step.off_ppm, missing_minor=missing)
    return Next(step.off_minor, step.off_ppm, missing_count=missing)


def _spread(job: Job, amount: int) -> Amounts:
    return job.desk.calculator.spread(amount, job.items, [job.base[item] for item in job.items], job.sheet.left)


def member_price(job: Job) -> Gives | Refuses:
    """The price of the buyer's tier, never above the one in the cart."""
    terms = cast("MemberPrices", job.promotion.terms)
    tier = find_tier(terms, job.desk.cart.buyer.tier)
    if tier is None:
        return Refuses("wrong_tier", {"tiers": ", ".join(sorted(each.tier for each in terms.tiers))})
    price = tier.price_minor
    if price is None:
        return given(job.desk.calculator.percent(tier.off_ppm, None, job.items, job.base, job.sheet.left))
    runs = runs_of(job.items, job.base, job.desk.goods.quantities)
    saved = [(item, count * (value - price)) for value, count, item in runs if value > price]
    return given(job.desk.calculator.off_units(saved, job.sheet.left))


def find_tier(terms: MemberPrices, tier: str) -> TierPrice | None:
    """What the tier pays: its own price before the one for any tier. Who has no tier has no member price."""
    if not tier:
        return None
    return next((each for wanted in (tier, "*") for each in terms.tiers if each.tier == wanted), None)


def free_shipping(job: Job) -> Gives | Refuses:
    """Less or nothing for shipping."""
    terms = cast("ShippingOff", job.promotion.terms)
    shipping = job.desk.cart.shipping
    if terms.methods and shipping.method not in terms.methods:
        return Refuses("wrong_method", {"methods": ", ".join(terms.methods)})
    slot = job.desk.goods.shipping
    left = job.sheet.left[slot]
    if left == 0:
        return Refuses("nothing_to_ship")
    amount = min(share(job.base[slot], terms.off_ppm, job.desk.calculator.rounding.way), left)
    amount = amount if terms.up_to_minor is None else min(amount, terms.up_to_minor)
    return given([(slot, amount)] if amount > 0 else [])


def points(job: Job) -> Gives | Refuses:
    """The buyer's points as money off all goods: as many as are worth something, within the caps, in whole steps."""
    wish = job.desk.cart.points
    if wish is None:
        return NOTHING_LEFT
    left = job.sheet.left
    slot = job.desk.goods.shipping
    room = sum(left[:slot])
    room = min(room, share(room, wish.at_most_ppm, "down"))
    if wish.at_most_minor is not None:
        room = max(0, min(room, wish.at_most_minor))
    most = min(wish.points, ((room + 1) * wish.rate_points - 1) // wish.rate_minor) // wish.step * wish.step
    amount = most * wish.rate_minor // wish.rate_points
    needed = -(-amount * wish.rate_points // wish.rate_minor)
    used = min(most, -(-needed // wish.step) * wish.step)
    items = [item for item in range(slot) if left[item]]
    amounts = job.desk.calculator.spread(amount, items, [left[item] for item in items], left)
    return Gives(amounts, points=used) if amounts else NOTHING_LEFT

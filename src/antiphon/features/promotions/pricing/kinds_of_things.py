"""Promotions about things: gifts on top, and items that may be had for a set price."""

from typing import cast

from antiphon.features.promotions.pricing.job import Job, given, spend_more
from antiphon.features.promotions.pricing.priced import ExchangeOffer, GiftChoice, GiftGiven
from antiphon.features.promotions.pricing.sheet import Gives, Refuses
from antiphon.features.promotions.pricing.terms import Exchange, ExchangeItem, Gift
from antiphon.features.promotions.pricing.units import Run, runs_of


def gift(job: Job) -> Gives | Refuses:
    """Items on top: all of them, or some for the buyer to pick."""
    terms = cast("Gift", job.promotion.terms)
    times = 1
    if terms.every_minor is not None:
        total, every = job.total(), max(1, terms.every_minor)
        times = total // every
        if times == 0:
            return spend_more(every - total, every)
    if terms.at_most_times is not None:
        times = min(times, terms.at_most_times)
    key = job.promotion.key
    gifts = tuple(GiftGiven(key, item.product_id, item.sku, item.name, item.quantity * times) for item in terms.items)
    worths = sorted((item.worth_minor * item.quantity for item in terms.items), reverse=True)
    if terms.pick is None:
        return Gives([], times=times, gifts=gifts, worth=times * sum(worths))
    singles = tuple(GiftGiven(key, item.product_id, item.sku, item.name, item.quantity) for item in terms.items)
    choice = GiftChoice(key, terms.pick * times, singles)
    return Gives([], times=times, choices=(choice,) if singles else (), worth=times * sum(worths[: terms.pick]))


def exchange(job: Job) -> Gives | Refuses:
    """Units in the cart get the set price, those that save most first, while the rest of the goods still reaches the amount."""
    terms = cast("Exchange", job.promotion.terms)
    total = job.total()
    chosen = _candidates(job, terms)
    in_scope = set(job.items)
    count = min(len(chosen), terms.at_most_items)
    while count and total - sum(value for value, _, item in chosen[:count] if item in in_scope) < terms.reach_minor:
        count -= 1
    spent = total - sum(value for value, _, item in chosen[:count] if item in in_scope)
    if spent < terms.reach_minor or (chosen and count == 0):
        missing = terms.reach_minor - spent
        if missing <= 0:  # it would be reached if the item were not itself part of it
            missing = terms.reach_minor - (total - chosen[0][0])
        return spend_more(missing, terms.reach_minor)
    offers = _offers(job, terms, terms.at_most_items - count)
    if count == 0:
        return Refuses("choose_item", {"count": terms.at_most_items}, offers)
    saved = [(item, saving) for _, saving, item in chosen[:count]]
    outcome = given(job.desk.calculator.off_units(saved, job.sheet.left), times=count)
    if isinstance(outcome, Gives):
        outcome.offers = offers
    return outcome


def _candidates(job: Job, terms: Exchange) -> list[tuple[int, int, int]]:
    """Units that the set price makes cheaper, the greatest saving first: (value, saving, item); no more than can be used."""
    goods = job.desk.goods
    prices: dict[int, int] = {}
    for item in goods.items:
        line = goods.firsts[item]
        fitting = [each.price_minor for each in terms.items if _is(each, line.product_id, line.sku)]
        if fitting:
            prices[item] = min(fitting)
    runs: list[Run] = runs_of(prices, job.base, goods.quantities)
    units = [
        (value, value - prices[item], item)
        for value, many, item in runs
        for _ in range(min(many, terms.at_most_items))
        if value > prices[item]
    ]
    return sorted(units, key=lambda unit: (-unit[1], unit[2]))[: max(0, terms.at_most_items)]


def _is(item: ExchangeItem, product_id: str, sku: str) -> bool:
    return item.product_id == product_id and item.sku in ("", sku)


def _offers(job: Job, terms: Exchange, count: int) -> tuple[ExchangeOffer, ...]:
    if count <= 0:
        return ()
    return tuple(ExchangeOffer(job.promotion.key, each.product_id, each.sku, each.price_minor, count) for each in terms.items)

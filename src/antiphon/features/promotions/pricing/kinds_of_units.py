"""Promotions that pick single units: buy some get some, every n-th item, so many for one price."""

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from antiphon.features.promotions.pricing.job import NOTHING_LEFT, Job, add_more, given
from antiphon.features.promotions.pricing.sheet import Gives, Refuses
from antiphon.features.promotions.pricing.terms import Bundle, BuyGet, NthItem
from antiphon.features.promotions.pricing.units import Run, cheapest_first, runs_of, take_every, take_first


def buy_get(job: Job) -> Gives | Refuses:
    """As many sets as the units allow. A unit is bought or got, never both."""
    terms = cast("BuyGet", job.promotion.terms)
    quantities = job.desk.goods.quantities
    buy, get = max(1, terms.buy), max(1, terms.get)
    bought = set(job.items)
    wanted = job.items if terms.of is None else job.of
    can_buy = job.count()
    can_get = sum([quantities[item] for item in wanted])
    together = can_buy + sum([quantities[item] for item in wanted if item not in bought])
    times = min(can_buy // buy, can_get // get, together // (buy + get))
    if times == 0:
        missing = max(buy - can_buy, get - can_get, buy + get - together)
        return add_more(missing, buy + get)
    if terms.at_most_times is not None:
        times = max(0, min(times, terms.at_most_times))
    runs = runs_of(wanted, job.base, quantities)
    if terms.which == "each_set" and terms.of is None:
        got = take_every(runs, buy + get, get, times)
    else:
        ordered = runs if terms.which == "dearest" else cheapest_first(runs)
        got = _take_got(ordered, times * get, bought, can_buy - times * buy)
    return given(job.desk.calculator.percent_of_units(terms.off_ppm, got, job.sheet.left), times=times)


def _take_got(runs: Sequence[Run], count: int, bought: set[int], spare: int) -> list[Run]:
    """The first units that may be got: of the goods that also have to be bought only `spare` ones."""
    got: list[Run] = []
    for value, many, item in runs:
        part = min(many, count)
        if item in bought:
            part = min(part, spare)
            spare -= part
        if part > 0:
            got.append((value, part, item))
            count -= part
    return got


def nth_item(job: Job) -> Gives | Refuses:
    """Every n-th unit from the dearest down, of each product or of everything in scope."""
    terms = cast("NthItem", job.promotion.terms)
    n = max(1, terms.n)
    quantities = job.desk.goods.quantities
    hit: list[Run] = []
    most = 0
    for pool in _pools(job, terms):
        count = sum([quantities[item] for item in pool])
        most = max(most, count)
        hit += take_every(runs_of(pool, job.base, quantities), n, 1, count // n if terms.repeat else 1)
    if not hit:
        return add_more(n - most, n)
    if terms.at_most_times is not None:
        hit = take_first(sorted(hit, key=lambda run: (-run[0], run[2])), terms.at_most_times)
    times = sum(count for _, count, _ in hit)
    if terms.price_minor is None:
        return given(job.desk.calculator.percent_of_units(terms.off_ppm, hit, job.sheet.left), times=times)
    price = terms.price_minor
    saved = [(item, count * (value - price)) for value, count, item in hit if value > price]
    return given(job.desk.calculator.off_units(saved, job.sheet.left), times=times)


def _pools(job: Job, terms: NthItem) -> Sequence[Sequence[int]]:
    if not terms.same_product:
        return [job.items]
    pools: defaultdict[str, list[int]] = defaultdict(list)
    for item in job.items:
        pools[job.desk.goods.firsts[item].product_id].append(item)
    return list(pools.values())


def bundle(job: Job) -> Gives | Refuses:
    """Sets from the dearest down, each for one price, as long as that saves something."""
    terms = cast("Bundle", job.promotion.terms)
    size = max(1, terms.count)
    count = job.count()
    if count < size:
        return add_more(size - count, size)
    most = count // size if terms.at_most_times is None else min(count // size, terms.at_most_times)
    runs = [list(run) for run in runs_of(job.items, job.base, job.desk.goods.quantities)]
    saved: list[tuple[int, int]] = []
    times = 0
    at = 0
    while times < most:
        value, many, item = runs[at]
        if many >= size:  # whole sets of equal units, all at once
            sets = min(many // size, most - times)
            if (gain := size * value - terms.price_minor) <= 0:
                break
            saved.append((item, sets * gain))
            runs[at][1] -= sets * size
        else:
            sets = 1
            at, taken = _next_set(runs, at, size)
            gain = sum(value * many for value, many, _ in taken) - terms.price_minor
            if gain <= 0:
                break
            saved += _shared(job, gain, taken)
        times += sets
        while at < len(runs) and runs[at][1] == 0:
            at += 1
    return given(job.desk.calculator.off_units(saved, job.sheet.left), times=times) if saved else NOTHING_LEFT


def _next_set(runs: list[list[int]], at: int, size: int) -> tuple[int, list[Run]]:
    """The next units in order that make a set; they are taken out of the runs."""
    taken: list[Run] = []
    while size:
        value, many, item = runs[at]
        part = min(many, size)
        taken.append((value, part, item))
        runs[at][1] -= part
        size -= part
        if runs[at][1] == 0:
            at += 1
    return at, taken


def _shared(job: Job, gain: int, taken: Sequence[Run]) -> list[tuple[int, int]]:
    """What a mixed set saves, shared out to its items by what their units cost."""
    values: dict[int, int] = {}
    for value, many, item in taken:
        values[item] = values.get(item, 0) + value * many
    return job.desk.calculator.split(gain, values)

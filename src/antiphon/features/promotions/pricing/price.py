"""`price`: what a cart costs. Pure and deterministic: no clock, no store, nothing remembered between two calls."""

from collections.abc import Sequence
from datetime import datetime

from antiphon.features.promotions.pricing.amounts import Calculator
from antiphon.features.promotions.pricing.calculation import Calculation, Candidate
from antiphon.features.promotions.pricing.cart import Cart, Presented
from antiphon.features.promotions.pricing.choosing import choose
from antiphon.features.promotions.pricing.eligibility import Moment, find_codes, refuse
from antiphon.features.promotions.pricing.entries import Entry, make_entries
from antiphon.features.promotions.pricing.goods import Goods
from antiphon.features.promotions.pricing.job import Desk
from antiphon.features.promotions.pricing.picks import EVERYTHING, NOTHING, PickIndex
from antiphon.features.promotions.pricing.priced import POINTS, Priced, Search
from antiphon.features.promotions.pricing.report import Findings, write_report
from antiphon.features.promotions.pricing.rules import Promotion
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.sheet import Refuses
from antiphon.kernel.clock import get_zone
from antiphon.kernel.errors import Invalid


def price(cart: Cart, promotions: Sequence[Promotion], settings: Settings, at: datetime) -> Priced:
    """What the cart costs at that moment, with every discount on its line and a reason for each promotion that does not apply.

    Money is whole minor units of the cart's currency. The order of the lines and of the promotions does not matter (but for
    `Rounding.remainder` "last"), nor does it matter whether units came into the cart as one line or as several. Lines never cost
    less than nothing, and the discounts of the lines sum exactly to each promotion's and to the cart's. Raises `Invalid` when
    two lines share an id, two promotions share a key, or the moment knows no time zone. For many carts keep a `PriceBook`.
    """
    return PriceBook(promotions, settings).price(cart, at)


class PriceBook:
    """A workspace's promotions made ready once, for any number of carts. Immutable after it is made; threads may share it."""

    def __init__(self, promotions: Sequence[Promotion], settings: Settings) -> None:
        if len({promotion.key for promotion in promotions} | {POINTS}) <= len(promotions):
            raise Invalid("Two promotions have one key, or one is called @points; give each a key of its own.", code="promotion_twice")
        self.settings = settings
        self._zone = get_zone(settings.zone)
        self._index = PickIndex()
        self._entries = make_entries(promotions, settings, self._index)
        self._by_code = {promotion.key for promotion in promotions if promotion.by_code}

    def price(self, cart: Cart, at: datetime) -> Priced:
        """As `price`."""
        if at.tzinfo is None:
            raise Invalid("The moment must know its time zone.", code="moment_without_zone")
        goods = Goods(cart)
        desk = Desk(cart, goods, Calculator(self.settings.rounding, goods.places, goods.quantities))
        findings = Findings([], [], 0, Search())
        findings.candidates = self._find_candidates(cart, goods, Moment.of(at, self._zone), findings)
        calculation = Calculation(desk, findings.candidates)
        sheet, findings.chosen, findings.search = choose(calculation, self.settings.search_at_most)
        done = [outcome for outcome in sheet.outcomes if outcome is not None]
        findings.outcomes = done if len(done) == len(sheet.outcomes) else calculation.explain(findings.chosen)
        return write_report(desk, self.settings, findings)

    def _find_candidates(self, cart: Cart, goods: Goods, moment: Moment, findings: Findings) -> list[Candidate]:
        """The promotions that this cart may use now, in the order of calculation; the others go to the findings."""
        codes: dict[str, dict[str, Presented]] = {}
        for presented in cart.presented:
            if presented.promotion in self._by_code:
                codes.setdefault(presented.promotion, {}).setdefault(presented.code, presented)
            elif presented.code not in findings.unknown_codes:
                findings.unknown_codes.append(presented.code)
        found = self._index.find_items(goods)
        candidates: list[Candidate] = []
        for entry in self._entries:
            key = entry.promotion.key
            if key == POINTS:
                if cart.points is not None and cart.points.points:
                    candidates.append(Candidate(entry, goods.items, ()))
                continue
            presented_codes = codes.get(key)
            if entry.promotion.by_code and not presented_codes:
                findings.refused.append((entry, "", Refuses("needs_code")))
                continue
            usable = _usable_codes(entry, list(presented_codes.values()) if presented_codes else [], cart, moment, findings)
            if usable:
                items = _in_scope(entry, goods, found)
                if items:
                    of = _named(entry.of, goods, found)
                    needed = None if entry.needs_of == NOTHING else _named(entry.needs_of, goods, found)
                    candidates += [Candidate(entry, items, of, needed, code) for code in usable]
                else:
                    findings.refused += [(entry, code, Refuses("not_in_scope")) for code in usable]
        return candidates


def _usable_codes(entry: Entry, presented: Sequence[Presented], cart: Cart, moment: Moment, findings: Findings) -> list[str]:
    """The codes with which it may be used; one empty code for a promotion that needs none."""
    no = refuse(entry.promotion, cart, moment, entry.hours)
    if not entry.promotion.by_code:
        if no is not None:
            findings.refused.append((entry, "", no))
        return [] if no is not None else [""]
    if no is not None:
        findings.refused += [(entry, each.code, no) for each in presented]
        return []
    usable, refused = find_codes(entry.promotion, presented, cart, moment)
    findings.refused += [(entry, code, why) for code, why in refused]
    return usable


def _named(number: int, goods: Goods, found: Sequence[list[int]]) -> Sequence[int]:
    """The items of a list in the index."""
    return goods.items if number == EVERYTHING else () if number == NOTHING else found[number]


def _in_scope(entry: Entry, goods: Goods, found: Sequence[list[int]]) -> Sequence[int]:
    """The items that the promotion counts and touches."""
    items = _named(entry.include, goods, found)
    if entry.exclude != NOTHING:
        excluded = set(found[entry.exclude])
        items = [item for item in items if item not in excluded]
    scope = entry.promotion.scope
    if scope.price_from_minor is not None or scope.price_to_minor is not None:
        least, most = scope.price_from_minor or 0, scope.price_to_minor
        prices = [(item, goods.firsts[item].price_minor) for item in items]
        items = [item for item, price in prices if least <= price and (most is None or price <= most)]
    return items

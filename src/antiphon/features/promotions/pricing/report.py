"""From the sheet back to the cart: every discount on its line, taxes, sums, and a reason for whatever did not apply."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from antiphon.features.promotions.pricing.calculation import Candidate
from antiphon.features.promotions.pricing.entries import Entry
from antiphon.features.promotions.pricing.goods import Goods
from antiphon.features.promotions.pricing.job import Desk
from antiphon.features.promotions.pricing.priced import (
    POINTS,
    Applied,
    LineDiscount,
    NotApplied,
    Priced,
    PricedLine,
    PricedShipping,
    Reason,
    Search,
)
from antiphon.features.promotions.pricing.reasons import say
from antiphon.features.promotions.pricing.rounding import divide, share_out
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.sheet import Amounts, Gives, Refuses
from antiphon.sdk.words import Text

_WHOLE = 1_000_000


@dataclass(slots=True)
class Findings:
    """What the calculation came to: one outcome for each candidate, and those that never became one."""

    candidates: Sequence[Candidate]
    outcomes: Sequence[Gives | Refuses]
    chosen: int
    search: Search
    refused: list[tuple[Entry, str, Refuses]] = field(default_factory=list[tuple[Entry, str, Refuses]])
    unknown_codes: list[str] = field(default_factory=list[str])


def write_report(desk: Desk, settings: Settings, findings: Findings) -> Priced:
    """The priced cart."""
    goods, cart = desk.goods, desk.cart
    discounts: list[list[LineDiscount]] = [[] for _ in range(len(cart.lines) + 1)]
    left = [line.price_minor * line.quantity for line in cart.lines]
    left.append(cart.shipping.price_minor)
    applied: list[Applied] = []
    given: list[Gives] = []
    skipped: list[tuple[Entry, str, Refuses]] = []
    for candidate, outcome in zip(findings.candidates, findings.outcomes, strict=True):
        entry = candidate.entry
        if isinstance(outcome, Refuses):
            skipped.append((entry, candidate.code, outcome))
        elif not findings.chosen >> entry.place & 1:
            skipped.append((entry, candidate.code, _outdone(entry, findings)))
        else:
            promotion = entry.promotion
            amount = _book(goods, cart.lines, outcome.amounts, LineDiscount(promotion.key, 0, candidate.code), discounts, left)
            applied.append(
                Applied(promotion.key, entry.kind, entry.stage, promotion.title, amount, outcome.times, candidate.code, outcome.next)
            )
            given.append(outcome)
    lines = _lines(desk, settings, discounts, left)
    shipping = _shipping(desk, settings, discounts[-1], left[-1])
    goods_minor = sum(line.subtotal_minor for line in lines)
    tax = sum(line.tax_minor for line in lines) + shipping.tax_minor
    payable = sum(line.total_minor for line in lines) + shipping.total_minor
    return Priced(
        currency=cart.currency,
        tax=settings.tax,
        lines=lines,
        shipping=shipping,
        goods_minor=goods_minor,
        discount_minor=sum(line.discount_minor for line in lines),
        tax_minor=tax,
        total_minor=payable + tax if settings.tax == "excluded" else payable,
        points_used=sum(outcome.points for outcome in given),
        points_minor=sum(each.amount_minor for each in applied if each.promotion == POINTS),
        free_shipping=shipping.price_minor > 0 and shipping.total_minor == 0,
        applied=tuple(applied),
        not_applied=_not_applied(findings, skipped, cart.currency),
        gifts=tuple(gift for outcome in given for gift in outcome.gifts),
        gift_choices=tuple(choice for outcome in given for choice in outcome.choices),
        offers=tuple(offer for outcome in findings.outcomes for offer in outcome.offers),
        search=findings.search,
    )


def _book(
    goods: Goods,
    lines: Sequence[object],
    amounts: Amounts,
    stamp: LineDiscount,
    discounts: Sequence[list[LineDiscount]],
    left: list[int],
) -> int:
    """Put what was taken off items on their lines; the sum of it."""
    booked = 0
    for item, amount in amounts:
        booked += amount
        places = goods.lines[item] if item < len(goods.lines) else [len(lines)]
        if len(places) == 1:
            parts = [amount]
        else:
            caps = [left[place] for place in places]
            parts = share_out(amount, goods.counts_of(item), caps, "largest", places)
        for place, part in zip(places, parts, strict=True):
            if part:
                left[place] -= part
                discounts[place].append(LineDiscount(stamp.promotion, part, stamp.code))
    return booked


def _lines(desk: Desk, settings: Settings, discounts: Sequence[Sequence[LineDiscount]], left: Sequence[int]) -> tuple[PricedLine, ...]:
    lines: list[PricedLine] = []
    for at, line in enumerate(desk.cart.lines):
        subtotal = line.price_minor * line.quantity
        total = left[at]
        tax = tax_of(total, line.tax_ppm, settings) if line.tax_ppm else 0
        lines.append(PricedLine(line.id, line.quantity, line.price_minor, subtotal, subtotal - total, total, tax, tuple(discounts[at])))
    return tuple(lines)


def _shipping(desk: Desk, settings: Settings, discounts: Sequence[LineDiscount], total: int) -> PricedShipping:
    shipping = desk.cart.shipping
    tax = tax_of(total, shipping.tax_ppm, settings)
    return PricedShipping(shipping.price_minor, shipping.price_minor - total, total, tax, tuple(discounts))


def tax_of(total: int, tax_ppm: int, settings: Settings) -> int:
    """The tax in a total, or on top of it, to the nearest minor unit: half up, or half to even where that is the declared way."""
    way = "half_even" if settings.rounding.way == "half_even" else "half_up"
    return divide(total * tax_ppm, _WHOLE + tax_ppm if settings.tax == "included" else _WHOLE, way)


def _outdone(entry: Entry, findings: Findings) -> Refuses:
    """It would give something, but another one that it cannot be combined with was chosen."""
    rivals = (entry.first_mask | entry.best_mask) & findings.chosen
    winner = next((each.entry for each in findings.candidates if rivals >> each.entry.place & 1), None)
    if winner is None:
        return Refuses("better_offer", {"by": ""})
    same_group = entry.promotion.stacking.group and entry.promotion.stacking.group == winner.promotion.stacking.group
    reason: Reason = "does_not_combine"
    if entry.best_mask >> winner.place & 1:
        reason = "better_offer"
    elif same_group and entry.mode == "exclusive":
        reason = "excluded_by_group"
    return Refuses(reason, {"by": winner.promotion.key})


def _not_applied(findings: Findings, skipped: Sequence[tuple[Entry, str, Refuses]], currency: str) -> tuple[NotApplied, ...]:
    titles: dict[str, Text] = {candidate.entry.promotion.key: candidate.entry.promotion.title for candidate in findings.candidates}
    found: list[NotApplied] = []
    for entry, code, refuses in sorted((*skipped, *findings.refused), key=lambda one: (one[0].place, one[1])):
        promotion = entry.promotion
        values = refuses.values
        says = say(refuses.reason, values, currency, titles.get(str(values.get("by", ""))))
        found.append(NotApplied(promotion.key, promotion.title, refuses.reason, values, says, code))
    for code in findings.unknown_codes:
        values = {"code": code}
        found.append(NotApplied("", None, "unknown_code", values, say("unknown_code", values, currency), code))
    return tuple(found)

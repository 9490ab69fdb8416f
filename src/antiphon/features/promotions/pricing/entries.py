"""Promotions made ready: their place in the order of calculation, the amount they look at, and whom they cannot stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from antiphon.features.promotions.pricing.eligibility import hours_of
from antiphon.features.promotions.pricing.job import Calculate
from antiphon.features.promotions.pricing.kinds_of_money import fixed, free_shipping, member_price, percent, points, threshold
from antiphon.features.promotions.pricing.kinds_of_things import exchange, gift
from antiphon.features.promotions.pricing.kinds_of_units import bundle, buy_get, nth_item
from antiphon.features.promotions.pricing.picks import EVERYTHING, NOTHING, PickIndex
from antiphon.features.promotions.pricing.priced import POINTS
from antiphon.features.promotions.pricing.rules import Promotion, Stacking
from antiphon.features.promotions.pricing.settings import Base, Mode, Settings, Stage
from antiphon.features.promotions.pricing.terms import BuyGet, Fixed, Percent, Pick
from antiphon.sdk.words import Text

_CALCULATE: Final[Mapping[str, Calculate]] = {
    "threshold": threshold,
    "percent": percent,
    "fixed": fixed,
    "free_shipping": free_shipping,
    "gift": gift,
    "buy_get": buy_get,
    "nth_item": nth_item,
    "bundle": bundle,
    "exchange": exchange,
    "member_price": member_price,
}
_STAGE: Final[Mapping[str, Stage]] = {
    "member_price": "member_price",
    "buy_get": "item",
    "nth_item": "item",
    "bundle": "item",
    "exchange": "item",
    "free_shipping": "shipping",
}
_POINTS: Final = Promotion(POINTS, Text(zh="积分抵现", en="Points"), Percent(0), stacking=Stacking(stage="points"))


@dataclass(slots=True)
class Entry:
    """One promotion, ready to be calculated. `place` is its turn; masks have the bit of each other entry's place."""

    promotion: Promotion
    kind: str
    stage: Stage
    stage_at: int
    base: Base
    calculate: Calculate
    include: int  # numbers of lists in the index
    exclude: int
    of: int
    needs_of: int  # whose amount and number the promotion asks for; NOTHING: the goods in scope
    hours: tuple[int, int]
    mode: Mode
    place: int = 0
    first_mask: int = 0  # of these and itself, the one with the higher rank stays
    best_mask: int = 0  # of these and itself, the one stays with which the buyer pays least
    rank: int = 0  # among all: by priority, then by turn
    needs_anything: bool = False

    def is_searched(self, present: int) -> bool:
        """Whether it is used only where the buyer pays least with it; `present` is the mask of all that the cart may use."""
        return self.mode == "best_of" or bool(self.best_mask & present)

    def is_open(self, present: int) -> bool:
        """Whether it may have to give way to another."""
        return self.is_searched(present) or bool(self.first_mask & present)


def stage_of(promotion: Promotion) -> Stage:
    """Where it is calculated: as it says, else by its kind.

    What comes by a code is a coupon; a share or an amount off each unit of named goods is about items; the rest is about the order.
    """
    usual = promotion.stacking.stage or _STAGE.get(kind_of(promotion))
    if usual is not None or promotion.by_code:
        return usual or "coupon"
    terms = promotion.terms
    names_goods = promotion.scope.include != Pick()
    return "item" if (isinstance(terms, Percent) and names_goods) or (isinstance(terms, Fixed) and terms.each) else "order"


def kind_of(promotion: Promotion) -> str:
    """The kind's name, as the terms' tag has it."""
    return str(promotion.terms.__struct_config__.tag)


def make_entries(promotions: Sequence[Promotion], settings: Settings, index: PickIndex) -> list[Entry]:
    """All promotions, and the buyer's points, in the order of calculation: stage, then priority, then key."""
    modes: dict[str, Mode] = {group.key: group.mode for group in settings.groups if group.key}
    stages: dict[Stage, int] = {stage: at for at, stage in enumerate(settings.stages)}
    entries = [_make_entry(promotion, settings, index, modes, stages) for promotion in promotions]
    turning_point = _make_entry(_POINTS, settings, index, modes, stages)
    turning_point.kind = "points"
    turning_point.calculate = points
    entries.append(turning_point)
    entries.sort(key=lambda entry: (entry.stage_at, -entry.promotion.priority, entry.promotion.key))
    for place, entry in enumerate(entries):
        entry.place = place
    for rank, entry in enumerate(sorted(entries, key=lambda entry: (-entry.promotion.priority, entry.place))):
        entry.rank = rank
    _find_conflicts(entries, settings)
    return entries


def _make_entry(
    promotion: Promotion, settings: Settings, index: PickIndex, modes: Mapping[str, Mode], stages: Mapping[Stage, int]
) -> Entry:
    stage = stage_of(promotion)
    kind = kind_of(promotion)
    mode = modes.get(promotion.stacking.group, "all")
    terms = promotion.terms
    return Entry(
        promotion=promotion,
        kind=kind,
        stage=stage,
        stage_at=stages.get(stage, len(stages)),
        base="discounted" if mode == "ordered" else promotion.stacking.base or settings.base,
        calculate=_CALCULATE[kind],
        include=index.add(promotion.scope.include, EVERYTHING),
        exclude=index.add(promotion.scope.exclude, NOTHING),
        of=index.add(terms.of, EVERYTHING) if isinstance(terms, BuyGet) and terms.of is not None else NOTHING,
        needs_of=NOTHING if promotion.needs.of is None else index.add(promotion.needs.of, EVERYTHING),
        hours=hours_of(promotion.when),
        mode=mode,
        needs_anything=bool(promotion.needs.spend_minor or promotion.needs.count),
    )


def _find_conflicts(entries: Sequence[Entry], settings: Settings) -> None:
    """Who cannot stand whom. A promotion never excludes itself, so several of its codes may be used in one order."""
    groups: defaultdict[str, int] = defaultdict(int)
    for entry in entries:
        groups[entry.promotion.stacking.group] |= 1 << entry.place
    for entry in entries:
        mates = groups[entry.promotion.stacking.group] & ~(1 << entry.place)
        if entry.mode == "best_of":
            entry.best_mask |= mates
        elif entry.mode == "exclusive":
            entry.first_mask |= mates
    for one in entries:
        if one.promotion.stacking.combines == "all":
            continue
        for other in entries:
            settled = (one.best_mask | one.first_mask) >> other.place & 1
            if (
                other is one
                or settled
                or POINTS in (one.promotion.key, other.promotion.key)
                or (_allows(one, other) and _allows(other, one))
            ):
                continue
            if settings.conflicts == "best":
                one.best_mask |= 1 << other.place
                other.best_mask |= 1 << one.place
            else:
                one.first_mask |= 1 << other.place
                other.first_mask |= 1 << one.place


def _allows(one: Entry, other: Entry) -> bool:
    combines = one.promotion.stacking.combines
    if combines in ("all", "none"):
        return combines == "all"
    stacking = other.promotion.stacking
    names = {other.promotion.key, f"stage:{other.stage}", f"group:{stacking.group}" if stacking.group else ""}
    return names.isdisjoint(one.promotion.stacking.names) == (combines == "not")

"""What each leaf needs: the slots it looks at and the judge that looks."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from antiphon.features.segments import evaluate
from antiphon.features.segments.condition import (
    Age,
    Anniversary,
    Condition,
    Happened,
    InSegment,
    Last,
    Measured,
    RandomShare,
    Sequence_,
    TagIs,
    TraitIs,
)
from antiphon.features.segments.evaluate import Judge
from antiphon.features.segments.keepers import FOREVER, Kind
from antiphon.features.segments.matching import EVERY, Matcher, matcher_of, number_test, scale_of, value_test
from antiphon.features.segments.slots import Slot
from antiphon.features.segments.state import Person

BIRTH = Slot("edge", EVERY)  # the first and the last day of anything at all
IDENTIFIED = Matcher(("Identified",), excludes=False)

ReadTag = Callable[[Person, int], tuple[Any, int]]  # (person, today) -> (value, day on which it may change)


class Leaf(msgspec.Struct, frozen=True):
    """A judge and the slots it reads."""

    judge: Judge
    slots: tuple[Slot, ...] = ()


class Surroundings(msgspec.Struct, frozen=True):
    """What leaves refer to by name: how tags are read and with which slots, and the place of each segment among what is judged."""

    tags: Mapping[str, tuple[ReadTag, tuple[Slot, ...]]] = {}
    positions: Mapping[str, int] = {}


def slot_for(kind: Kind, happened: Happened, field: str | None = None, width: int = 0) -> Slot:
    """The slot that remembers such events."""
    return Slot(kind, matcher_of(happened), happened.where, field, width)


def trait_slot(trait: str) -> Slot:
    """The slot that keeps the last word about a trait."""
    return Slot("latest", IDENTIFIED, (), f"traits.{trait}")


def compile_leaf(leaf: Condition, around: Surroundings) -> Leaf:
    """The judge of one leaf. The tag leaves that are left are those that `tags.expand` could not say by events."""
    if isinstance(leaf, Measured):
        return _measured(leaf)
    if isinstance(leaf, Last):
        slot = slot_for("edge", leaf)
        return Leaf(evaluate.judge_last(slot.id, BIRTH.id, leaf.days, within=leaf.within), (slot, BIRTH))
    if isinstance(leaf, Age):
        slot = slot_for("edge", leaf)
        return Leaf(evaluate.judge_age(slot.id, leaf), (slot,))
    if isinstance(leaf, Sequence_):
        return _sequence(leaf)
    if isinstance(leaf, TraitIs):
        slot = trait_slot(leaf.trait)
        return Leaf(evaluate.judge_latest(slot.id, value_test(leaf.op, leaf.value)), (slot,))
    if isinstance(leaf, Anniversary):
        slot = trait_slot(leaf.trait)
        return Leaf(evaluate.judge_anniversary(slot.id, leaf.days), (slot,))
    if isinstance(leaf, TagIs):
        read, slots = around.tags[leaf.tag]
        return Leaf(evaluate.judge_value(read, value_test(leaf.op, leaf.value)), slots)
    if isinstance(leaf, InSegment):
        return Leaf(evaluate.judge_member(leaf.segment, around.positions.get(leaf.segment)))
    assert isinstance(leaf, RandomShare)
    return Leaf(evaluate.judge_share(leaf))


def _measured(leaf: Measured) -> Leaf:
    scale, days = scale_of(leaf.field), leaf.days
    width = days or 0
    wanted = float(leaf.value * scale)
    test = number_test(leaf.op, wanted)
    lasting = {">": False, ">=": False, "<": True, "<=": True}.get(leaf.op)  # as the number of events falls
    if leaf.measure == "count":
        slot = slot_for("count", leaf, width=width)
        if days is None:
            judge = evaluate.judge_total(slot.id, 0, test)
        else:
            judge = evaluate.judge_window(slot.id, 1, 2, days, test, lasting=lasting)
    elif leaf.measure == "days":
        slot = slot_for("days", leaf, width=days or FOREVER)
        judge = evaluate.judge_window(slot.id, 0, None, days or FOREVER, test, lasting=lasting)
    elif leaf.measure == "sum":
        slot = slot_for("sum", leaf, leaf.field, width)
        judge = evaluate.judge_total(slot.id, 0, test) if days is None else evaluate.judge_window(slot.id, 2, 3, days, test)
    elif leaf.measure == "avg":
        slot = slot_for("sum", leaf, leaf.field, width)
        judge = evaluate.judge_average(slot.id, days, leaf.op, wanted)
    elif leaf.measure == "distinct":
        slot = slot_for("distinct" if days else "values", leaf, leaf.field, width)
        judge = evaluate.judge_distinct(slot.id, days, number_test(leaf.op, leaf.value))
    else:
        slot = slot_for("low" if leaf.measure == "min" else "high", leaf, leaf.field, width)
        judge = evaluate.judge_extreme(slot.id, days, min if leaf.measure == "min" else max, test)
    return Leaf(judge, (slot,))


def _sequence(leaf: Sequence_) -> Leaf:
    then_width = leaf.days or FOREVER
    firsts = slot_for("firsts", leaf.first, width=min(then_width + leaf.within_days, FOREVER))
    lasts = slot_for("lasts", leaf.then, width=then_width)
    return Leaf(evaluate.judge_sequence(firsts.id, lasts.id, leaf.within_days, leaf.days), (firsts, lasts))


def compile_condition(condition: Condition, around: Surroundings) -> Leaf:
    """The judge of a whole tree and every slot it reads."""
    slots: list[Slot] = []

    def leaf(node: Condition) -> Judge:
        compiled = compile_leaf(node, around)
        slots.extend(compiled.slots)
        return compiled.judge

    return Leaf(evaluate.combine(condition, leaf), tuple(slots))

"""One cart taken through its promotions in the order of calculation, with the promotions that are chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from antiphon.features.promotions.pricing.entries import Entry
from antiphon.features.promotions.pricing.job import Desk, Job, add_more, spend_more
from antiphon.features.promotions.pricing.sheet import Gives, Refuses, Sheet

_ALREADY = Refuses("already_discounted")


@dataclass(slots=True)
class Candidate:
    """A promotion that this cart may use: the goods it means, and the code it came with."""

    entry: Entry
    items: Sequence[int]
    of: Sequence[int]
    needed: Sequence[int] | None = None  # the goods that its conditions are about, where they are others
    code: str = ""


class Calculation:
    """All that is the same in every way of pricing one cart. Up to the first promotion with a conflict it is calculated once."""

    def __init__(self, desk: Desk, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self._desk = desk
        everyone = 0
        for candidate in candidates:
            everyone |= 1 << candidate.entry.place
        self._fixed = len(candidates)
        for at, candidate in enumerate(candidates):
            if candidate.entry.is_open(everyone):
                self._fixed = at
                break
        self._start = Sheet(desk.goods.values)
        for candidate in candidates[: self._fixed]:
            self._step(self._start, candidate)

    def run(self, chosen: int) -> Sheet:
        """The sheet after all candidates whose entries are in the mask."""
        if self._fixed == len(self.candidates):
            return self._start
        sheet = self._start.copy()
        for candidate in self.candidates[self._fixed :]:
            if chosen >> candidate.entry.place & 1:
                self._step(sheet, candidate)
            else:
                sheet.outcomes.append(None)
        return sheet

    def explain(self, chosen: int) -> list[Gives | Refuses]:
        """What each candidate does in its turn; one that is not chosen: what it would do there, without doing it."""
        sheet = self._start.copy()
        outcomes = [outcome for outcome in sheet.outcomes if outcome is not None]
        for candidate in self.candidates[self._fixed :]:
            sheet.begin(candidate.entry.stage_at)
            outcome = self._judge(sheet, candidate)
            outcomes.append(outcome)
            if isinstance(outcome, Gives) and chosen >> candidate.entry.place & 1:
                sheet.take(outcome)
        return outcomes

    def _step(self, sheet: Sheet, candidate: Candidate) -> None:
        sheet.begin(candidate.entry.stage_at)
        outcome = self._judge(sheet, candidate)
        sheet.outcomes.append(outcome)
        if isinstance(outcome, Gives):
            sheet.take(outcome)

    def _judge(self, sheet: Sheet, candidate: Candidate) -> Gives | Refuses:
        entry = candidate.entry
        promotion = entry.promotion
        items = candidate.items
        if promotion.scope.undiscounted_only:
            left, initial = sheet.left, sheet.initial
            items = [item for item in items if left[item] == initial[item]]
            if not items:
                return _ALREADY
        job = Job(self._desk, promotion, items, candidate.of, sheet, sheet.base(entry.base))
        if entry.needs_anything and (refuses := _missing(job, items if candidate.needed is None else candidate.needed)) is not None:
            return refuses
        return entry.calculate(job)


def _missing(job: Job, items: Sequence[int]) -> Refuses | None:
    """What the goods that count are still short of."""
    needs = job.promotion.needs
    if needs.spend_minor and (total := sum([job.base[item] for item in items])) < needs.spend_minor:
        return spend_more(needs.spend_minor - total, needs.spend_minor)
    quantities = job.desk.goods.quantities
    if needs.count and (count := sum([quantities[item] for item in items])) < needs.count:
        return add_more(needs.count - count, needs.count)
    return None

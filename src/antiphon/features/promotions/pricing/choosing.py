"""Which of the promotions that cannot be combined are used.

By rank: the one with the higher priority stays, if it gives something. By price: every allowed combination is calculated, up to
a stated number, and the one with which the buyer pays least is kept; on a tie the one found first, which prefers higher ranks.
"""

from collections.abc import Sequence

from antiphon.features.promotions.pricing.calculation import Calculation, Candidate
from antiphon.features.promotions.pricing.entries import Entry
from antiphon.features.promotions.pricing.priced import Search
from antiphon.features.promotions.pricing.sheet import Gives, Sheet


def choose(calculation: Calculation, search_at_most: int) -> tuple[Sheet, int, Search]:
    """The sheet of the chosen combination, the mask of the entries in it, and how it was found."""
    entries = _present(calculation.candidates)
    everyone = _mask(entries)
    open_entries = [entry for entry in entries if entry.is_searched(everyone)]
    if not open_entries:
        sheet, chosen = _by_rank(calculation, entries, everyone)
        return sheet, chosen, Search()
    ways = _list_ways(open_entries, search_at_most)
    exact = ways is not None
    closed = everyone & ~_mask(open_entries)
    best: tuple[Sheet, int] | None = None
    compared = 0
    for way in ways if ways is not None else _grown_ways(calculation, entries, closed, open_entries[:search_at_most]):
        found = _by_rank(calculation, entries, closed | way)
        compared += 1
        if best is None or found[0].cost < best[0].cost:
            best = found
    assert best is not None  # choosing none of them is a way too
    return best[0], best[1], Search(compared, exact)


def _present(candidates: Sequence[Candidate]) -> list[Entry]:
    """The entries that have a candidate, by rank."""
    return sorted({candidate.entry.place: candidate.entry for candidate in candidates}.values(), key=lambda entry: entry.rank)


def _mask(entries: Sequence[Entry]) -> int:
    mask = 0
    for entry in entries:
        mask |= 1 << entry.place
    return mask


def _by_rank(calculation: Calculation, entries: Sequence[Entry], allowed: int) -> tuple[Sheet, int]:
    """Of the allowed ones, each that no better-ranked one excludes. One that gives nothing steps aside and lets others in."""
    while True:
        chosen = 0
        for entry in entries:
            bit = 1 << entry.place
            if allowed & bit and not (entry.first_mask | entry.best_mask) & chosen:
                chosen |= bit
        sheet = calculation.run(chosen)
        useful = _useful(calculation.candidates, sheet)
        in_the_way = [entry for entry in entries if (chosen & ~useful) >> entry.place & 1 and entry.first_mask & allowed & ~chosen]
        if not in_the_way:
            return sheet, chosen
        allowed &= ~(1 << in_the_way[0].place)  # one at a time, the best rank first: the others may find room then


def _useful(candidates: Sequence[Candidate], sheet: Sheet) -> int:
    """The mask of the entries that give something."""
    mask = 0
    for candidate, outcome in zip(candidates, sheet.outcomes, strict=True):
        if isinstance(outcome, Gives) and outcome.is_something:
            mask |= 1 << candidate.entry.place
    return mask


def _list_ways(entries: Sequence[Entry], most: int) -> list[int] | None:
    """Every set of entries without a pair that cannot be combined, higher ranks first; None when there are more than `most`."""
    ways = [0]
    for entry in reversed(entries):
        ways = [1 << entry.place | way for way in ways if not entry.best_mask & way] + ways
        if len(ways) > most:
            return None
    return ways


def _grown_ways(calculation: Calculation, entries: Sequence[Entry], closed: int, open_entries: Sequence[Entry]) -> list[int]:
    """Too many to compare all: each of these alone, then the best ones together as far as they combine."""
    alone = {entry.place: _by_rank(calculation, entries, closed | 1 << entry.place)[0].cost for entry in open_entries}
    ways = [0]
    grown = 0
    for entry in sorted(open_entries, key=lambda entry: (alone[entry.place], entry.rank)):
        ways.append(1 << entry.place)
        if not entry.best_mask & grown:
            grown |= 1 << entry.place
            ways.append(grown)
    return ways

"""Single units of items, kept as runs of equal ones: (value of a unit, how many, item).

What is left of an item is spread evenly on its units.
"""

from collections.abc import Iterable, Sequence

Run = tuple[int, int, int]


def runs_of(items: Iterable[int], base: Sequence[int], quantities: Sequence[int]) -> list[Run]:
    """The units of items, the dearest first; equally dear ones in the order of the items."""
    runs: list[Run] = []
    for item in items:
        quantity = quantities[item]
        value, dearer = divmod(base[item], quantity)
        if dearer:
            runs.append((value + 1, dearer, item))
        runs.append((value, quantity - dearer, item))
    runs.sort(key=_dearest_first)
    return runs


def _dearest_first(run: Run) -> tuple[int, int]:
    return (-run[0], run[2])


def cheapest_first(runs: Iterable[Run]) -> list[Run]:
    """The same units, the cheapest first."""
    return sorted(runs, key=lambda run: (run[0], run[2]))


def take_first(runs: Iterable[Run], count: int) -> list[Run]:
    """The first `count` units."""
    taken: list[Run] = []
    for value, many, item in runs:
        if count <= 0:
            break
        part = min(many, count)
        taken.append((value, part, item))
        count -= part
    return taken


def take_every(runs: Iterable[Run], size: int, last: int, most: int) -> list[Run]:
    """Of each full set of `size` units in a row the `last` ones; of at most `most` sets."""
    taken: list[Run] = []
    start = 0
    end = size * most
    for value, many, item in runs:
        stop = min(start + many, end)
        if stop <= start:
            break
        count = _marked_before(stop, size, last) - _marked_before(start, size, last)
        if count:
            taken.append((value, count, item))
        start += many
    return taken


def _marked_before(position: int, size: int, last: int) -> int:
    """How many of the first `position` units are among the last ones of their set."""
    sets, rest = divmod(position, size)
    return sets * last + max(0, rest - (size - last))

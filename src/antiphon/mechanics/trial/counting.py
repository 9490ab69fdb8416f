"""What the results of a trial show: how far people came, and what they thought."""

from collections.abc import Mapping, Sequence

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.listing import STARS
from antiphon.sdk.charts import Bar, Chart, tally
from antiphon.sdk.words import Text

_STEPS = {
    "applied": Text(zh="申请", en="Applied"),
    "picked": Text(zh="选中", en="Picked"),
    "testing": Text(zh="拿到试用品", en="Got it"),
    "reported": Text(zh="交了报告", en="Reported"),
    "published": Text(zh="报告公开", en="Published"),
    "good": Text(zh="好报告", en="Good reports"),
}


def star_counts(left: Mapping[Asset, int]) -> list[int]:
    """Published reports with one star, two, … five."""
    return [left.get(tally(name), 0) for name in STARS]


def mean_stars(left: Mapping[Asset, int]) -> tuple[float | None, int]:
    """(the mean to one decimal, of how many published reports); None without any."""
    counts = star_counts(left)
    total = sum(counts)
    return (None if total == 0 else round(sum((place + 1) * number for place, number in enumerate(counts)) / total, 1)), total


def draw_charts(left: Mapping[Asset, int]) -> Sequence[Chart]:
    """The way from applying to a good report, what became of the reports, and the stars."""
    numbers = [left.get(tally(key), 0) for key in _STEPS]
    steps = [Bar(*step) for step in zip(_STEPS.values(), numbers, (numbers[0], *numbers), strict=False)]  # each of the one before
    reported, missed = left.get(tally("reported"), 0), left.get(tally("missed"), 0)
    open_now = max(0, left.get(tally("testing"), 0) - reported - missed)
    kept = (
        Bar(Text(zh="已交", en="came"), reported),
        Bar(Text(zh="还在试用", en="still trying"), open_now),
        Bar(Text(zh="没交", en="never came"), missed),
    )
    mean, total = mean_stars(left)
    figure = None if mean is None else Text(zh=f"平均 {mean} 星，共 {total} 份", en=f"{mean} stars on average of {total}")
    stars = tuple(
        Bar(Text(zh=f"{place} 星", en=f"{place} stars" if place > 1 else "1 star"), number)
        for place, number in enumerate(star_counts(left), 1)
    )
    return (
        Chart("way", Text(zh="从申请到好报告", en="From applying to a good report"), "funnel", tuple(steps)),
        Chart("kept", Text(zh="该交的报告", en="Reports that were due"), "shares", kept),
        Chart("stars", Text(zh="公开报告的评分", en="Stars of published reports"), "shares", stars, figure),
    )

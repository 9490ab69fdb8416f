"""What in the rules of a guess makes no sense."""

from collections.abc import Sequence

from antiphon.mechanics.guess.numbers import read_number
from antiphon.mechanics.guess.rules import Rules
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import check_rewards

MOST_GUESSES = 20
MOST_PLACES = 10


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    for path, text in (("ask", rules.ask), ("unit", rules.unit), ("hint", rules.hint)):
        if text is not None:
            flaws.text(path, text)
    fine = read_number(rules.answer) is not None
    flaws.need(fine, "answer", "请填写一个数，最多两位小数。", "Give a number with at most two decimals.")
    if rules.tolerance.strip():
        fine = read_number(rules.tolerance) is not None
        flaws.need(fine, "tolerance", "请填写一个数，最多两位小数。", "Give a number with at most two decimals.")
    flaws.whole("guesses", rules.guesses, 1, MOST_GUESSES)
    _check_places(flaws, rules)
    return flaws.found


def _check_places(flaws: Flaws, rules: Rules) -> None:
    flaws.need(1 <= len(rules.places) <= MOST_PLACES, "places", "请设置 1 到 10 档奖励。", "Give it 1 to 10 rewards.")
    next_free: int | None = 1
    for index, places in enumerate(rules.places):
        path = f"places[{index}]"
        flaws.whole(f"{path}.first", places.first, 1)
        if places.last is not None:
            fine = places.last >= places.first
            flaws.need(fine, f"{path}.last", "不能早于“从第几名”。", "It cannot come before the first place.")
            need = places.last - places.first + 1
            enough = places.reward.stock is None or places.reward.stock >= need
            flaws.need(enough, f"{path}.reward.stock", f"这几名一共需要 {need} 份。", f"These places need {need} of them.")
        follows = next_free is not None and places.first >= next_free
        flaws.need(follows, f"{path}.first", "名次要从前往后，不能重叠。", "Places go up and must not overlap.")
        next_free = None if places.end is None else places.end + 1
    check_rewards(flaws, [(f"places[{index}].reward", each.reward) for index, each in enumerate(rules.places)])

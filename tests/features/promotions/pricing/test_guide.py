"""The guides say what the code does: the example is run, and its table compared with what comes out."""

import re
from pathlib import Path
from typing import get_args

import pytest

from antiphon.features.promotions.pricing.entries import kind_of
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.reasons import SENTENCES
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import Percent, Terms
from antiphon.kernel.currency import from_minor
from tests.features.promotions.pricing.cases import AT, Case, pc, promo
from tests.features.promotions.pricing.tables.saleor import FOUR

GUIDES = Path(__file__).parents[4] / "docs/guides"


def read(language: str) -> str:
    return (GUIDES / language / "promotions.md").read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_comes_out_as_its_table_says(language: str) -> None:
    text = read(language)
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    names: dict[str, object] = {}
    exec(code[1], names)  # noqa: S102 - the guide's own example
    priced = names["priced"]
    assert isinstance(priced, Priced)
    table = [row for row in rows(text) if len(row) == 6]
    found = {row[1].strip("`"): row[3:] for row in table if row[1].startswith("`")}
    places = {"tea": 0, "pot": 1}
    told: dict[str, list[str]] = {}
    for place, discounts in enumerate([line.discounts for line in priced.lines] + [priced.shipping.discounts]):
        for each in discounts:
            told.setdefault(each.promotion, ["", "", ""])[place] = f"-{from_minor(each.amount_minor, 'CNY')}"
    assert found == told
    last = table[-1]
    assert last[3:] == [
        str(from_minor(each, "CNY")) for each in (*(line.total_minor for line in priced.lines), priced.shipping.total_minor)
    ]
    assert str(from_minor(priced.total_minor, "CNY")) in last[2]
    assert len(places) == len(priced.lines)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_and_every_reason_is_told(language: str) -> None:
    told = {row[0].strip("`"): row[1] for row in rows(read(language)) if len(row) == 2}
    assert {kind_of(promo("k", terms)) for terms in [Percent(1)]} <= told.keys()
    assert {str(kind.__struct_config__.tag) for kind in get_args(Terms)} <= told.keys()
    for reason, sentence in SENTENCES.items():
        assert told[reason] == getattr(sentence, language)


def test_the_figures_on_base_and_rounding() -> None:
    ten, twenty = promo("a", Percent(pc("10")), priority=1), promo("b", Percent(pc("20")))
    cart = Case("", "", ["1 a @ 100.00"], [], {}).make_cart()
    assert price(cart, [ten, twenty], Settings(), AT).total_minor == 7_200
    assert price(cart, [ten, twenty], Settings(base="initial"), AT).total_minor == 7_000
    four = Case("", "", FOUR, [], {}).make_cart()
    assert price(four, [ten], Settings(), AT).discount_minor == 112
    for language in ("en", "zh"):
        assert all(
            figure in read(language)
            for figure in ("72.00", "70.00", "1.12", "1.14", f"`search_at_most`{'（64）' if language == 'zh' else ' (64)'}")
        )
    assert Settings().search_at_most == 64

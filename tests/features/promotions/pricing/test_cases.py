"""Worked carts: how five well-known systems price, in figures of our own, each sum done by hand beside the case."""

import pytest

from tests.features.promotions.pricing.cases import Case, check
from tests.features.promotions.pricing.tables import odoo, prestashop, ruoyi, saleor, sylius

TABLES = {"sylius": sylius, "saleor": saleor, "odoo": odoo, "prestashop": prestashop, "ruoyi": ruoyi}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{name}-{case}") for name, table in TABLES.items() for case in table.CASES])
def test_a_cart_costs_what_the_sum_by_hand_says(case: Case) -> None:
    check(case)


def test_no_case_is_written_twice() -> None:
    names = [case.name for table in TABLES.values() for case in table.CASES]
    assert len(set(names)) == len(names) >= 60

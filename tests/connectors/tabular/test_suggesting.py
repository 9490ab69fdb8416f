"""A mapping guessed from the columns is one that can be used after a look."""

from pathlib import Path

import pytest

from antiphon.connectors.tabular.api import read_mapping, suggest_mapping
from antiphon.connectors.tabular.mapping import Mapping
from antiphon.kernel.errors import Invalid
from tests.connectors.tabular.door import write_csv


def guess(path: Path) -> tuple[Mapping, str]:
    text = suggest_mapping(path)
    file = path.with_suffix(".toml")
    file.write_text(text, encoding="utf-8")
    return read_mapping(file), text


def test_orders_of_a_chinese_shop(tmp_path: Path) -> None:
    rows = [
        ("订单编号", "买家会员名", "收货人手机", "订单付款时间", "宝贝标题", "商家编码", "数量", "买家实际支付金额", "省份", "备注"),
        ("1", "小明", "138", "2026/3/1 8:05", "茶", "T-1", "2", "20.5", "四川", ""),
    ]
    mapping, text = guess(write_csv(tmp_path / "三月订单.csv", rows, encoding="gb18030"))
    assert mapping.form == "orders"
    assert mapping.columns == {
        "order_id": "订单编号",
        "user_id": "买家会员名",
        "phone": "收货人手机",
        "at": "订单付款时间",
        "product_id": "商家编码",
        "product_name": "宝贝标题",
        "quantity": "数量",
        "amount": "买家实际支付金额",
    }
    assert mapping.traits == {"province": "省份"}
    assert mapping.date_format == ""
    assert "# not used: 备注" in text


@pytest.mark.parametrize(
    ("moments", "form", "remark"),
    [
        (["12/1/10 8:26", "12/31/10 8:26"], "%m/%d/%y %H:%M", ""),
        (["01.02.2026", "31.12.2025"], "%d.%m.%Y", ""),
        (["01/02/2026", "03/02/2026"], "%m/%d/%Y", "would fit too"),
        (["2026-03-01T10:00:00+08:00"], "", ""),
        (["1772359200"], "", ""),
        (["soon"], "", "strptime"),
    ],
)
def test_how_times_are_written(tmp_path: Path, moments: list[str], form: str, remark: str) -> None:
    rows = [("Order ID", "Customer ID", "Order Date", "Unit Price"), *((n, "u", moment, 1) for n, moment in enumerate(moments))]
    mapping, text = guess(write_csv(tmp_path / "orders.csv", rows))
    assert mapping.date_format == form
    assert remark in text


def test_events_and_people(tmp_path: Path) -> None:
    events, _ = guess(
        write_csv(tmp_path / "log.csv", [("timestamp", "event_name", "user_id", "device-id", "url"), ("1772359200", "e", "u", "d", "/")])
    )
    assert (events.form, events.columns["event"], events.columns["anonymous_id"], events.all_properties) == (
        "events",
        "event_name",
        "device-id",
        True,
    )
    people, _ = guess(
        write_csv(tmp_path / "crm.csv", [("Customer ID", "Full Name", "E-Mail", "City", "Shoe Size"), ("1", "A", "a@b.c", "X", "42")])
    )
    assert people.form == "people"
    assert people.columns == {"user_id": "Customer ID", "email": "E-Mail", "name": "Full Name"}
    assert people.traits == {"city": "City", "shoe_size": "Shoe Size"}


def test_an_empty_file_has_nothing_to_guess_from(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    with pytest.raises(Invalid, match="empty"):
        suggest_mapping(path)

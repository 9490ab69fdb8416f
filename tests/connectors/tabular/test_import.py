"""Files as shops export them: what becomes an event, what is set aside and why, and that nothing is told twice."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from antiphon.connectors.tabular import sending
from antiphon.connectors.tabular.api import import_file
from antiphon.connectors.tabular.cleaning import REASONS
from antiphon.connectors.tabular.mapping import check_mapping, read_mapping
from antiphon.engine.database.port import Database
from antiphon.kernel.errors import Conflict, Invalid
from antiphon.sdk.connector import ImportStep
from tests.connectors.tabular.door import HEADER, NOW, Door, ignore, open_door, orders, write_csv


def of(door: Door, name: str) -> list[dict[str, Any]]:
    """The events of a name that were sent."""
    return [event for event in door.sent if event.get("event") == name]


@pytest.fixture
def door(database: Database, tmp_path: Path) -> Any:
    with open_door(database, tmp_path / "home") as opened:
        yield opened


only_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # what is told does not depend on the store


def test_lines_of_an_order_become_one_event(door: Door, tmp_path: Path) -> None:
    rows = [
        ("1001", "ada", "2026-03-01 10:00", "tea", 2, "3.335"),
        ("1002", "bob", "2026-03-02 10:00", "cup", 1, "8"),
        ("1001", "ada", "2026-03-01 10:01", "pot", 1, "20.00"),
    ]
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders())
    ada = of(door, "Order Completed")[0]
    assert ada["messageId"] == "till:order:1001"
    assert ada["timestamp"] == "2026-03-01T10:00:00.000Z"
    assert ada["userId"] == "ada"
    assert ada["properties"] == {
        "order_id": "1001",
        "currency": "GBP",
        "revenue": 26.67,
        "quantity": 3,
        "products": [{"product_id": "tea", "price": 3.335, "quantity": 2}, {"product_id": "pot", "price": 20, "quantity": 1}],
    }
    assert (report.row_count, report.used_count, report.net, report.orders_minor) == (3, 3, Decimal("34.67"), 3467)
    assert door.rows("SELECT order_id, revenue_minor, quantity FROM events_event ORDER BY order_id") == [
        ("1001", 2667, 3),
        ("1002", 800, 1),
    ]


def test_rounding_is_half_to_even_once_an_order_and_reported(door: Door, tmp_path: Path) -> None:
    rows = [(n, "ada", "2026-03-01 10:00", "tea", 1, price) for n, price in enumerate(["0.005", "0.015", "0.025", "1.0049"])]
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders())
    assert [minor for (minor,) in door.rows("SELECT revenue_minor FROM events_event ORDER BY order_id")] == [0, 2, 2, 100]
    assert (report.net, report.orders_minor, report.rounding) == (Decimal("1.0499"), 104, Decimal("-0.0099"))


def test_yen_have_no_cents(door: Door, tmp_path: Path) -> None:
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, ("1", "ada", "2026-03-01", "tea", 3, "120")]), orders(currency="JPY"))
    assert (report.orders_minor, door.rows("SELECT revenue_minor FROM events_event")) == (360, [(360,)])


@only_sqlite
def test_money_given_back(door: Door, tmp_path: Path) -> None:
    rows = [
        ("1", "ada", "2026-03-01", "tea", 2, "3"),
        ("1", "ada", "2026-03-01", "cup", -1, "8"),  # an exchange: both in one order
        ("C2", "bob", "2026-03-02", "pot", 1, "20"),  # told by its number
        ("3", "bob", "2026-03-03", "debt", 1, "-11.50"),
        ("C4", "bob", "2026-03-04", "pot", -1, "20"),
    ]
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders(refunds={"prefix": "C"}))
    assert [(e["properties"]["order_id"], e["properties"]["revenue"]) for e in of(door, "Order Completed")] == [("1", 6)]
    given = [(e["messageId"], e["properties"]["revenue"], e["properties"]["products"][0]["price"]) for e in of(door, "Order Refunded")]
    assert given == [("till:refund:1", 8, 8), ("till:refund:C2", 20, 20), ("till:refund:3", 11.5, 11.5), ("till:refund:C4", 20, 20)]
    assert (report.net, report.orders_minor, report.refunds_minor) == (Decimal("-53.5"), 600, 5950)


@only_sqlite
def test_a_column_that_says_refunded(door: Door, tmp_path: Path) -> None:
    rows = [(*HEADER, "state"), ("1", "ada", "2026-03-01", "tea", 2, "3", "paid"), ("2", "ada", "2026-03-01", "tea", 1, "3", "refunded")]
    door.take(write_csv(tmp_path / "o.csv", rows), orders(refunds={"column": "state", "values": ["refunded"]}))
    assert [e["event"] for e in door.sent] == ["Order Completed", "Order Refunded"]


def test_guests_and_corrections_of_the_stock(door: Door, tmp_path: Path) -> None:
    rows = [("1", "", "2026-03-01", "tea", 2, "3"), ("2", "0", "2026-03-01", "tea", 1, "3"), ("3", "", "2026-03-01", "broken", -9, "0")]
    path = write_csv(tmp_path / "o.csv", [HEADER, *rows])
    report = door.take(path, orders())
    assert [event["anonymousId"] for event in door.sent] == ["till:guest:1", "till:guest:2"]
    assert report.left_out == {"no_value": 1}
    with door.database.read() as session:
        assert door.profiles.count_people(session, "shop").total == 2
    assert door.take(path, orders(name="strict", guests="reject")).rejected == {"nobody": 3}


ROWS_THAT_CANNOT_BE_USED = [
    ("", "ada", "2026-03-01", "tea", "1", "3", "no_order_id"),
    ("x" * 201, "ada", "2026-03-01", "tea", "1", "3", "id_too_long"),
    ("1", "ada", "", "tea", "1", "3", "no_time"),
    ("1", "ada", "yesterday", "tea", "1", "3", "bad_time"),
    ("1", "ada", "1999-03-01", "tea", "1", "3", "too_old"),
    ("1", "ada", "2027-03-01", "tea", "1", "3", "in_future"),
    ("1", "ada", "2026-03-01", "tea", "", "3", "bad_quantity"),
    ("1", "ada", "2026-03-01", "tea", "two", "3", "bad_quantity"),
    ("1", "ada", "2026-03-01", "tea", "1", "", "bad_amount"),
    ("1", "ada", "2026-03-01", "tea", "1", "3 or 4", "bad_amount"),
    ("1", "ada", "2026-03-01", "tea", "999999", "99999999", "too_much"),
    ("7", "ada", "2026-03-01", "tea", "1", "3", "two_people"),
    ("7", "bob", "2026-03-01", "tea", "1", "3", "two_people"),
    ("1", "ada", "2026-03-01", "wrong_width"),
    ("1", "ada", "2026-03-01", "tea", "1", "3", "and", "more", "wrong_width"),
    ("1", "ada", "2026-03-01", "te\0a", "1", "3", "bad_letters"),
]


@only_sqlite
def test_what_cannot_be_used_is_set_aside_with_its_line_and_reason(door: Door, tmp_path: Path) -> None:
    good = ("good", "ada", "2026-03-01", "two\nlines", "1", "3")  # so that lines are not rows
    path = write_csv(tmp_path / "o.csv", [HEADER, good, *(row[:-1] for row in ROWS_THAT_CANNOT_BE_USED)])
    report = door.take(path, orders(), rejects=tmp_path / "o.rejects.csv")
    assert [event["properties"]["order_id"] for event in door.sent] == ["good"]
    with (tmp_path / "o.rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rejects = csv.reader(file)
    assert header == ["line", "reason", "原因", "why", *HEADER]
    found = {int(line): (reason, values) for line, reason, _, _, *values in rejects}
    assert {line: reason for line, (reason, _) in found.items()} == {n: row[-1] for n, row in enumerate(ROWS_THAT_CANNOT_BE_USED, 4)}
    assert found[7][1] == ["1", "ada", "yesterday", "tea", "1", "3"]
    assert all(zh and en for _, _, zh, en, *_ in rejects)
    assert report.row_count == 17 == report.used_count + sum(report.rejected.values())
    assert report.rejects_file == str(tmp_path / "o.rejects.csv")
    assert {row[-1] for row in ROWS_THAT_CANNOT_BE_USED} <= REASONS.keys()


@only_sqlite
@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t"), ("utf-8", "|")]
)
def test_encodings_and_delimiters_are_found_out(door: Door, tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [
        ("订单号", "会员号", "付款时间", "商品名称", "数量", "实付金额"),
        ("一", "王小明", "2026年3月1日 8:05", "茶, 绿; 大|小", "2", "￥1,280.50"),
    ]
    path = write_csv(tmp_path / "订单.csv", rows, encoding=encoding, delimiter=delimiter)
    columns = {
        "order_id": "订单号",
        "user_id": "会员号",
        "at": "付款时间",
        "product_name": "商品名称",
        "quantity": "数量",
        "amount": "实付金额",
    }
    door.take(path, orders(columns=columns, zone="Asia/Shanghai", currency="CNY"))
    (event,) = door.sent
    assert (event["userId"], event["timestamp"], event["properties"]["revenue"]) == ("王小明", "2026-03-01T00:05:00.000Z", 1280.5)
    assert event["properties"]["products"] == [{"name": "茶, 绿; 大|小", "price": 640.25, "quantity": 2}]


@only_sqlite
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01 10:00", "2026-03-01T10:00:00.000Z"),
        ("2026/7/1 9:05", "2026-07-01T08:05:00.000Z"),  # British summer
        ("2026-03-29 01:30", "2026-03-29T01:30:00.000Z"),  # an hour that London's clocks skip
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000Z"),
        ("2026-03-01T10:00:00.250+08:00", "2026-03-01T02:00:00.250Z"),
        ("2026-03-01 10:00:00 -0530", "2026-03-01T15:30:00.000Z"),
        ("2026-03-01", "2026-03-01T00:00:00.000Z"),
        ("1772359200", "2026-03-01T10:00:00.000Z"),
        ("1772359200000", "2026-03-01T10:00:00.000Z"),
    ],
)
def test_times(door: Door, tmp_path: Path, text: str, moment: str) -> None:
    door.take(write_csv(tmp_path / "o.csv", [HEADER, ("1", "ada", text, "tea", 1, 3)]), orders())
    assert [event["timestamp"] for event in door.sent] == [moment]


@only_sqlite
@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("1,234.50", ".", 1234.5),
        ("1.234,50", ",", 1234.5),
        ("€ 12,5", ",", 12.5),
        ("(3.20)", ".", 3.2),
        ("USD 7", ".", 7),
        ("+4", ".", 4),
        ("1e2", ".", 100),
    ],
)
def test_numbers(door: Door, tmp_path: Path, text: str, mark: str, amount: float) -> None:
    door.take(write_csv(tmp_path / "o.csv", [HEADER, ("1", "ada", "2026-03-01", "tea", 1, text)]), orders(decimal_mark=mark))
    assert [event["properties"]["revenue"] for event in door.sent] == [amount]


def test_an_interrupted_import_goes_on_where_it_was(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "BODY_EVENTS", 50)
    rows = [(n, f"u{n}", f"2026-03-01 10:{n % 60:02}", "tea", 1, 3) for n in range(950)]
    path, checkpoint = write_csv(tmp_path / "o.csv", [HEADER, *rows]), tmp_path / "state" / "o.json"
    door.breaks_after = 800
    with pytest.raises(ConnectionError):
        door.take(path, orders(), checkpoint=checkpoint)
    assert checkpoint.exists()
    door.breaks_after = None
    report = door.take(path, orders(), checkpoint=checkpoint)
    assert report.skipped_count == 800
    assert len(door.sent) == 950 == report.accepted_count
    assert door.rows("SELECT COUNT(*), SUM(revenue_minor) FROM events_event") == [(950, 950 * 300)]
    assert not checkpoint.exists()


@only_sqlite
def test_a_checkpoint_of_another_file_or_a_broken_one_is_not_believed(door: Door, tmp_path: Path) -> None:
    path, checkpoint = write_csv(tmp_path / "o.csv", [HEADER, ("1", "ada", "2026-03-01", "tea", 1, 3)]), tmp_path / "o.json"
    for text in ('{"fingerprint":"other","handed_over":1}', "{", ""):
        checkpoint.write_text(text)
        assert door.take(path, orders(), checkpoint=checkpoint).skipped_count == 0


@only_sqlite
def test_an_order_with_very_many_products_goes_on(door: Door, tmp_path: Path) -> None:
    rows = [("1", "ada", "2026-03-01", f"product-{n:05}-{'x' * 60}", 1, "0.01") for n in range(1_000)]
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders())
    first, *more = door.sent
    assert first["properties"]["revenue"] == 10
    assert {event["event"] for event in more} == {"Order Continued"}
    told = [product["product_id"] for event in door.sent for product in event["properties"]["products"]]
    assert told == [row[3] for row in rows]
    assert report.refused == {}
    assert door.rows("SELECT SUM(revenue_minor), SUM(quantity) FROM events_event") == [(1000, 1000)]


def test_people_and_what_is_known_of_them(door: Door, tmp_path: Path) -> None:
    rows = [
        ("id", "姓名", "手机号", "城市", "union"),
        ("1", "王小明", "138 1234 5678", "成都", "w1"),
        ("", "李雷", "13900000001", "", ""),
        ("", "", "", "", ""),
    ]
    mapping = {"name": "crm", "form": "people", "columns": {"user_id": "id", "name": "姓名", "phone": "手机号"}, "traits": {"city": "城市"}}
    report = door.take(write_csv(tmp_path / "p.csv", rows), {**mapping, "external_ids": {"unionid": "union"}})
    assert report.event_counts == {"Identified": 2}
    with door.database.read() as session:
        people = {person.name: person for person in door.profiles.list_people(session, "shop").items}
        ming = door.profiles.get_profile(session, "shop", people["王小明"].id)
    assert (ming.user_id, ming.traits["city"]) == ("1", "成都")
    assert ("wechat_unionid", "w1") in {(held.kind, held.value) for held in ming.identities}
    assert people["李雷"].phone == "13900000001"


def test_events_as_rows(door: Door, tmp_path: Path) -> None:
    rows = [
        ("when", "what", "who", "cookie", "sku", "page", "n"),
        ("2026-03-01 10:00", "Product Viewed", "ada", "c1", "tea", "/tea", "1"),
        ("2026-03-01 10:00", "Product Viewed", "ada", "c1", "tea", "/tea", "1"),  # twice the same is twice
        ("2026-03-01 10:05", "Scrolled Far", "", "c2", "", "/", ""),
        ("2026-03-01 10:06", "", "ada", "", "", "", ""),
        ("2026-03-01 10:06", "Product Viewed", "", "", "", "", ""),
    ]
    columns = {"at": "when", "event": "what", "user_id": "who", "anonymous_id": "cookie", "product_id": "sku"}
    path = write_csv(tmp_path / "e.csv", rows)
    mapping = {"name": "log", "form": "events", "columns": columns, "all_properties": True}
    report = door.take(path, mapping)
    assert report.rejected == {"no_event": 1, "nobody": 1}
    assert [event["properties"] for event in door.sent] == [{"page": "/tea", "n": "1", "product_id": "tea"}] * 2 + [{"page": "/"}]
    assert len({event["messageId"] for event in door.sent}) == 3
    assert door.take(path, mapping).event_counts == {"Product Viewed": 2, "Scrolled Far": 1}
    assert len(door.rows("SELECT id FROM events_event")) == 3


@only_sqlite
def test_dates_can_be_moved_to_today(door: Door, tmp_path: Path) -> None:
    rows = [(n, "ada", moment, "tea", 1, 3) for n, moment in enumerate(["2011-12-09 12:50", "2011-12-01 08:26"])]
    report = door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders(shift_days="to_today"))
    assert report.last_at == datetime(2026, 9, 21, 11, 50, tzinfo=UTC)
    assert report.first_at == datetime(2026, 9, 13, 7, 26, tzinfo=UTC)
    assert report.shift_days == (datetime(2026, 9, 21, tzinfo=UTC) - datetime(2011, 12, 9, tzinfo=UTC)).days


@only_sqlite
def test_columns_may_have_any_name(door: Door, tmp_path: Path) -> None:
    header = ('a "b"', "line", "select; drop table raw", "antiphon", "at'", "%s")
    columns = {
        "order_id": header[0],
        "user_id": header[1],
        "at": header[4],
        "product_id": header[3],
        "quantity": header[5],
        "price": header[2],
    }
    door.take(write_csv(tmp_path / "o.csv", [header, ("1", "ada", "3", "tea", "2026-03-01", "2")]), orders(columns=columns))
    assert door.sent[0]["properties"]["products"] == [{"product_id": "tea", "price": 3, "quantity": 2}]


@only_sqlite
def test_progress_is_told(door: Door, tmp_path: Path) -> None:
    steps: list[ImportStep] = []
    rows = [(n // 100, "ada", "2026-03-01", "tea", 1, 3) for n in range(30_000)]
    door.take(write_csv(tmp_path / "o.csv", [HEADER, *rows]), orders(), progress=steps.append)
    assert [step.done for step in steps if step.phase == "reading"] == [20_000, 30_000]
    handed = [(step.done, step.total) for step in steps if step.phase == "sending"]
    assert handed == [(0, 300), (300, 300)]


@only_sqlite
def test_what_the_door_refuses_is_counted(door: Door, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "e.csv", [("t", "e", "u", "x"), ("2026-03-01", "Seen", "ada", "y" * 40_000), ("2026-03-01", "Seen", "bob", "z")]
    )
    report = door.take(
        path, {"name": "log", "form": "events", "columns": {"at": "t", "event": "e", "user_id": "u"}, "all_properties": True}
    )
    assert (report.accepted_count, report.refused) == (1, {"event_too_large": 1})


@only_sqlite
def test_a_door_that_loses_events_is_noticed(door: Door, tmp_path: Path) -> None:
    """The planted fault of these tests: what is answered for must be what was handed over."""

    class Lossy:
        def send(self, bodies: Any) -> Any:
            return door.send([body.replace(b'{"batch":[', b'{"batch":[],"lost":[') for body in bodies])

    path = write_csv(tmp_path / "o.csv", [HEADER, ("1", "ada", "2026-03-01", "tea", 1, 3)])
    with pytest.raises(Conflict):
        import_file(path, check_mapping(orders()), Lossy(), ignore, now=NOW)


@only_sqlite
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"order,order,customer,at,item,qty,price\n", "twice"),
        (b"order,customer,item,qty,price\n1,2,3,4,5\n", "no column 'at'"),
        (b"PAR1 but not really", "Parquet"),
        (b"order,customer,at,item,qty,price\n\xff\xff\xff,a,2026-03-01,b,1,1\n", "neither"),
        (b'order,customer,at,item,qty,price\n"1' + b"x" * 200_000, "quote"),
    ],
)
def test_files_that_cannot_be_read_say_why(door: Door, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "o.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=says):
        door.take(path, orders())
    assert door.sent == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"form": "baskets"}, "form"),
        ({"name": "a b"}, "name"),
        ({"columns": {"order_id": "order", "price": "p"}}, "columns.at is missing"),
        ({"columns": {"order_id": "order", "at": "at"}}, "price"),
        ({"columns": {"order_id": "o", "at": "a", "price": "p", "colour": "c"}}, "colour"),
        ({"zone": "Mars"}, "zone"),
        ({"currency": "pounds"}, "currency"),
        ({"currency": ""}, "currency"),
        ({"refunds": {"column": "state"}}, "refunds"),
        ({"external_ids": {"Union ID": "u"}}, "external_ids"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_mappings_that_make_no_sense_say_why(change: dict[str, Any], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        check_mapping(orders(**change))


def test_mappings_are_read_from_toml_and_json(tmp_path: Path) -> None:
    toml, json = tmp_path / "m.toml", tmp_path / "m.json"
    toml.write_text('name = "till"\nform = "people"\n[columns]\nuser_id = "id"\n', encoding="utf-8")
    json.write_text('{"name":"till","form":"people","columns":{"user_id":"id"}}', encoding="utf-8")
    assert read_mapping(toml) == read_mapping(json)
    toml.write_text("name = ", encoding="utf-8")
    with pytest.raises(Invalid, match="cannot be read"):
        read_mapping(toml)

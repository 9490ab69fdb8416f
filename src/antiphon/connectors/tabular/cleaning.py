"""From staged rows to typed lines: relation `line`, where every row has either all it needs or, in `bad`, the reason why not.

All amounts are decimals with six digits after the point; nothing is rounded here.
"""

from datetime import timedelta
from typing import Final

from antiphon.connectors.tabular.mapping import PRODUCT, WHO, Mapping
from antiphon.connectors.tabular.staging import LINE, Table, quoted
from antiphon.kernel.clock import from_ms, get_zone

MAX_ID: Final = 200
MOST: Final = 10**12  # more than any row of a shop; a column of phone numbers was mapped by mistake
_NUMBER: Final = "DECIMAL(18, 6)"
_FLOATS: Final = ("FLOAT", "DOUBLE")
_WHOLE: Final = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
_OFFSET: Final = r"(?i)[T ]\d{1,2}:\d{2}.*?(Z|[+-]\d{2}:?\d{2})\s*$"
_EPOCH: Final = r"\d{9,13}(\.\d+)?"
NO_VALUE: Final = "no_value"  # left out, not rejected: an order of nobody that cost nothing is a correction of the stock
_SOUND: Final = "SELECT order_id FROM line WHERE bad IS NULL GROUP BY order_id HAVING"
_ORDERS: Final = (  # what is wrong with an order as a whole: it comes in whole or not at all, because its id is used up then
    ("two_people", f"{_SOUND} count(DISTINCT user_id) > 1"),
    ("two_currencies", f"{_SOUND} count(DISTINCT currency) > 1"),
    ("other_line", "SELECT order_id FROM line WHERE bad IS NOT NULL AND order_id IS NOT NULL UNION SELECT order_id FROM broken"),
    (NO_VALUE, f"{_SOUND} NOT bool_or(is_named) AND sum(amount) = 0"),
)

REASONS: Final = {
    "wrong_width": ("这一行的列数与表头不同", "The row has another number of columns than the header"),
    "bad_letters": ("文字编码无法读取", "A cell holds characters that cannot be read in the file's encoding"),
    "no_order_id": ("缺少订单号", "The order id is missing"),
    "id_too_long": ("标识超过 200 个字符", "An id has more than 200 characters"),
    "no_time": ("缺少时间", "The time is missing"),
    "bad_time": ("时间无法读取", "The time cannot be read"),
    "too_old": ("时间早于 2000 年", "The time lies before the year 2000"),
    "in_future": ("时间在未来", "The time lies in the future"),
    "bad_quantity": ("数量缺失或不是数字", "The quantity is missing or not a number"),
    "bad_amount": ("价格或金额缺失或不是数字", "The price or amount is missing or not a number"),
    "too_much": ("金额过大", "The amount is too large to be one"),
    "nobody": ("没有指明是谁", "Nobody is named"),
    "two_people": ("同一订单属于两位顾客", "The same order belongs to two people"),
    "two_currencies": ("同一订单有两种货币", "The same order is in two currencies"),
    "other_line": (
        "同一订单的另一行无法使用，订单要么完整导入，要么不导入",
        "Another line of the same order cannot be used; an order comes in whole or not at all",
    ),
    NO_VALUE: ("没有顾客也没有金额：是库存更正，不是订单", "Nobody's, and worth nothing: a correction of the stock, not an order"),
    "no_event": ("缺少事件名称", "The name of the event is missing"),
    "bad_type": ("事件类型未知", "The type is none of track, identify, page, screen"),
}


def clean(table: Table, mapping: Mapping, now_ms: int) -> None:
    """Make relation `line` from relation `raw`: one for one."""
    table.engine.execute(f"CREATE TABLE line AS {_lines(table, mapping, now_ms)}")
    if mapping.form == "orders":
        place = list(table.columns).index(mapping.columns["order_id"])
        broken = [values[place].strip() for _, _, values in table.broken if len(values) > place]
        table.engine.execute("CREATE TABLE broken AS SELECT unnest(CAST(? AS VARCHAR[])) AS order_id", [broken])
        for reason, orders in _ORDERS:
            table.engine.execute(f"UPDATE line SET bad = '{reason}' WHERE bad IS NULL AND order_id IN ({orders})")  # noqa: S608 - our own texts


def _lines(table: Table, mapping: Mapping, now_ms: int) -> str:
    texts = ["order_id", *PRODUCT, "coupon", "channel", "affiliation", "event", "type", "message_id", "name"]
    parts = [f"{LINE} AS number", *(f"{_text(table, mapping.columns.get(field))} AS {field}" for field in texts)]
    parts += [f"{_who(table, mapping, mapping.columns.get(field))} AS {field}" for field in WHO]
    parts += [f"{_who(table, mapping, column)} AS {quoted('ext ' + kind)}" for kind, column in mapping.external_ids.items()]
    parts += [f"{_currency(table, mapping)} AS currency", *_moment(table, mapping), *_numbers(table, mapping)]
    parts += [f"{_object(table, mapping.traits)} AS traits", f"{_object(table, _properties(table, mapping))} AS properties"]
    if mapping.form != "orders":
        everything = ", ".join(f"coalesce(CAST({quoted(column)} AS VARCHAR), '')" for column in table.columns)
        parts.append(f"md5(concat_ws(chr(31), {everything})) AS content")
    named = " OR ".join(
        [f"{field} IS NOT NULL" for field in WHO] + [f"{quoted('ext ' + kind)} IS NOT NULL" for kind in mapping.external_ids]
    )
    shift = _shift(mapping, now_ms)
    return f"""
        WITH read AS (SELECT {", ".join(parts)}, {_is_refund(table, mapping)} AS told_refund FROM raw),
        shifted AS (SELECT *, {shift} AS shift FROM read),
        placed AS (SELECT * REPLACE (local_at + to_days(CAST(shift AS INTEGER)) AS local_at), ({named}) AS is_named FROM shifted)
        SELECT *, told_refund OR amount < 0 OR (amount = 0 AND quantity < 0) AS is_refund, {_bad(mapping, now_ms)} AS bad FROM placed"""  # noqa: S608 - names of columns are quoted, values are our own


def _source(table: Table, column: str) -> tuple[str, str]:
    return quoted(column), table.columns[column].partition("(")[0]


def _text(table: Table, column: str | None) -> str:
    """A trimmed text or NULL. A whole number that went through a spreadsheet or pandas loses its `.0`."""
    if column is None:
        return "CAST(NULL AS VARCHAR)"
    name, kind = _source(table, column)
    text = f"nullif(trim(CAST({name} AS VARCHAR), chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(65279)), '')"
    return f"regexp_replace({text}, '^(\\d+)\\.0$', '\\1')" if kind in (*_FLOATS, "VARCHAR") else text


def _who(table: Table, mapping: Mapping, column: str | None) -> str:
    """A text that names somebody; NULL for what stands for nobody."""
    text = _text(table, column)
    nobody = ", ".join(literal(guest.casefold()) for guest in mapping.guest_ids)
    return f"CASE WHEN lower({text}) IN ({nobody}) THEN NULL ELSE {text} END" if column is not None and nobody else text


def _currency(table: Table, mapping: Mapping) -> str:
    fallback = literal(mapping.currency) if mapping.currency else "CAST(NULL AS VARCHAR)"
    return f"coalesce(upper({_text(table, mapping.columns.get('currency'))}), {fallback})"


def _number(table: Table, mapping: Mapping, field: str) -> tuple[str, str]:
    """A decimal or NULL, and whether something stands there at all."""
    column = mapping.columns.get(field)
    if column is None:
        return f"CAST(NULL AS {_NUMBER})", "FALSE"
    name, kind = _source(table, column)
    if kind != "VARCHAR":
        return f"TRY_CAST({name} AS {_NUMBER})", f"{name} IS NOT NULL"
    text = _text(table, column)
    bare = f"regexp_replace({text}, '^[(](.*)[)]$', '-\\1')"
    bare = f"regexp_replace({bare}, '[\\s¥￥$€£₩元'']|^[A-Z]{{3}}|[A-Z]{{3}}$', '', 'g')"
    bare = f"replace({bare}, ',', '')" if mapping.decimal_mark == "." else f"replace(replace({bare}, '.', ''), ',', '.')"
    return f"TRY_CAST({bare} AS {_NUMBER})", f"{text} IS NOT NULL"


def _numbers(table: Table, mapping: Mapping) -> list[str]:
    quantity, has_quantity = _number(table, mapping, "quantity")
    price, has_price = _number(table, mapping, "price")
    amount, has_amount = _number(table, mapping, "amount")
    is_mapped = "quantity" in mapping.columns
    needs_quantity = mapping.form == "orders" and is_mapped and "amount" not in mapping.columns
    if mapping.form == "orders" and not needs_quantity:
        quantity = f"CASE WHEN {has_quantity} THEN {quantity} ELSE CAST(1 AS {_NUMBER}) END"
    return [
        f"{quantity} AS quantity",
        f"{price} AS price",
        f"coalesce({amount}, CAST({quantity} AS DECIMAL(38, 6)) * CAST({price} AS DECIMAL(38, 6))) AS amount",
        f"({has_quantity} AND {quantity} IS NULL) OR ({'TRUE' if needs_quantity else 'FALSE'} AND NOT {has_quantity}) AS quantity_bad",
        f"({has_price} AND {price} IS NULL) OR ({has_amount} AND {amount} IS NULL) AS amount_bad",
    ]


def _moment(table: Table, mapping: Mapping) -> list[str]:
    """Wall-clock time, minutes ahead of UTC where the file says so (else NULL), and whether something stands there."""
    column = mapping.columns.get("at")
    if column is None:
        return ["CAST(NULL AS TIMESTAMP) AS local_at", "CAST(0 AS INTEGER) AS ahead", "FALSE AS has_time"]
    name, kind = _source(table, column)
    if kind in ("DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"):
        return [f"CAST({name} AS TIMESTAMP) AS local_at", "CAST(NULL AS INTEGER) AS ahead", f"{name} IS NOT NULL AS has_time"]
    if kind == "TIMESTAMP WITH TIME ZONE":
        return [f"CAST(timezone('UTC', {name}) AS TIMESTAMP) AS local_at", "CAST(0 AS INTEGER) AS ahead", f"{name} IS NOT NULL AS has_time"]
    text = _text(table, column)
    if mapping.date_format and "%z" not in mapping.date_format:
        return [
            f"TRY_CAST(try_strptime({text}, {literal(mapping.date_format)}) AS TIMESTAMP) AS local_at",
            "CAST(NULL AS INTEGER) AS ahead",
            f"{text} IS NOT NULL AS has_time",
        ]
    offset = f"nullif(regexp_extract({text}, {literal(_OFFSET)}, 1), '')"
    bare = f"left({text}, length({text}) - length(coalesce({offset}, '')))"
    bare = f"regexp_replace(replace({bare}, '/', '-'), '^(\\d+)年(\\d+)月(\\d+)日\\s*', '\\1-\\2-\\3 ')"
    epoch = f"CASE WHEN regexp_full_match({text}, {literal(_EPOCH)}) THEN TRY_CAST({text} AS DOUBLE) END"
    digits = f"replace({offset}, ':', '')"
    return [
        f"""CASE WHEN {epoch} IS NOT NULL THEN make_timestamp(CAST({epoch} * (CASE WHEN {epoch} < 1e11 THEN 1e6 ELSE 1e3 END) AS BIGINT))
            ELSE TRY_CAST(trim({bare}) AS TIMESTAMP) END AS local_at""",
        f"""CASE WHEN {epoch} IS NOT NULL OR upper({offset}) = 'Z' THEN 0
            WHEN {offset} IS NOT NULL THEN (CASE WHEN {digits}[1] = '-' THEN -1 ELSE 1 END)
                * (60 * CAST({digits}[2:3] AS INTEGER) + CAST({digits}[4:5] AS INTEGER)) END AS ahead""",
        f"{text} IS NOT NULL AS has_time",
    ]


def _shift(mapping: Mapping, now_ms: int) -> str:
    """Whole days, so that hours of the day stay true."""
    if mapping.shift_days == "to_today":
        newest = f"max(epoch_ms(local_at) - 60000 * coalesce(ahead, {_ahead(mapping, now_ms)}))"
        return f"(SELECT coalesce(CAST(floor(({now_ms} - {newest}) / 86400000.0) AS BIGINT), 0) FROM read)"  # noqa: S608 - numbers
    return f"CAST({int(mapping.shift_days)} AS BIGINT)"


def _ahead(mapping: Mapping, now_ms: int) -> int:
    """How many minutes the clocks of the mapping's zone are ahead of UTC now."""
    offset = from_ms(now_ms).astimezone(get_zone(mapping.zone)).utcoffset()
    return 0 if offset is None else offset // timedelta(minutes=1)


def _is_refund(table: Table, mapping: Mapping) -> str:
    found = ["FALSE"]
    if mapping.refunds.prefix and (order := mapping.columns.get("order_id")):
        found.append(f"coalesce(starts_with({_text(table, order)}, {literal(mapping.refunds.prefix)}), FALSE)")
    if mapping.refunds.column:
        values = ", ".join(literal(value) for value in mapping.refunds.values)
        found.append(f"coalesce({_text(table, mapping.refunds.column)} IN ({values}), FALSE)")
    return "(" + " OR ".join(found) + ")"


def _properties(table: Table, mapping: Mapping) -> dict[str, str]:
    if not mapping.all_properties:
        return mapping.properties
    taken = {*mapping.columns.values(), *mapping.traits.values(), *mapping.properties.values(), *mapping.external_ids.values()}
    return {**{column: column for column in table.columns if column not in taken}, **mapping.properties}


def _object(table: Table, columns: dict[str, str]) -> str:
    """A JSON object of columns under other names; empty cells are NULL in it."""
    pairs: list[str] = []
    for name, column in columns.items():
        kind = table.columns[column].partition("(")[0]
        value = quoted(column) if kind in (*_WHOLE, "BOOLEAN") else _text(table, column)
        if kind in _FLOATS:
            value = f"CASE WHEN isfinite({quoted(column)}) THEN {quoted(column)} END"  # JSON knows no NaN
        pairs.append(f"{literal(name)}, {value}")
    return f"CAST(json_object({', '.join(pairs)}) AS VARCHAR)"


def _bad(mapping: Mapping, now_ms: int) -> str:
    cases: list[tuple[str, str]] = []
    if mapping.form == "orders":
        cases.append(("order_id IS NULL", "no_order_id"))
    elif mapping.form == "events":
        cases.append(
            (f"event IS NULL AND {literal(mapping.event)} = '' AND coalesce(type, 'track') IN ('track', 'page', 'screen')", "no_event")
        )
        cases.append(("coalesce(type, 'track') NOT IN ('track', 'identify', 'page', 'screen')", "bad_type"))
    ids = ["order_id", "user_id", "anonymous_id", "message_id", *(quoted("ext " + kind) for kind in mapping.external_ids)]
    cases.append((" OR ".join(f"coalesce(length({name}), 0) > {MAX_ID}" for name in ids), "id_too_long"))
    if mapping.form != "people":
        cases.append(("NOT has_time", "no_time"))
    cases += [("has_time AND local_at IS NULL", "bad_time"), ("year(local_at) < 2001", "too_old")]
    cases.append((f"epoch_ms(local_at) - 60000 * coalesce(ahead, {_ahead(mapping, now_ms) + 60}) > {now_ms}", "in_future"))
    if mapping.form == "orders":
        cases += [("quantity_bad", "bad_quantity"), ("amount_bad OR amount IS NULL", "bad_amount")]
    elif mapping.form == "events":
        cases += [("quantity_bad", "bad_quantity"), ("amount_bad", "bad_amount")]
    cases.append((f"abs(amount) >= {MOST}", "too_much"))
    if mapping.form != "orders" or mapping.guests == "reject":
        cases.append(("NOT is_named", "nobody"))
    return "CASE " + " ".join(f"WHEN {test} THEN '{reason}'" for test, reason in cases) + " END"


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"

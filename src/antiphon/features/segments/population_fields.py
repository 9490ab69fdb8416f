"""Which events a leaf speaks of, and how one value is compared: the SQL half. `matching.py` says the same in Python."""

from collections.abc import Sequence
from typing import cast

from antiphon.features.segments.condition import NUMBER_COLUMNS, Op, Scalar, Where
from antiphon.features.segments.matching import MILLI, MILLI_LIMIT

NUMBERS = "'BIGINT', 'UBIGINT', 'DOUBLE', 'HUGEINT', 'UHUGEINT'"
SCALARS = f"'VARCHAR', 'BOOLEAN', {NUMBERS}"
_SIGNS = {"=": "=", "!=": "<>", ">": ">", ">=": ">=", "<": "<", "<=": "<="}


class Parameters:
    """Values of one statement, each with a name; the same value of the same type has one name."""

    def __init__(self) -> None:
        self.values: dict[str, Scalar] = {}
        self._names: dict[tuple[type, Scalar], str] = {}

    def name(self, value: Scalar) -> str:
        """How the statement refers to a value."""
        key = (type(value), value)
        if key not in self._names:
            self._names[key] = f"p{len(self._names)}"
            self.values[self._names[key]] = value
        return f"${self._names[key]}"


def json_path(keys: Sequence[str]) -> str:
    """DuckDB's path of nested keys; they hold no quotes, condition.py sees to it."""
    return "$" + "".join(f'."{key}"' for key in keys)


def event_test(parameters: Parameters, where: Where) -> str:
    """A test of one field of an event, never null."""
    head, *path = where.field.split(".")
    if head == "products":
        return _products_test(parameters, path[0], where)
    if not path:
        return f"coalesce({_column_test(parameters, head, where.op, where.value)}, false)"
    value = f"json_extract({head}, {parameters.name(json_path(path))})"
    return f"coalesce({json_test(parameters, value, where.op, where.value)}, false)"


def _column_test(parameters: Parameters, column: str, op: Op, value: object) -> str:
    numeric = column in NUMBER_COLUMNS
    if op == "exists":
        return f"{column} IS NOT NULL" if numeric else f"{column} <> ''"
    if op == "in":
        kept = [choice for choice in cast("Sequence[Scalar]", value) if isinstance(choice, str) is not numeric]
        return f"{column} IN ({', '.join(parameters.name(choice) for choice in kept)})" if kept else "false"
    if isinstance(value, bool) or isinstance(value, str) is numeric:
        return "false"
    return _number_test(parameters, column, op, cast("float", value)) if numeric else _text_test(parameters, column, op, cast("str", value))


def _text_test(parameters: Parameters, text: str, op: Op, value: str) -> str:
    wanted = parameters.name(value)
    if op == "contains":
        return f"contains({text}, {wanted})"
    if op == "starts_with":
        return f"starts_with({text}, {wanted})"
    return f"{text} {_SIGNS[op]} {wanted}"


def _number_test(parameters: Parameters, number: str, op: Op, value: float) -> str:
    return f"CAST({number} AS DOUBLE) {_SIGNS[op]} {parameters.name(float(value))}"


def json_test(parameters: Parameters, value: str, op: Op, wanted: object) -> str:
    """A test of a JSON value; null where there is none."""
    kind, text = f"json_type({value})", f"json_extract_string({value}, '$')"
    if op == "exists":
        return f"({kind} <> 'NULL' AND NOT ({kind} = 'VARCHAR' AND {text} = ''))"
    if op == "in":
        choices = cast("Sequence[Scalar]", wanted)
        tests = [json_test(parameters, value, "=", choice) for choice in choices]
        return f"({' OR '.join(f'coalesce({test}, false)' for test in tests)})"
    if isinstance(wanted, bool):
        return f"({kind} = 'BOOLEAN' AND {text} {_SIGNS[op]} {parameters.name('true' if wanted else 'false')})"
    if isinstance(wanted, str):
        return f"({kind} = 'VARCHAR' AND {_text_test(parameters, text, op, wanted)})"
    number = f"TRY_CAST({text} AS DOUBLE)"
    return f"({kind} IN ({NUMBERS}) AND {_number_test(parameters, number, op, cast('float', wanted))})"


def _products_test(parameters: Parameters, key: str, where: Where) -> str:
    values = f"json_extract(properties, {parameters.name(f'$.products[*].{key}')})"
    test = json_test(parameters, "x", where.op, where.value)
    return f"coalesce(len(list_filter({values}, lambda x: json_type(x) = 'VARCHAR' AND coalesce({test}, false))) > 0, false)"


def amount(parameters: Parameters, field: str) -> str:
    """The value of a field that is measured, as a whole number; null where there is none."""
    head, *path = field.split(".")
    if not path:
        return head if head in NUMBER_COLUMNS else "CAST(NULL AS BIGINT)"
    value = f"json_extract({head}, {parameters.name(json_path(path))})"
    number = f"TRY_CAST(json_extract_string({value}, '$') AS DOUBLE)"
    numeric = f"json_type({value}) IN ({NUMBERS}) AND abs({number}) <= {parameters.name(MILLI_LIMIT)}"
    return f"CASE WHEN {numeric} THEN CAST(round_even({number} * {parameters.name(float(MILLI))}, 0) AS BIGINT) END"


def identity(parameters: Parameters, field: str) -> str:
    """Something that is the same for equal values of a field: texts and numbers, null for anything else."""
    head, *path = field.split(".")
    if not path:
        return f"CAST({head} AS DOUBLE)" if head in NUMBER_COLUMNS else head
    value = f"json_extract({head}, {parameters.name(json_path(path))})"
    text = f"json_extract_string({value}, '$')"
    return f"""CASE WHEN json_type({value}) = 'VARCHAR' THEN 's' || {text}
        WHEN json_type({value}) IN ({NUMBERS}) THEN 'n' || CAST(TRY_CAST({text} AS DOUBLE) AS VARCHAR) END"""


def anniversary_test(parameters: Parameters, value: str, today: str, days: int) -> str:
    """Whether a date comes round within `days` days, today included; 29 February is kept on the 28th in common years."""
    text = f"CASE WHEN json_type({value}) = 'VARCHAR' THEN json_extract_string({value}, '$') END"
    month_day = f"""CASE WHEN regexp_matches({text}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') THEN substr({text}, 6, 5)
        WHEN regexp_full_match({text}, '[0-9]{{2}}-[0-9]{{2}}') THEN {text} END"""
    on = f"(DATE '1970-01-01' + CAST({today} AS INTEGER))"
    # In the leap year 2000 every day that exists is valid; from there the day is carried into the two years in question.
    valid = f"TRY_CAST('2000-' || {month_day} AS DATE)"
    in_year = [
        f"""CASE WHEN {month_day} = '02-29' THEN make_date(year({on}) + {step}, 3, 1) - 1
            ELSE make_date(year({on}) + {step}, month({valid}), day({valid})) END"""
        for step in (0, 1)
    ]
    coming = f"CASE WHEN {in_year[0]} >= {on} THEN {in_year[0]} ELSE {in_year[1]} END"
    return f"({valid} IS NOT NULL AND {coming} - {on} < {parameters.name(days)})"

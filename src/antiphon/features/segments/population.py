"""The second reader: the same condition tree as SQL for DuckDB, over everybody at once.

One pass over the events makes a row for each person with every aggregate that any condition needs; the conditions are
expressions over that row. Values travel as parameters. Statements stand in `store_population.py`; here are their parts.
Relations: `segments_event` (one row an event, `person` is who the person is now), `segments_tag` (stored tags, as JSON).
"""

from collections.abc import Callable, Mapping

from antiphon.features.segments import population_fields as fields
from antiphon.features.segments.condition import (
    Age,
    All,
    Anniversary,
    Any_,
    Condition,
    Happened,
    InSegment,
    Last,
    Measured,
    Not,
    RandomShare,
    Sequence_,
    TagIs,
    TraitIs,
)
from antiphon.features.segments.evaluate import SHARE_STEPS, share_bounds
from antiphon.features.segments.matching import matcher_of, scale_of
from antiphon.features.segments.population_fields import Parameters
from antiphon.kernel.errors import Invalid

MAX_EXPRESSIONS = 3000  # parts of one statement, referred segments included


class Population:
    """Collects conditions for one statement: what to aggregate for each person, and what to test on the aggregates."""

    def __init__(self, today: int, conditions: Mapping[str, Condition]) -> None:
        self.parameters = Parameters()
        self.aggregates: dict[str, str] = {}  # expression -> column
        self.sequences: dict[str, tuple[str, str, str]] = {}  # column -> (is first, is then, in time)
        self.tags: dict[str, str] = {}  # tag -> column of segments_tag
        self._day = today
        self._conditions = conditions  # of the segments that may be referred to
        self._parts = 0

    @property
    def _today(self) -> str:
        return self.parameters.name(self._day)

    def test(self, condition: Condition) -> str:
        """An expression over a person's row: true or false, never null."""
        self._parts += 1
        if self._parts > MAX_EXPRESSIONS:
            raise Invalid("The condition refers to too many others to be counted at once.", code="bad_condition")
        if isinstance(condition, All):
            return f"({' AND '.join(self.test(child) for child in condition.of)})"
        if isinstance(condition, Any_):
            return f"({' OR '.join(self.test(child) for child in condition.of)})"
        if isinstance(condition, Not):
            return f"(NOT {self.test(condition.of)})"
        return f"coalesce({self._leaf(condition)}, false)"

    def _leaf(self, leaf: Condition) -> str:
        if isinstance(leaf, Measured):
            return self._measured(leaf)
        if isinstance(leaf, InSegment):
            return self.test(self._conditions[leaf.segment]) if leaf.segment in self._conditions else "false"
        for kind, method in self._leaves().items():
            if isinstance(leaf, kind):
                return method(leaf)
        raise AssertionError(leaf)

    def _leaves(self) -> Mapping[type, Callable[..., str]]:
        return {
            Last: self._last,
            Age: self._age,
            Sequence_: self._sequence,
            TraitIs: self._trait,
            Anniversary: self._anniversary,
            TagIs: self._tag,
            RandomShare: self._share,
        }

    def aggregate(self, expression: str) -> str:
        """The column of an aggregate; the same expression is computed once."""
        return self.aggregates.setdefault(expression, f"m{len(self.aggregates)}")

    def happened(self, happened: Happened, days: int | None = None) -> str:
        """Whether an event is one of those a leaf means, in its window."""
        matcher = matcher_of(happened)
        tests: list[str] = []
        if matcher.names:
            names = ", ".join(self.parameters.name(name) for name in matcher.names)
            tests.append(f"name {'NOT ' if matcher.excludes else ''}IN ({names})")
        tests.extend(fields.event_test(self.parameters, where) for where in happened.where)
        if days is not None:
            tests.append(f"local_day > {self._today} - {self.parameters.name(days)}")
        return " AND ".join(tests) or "true"

    def _measured(self, leaf: Measured) -> str:
        events, wanted = self.happened(leaf, leaf.days), float(leaf.value * scale_of(leaf.field))
        if leaf.measure in {"count", "days"}:
            counted = "*" if leaf.measure == "count" else "DISTINCT local_day"
            return self._compared(self.aggregate(f"count({counted}) FILTER ({events})"), leaf.op, wanted)
        assert leaf.field is not None
        if leaf.measure == "distinct":
            value = fields.identity(self.parameters, leaf.field)
            return self._compared(self.aggregate(f"count(DISTINCT {value}) FILTER ({events})"), leaf.op, leaf.value)
        value = fields.amount(self.parameters, leaf.field)
        if leaf.measure in {"min", "max"}:
            return self._compared(self.aggregate(f"{leaf.measure}({value}) FILTER ({events})"), leaf.op, wanted)
        total = self.aggregate(f"sum({value}) FILTER ({events})")
        if leaf.measure == "sum":
            return self._compared(f"coalesce({total}, 0)", leaf.op, wanted)
        count = self.aggregate(f"count({value}) FILTER ({events})")
        return f"({count} > 0 AND CAST({total} AS DOUBLE) {_sign(leaf.op)} {self.parameters.name(wanted)} * CAST({count} AS DOUBLE))"

    def _compared(self, column: str, op: str, wanted: float) -> str:
        return f"CAST({column} AS DOUBLE) {_sign(op)} {self.parameters.name(float(wanted))}"

    def _last(self, leaf: Last) -> str:
        last, days = self.aggregate(f"max(local_day) FILTER ({self.happened(leaf)})"), self.parameters.name(leaf.days)
        if leaf.within:
            return f"{last} > {self._today} - {days}"
        birth = self.aggregate("min(local_day)")
        return f"greatest({birth}, coalesce({last}, {birth})) <= {self._today} - {days}"

    def _age(self, leaf: Age) -> str:
        edge = self.aggregate(f"{'min' if leaf.of == 'first' else 'max'}(local_day) FILTER ({self.happened(leaf)})")
        return f"{self._today} - {edge} {_sign(leaf.op)} {self.parameters.name(leaf.days)}"

    def _sequence(self, leaf: Sequence_) -> str:
        column = f"q{len(self.sequences)}"
        within = self.parameters.name(leaf.within_days)
        self.sequences[column] = (self.happened(leaf.first), self.happened(leaf.then), f"local_day - {within}")
        if leaf.days is None:
            return f"{column} IS NOT NULL"
        return f"{column} > {self._today} - {self.parameters.name(leaf.days)}"

    def _trait_value(self, trait: str) -> str:
        path = self.parameters.name(fields.json_path(trait.split(".")))
        kind = f"json_type(properties, {path})"
        spoken = f"kind = 'identify' AND {kind} IN ({fields.SCALARS}) AND json_extract_string(properties, {path}) <> ''"
        return self.aggregate(f'arg_max(json_extract(properties, {path}), ("at", id)) FILTER ({spoken})')

    def _trait(self, leaf: TraitIs) -> str:
        return fields.json_test(self.parameters, self._trait_value(leaf.trait), leaf.op, leaf.value)

    def _anniversary(self, leaf: Anniversary) -> str:
        return fields.anniversary_test(self.parameters, self._trait_value(leaf.trait), self._today, leaf.days)

    def _tag(self, leaf: TagIs) -> str:
        column = self.tags.setdefault(leaf.tag, f"t{len(self.tags)}")
        return fields.json_test(self.parameters, column, leaf.op, leaf.value)

    def _share(self, leaf: RandomShare) -> str:
        low, high = share_bounds(leaf)
        point = f"CAST('0x' || substr(sha256({self.parameters.name(leaf.salt)} || '/' || person), 1, 8) AS UBIGINT)"
        assert high <= SHARE_STEPS
        return f"{point} >= {self.parameters.name(low)} AND {point} < {self.parameters.name(high)}"


_SIGNS = {"=": "=", "!=": "<>", ">": ">", ">=": ">=", "<": "<", "<=": "<="}


def _sign(op: str) -> str:
    return _SIGNS[op]

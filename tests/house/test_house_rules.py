"""The rules of the house: each goes red on a planted violation, leaves good code alone, and the real tree is green."""

from pathlib import Path

import pytest

from tools.house_rules import FILE_LINES, FUNCTION_LINES, RULES, TEST_FILE_LINES, look
from tools.ratchet import judge, read_exceptions
from tools.sql_text import UNNAMED, is_sql, tables_in

REPOSITORY = Path(__file__).parents[2]
PLAYS = "src/antiphon/features/plays"

LONG_FUNCTION = "def long():\n" + "    x = 1\n" * FUNCTION_LINES
WELL_SIZED_FUNCTION = "def fits():\n" + "    x = 1\n" * (FUNCTION_LINES - 1)

BAD = [
    ("H01", f"{PLAYS}/store.py", 'ROWS = "SELECT id FROM events_event WHERE id = ?"', "plays names the table events_event"),
    ("H01", f"{PLAYS}/store.py", 'ROWS = "SELECT id FROM plays_play p JOIN ledger_account a ON a.id = p.id"', "ledger_account"),
    ("H01", f"{PLAYS}/store_seats.py", 'NEW = "INSERT INTO ledger_account (id) VALUES (?)"', "ledger_account"),
    (
        "H01",
        f"{PLAYS}/store.py",
        'def rows(table):\n    return f"SELECT id FROM {table} WHERE id = ?"',
        "leaves the name of its table to run time",
    ),
    ("H01", f"{PLAYS}/store.py", 'NEW = Bulk("ledger_transfer", {"id": "text"})', "a table that does not begin with plays_"),
    ("H01", f"{PLAYS}/store.py", 'NEW = Bulk(table="ledger_transfer", columns={})', "a table that does not begin with plays_"),
    ("H01", f"{PLAYS}/schema/0001_first.sql", "CREATE TABLE plays_seat (person TEXT REFERENCES profiles_person (id));", "profiles_person"),
    ("H01", "src/antiphon/engine/access/store.py", 'ROWS = "SELECT id FROM plays_play"', "access names the table plays_play"),
    ("H02", f"{PLAYS}/service.py", 'ROWS = "SELECT id FROM plays_play"', "SQL stands in the feature's store.py"),
    ("H02", f"{PLAYS}/api.py", 'f"UPDATE {table} SET n = 1"', "store.py"),
    ("H02", "src/antiphon/entry/demo.py", 'ROWS = "SELECT id FROM plays_play"', "plays_play is a table of ours"),
    ("H03", f"{PLAYS}/service.py", LONG_FUNCTION, f"long has {FUNCTION_LINES + 1} lines"),
    ("H03", "tests/test_x.py", "class A:\n" + "".join(f"    {line}\n" for line in LONG_FUNCTION.splitlines()), "long has"),
    ("H04", f"{PLAYS}/service.py", "x = 1\n" * (FILE_LINES + 1), f"{FILE_LINES + 1} lines"),
    ("H04", "tests/test_x.py", "x = 1\n" * (TEST_FILE_LINES + 1), f"{TEST_FILE_LINES + 1} lines"),
    ("H04", "web/console/src/App.tsx", "const x = 1\n" * (FILE_LINES + 1), "one subject a file"),
    ("H05", f"{PLAYS}/service.py", "def late():\n    import json\n    return json", "Import at the top"),
    ("H05", f"{PLAYS}/service.py", "async def late():\n    from json import dumps\n    return dumps", "Import at the top"),
    ("H06", f"{PLAYS}/service.py", "print('x')", "Only the command line"),
    ("H06", "src/antiphon/entry/http.py", "print('x')", "Only the command line"),
    ("H07", "src/antiphon/kernel/clock.py", "from datetime import datetime\nnow = datetime.now()", "datetime.datetime.now reads a clock"),
    ("H07", "src/antiphon/kernel/clock.py", "import datetime as dt\nstart = dt.date.today", "datetime.date.today"),
    ("H07", "src/antiphon/sdk/step.py", "from time import monotonic\nstarted = monotonic()", "time.monotonic"),
    ("H07", "src/antiphon/mechanics/draw/rules.py", "import random\npick = random.choice", "random.choice"),
    ("H07", "src/antiphon/mechanics/draw/rules.py", "bucket = hash('person') % 10", "hash() depends on this process"),
]

GOOD = [
    (
        f"{PLAYS}/store.py",
        '"""Everything about SELECT x FROM events_event."""\nROWS = "SELECT id FROM plays_play WHERE id = ? FOR UPDATE SKIP LOCKED"',
    ),
    (f"{PLAYS}/store.py", 'NEW = Bulk("plays_seat", {"id": "text"}, suffix="ON CONFLICT (id) DO UPDATE SET n = excluded.n")'),
    (f"{PLAYS}/store.py", 'def rows(where):\n    return f"SELECT id FROM plays_play WHERE {where}"'),
    (
        f"{PLAYS}/store.py",
        'CTE = "WITH due AS (SELECT id FROM plays_alarm), b(n) AS (SELECT 1) SELECT id FROM due, b JOIN json_each(?) ON 1=1"',
    ),
    (f"{PLAYS}/store.py", "TALK = \"SELECT 'from events_event' AS word FROM plays_play\""),
    (f"{PLAYS}/schema/0001_first.sql", "CREATE TABLE plays_a (id TEXT) CLUSTERED;\nCREATE UNIQUE INDEX plays_a_id ON plays_a (id);\n"),
    (f"{PLAYS}/service.py", 'HELP = "Select a play from the list, then update it."\nSHORT = "Delete from here"'),
    ("src/antiphon/engine/database/sqlite.py", 'PRAGMA = "SELECT name FROM sqlite_master"'),
    ("src/antiphon/entry/demo.py", "ROWS = \"SELECT id FROM read_parquet('orders.parquet') JOIN products USING (id)\""),
    (f"{PLAYS}/service.py", WELL_SIZED_FUNCTION),
    (f"{PLAYS}/service.py", "x = 1\n" * FILE_LINES),
    ("web/console/src/generated/api.ts", "type A = 1\n" * (FILE_LINES + 1)),
    (f"{PLAYS}/service.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import json"),
    ("src/antiphon/engine/realtime.py", "def connect():\n    from redis import Redis\n    return Redis"),
    ("src/antiphon/entry/cli.py", "def serve():\n    from antiphon.entry import running\n    print(running)"),
    ("tools/x.py", "print('hello')"),
    ("src/antiphon/kernel/clock.py", "from datetime import UTC, datetime, time\nEPOCH = datetime(1970, 1, 1, tzinfo=UTC)\nnoon = time(12)"),
    ("src/antiphon/engine/ident.py", "import time\nnow = time.time()"),
]


@pytest.mark.parametrize(("rule", "path", "text", "says"), BAD)
def test_a_planted_violation_is_found_and_the_message_says_where_to_go(rule: str, path: str, text: str, says: str, tmp_path: Path) -> None:
    plant(tmp_path, path, text)
    found = look(tmp_path)
    assert {finding.rule for finding in found} == {rule}
    assert {finding.path for finding in found} == {path}
    assert says in found[0].message


@pytest.mark.parametrize(("path", "text"), GOOD)
def test_good_code_is_left_alone(path: str, text: str, tmp_path: Path) -> None:
    plant(tmp_path, path, text)
    assert look(tmp_path) == []


def test_every_rule_has_a_plant_and_a_reason() -> None:
    assert {rule.id for rule in RULES} == {rule for rule, *_ in BAD}
    assert all(rule.title and rule.reason.endswith(".") for rule in RULES)


def test_the_real_tree_is_green() -> None:
    assert judge(look(REPOSITORY), read_exceptions(REPOSITORY)) == []


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("SELECT 1 FROM a, b AS x, c WHERE EXTRACT(DAY FROM x.at) = 1", ["a", "b", "c"]),
        ("SELECT a IS DISTINCT FROM b FROM t", ["t"]),
        ("INSERT INTO t (a) SELECT a FROM u ON CONFLICT (a) DO UPDATE SET a = excluded.a", ["t", "u"]),
        ("DELETE FROM t WHERE id IN (SELECT id FROM u LEFT JOIN v USING (id))", ["t", "u", "v"]),
        ("CREATE TABLE IF NOT EXISTS t (id TEXT REFERENCES u(id))", ["t", "u"]),
        ("CREATE INDEX IF NOT EXISTS t_at ON t (at)", ["t"]),
        ("UPDATE t SET a = 1 -- FROM nothing\n WHERE b = 'FROM x'", ["t"]),
        ("SELECT 1 FROM {} JOIN unnest(?) AS n ON TRUE", [UNNAMED]),
        ("WITH RECURSIVE w(id) AS (SELECT id FROM t UNION SELECT t.id FROM t JOIN w ON w.id = t.id) SELECT id FROM w", ["t", "t"]),
    ],
)
def test_what_is_read_out_of_sql(sql: str, tables: list[str]) -> None:
    assert tables_in(sql) == tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT id FROM t", True),
        ("\n    select id\n    from t", True),
        ("-- a note\nUPDATE t SET a = 1", True),
        ("CREATE UNIQUE INDEX i ON t (a)", True),
        ("SELECT pg_advisory_xact_lock(1)", True),
        ("Select one from the list", False),
        ("Create a table with two rows", False),
        ("Update", False),
        ("with care", False),
    ],
)
def test_what_counts_as_sql(text: str, expected: bool) -> None:  # noqa: FBT001 - it is the expected answer
    assert is_sql(text) is expected


def plant(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True)
    target.write_text(text)

"""One SQL text, two engines."""

import pytest

from antiphon.engine.database.dialect import array_literal, postgres_parameters, sqlite_parameters, to_postgres, to_sqlite


@pytest.mark.parametrize(
    ("text", "sqlite", "postgres"),
    [
        (
            "SELECT a FROM t WHERE b = ? AND c LIKE 'x%'",
            "SELECT a FROM t WHERE b = ? AND c LIKE 'x%'",
            "SELECT a FROM t WHERE b = %s AND c LIKE 'x%%'",
        ),
        ("a IN each_text(?)", "a IN (SELECT value FROM json_each(?))", "a = ANY(%s::text[])"),
        ("a IN many_text(?)", "a IN (SELECT value FROM json_each(?))", "a = ANY((SELECT %s::text[])::text[])"),
        ("a NOT IN each_int(?)", "a NOT IN (SELECT value FROM json_each(?))", "a <> ALL(%s::bigint[])"),
        (
            "SELECT * FROM each_text(?) AS e",
            "SELECT * FROM (SELECT value FROM json_each(?)) AS e",
            "SELECT * FROM (SELECT unnest(%s::text[])) AS e",
        ),
        ("SELECT a FROM t /*for update*/", "SELECT a FROM t /*for update*/", "SELECT a FROM t FOR UPDATE"),
        (
            "CREATE TABLE t (n SERIAL_KEY, a TEXT NOT NULL, b BYTES) ",
            "CREATE TABLE t (n INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL, b BLOB) ",
            'CREATE TABLE t (n BIGSERIAL PRIMARY KEY, a TEXT COLLATE "C" NOT NULL, b BYTEA) ',
        ),
        ("CREATE TABLE t (a TEXT) CLUSTERED", "CREATE TABLE t (a TEXT) WITHOUT ROWID", 'CREATE TABLE t (a TEXT COLLATE "C") '),
        ("SELECT CAST(a AS TEXT) FROM t", "SELECT CAST(a AS TEXT) FROM t", "SELECT CAST(a AS TEXT) FROM t"),
    ],
)
def test_the_words_that_differ(text: str, sqlite: str, postgres: str) -> None:
    assert to_sqlite(text) == sqlite
    assert to_postgres(text) == postgres


def test_lists_as_each_engine_likes_them() -> None:
    assert list(sqlite_parameters(["a", ["x", 'y"'], (1, 2), None])) == ["a", '["x","y\\""]', "[1,2]", None]
    assert list(postgres_parameters(["a", ["x", 'y"'], (1, 2), None, True])) == ["a", '{"x","y\\""}', "{1,2}", None, 1]


def test_array_literals_keep_every_letter() -> None:
    assert array_literal(["", "NULL", "a,b", "{}", "\\", None]) == '{"","NULL","a,b","{}","\\\\",NULL}'
    assert array_literal(["a\\b", 'c"', "\x1f,", "字"]) == '{"a\\\\b","c\\"","\x1f,","字"}'
    assert array_literal([1, -2]) == "{1,-2}"
    assert array_literal([]) == "{}"
    assert array_literal([b"\x00\xff", True, 1.5, -3]) == '{"\\\\x00ff",1,1.5,-3}'

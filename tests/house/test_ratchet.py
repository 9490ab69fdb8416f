"""The list of exceptions only shrinks: more is refused, and so is keeping what is no longer needed."""

from pathlib import Path

from tools.ratchet import LIST, Finding, growth, judge, parse_exceptions, read_exceptions, read_history

REPOSITORY = Path(__file__).parents[2]

ONE = '[[exception]]\nrule = "H03"\npath = "src/a.py"\ncount = 1\nreason = "the parser is one long table"\n'
TWO = ONE.replace("count = 1", "count = 2")
OTHER_FILE = ONE.replace("src/a.py", "src/b.py")

LONG = Finding("H03", "src/a.py", 7, "f has 90 lines.")
LONG_TOO = Finding("H03", "src/a.py", 99, "g has 80 lines.")


def test_what_is_listed_is_let_through() -> None:
    assert judge([LONG], parse_exceptions(ONE)) == []


def test_what_is_not_listed_is_refused() -> None:
    assert judge([LONG], parse_exceptions("")) == ["src/a.py:7: H03 f has 90 lines."]
    assert judge([LONG._replace(rule="H04")], parse_exceptions(ONE))[0] == "src/a.py:7: H04 f has 90 lines."


def test_more_than_is_listed_is_refused() -> None:
    problems = judge([LONG, LONG_TOO], parse_exceptions(ONE))
    assert problems[0] == "src/a.py:7: H03 f has 90 lines. (the list allows 1 here)"
    assert problems[1].startswith("src/a.py:99: H03")


def test_less_than_is_listed_has_to_be_struck_off() -> None:
    assert judge([LONG], parse_exceptions(TWO)) == [
        f"{LIST}: H03 src/a.py is down from 2 to 1; set its count to 1, so that it stays there."
    ]
    assert judge([], parse_exceptions(ONE)) == [f"{LIST}: H03 src/a.py is down from 1 to 0; remove the entry, so that it stays there."]


def test_an_entry_without_a_reason_or_twice_is_refused() -> None:
    assert "has no reason" in judge([LONG], parse_exceptions(ONE.replace("the parser is one long table", "")))[0]
    assert "listed twice" in judge([LONG], parse_exceptions(ONE + ONE))[0]


def test_the_list_may_not_grow_from_one_commit_to_the_next() -> None:
    one, two, other = (parse_exceptions(text) for text in (ONE, ONE + OTHER_FILE, OTHER_FILE))
    assert growth(one, {"abc": one}) == []
    assert growth(two, {"abc": one}) == [f"{LIST}: H03 has 2 exceptions, in abc it had 1; the list may only shrink."]
    assert len(growth(two, {"def": two, "abc": one})) == 1, "committing it does not make it right"
    assert growth(other, {"abc": one}) == [], "an exception may move to another file"


def test_the_real_list_has_not_grown() -> None:
    assert growth(read_exceptions(REPOSITORY), read_history(REPOSITORY)) == []

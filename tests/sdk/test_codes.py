"""Codes for screens are those of the standard; signed ones belong to one play and one thing."""

from datetime import UTC, datetime, timedelta

import pytest

from antiphon.sdk.codes import ALPHABET, one_time_code, read_rotating, read_signed, rotating_code, signed_code, spaced, step_of, tidy

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "46119246"),
        (1111111109, "68084774"),
        (1111111111, "67062674"),
        (1234567890, "91819424"),
        (2000000000, "90698825"),
        (20000000000, "77737706"),
    ],
)
def test_the_vectors_of_rfc_6238(seconds: int, code: str) -> None:
    """Appendix B, the lines for SHA-256."""
    moment = datetime.fromtimestamp(seconds, UTC)
    assert one_time_code(b"12345678901234567890123456789012", step_of(moment, 30), 8) == code


def test_a_screen_is_good_while_it_stands_and_a_little_longer() -> None:
    step = step_of(NOON, 60)
    code = rotating_code("secret", "visit/bund", step)
    screens = {"bund": "visit/bund", "wukang": "visit/wukang"}
    for seconds, read in ((0, ("bund", step)), (59, ("bund", step)), (60, ("bund", step)), (119, ("bund", step)), (120, None), (-1, None)):
        assert read_rotating("secret", screens, NOON + timedelta(seconds=seconds), 60, 1, code) == read, seconds
    assert read_rotating("another", screens, NOON, 60, 1, code) is None
    assert read_rotating("secret", {"wukang": "visit/wukang"}, NOON, 60, 1, code) is None


def test_a_signed_code_is_one_thing_of_one_play() -> None:
    codes = {key: signed_code("secret", "hunt", key) for key in ("a", "b")}
    assert all(len(code) == 12 and set(code) <= set(ALPHABET) for code in codes.values())
    assert [read_signed("secret", "hunt", ["a", "b"], code) for code in codes.values()] == ["a", "b"]
    assert read_signed("another", "hunt", ["a", "b"], codes["a"]) is None
    assert read_signed("secret", "hunt", ["b"], codes["a"]) is None
    assert tidy(f"https://shop.example/h?code={spaced(codes['a']).lower()}") == codes["a"]
    assert read_signed("secret", "hunt", ["a"], "ÄÖ") is None

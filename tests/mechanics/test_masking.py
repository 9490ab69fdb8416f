"""Names as strangers see them: nothing private is shown, and nothing visible is cut in half."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.sdk.masking import FEWEST_WITH_END, MASK, mask_name

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
FLAG = "🇨🇳"
LETTERS = st.sampled_from("张伟李小明欧阳娜abcXYZéßñЖяあカ한글עم")
TURNING = set("\u202a\u202b\u202d\u202e\u2066\u2067")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张伟", "张**"),
        ("张三丰", "张**"),
        ("欧阳娜娜", "欧**娜"),
        ("强", "**"),
        ("", "**"),
        (" \t\n", "**"),
        ("Bo", "B**"),
        ("Annabel", "A**l"),
        ("  Ann Lee ", "A**e"),
        ("e\u0301lodie", "é**e"),
        ("q\u0307abcw\u0307z\u0307q\u0307", "q\u0307**q\u0307"),
        (FAMILY, "**"),
        (f"{FAMILY}小明同{FLAG}", f"{FAMILY}**{FLAG}"),
        (f"{FLAG}🇯🇵", f"{FLAG}**"),
        ("👍🏽abc", "👍🏽**c"),
        ("1\ufe0f\u20e3abc", "1\ufe0f\u20e3**c"),
        ("\u202eevil name", "e**e"),
        ("\u0301\u200b小明同学\u200b", "小**学"),
        ("ann@shop.example", "**"),
        ("ann＠shop.example", "**"),
        ("13812345678", "**"),
        ("+86 138-1234-5678", "**"),
        ("小明１３８１２３４５６７８", "**"),
        ("user_13812345678", "**"),
        ("小明2008", "小**8"),
        ("Z" + "\u0310" * 500 + "algo", "Z**o"),
        ("ann\ud83d", "a**"),
    ],
)
def test_a_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text())
def test_it_is_short_whatever_stands_in_it(name: str) -> None:
    masked = mask_name(name)
    assert MASK in masked
    assert len(masked) <= 2 * 12 + len(MASK)
    assert not any(
        unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in "\u202a\u202b\u202d\u202e\u2066\u2067" for each in masked
    )
    assert mask_name(name) == masked


@given(st.text(LETTERS, min_size=1, max_size=40))
def test_at_most_half_of_it_is_shown(name: str) -> None:
    masked = mask_name(name)
    shown = len(masked) - len(MASK)
    plain = unicodedata.normalize("NFC", name)
    assert shown <= max(len(plain) // 2, 1 if len(plain) < FEWEST_WITH_END else 2)
    assert name not in masked


@given(st.emails(), st.text(max_size=5), st.text(max_size=5))
def test_an_address_is_never_shown(address: str, before: str, after: str) -> None:
    assert mask_name(before + address + after) == MASK


@given(st.lists(st.sampled_from("0123456789０１２３４٣५"), min_size=5), st.sampled_from(["", " ", "-", "a"]))
def test_a_number_is_never_shown(digits: list[str], between: str) -> None:
    assert mask_name(between.join(digits)) == MASK


@given(st.text(LETTERS, min_size=4, max_size=12), st.sampled_from([FAMILY, FLAG, "👍🏽", "❤️", "🏴\U000e0067\U000e0062\U000e007f"]))
def test_an_emoji_stays_whole_or_is_not_there(name: str, emoji: str) -> None:
    assert mask_name(emoji + name).startswith(emoji)
    assert mask_name(name + emoji).endswith(emoji)
    assert not set(emoji) & set(mask_name(name[:2] + emoji + name[2:]))

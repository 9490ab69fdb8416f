"""Words become pictures: with letters of our own, cut where they are too long, and always the same."""

import io
import subprocess
import sys

import pytest
from PIL import Image, ImageChops

from antiphon.engine.drawing.cards import WIDTH, Bar, Card, draw_card
from antiphon.engine.drawing.codes import MOST, draw_code, modules
from antiphon.engine.drawing.colours import INK, WHITE, ink_on, read_colour
from antiphon.engine.drawing.letters import EMOJI, LETTERS, draw_line, font_bytes, shorten, width_of, wrap

CARD = Card(
    brand="小满茶铺",
    title="你的茶性格",
    figure="🍵",
    headline="桂花乌龙",
    lines=("温和，慢热，越相处越有回甘。",),
    tags=("怕麻烦", "Night owl"),
    bars=(Bar("😊 开心", 62, mine=True), Bar("😴 困", 0)),
    link="https://shop.example/?ref=abcdefgh",
    invite="扫码测一测",
    small="2026-11-22",
)


def _open(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_a_card_is_a_picture_of_phone_width_and_always_the_same() -> None:
    first = draw_card(CARD)
    assert _open(first).size[0] == WIDTH
    assert first == draw_card(CARD)
    assert len(first) < 300_000


def test_what_a_card_says_changes_it() -> None:
    drawn = {draw_card(CARD)}
    for other in (
        Card(title="你的茶性格"),
        Card(title="你的茶性格", link="https://shop.example"),
        Card(title="Your tea"),
        Card(title="你的茶性格", colour=(20, 80, 60)),
    ):
        drawn.add(draw_card(other))
    assert len(drawn) == 5


def test_endless_words_stay_on_the_card() -> None:
    long = "很长的句子，" * 400 + "andonelatinword" * 90
    card = Card(
        title=long, headline=long, figure=long, lines=(long,) * 6, tags=(long,) * 3, bars=(Bar(long, 900),), person=long, small=long
    )
    picture = _open(draw_card(card))
    assert picture.size[0] == WIDTH
    assert picture.size[1] <= 4_000


def test_letters_of_names_and_both_ways_of_writing_are_there() -> None:
    missing = _drawn("\U0002f8ff")  # a letter that nobody has: the empty box
    for sign in "玥喆堃張國龍かナé€→":
        assert ImageChops.difference(_drawn(sign), missing).getbbox() is not None, sign


def test_every_emoji_of_the_package_is_drawn_in_colour() -> None:
    for sign in EMOJI:
        colours = _drawn(sign).getcolors(maxcolors=200_000)
        assert colours is not None
        assert len(colours) > 20, f"{sign} is not in the font"


def _drawn(sign: str) -> Image.Image:
    canvas = Image.new("RGB", (64, 64), WHITE)
    draw_line(canvas, (4, 4), sign, 40, INK)
    return canvas


def test_lines_break_where_they_may() -> None:
    lines = wrap("我们的新茶上市了，欢迎来店里品尝。Come and taste it today!", 40, 420, 9)
    assert all(width_of(line, 40) <= 420 + 40 for line in lines)
    assert not any(line[0] in "，。！!" for line in lines)
    assert "Come and" in " ".join(lines)
    assert len(wrap("一" * 500, 40, 420, 3)) == 3
    assert wrap("一" * 500, 40, 420, 3)[-1].endswith("…")
    assert shorten("short", 40, 420) == "short"
    assert wrap("", 40, 420, 3) == []


def test_a_code_has_its_three_corners_and_its_margin() -> None:
    rows = modules("https://shop.example/?ref=abc")
    for y, x in ((0, 0), (0, len(rows) - 7), (len(rows) - 7, 0)):
        corner = [row[x : x + 7] for row in rows[y : y + 7]]
        assert all(corner[0])
        assert all(corner[6])
        assert not any(corner[1][1:6])
        assert all(corner[3][2:5])
    picture = draw_code("https://shop.example/?ref=abc", 300)
    assert picture.size == (300, 300)
    assert picture.getpixel((2, 2)) == WHITE
    assert modules("a") != modules("b")


@pytest.mark.parametrize("says", ["", "x" * (MOST + 1)])
def test_a_code_says_something_that_phones_can_read(says: str) -> None:
    with pytest.raises(ValueError, match="1 to 1000 bytes"):
        modules(says)


def test_ink_can_be_read_on_its_ground() -> None:
    assert ink_on((250, 250, 210)) == INK
    assert ink_on((10, 60, 40)) == WHITE
    assert read_colour("#0a3c28", WHITE) == (10, 60, 40)
    assert read_colour("red", WHITE) == WHITE


def test_no_font_of_the_machine_is_needed() -> None:
    """In a process where every other file that ends like a font cannot be opened."""
    program = """
import sys
def watch(event, args):
    if event == "open" and str(args[0]).lower().endswith((".ttf", ".ttc", ".otf")) and "drawing" not in str(args[0]):
        raise SystemExit("opened " + str(args[0]))
sys.addaudithook(watch)
from antiphon.engine.drawing.cards import Card, draw_card
assert draw_card(Card(title="中文 English 😊"))
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_letters_say_whose_they_are() -> None:
    assert b"Adobe" in font_bytes(LETTERS) or "Adobe".encode("utf-16-be") in font_bytes(LETTERS)

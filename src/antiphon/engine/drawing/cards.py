"""A card as a picture: who says it, what the result is, and a code that leads back. 1080 pixels wide, for phones.

    png = draw_card(Card(brand="小满茶铺", title="你的茶性格", figure="🍵", headline="桂花乌龙", lines=("温和，回甘。",), link="https://…"))

The same card gives the same bytes; nothing is read but the fonts of the package.
"""

import io
import threading
from typing import Final

import msgspec
from PIL import Image, ImageDraw

from antiphon.engine.drawing.codes import draw_code
from antiphon.engine.drawing.colours import WHITE, Colour, luminance, mixed
from antiphon.engine.drawing.letters import EMOJI, draw_line, shorten, width_of, wrap

WIDTH: Final = 1080
_EDGE: Final = 64  # from the edge of the picture to the sheet, and from the sheet to what is on it
_INNER: Final = WIDTH - 4 * _EDGE
_CODE: Final = 232
_GREY: Final[Colour] = (92, 100, 112)
_DARK: Final[Colour] = (31, 35, 41)
_MOST_PICTURE: Final = 4_000  # pixels high; no card comes near
AT_ONCE: Final = 2  # cards drawn at the same time, for the sake of memory
_drawing = threading.BoundedSemaphore(AT_ONCE)


class Bar(msgspec.Struct, frozen=True, array_like=True):
    """A part of a whole: 0 to 100."""

    name: str
    percent: int
    mine: bool = False


class Card(msgspec.Struct, frozen=True, array_like=True):
    """What stands on a card, in one language. Everything but the title may be left out; what is too long is cut with an ellipsis."""

    title: str  # what was played, or what the certificate is
    headline: str = ""  # the result, in large letters
    figure: str = ""  # an emoji or a number, still larger
    lines: tuple[str, ...] = ()  # sentences
    tags: tuple[str, ...] = ()  # short words, each on a pill
    bars: tuple[Bar, ...] = ()
    brand: str = ""  # the shop
    person: str = ""  # whose it is, by their own choice
    link: str = ""  # where the code leads
    invite: str = ""  # beside the code: what to scan it for
    small: str = ""  # at the foot: the date, a number
    colour: Colour = (194, 65, 12)


def draw_card(card: Card) -> bytes:
    """The card as PNG, 1080 pixels wide and as high as it needs. Raises `ValueError` for a link beyond 1,000 bytes."""
    with _drawing:
        return _Sheet(card).png()


class _Sheet:
    """Draws from top to bottom on a picture that is too high, then cuts it."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._canvas = Image.new("RGB", (WIDTH, _MOST_PICTURE), WHITE)
        self._pen = ImageDraw.Draw(self._canvas)
        self._accent = card.colour if luminance(card.colour) < 0.4 else mixed(card.colour, _DARK, 0.45)
        self._y = 2 * _EDGE

    def png(self) -> bytes:
        card = self._card
        self._head()
        if card.figure:
            self._centred(card.figure, 200 if len(card.figure) <= 2 else 150, self._accent, most=1, gap=28, bold=True)
        if card.headline:
            size = next((each for each in (76, 64) if width_of(card.headline, each) <= _INNER), 56)
            self._centred(card.headline, size, _DARK, most=2, gap=20, bold=True)
        if card.person:
            self._centred(card.person, 38, _GREY, most=1, gap=14)
        self._y += 12
        for line in card.lines:
            self._centred(line, 40, _DARK, most=4, gap=12)
        self._tags()
        self._bars()
        self._foot()
        return self._framed()

    def _head(self) -> None:
        if self._card.brand:
            self._centred(self._card.brand, 34, _GREY, most=1, gap=10)
        self._centred(self._card.title, 46, self._accent, most=2, gap=36, bold=True)

    def _centred(self, text: str, size: int, ink: Colour, *, most: int, gap: int, bold: bool = False) -> None:
        for line in wrap(text, size, _INNER, most):
            draw_line(self._canvas, ((WIDTH - width_of(line, size)) / 2, self._y), line, size, ink, bold=bold)
            self._y += round(size * 1.4)
        self._y += gap

    def _tags(self) -> None:
        size, high, rows = 40, 72, list[list[str]]()
        for tag in self._card.tags:
            word = shorten(tag, size, _INNER - 56)
            if rows and sum(width_of(each, size) + 56 + 18 for each in (*rows[-1], word)) - 18 <= _INNER:
                rows[-1].append(word)
            else:
                rows.append([word])
        for row in rows:
            x = (WIDTH - sum(width_of(each, size) + 56 + 18 for each in row) + 18) / 2
            for word in row:
                wide = width_of(word, size) + 56
                ground = mixed(self._accent, WHITE, 0.12)
                self._pen.rounded_rectangle((x, self._y, x + wide, self._y + high), high // 2, ground)
                draw_line(self._canvas, (x + 28, self._y + 13), word, size, self._accent)
                x += wide + 18
            self._y += high + 18
        self._y += 10 if rows else 0

    def _bars(self) -> None:
        for bar in self._card.bars:
            percent, size = min(100, max(0, bar.percent)), 36
            says = f"{percent}%"
            name = shorten(bar.name, size, _INNER - width_of(says, size) - 30)
            ink = self._accent if bar.mine else _DARK
            draw_line(self._canvas, (2 * _EDGE, self._y), name, size, ink, bold=bar.mine)
            draw_line(self._canvas, (WIDTH - 2 * _EDGE - width_of(says, size), self._y), says, size, ink, bold=bar.mine)
            self._y += 50
            box = (2 * _EDGE, self._y, 2 * _EDGE + _INNER, self._y + 22)
            self._pen.rounded_rectangle(box, 11, mixed(self._accent, WHITE, 0.12))
            if percent:
                filled = max(22, _INNER * percent / 100)
                self._pen.rounded_rectangle(
                    (box[0], box[1], box[0] + filled, box[3]), 11, mixed(self._accent, WHITE, 1 if bar.mine else 0.55)
                )
            self._y += 44

    def _foot(self) -> None:
        card = self._card
        self._y += 24
        if card.link:
            self._pen.line((2 * _EDGE, self._y, WIDTH - 2 * _EDGE, self._y), mixed(_GREY, WHITE, 0.25), 2)
            self._y += 32
            self._canvas.paste(draw_code(card.link, _CODE), (WIDTH - 2 * _EDGE - _CODE, self._y))
            beside, y = _INNER - _CODE - 36, self._y + 28
            for line in wrap(card.invite, 40, beside, 3):
                draw_line(self._canvas, (2 * _EDGE, y), line, 40, _DARK, bold=True)
                y += 56
            for line in wrap(card.small, 30, beside, 2):
                draw_line(self._canvas, (2 * _EDGE, y + 8), line, 30, _GREY)
                y += 42
            self._y += _CODE
        elif card.small:
            self._centred(card.small, 30, _GREY, most=2, gap=0)

    def _framed(self) -> bytes:
        """Cut to what was used, on a ground of the card's colour with round corners."""
        high = min(self._y + 2 * _EDGE - 24, _MOST_PICTURE)
        whole = Image.new("RGB", (WIDTH, high), self._card.colour)
        mask = Image.new("L", (WIDTH, high), 0)
        ImageDraw.Draw(mask).rounded_rectangle((_EDGE // 2, _EDGE // 2, WIDTH - _EDGE // 2, high - _EDGE // 2), 44, 255)
        whole.paste(self._canvas.crop((0, 0, WIDTH, high)), (0, 0), mask)
        small = whole.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE) if not _has_emoji(self._card) else whole
        buffer = io.BytesIO()
        small.save(buffer, "PNG", optimize=False, compress_level=6)
        return buffer.getvalue()


def _has_emoji(card: Card) -> bool:
    texts = (card.figure, card.headline, *card.lines, *card.tags, *(bar.name for bar in card.bars))
    return any(sign in EMOJI for sign in "".join(texts))
